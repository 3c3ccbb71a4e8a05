"""What can be done with a draft: approve, fix, write again, reject; stop while it is written."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from merchant_assistant.listings.model import Draft
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.flow import Flow


class DraftActions(Flow):
    """Each names its key; those of a draft are heard by :class:`~.decision_keys.DecisionKeys`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.approve = Button("", "primary", key="A", listens=False)
        self.fix = Button("", key="F", listens=False)
        self.again = Button("", key="R", listens=False)
        self.reject = Button("", "quiet", key="X", listens=False)
        self.stop = Button("", key="Escape")
        self._for_draft = (self.approve, self.fix, self.again, self.reject)
        super().__init__(*self._for_draft, self.stop, parent=parent)
        on_language(self._say)

    def show_for(self, draft: Draft | None, *, writing: bool) -> None:
        """Offer what there is to do."""
        for button in self._for_draft:
            button.setVisible(bool(draft) and not writing)
        self.stop.setVisible(writing)
        self.setVisible(bool(draft) or writing)

    def follow(self, draft: Draft, *, typed: bool) -> None:
        """What can still be done follows from what was done; ``typed``: the text is another one by now."""
        self.approve.setEnabled(typed or draft.status not in ("approved", "exported", "failed"))
        self.reject.setEnabled(draft.status != "rejected")

    def offer_fix(self, *, some: bool) -> None:
        """The data have a value for what they deny."""
        self.fix.setVisible(some and not self.approve.isHidden())

    @Slot()
    def _say(self) -> None:
        self.approve.setText(self.tr("Approve"))
        self.fix.setText(self.tr("Fix and approve"))
        self.fix.setToolTip(self.tr("Put what your data say in the place of what they deny, then approve"))
        self.again.setText(self.tr("Write again"))
        self.reject.setText(self.tr("Reject"))
        self.stop.setText(self.tr("Stop"))
