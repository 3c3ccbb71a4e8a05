"""All parts of one draft as one page of text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from merchant_assistant.claims.model import Claim
from merchant_assistant.listings.model import Listing
from merchant_assistant.ui.listings.claim_edit import ClaimEdit
from merchant_assistant.ui.listings.limits import Rules
from merchant_assistant.ui.listings.part_field import PartField
from merchant_assistant.ui.listings.parts import ALL_PARTS, TextPart
from merchant_assistant.ui.widgets.following_scroll import FollowingScroll


class DraftEditor(FollowingScroll):
    """``edited``: the person changed the text. ``left``: the focus left one part. ``pointed``: a claim, or None;
    ``hovered``: the one under the mouse, or None.

    A part that the platform or the kind of text has no use for is hidden; what stands in it is kept.
    """

    edited = Signal()
    left = Signal()
    pointed = Signal(object)
    hovered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # its texts wrap
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its parts take the keyboard
        self.fields: dict[TextPart, PartField] = {part: PartField(part) for part in ALL_PARTS}
        self.title, self.bullets, self.description, self.seo_title, self.seo_description, self.tags = (
            field.edit for field in self.fields.values()
        )
        self._rules = Rules()
        self._filling = False
        self._lay_out()
        for field in self.fields.values():
            field.edited.connect(self._text_changed)
            field.edit.left.connect(self.left)
            field.edit.pointed.connect(self.pointed)
            field.edit.hovered.connect(self.hovered)

    def _lay_out(self) -> None:
        canvas = QWidget()
        column = QVBoxLayout(canvas)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(2)
        for field in self.fields.values():
            column.addWidget(field)
        column.addStretch()
        self.setWidget(canvas)
        canvas.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    @property
    def parts(self) -> tuple[ClaimEdit, ...]:
        """What can be edited now, in its order."""
        return tuple(field.edit for field in self._shown())

    def explain_by(self, explain: Callable[[Claim], str]) -> None:
        """What is said (as rich text) of the claim under the mouse."""
        for field in self.fields.values():
            field.edit.explain_by(explain)

    def obey(self, rules: Rules) -> None:
        """Where the text goes: which parts are seen, and how they are counted."""
        self._rules = rules
        for field in self.fields.values():
            field.obey(rules)
        self._show_parts()

    def show_listing(self, listing: Listing, claims: Sequence[Claim]) -> None:
        """Replace the text (what was typed before must be saved by now)."""
        self._filling = True
        for part, field in self.fields.items():
            field.fill(_texts(listing, part))
        self._filling = False
        self._show_parts()
        self.show_claims(claims)
        self.verticalScrollBar().setValue(0)

    def put_listing(self, listing: Listing) -> None:
        """Have another text as if it were typed: Ctrl+Z in each part takes it back."""
        for part, field in self.fields.items():
            field.put(_texts(listing, part))

    def listing(self) -> Listing:
        """The text as it stands, not tidied: places in it are places on the screen."""
        one = {part: self.fields[part].texts()[0] for part in ALL_PARTS if part not in ("bullets", "tags")}
        return Listing(
            one["title"],
            self.fields["bullets"].texts(),
            one["description"],
            one["seo_title"],
            one["seo_description"],
            self.fields["tags"].texts(),
        )

    def show_claims(self, claims: Sequence[Claim]) -> None:
        """Underline the claims of :meth:`listing`."""
        for field in self.fields.values():
            field.show_claims(claims)

    def claims(self) -> list[Claim]:
        """The claims underlined now, in reading order."""
        return list(self._marked())

    def point_out(self, claim: Claim | None) -> None:
        """Frame the claim that is explained."""
        for field in self.fields.values():
            field.edit.point_out(claim)

    def go_to(self, claim: Claim) -> None:
        """Put the caret on a claim."""
        for field in self.fields.values():
            if field.edit.go_to(claim):
                self.ensureWidgetVisible(field)
                return

    def replace(self, claim: Claim, text: str, *, focus: bool = False) -> bool:
        """Put another text in the place of a claim; Ctrl+Z takes it back. False where the claim is gone."""
        for field in self.fields.values():
            if field.edit.replace(claim, text):
                if focus:
                    field.edit.setFocus()
                return True
        return False

    def _marked(self) -> Iterator[Claim]:
        for field in self.fields.values():
            yield from (mark.claim for mark in sorted(field.edit.marks, key=lambda mark: mark.cursor.selectionStart()))

    def _shown(self) -> Iterator[PartField]:
        return (field for field in self.fields.values() if not field.isHidden())

    def _show_parts(self) -> None:
        wanted = self._rules.parts(self.listing())
        for part, field in self.fields.items():
            field.setVisible(part in wanted)

    @Slot()
    def _text_changed(self) -> None:
        if not self._filling:
            self.edited.emit()


def _texts(listing: Listing, part: TextPart) -> tuple[str, ...]:
    words = getattr(listing, part)
    return words if isinstance(words, tuple) else (words,)
