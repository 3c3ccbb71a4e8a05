"""The draft against the text that buyers see now: the approved one, or what the file says."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from merchant_assistant.catalogue.model import Product
from merchant_assistant.foundation.prose import plain
from merchant_assistant.listings.model import DraftKind, Listing
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.listings.diff_view import Comparison, DiffView
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.labels import label

_NOTHING = Listing("", (), "")


@dataclass(frozen=True, slots=True)
class Present:
    """The text in use now. ``approved``: a person approved it here; else it came with the product."""

    listing: Listing
    approved: bool


def present_text(product: Product, approved: Listing | None, draft: Listing, kind: DraftKind) -> Present:
    """What a draft would take the place of; an approved text that the draft itself is says nothing."""
    if approved is not None and approved != draft:
        return Present(approved, approved=True)
    if kind != "listing":
        return Present(_NOTHING, approved=False)
    tags = tuple(tag.strip() for tag in product.fields.get("tags", "").split(",") if tag.strip())
    return Present(Listing(product.title, (), plain(product.description), tags=tags), approved=False)


def to_come(present: Present, draft: Listing) -> Listing:
    """The text as it goes out: the tags of the file stay, those of the draft come to them."""
    if present.approved:
        return draft
    known = {tag.casefold() for tag in present.listing.tags}
    return replace(draft, tags=(*present.listing.tags, *(tag for tag in draft.tags if tag.casefold() not in known)))


class CompareView(QWidget):
    """Says what is compared, then shows it. ``left``: the text is wanted again."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note = label(role="caption", wrap=True)
        self.back = Button("", "link")
        self.back.clicked.connect(self.left)
        self.diff = DiffView()
        self._present: Present | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        first = QHBoxLayout()
        first.addWidget(self.note, 1)
        first.addWidget(self.back)
        column.addLayout(first)
        column.addWidget(self.diff, 1)
        on_language(self._say)

    def show_texts(self, present: Present, draft: Listing, kind: DraftKind) -> None:
        """From the present text to the draft."""
        self._present = present
        self.diff.show_comparison(Comparison(present.listing, draft, kind))
        self._say()

    @Slot()
    def _say(self) -> None:
        present = self._present
        if present is None or present.listing == _NOTHING:
            told = self.tr("There is no other text yet: all of this is new.")
        elif present.approved:
            told = self.tr("Compared with the approved text. Struck out: goes. Underlined: comes.")
        else:
            told = self.tr("Compared with the text of your file. Struck out: goes. Underlined: comes.")
        self.note.setText(told)
        self.back.setText(self.tr("Back to the text"))
