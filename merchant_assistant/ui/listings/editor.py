"""Title, bullets and description of one draft, as one page of text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from merchant_assistant.claims.model import Claim
from merchant_assistant.listings.model import Listing
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.listings.bullets_edit import BulletsEdit
from merchant_assistant.ui.listings.claim_edit import ClaimEdit
from merchant_assistant.ui.theme.theme import set_look
from merchant_assistant.ui.widgets.labels import label
from merchant_assistant.ui.words import number


class DraftEditor(QScrollArea):
    """``edited``: the person changed the text. ``left``: the focus left one part. ``pointed``: a claim, or None."""

    edited = Signal()
    left = Signal()
    pointed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its parts take the keyboard
        self.title = ClaimEdit(one_line=True)
        self.title.set_weight(QFont.Weight.DemiBold)
        self.bullets = BulletsEdit()
        self.description = ClaimEdit()
        self.parts = (self.title, self.bullets, self.description)
        self._captions = [label(role="caption") for _ in self.parts]
        self.length = label(role="caption")
        self._most = 0
        self._filling = False
        self._lay_out()
        on_language(self._say)
        for part in self.parts:
            part.textChanged.connect(self._text_changed)
            part.left.connect(self.left)
            part.pointed.connect(self.pointed)

    def _lay_out(self) -> None:
        canvas = QWidget()
        column = QVBoxLayout(canvas)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(2)
        for caption, part in zip(self._captions, self.parts, strict=True):
            head = QHBoxLayout()
            head.setContentsMargins(4, 6, 0, 0)
            head.setSpacing(12)
            head.addWidget(caption)
            if part is self.title:
                head.addWidget(self.length)
            head.addStretch()
            column.addLayout(head)
            column.addWidget(part)
        column.addStretch()
        self.setWidget(canvas)
        canvas.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    @Slot()
    def _say(self) -> None:
        names = (self.tr("Title"), self.tr("Bullets"), self.tr("Description"))
        for name, caption, part in zip(names, self._captions, self.parts, strict=True):
            caption.setText(name)
            part.setAccessibleName(name)
        self._say_length()

    def explain_by(self, explain: Callable[[Claim], str]) -> None:
        """What is said of the claim under the mouse."""
        for part in self.parts:
            part.explain_by(explain)

    def limit_title(self, most: int) -> None:
        """How many characters the platform takes; counted live."""
        self._most = most
        self._say_length()

    def show_listing(self, listing: Listing, claims: Sequence[Claim]) -> None:
        """Replace the text (what was typed before must be saved by now)."""
        self._filling = True
        self.title.setPlainText(listing.title)
        self.bullets.setPlainText("\n".join(listing.bullets))
        self.description.setPlainText(listing.description)
        self._filling = False
        self._say_length()
        self.show_claims(claims)
        self.verticalScrollBar().setValue(0)

    def listing(self) -> Listing:
        """The text as it stands, not tidied: places in it are places on the screen."""
        title = self.title.toPlainText().replace("\n", " ")
        return Listing(title, self.bullets.bullets(), self.description.toPlainText())

    def show_claims(self, claims: Sequence[Claim]) -> None:
        """Underline the claims of :meth:`listing`."""
        starts = self.bullets.starts()
        self.title.set_marks([(c.start, c.end, c) for c in claims if c.part == "title"])
        self.description.set_marks([(c.start, c.end, c) for c in claims if c.part == "description"])
        self.bullets.set_marks(
            [
                (starts[c.index] + c.start, starts[c.index] + c.end, c)
                for c in claims
                if c.part == "bullets" and c.index is not None and c.index < len(starts)
            ]
        )

    def claims(self) -> list[Claim]:
        """The claims underlined now, in reading order."""
        return list(self._marked())

    def point_out(self, claim: Claim | None) -> None:
        """Frame the claim that is explained."""
        for part in self.parts:
            part.point_out(claim)

    def go_to(self, claim: Claim) -> None:
        """Put the caret on a claim."""
        for part in self.parts:
            if part.go_to(claim):
                self.ensureWidgetVisible(part)
                return

    def replace(self, claim: Claim, text: str, *, focus: bool = False) -> bool:
        """Put another text in the place of a claim; Ctrl+Z takes it back. False where the claim is gone."""
        for part in self.parts:
            if part.replace(claim, text):
                if focus:
                    part.setFocus()
                return True
        return False

    def _marked(self) -> Iterator[Claim]:
        for part in self.parts:
            yield from (mark.claim for mark in sorted(part.marks, key=lambda mark: mark.cursor.selectionStart()))

    def _say_length(self) -> None:
        length = len(self.title.toPlainText().strip())
        text = self.tr("{length} of {most} characters").format(length=number(length), most=number(self._most))
        self.length.setText(text if self._most else "")
        self.title.setAccessibleDescription(self.length.text())
        set_look(self.length, "role", "care" if length > self._most else "caption")

    @Slot()
    def _text_changed(self) -> None:
        if not self._filling:
            self._say_length()
            self.edited.emit()
