"""Closing the window while drafts are being written: said beforehand, so that nobody takes them for lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from merchant_assistant.ui.desk import Desk
    from merchant_assistant.ui.window import MainWindow


class ClosingQuestion(QObject):
    """Asks only while something is being written; the answer is one press."""

    def __init__(self, desk: Desk, window: MainWindow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._window = window
        window.may_close = self.may_close

    def may_close(self) -> bool:
        """Whether the window may go without a word; else the question is open by now."""
        left = self._desk.draft_all.left + self._desk.cut_off.under_way
        if left:
            self._ask(left)
        return not left

    def _ask(self, left: int) -> None:
        self._desk.notifier.ask(
            lambda: self.tr("Close while drafts are being written?"),
            lambda: self.tr("%Ln draft(s) are not written yet. You can go on with them at the next start.", "", left),
            yes=lambda: self.tr("Close"),
            act=self._window.close,
            no=lambda: self.tr("Keep writing"),
        )
