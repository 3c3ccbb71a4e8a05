"""The documents beside the conversations: their list, and reading one of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from merchant_assistant.chat.model import Source
from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said
from merchant_assistant.ui.knowledge import work
from merchant_assistant.ui.knowledge.reader import Reader
from merchant_assistant.ui.knowledge.shelf import Shelf
from merchant_assistant.ui.tasks import Handle, Task

if TYPE_CHECKING:
    from merchant_assistant.knowledge.knowledge import Knowledge
    from merchant_assistant.knowledge.model import Added, Document, SetAside
    from merchant_assistant.ui.desk import Desk

FILES = "(*.pdf *.docx *.xlsx *.html *.htm *.md *.txt *.csv *.tsv)"
_CHANGED = Changes(documents=True)


class DocumentsRoom(QStackedWidget):
    """``left``: back to the conversation; ``shown``: a document or the list is to be seen now."""

    left = Signal()
    shown = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._opening: Handle[work.Opened] | None = None
        self._listing: Handle[work.Listed] | None = None
        self.shelf = Shelf()
        self.reader = Reader()
        self.addWidget(self.shelf)
        self.addWidget(self.reader)
        for part in (self.shelf, self.reader):
            part.left.connect(self.left)
        self.shelf.add_asked.connect(self.choose)
        self.shelf.opened.connect(self.read)
        self.shelf.removed.connect(self.remove)
        self.shelf.restore_asked.connect(self.restore)
        self.reader.shelf_asked.connect(self.show_shelf)
        QShortcut(QKeySequence("Escape"), self).activated.connect(self._step_back)
        desk.changed.connect(self._follow)

    @property
    def _knowledge(self) -> Knowledge:
        return self._desk.services.knowledge

    @Slot()
    def show_shelf(self) -> None:
        """Show the list."""
        self.forget()
        self.setCurrentWidget(self.shelf)
        self.load()
        self.shown.emit()
        self.shelf.table.setFocus()

    @Slot()
    def load(self) -> None:
        """Look what there is."""
        if self._listing:
            self._listing.forget()
        self.shelf.states.show_loading_soon()
        run = partial(work.listed, self._knowledge)
        self._listing = self._desk.tasks.start(Task(run, self._listed, self._not_listed))

    def _listed(self, listed: work.Listed) -> None:
        self.shelf.show_documents(listed.documents, listed.removed)

    def _not_listed(self, error: Exception) -> None:
        if not isinstance(error, UserFault):
            self._desk.notifier.bug(error)
            error = UserFault("bug", said("Knowledge", "The documents could not be listed."))
        self.shelf.states.show_error(error, self.tr("Try again"), self.load)

    @Slot(object)
    def read(self, document: Document) -> None:
        """Open a document from its beginning."""
        self._open(partial(work.opened, self._knowledge, document))

    @Slot(object)
    def read_at(self, source: Source) -> None:
        """Open what an answer quotes, at the place."""
        self._open(partial(work.opened_at, self._knowledge, source))

    def forget(self) -> None:
        """The person went elsewhere before what was asked for is here."""
        if self._opening:
            self._opening.forget()

    def _open(self, run: Callable[[Progress, CancelToken], work.Opened]) -> None:
        self.forget()
        self._opening = self._desk.tasks.start(Task(run, self._opened))

    def _opened(self, opened: work.Opened) -> None:
        self.setCurrentWidget(self.reader)
        self.shown.emit()
        self.reader.show_opened(opened)

    @Slot()
    def choose(self) -> None:
        """Ask for files, without blocking the window."""
        dialog = QFileDialog(self, self.tr("Add documents"), self._desk.folder, self.tr("Documents") + f" {FILES}")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self._take_names)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(list)
    def _take_names(self, names: Sequence[str]) -> None:
        self._desk.folder = str(Path(names[0]).parent)
        self.take([Path(name) for name in names])

    def take(self, files: Sequence[Path]) -> None:
        """Read these and keep them; those that cannot be read are told with their reason."""
        run = partial(work.added, self._knowledge, tuple(files))
        title = said("Work", "Reading documents")
        self._desk.tasks.start(Task(run, self._taken, title=title, lane="write"))

    def _taken(self, found: Sequence[Added | SetAside]) -> None:
        from merchant_assistant.knowledge.model import Added, SetAside  # noqa: PLC0415 - with its room

        self.shelf.show_aside([one for one in found if isinstance(one, SetAside)])
        taken = [one.document for one in found if isinstance(one, Added) and one.outcome != "unchanged"]
        self._desk.tell(_CHANGED)
        if taken:
            undo = partial(self._each, work.removed, taken)
            self._desk.notifier.say(
                lambda: self.tr("%Ln document(s) can be quoted from now on.", "", len(taken)),
                action=lambda: self.tr("Undo"),
                act=undo,
                undo=True,
            )
            self._desk.tasks.start(Task(partial(work.indexed, self._knowledge), self._told, lane="model"))

    @Slot(object)
    def remove(self, document: Document) -> None:
        """Take a document away; it can be brought back."""
        run = partial(work.removed, self._knowledge, document.id)
        self._desk.tasks.start(Task(run, self._removed, lane="write"))

    def _removed(self, document: Document) -> None:
        self._desk.tell(_CHANGED)
        self._desk.notifier.say(
            lambda: self.tr("“{file}” is quoted no longer.").format(file=document.name),
            action=lambda: self.tr("Undo"),
            act=partial(self._each, work.restored, [document]),
            undo=True,
        )

    @Slot(object)
    def restore(self, document: Document) -> None:
        """Bring back what was removed."""
        self._each(work.restored, [document])
        self.shelf.table.setFocus()

    def _each(self, deed: work.Deed, documents: Sequence[Document]) -> None:
        for document in documents:
            run = partial(deed, self._knowledge, document.id)
            self._desk.tasks.start(Task(run, self._told, lane="write"))

    def _told(self, _done: object) -> None:
        self._desk.tell(_CHANGED)

    @Slot(object)
    def _follow(self, changes: Changes) -> None:
        if changes.documents and self.isVisible() and self.currentWidget() is self.shelf:
            self.load()

    @Slot()
    def _step_back(self) -> None:
        self.left.emit()
