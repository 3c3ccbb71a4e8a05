"""A document that was dropped: read in a worker, told, and made findable by meaning unseen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.ui.knowledge import work
from merchant_assistant.ui.notifier import Notice
from merchant_assistant.ui.tasks import Task

if TYPE_CHECKING:
    from merchant_assistant.knowledge.model import Document
    from merchant_assistant.ui.desk import Desk


_CHANGED = Changes(documents=True)


class Documents(QObject):
    """Adds documents to what answers may quote; what was added can be taken back."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def take(self, files: Sequence[Path]) -> None:
        """Read them; one that cannot be read says why."""
        for file in files:
            run = partial(_add, self._desk, file)
            self._desk.tasks.start(Task(run, self._tell, title=self.tr("Reading a document"), lane="write"))

    def _tell(self, document: Document) -> None:
        self._desk.tell(_CHANGED)
        self._desk.notifier.put(
            Notice(
                lambda: self.tr("“{file}” can be quoted from now on.").format(file=document.name),
                lambda: self.tr("Ask in the chat what it says."),
                lambda: self.tr("Undo"),
                partial(self._take_back, document),
                undo=True,
            )
        )
        self._desk.tasks.start(Task(partial(work.indexed, self._desk.services.knowledge), self._told, lane="model"))

    def _told(self, _done: object) -> None:
        self._desk.tell(_CHANGED)

    def _take_back(self, document: Document) -> None:
        run = partial(work.removed, self._desk.services.knowledge, document.id)
        self._desk.tasks.start(Task(run, self._told, lane="write"))


def _add(desk: Desk, file: Path, progress: Progress, cancel: CancelToken) -> Document:
    """Raises the fault of a file that was set aside."""
    from merchant_assistant.knowledge.model import SetAside  # noqa: PLC0415 - with its room

    (found,) = work.added(desk.services.knowledge, [file], progress, cancel)
    if isinstance(found, SetAside):
        raise found.fault
    return found.document
