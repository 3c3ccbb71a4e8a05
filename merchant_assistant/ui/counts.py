"""What waits on each page, as figures in the rail."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.tasks import Handle, Task

if TYPE_CHECKING:
    from merchant_assistant.ui.desk import Desk
    from merchant_assistant.ui.rail import Rail


@dataclass(frozen=True, slots=True)
class _Counts:
    products: int = 0
    drafts: int = 0  # that wait for a person
    messages: int = 0  # of customers, to be answered


class RailCounts(QObject):
    """Counts again after each write; a count that a newer one replaces is not shown."""

    def __init__(self, desk: Desk, rail: Rail, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rail = rail
        self._counts = _Counts()
        self._counting: Handle[Any] | None = None
        desk.changed.connect(self._follow)
        on_language(self._say)
        self.count()

    @Slot()
    def count(self) -> None:
        if self._counting:
            self._counting.forget()
        self._counting = self._desk.tasks.start(Task(partial(_count, self._desk), self._counted))

    @Slot(object)
    def _follow(self, changes: Changes) -> None:
        if changes.products or changes.drafts or changes.replies:
            self.count()

    def _counted(self, counts: _Counts) -> None:
        self._counting = None
        self._counts = counts
        self._say()

    def _say(self) -> None:
        counts = self._counts
        self._rail.set_count("catalogue", counts.products, self.tr("%Ln product(s)", "", counts.products))
        self._rail.set_count("listings", counts.drafts, self.tr("%Ln draft(s) wait for you", "", counts.drafts))
        self._rail.set_count("replies", counts.messages, self.tr("%Ln message(s) to be answered", "", counts.messages))


def _count(desk: Desk, _progress: Progress, cancel: CancelToken) -> _Counts:
    products = desk.catalogue.count()
    cancel.check()
    waiting, _newest = desk.listings.waiting(1)
    return _Counts(products, waiting, desk.replies.waiting())
