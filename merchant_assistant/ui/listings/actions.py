"""What can be done with a draft: approve, write again, reject; stop while it is written."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from merchant_assistant.listings.model import Draft
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.widgets.buttons import Button


class DraftActions(QWidget):
    """Each with its key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.approve = Button("", "primary", key="A")
        self.again = Button("", key="R")
        self.reject = Button("", "quiet", key="X")
        self.stop = Button("", key="Escape")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(8)
        for button in (self.approve, self.again, self.reject, self.stop):
            row.addWidget(button)
        row.addStretch()
        on_language(self._say)

    def show_for(self, draft: Draft | None, *, writing: bool) -> None:
        """Offer what there is to do."""
        for button in (self.approve, self.again, self.reject):
            button.setVisible(bool(draft) and not writing)
        self.stop.setVisible(writing)
        self.setVisible(bool(draft) or writing)

    def follow(self, draft: Draft, *, typed: bool) -> None:
        """What can still be done follows from what was done; ``typed``: the text is another one by now."""
        self.approve.setEnabled(typed or draft.status not in ("approved", "exported", "failed"))
        self.reject.setEnabled(draft.status != "rejected")

    @Slot()
    def _say(self) -> None:
        self.approve.setText(self.tr("Approve"))
        self.again.setText(self.tr("Write again"))
        self.reject.setText(self.tr("Reject"))
        self.stop.setText(self.tr("Stop"))
