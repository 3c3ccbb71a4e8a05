"""Title, bullets and description of one draft, as one page of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from merchant_assistant.claims.model import Claim
from merchant_assistant.listings.model import Listing
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.listings.bullets_edit import BulletsEdit
from merchant_assistant.ui.listings.claim_edit import ClaimEdit
from merchant_assistant.ui.widgets.labels import label


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
            caption.setContentsMargins(4, 6, 0, 0)
            column.addWidget(caption)
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

    def show_listing(self, listing: Listing, claims: Sequence[Claim]) -> None:
        """Replace the text (what was typed before must be saved by now)."""
        self._filling = True
        self.title.setPlainText(listing.title)
        self.bullets.setPlainText("\n".join(listing.bullets))
        self.description.setPlainText(listing.description)
        self._filling = False
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

    def go_to(self, claim: Claim) -> None:
        """Put the caret on a claim."""
        for part in self.parts:
            if part.go_to(claim):
                self.ensureWidgetVisible(part)
                return

    def replace(self, claim: Claim, text: str) -> bool:
        """Put another text in the place of a claim; Ctrl+Z takes it back. False where the claim is gone."""
        return any(part.replace(claim, text) for part in self.parts)

    def _marked(self) -> Iterator[Claim]:
        for part in self.parts:
            yield from (mark.claim for mark in sorted(part.marks, key=lambda mark: mark.cursor.selectionStart()))

    @Slot()
    def _text_changed(self) -> None:
        if not self._filling:
            self.edited.emit()
