"""Documents that were dropped: read in a worker, told in one sentence, and made findable by meaning unseen."""

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
    from merchant_assistant.knowledge.knowledge import Knowledge
    from merchant_assistant.knowledge.model import Added, Document, SetAside
    from merchant_assistant.ui.desk import Desk


_CHANGED = Changes(documents=True)


class Documents(QObject):
    """Adds documents to what answers may quote; what was added at once can be taken back at once."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def take(self, files: Sequence[Path]) -> None:
        """Read them; one that cannot be read says why."""
        run = partial(work.added, self._desk.services.knowledge, tuple(files))
        self._desk.tasks.start(Task(run, self._taken, title=self.tr("Reading a document"), lane="write"))

    def _taken(self, found: Sequence[Added | SetAside]) -> None:
        from merchant_assistant.knowledge.model import Added, SetAside  # noqa: PLC0415 - with its room

        for one in found:
            if isinstance(one, SetAside):
                self._desk.notifier.fault(one.fault)
        if taken := [one.document for one in found if isinstance(one, Added)]:
            self._tell(taken)

    def _tell(self, taken: Sequence[Document]) -> None:
        self._desk.tell(_CHANGED)
        self._desk.notifier.put(
            Notice(
                lambda: self._sentence(taken),
                lambda: self.tr("Ask in the chat what is said there."),
                lambda: self.tr("Undo"),
                partial(self._take_back, taken),
                undo=True,
            )
        )
        self._desk.tasks.start(Task(partial(work.indexed, self._desk.services.knowledge), self._told, lane="model"))

    def _sentence(self, taken: Sequence[Document]) -> str:
        if len(taken) == 1:
            return self.tr("“{file}” can be quoted from now on.").format(file=taken[0].name)
        return self.tr("%Ln document(s) can be quoted from now on.", "", len(taken))

    def _told(self, _done: object) -> None:
        self._desk.tell(_CHANGED)

    def _take_back(self, taken: Sequence[Document]) -> None:
        run = partial(_removed, self._desk.services.knowledge, tuple(taken))
        self._desk.tasks.start(Task(run, self._told, lane="write"))


def _removed(knowledge: Knowledge, documents: Sequence[Document], progress: Progress, cancel: CancelToken) -> None:
    for document in documents:
        work.removed(knowledge, document.id, progress, cancel)
