"""Keeps products findable by their meaning: a little work at a time, only while nothing else is done."""

from __future__ import annotations

import contextlib
import logging
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.settings import WORDS_ONLY
from merchant_assistant.ui.tasks import Task
from merchant_assistant.ui.words import number

if TYPE_CHECKING:
    from merchant_assistant.ui.desk import Desk

_log = logging.getLogger(__name__)

_SOON_MS = 15_000  # after the products changed: mostly they change again
_PAUSE_MS = 500  # between two portions, so that others come first
_AT_ONCE = 96  # products: about a second


@dataclass(frozen=True, slots=True)
class _Portion:
    """``too_many``: the limit that was passed, where nobody was told of it yet; else 0."""

    looked_at: int
    too_many: int


class ProductMeaning(QObject):
    """Begins some seconds after the window opened or products changed; rests where there is no model for it."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._timer = QTimer(self, interval=_SOON_MS, singleShot=True)
        self._timer.timeout.connect(self.work)
        desk.changed.connect(self._follow)
        self._timer.start()

    @Slot(object)
    def _follow(self, changes: Changes) -> None:
        if changes.products or changes.models:
            self._timer.start(_SOON_MS)

    @Slot()
    def work(self) -> None:
        """Make some of the vectors that are missing, now or as soon as nothing else is done."""
        if not self._desk.tasks.idle:
            self._timer.start(_PAUSE_MS)
            return
        self._desk.tasks.start(Task(partial(_made, self._desk), self._go_on, self._rest, _nothing))

    def _go_on(self, portion: _Portion) -> None:
        if portion.too_many:
            self._desk.notifier.say(partial(self._told, portion.too_many))
        if portion.looked_at:
            self._desk.changed.emit(Changes())  # no view shows it; but nobody outside wrote it
            self._timer.start(_PAUSE_MS)

    def _told(self, most: int) -> str:
        line = self.tr("You have more than {count} products: the chat finds them by their words, not by their meaning.")
        return line.format(count=number(most))

    def _rest(self, fault: Exception) -> None:
        """There is no model of vectors: full text is all there is until something changes."""
        if not isinstance(fault, UserFault):
            _log.error("Products could not be made findable by their meaning", exc_info=fault)


def _made(desk: Desk, progress: Progress, cancel: CancelToken) -> _Portion:
    goods, settings = desk.services.goods, desk.settings
    looked_at, too_many = goods.index(progress, cancel, most=_AT_ONCE), goods.limit_passed()
    if not too_many or settings.get(WORDS_ONLY):
        return _Portion(looked_at, 0)
    with contextlib.suppress(UserFault):  # it is told again at the next start
        settings.set(WORDS_ONLY, True)
    return _Portion(looked_at, too_many)


def _nothing() -> None:
    """It was stopped as the window closes."""
