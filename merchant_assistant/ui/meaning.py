"""Keeps products findable by their meaning: a little work at a time, only while nothing else is done."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.ui.tasks import Task

if TYPE_CHECKING:
    from merchant_assistant.ui.desk import Desk

_log = logging.getLogger(__name__)

_SOON_MS = 15_000  # after the products changed: mostly they change again
_PAUSE_MS = 500  # between two portions, so that others come first
_AT_ONCE = 96  # products: about a second


class ProductMeaning(QObject):
    """Begins some seconds after the window opened or products changed; rests where there is no model for it."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._timer = QTimer(self, interval=_SOON_MS, singleShot=True)
        self._timer.timeout.connect(self.work)
        self._working = False
        desk.changed.connect(self._follow)
        self._timer.start()

    @Slot(object)
    def _follow(self, changes: Changes) -> None:
        if changes.products or changes.models:
            self._timer.start(_SOON_MS)

    @Slot()
    def work(self) -> None:
        """Make some of the vectors that are missing, now or as soon as nothing else is done."""
        if self._working:
            return
        if not self._desk.tasks.idle:
            self._timer.start(_PAUSE_MS)
            return
        self._working = True
        work = partial(_made, self._desk)
        self._desk.tasks.start(Task(work, self._go_on, self._rest, self._rest))

    def _go_on(self, looked_at: int) -> None:
        self._working = False
        if looked_at:
            self._desk.changed.emit(Changes())  # no view shows it; but nobody outside wrote it
            self._timer.start(_PAUSE_MS)

    def _rest(self, fault: Exception | None = None) -> None:
        """There is no model of vectors: full text is all there is until something changes."""
        self._working = False
        if fault and not isinstance(fault, UserFault):
            _log.error("Products could not be made findable by their meaning", exc_info=fault)


def _made(desk: Desk, progress: Progress, cancel: CancelToken) -> int:
    return desk.services.goods.index(progress, cancel, most=_AT_ONCE)
