"""The note that an approved text goes out while another draft waits, and that text to look at."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from merchant_assistant.listings.model import Draft, Listing
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.card import Card
from merchant_assistant.ui.widgets.labels import label


class InForceNote(Card):
    """``looked`` carries whether the approved text (``view``) is to be seen in place of the draft."""

    looked = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=2, kind="well", parent=parent)
        self._looking = False
        self._shown: Listing | None = None
        self._waits = False
        self.text = label(wrap=True)
        self.look = Button("", "link")
        self.look.clicked.connect(self._turn)
        self.view = QPlainTextEdit(readOnly=True)
        self.view.setTabChangesFocus(True)
        row = QHBoxLayout()
        row.setContentsMargins(10, 0, 8, 0)
        row.addWidget(self.text, 1)
        row.addWidget(self.look)
        self.column.addLayout(row)
        self.hide()
        on_language(self._say)

    def show_approved(self, approved: Draft | None, draft: Draft | None) -> None:
        """Tell of the text in force beside the draft that is shown, or of nothing."""
        listing = approved.listing if approved else None
        if self._looking and listing != self._shown:
            self._turn()
        self._shown = listing
        self._waits = draft is not None and draft.status in ("proposed", "needs_review")
        self.setVisible(listing is not None)
        self.view.setPlainText(_words(listing) if listing else "")
        self._say()

    @Slot()
    def _turn(self) -> None:
        self._looking = not self._looking
        self._say()
        self.looked.emit(self._looking)

    @Slot()
    def _say(self) -> None:
        text = self.tr("An approved text is in force until you approve this one.")
        self.text.setText(text if self._waits else self.tr("An approved text is in force."))
        self.look.setText(self.tr("Back") if self._looking else self.tr("Show it"))
        self.view.setAccessibleName(self.tr("The approved text"))


def _words(listing: Listing) -> str:
    bullets = "\n".join(f"• {bullet}" for bullet in listing.bullets)
    return "\n\n".join(part for part in (listing.title, bullets, listing.description) if part)
