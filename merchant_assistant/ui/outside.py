"""Notices what a command in a terminal changed while the window is open."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.ui.tasks import Handle, Task

if TYPE_CHECKING:
    from merchant_assistant.storage.database import Database
    from merchant_assistant.ui.desk import Desk

_EVERY_MS = 2000
# It may be a restore.
_ALL = Changes(products=True, batches=True, drafts=True, conversations=True, documents=True, replies=True, words=True)


class OutsideChanges(QObject):
    """Looks every two seconds at a number that SQLite changes with each commit; never while we work ourselves."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._known: int | None = None
        self._looking: Handle[int] | None = None
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        desk.changed.connect(self._forget)
        self.look()

    @Slot()
    def look(self) -> None:
        if self._desk.tasks.idle:
            self._looking = self._desk.tasks.start(Task(partial(_version, self._desk.services.database), self._compare))

    @Slot(object)
    def _forget(self, _changes: Changes) -> None:
        """Our own write: the views know of it already, and what is being looked up may be from before it."""
        self._known = None
        if self._looking:
            self._looking.forget()

    def _compare(self, version: int) -> None:
        self._looking = None
        if not self._desk.tasks.idle:  # we may have written that ourselves: the next look tells
            return
        known, self._known = self._known, version
        if known is not None and known != version:
            self._desk.tell(_ALL)


def _version(database: Database, _progress: Progress, _cancel: CancelToken) -> int:
    return database.data_version()
