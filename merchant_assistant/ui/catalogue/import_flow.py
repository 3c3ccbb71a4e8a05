"""The way of a file into the catalogue: read → plan → consent → one transaction, and back again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QObject, Signal, Slot

from merchant_assistant.catalogue.importing.model import ImportOptions
from merchant_assistant.catalogue.plan import ImportPlan, ImportResult, UndoResult
from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.said import said
from merchant_assistant.ui.catalogue import import_work
from merchant_assistant.ui.catalogue.import_work import Applied
from merchant_assistant.ui.tasks import Handle, Step, Task
from merchant_assistant.ui.words import listed

if TYPE_CHECKING:
    from merchant_assistant.ui.desk import Desk

Busy = Literal["", "planning", "importing"]


class ImportFlow(QObject):
    """Several dropped files wait for each other. One plan at a time waits for consent, on whatever page one is."""

    reading = Signal(str)  # the name of the file
    stepped = Signal(object)  # the Handle of what is read or imported
    planned = Signal(object, bool)  # the plan; whether it is the first of its file
    busy = Signal(str)  # a Busy: planning again, importing, or neither
    sources_known = Signal(list)  # the names of shops and suppliers to choose from
    more_changes = Signal(int, object)  # of the sheet that asked: from which on, and the changes
    imported = Signal(int, int)  # the first product it brought: id and place among all
    saved = Signal(object)  # the file that was imported
    ended = Signal()  # nothing waits for consent any more

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._waiting: list[tuple[Path, ImportOptions]] = []
        self._plan: ImportPlan | None = None
        self._work: Handle[Any] | None = None
        self._busy: Busy = ""

    @property
    def plan(self) -> ImportPlan | None:
        """What waits for consent."""
        return self._plan

    @property
    def importing(self) -> bool:
        """Whether it is being saved."""
        return self._busy == "importing"

    def take(self, files: Sequence[Path], options: ImportOptions | None = None) -> None:
        """Files were dropped or chosen; ``options``: what a person said about them before."""
        self._desk.notifier.clear()
        options = options or ImportOptions(new_source=self.tr("My shop"))
        self._waiting.extend((file, options) for file in files)
        if self._plan is None and self._work is None:
            self._next()

    def take_rows(self, text: str, columns: Sequence[str]) -> None:
        """Rows were pasted; ``columns``: what the table shows, for rows that have no head."""
        if self._plan is not None or self._work is not None:
            return
        self._desk.notifier.clear()
        name = self.tr("Pasted rows")
        self.reading.emit(name)
        options = ImportOptions(new_source=self.tr("My shop"))
        work = partial(import_work.paste, self._desk.catalogue, text, options, columns)
        self._start(self._reading_task(work, Path(name), self._planned))

    @Slot()
    def take_sample(self) -> None:
        """Import the sample at once: it was asked for by name, and can be undone."""
        self._desk.notifier.clear()
        work = partial(import_work.import_sample, self._desk.catalogue)
        self._desk.tasks.start(Task(work, self._tell_applied, title=said("Work", "Adding the sample"), lane="write"))

    @Slot(object)
    def replan(self, options: ImportOptions) -> None:
        """The person corrected a column or the source."""
        if self._plan is None or self._busy == "importing":
            return
        self._set_busy("planning")
        work = partial(import_work.plan_again, self._desk.catalogue, self._plan, options)
        self._start(self._reading_task(work, self._plan.file, self._replanned))

    @Slot(str)
    def set_beside(self, source: str) -> None:
        """The file is of another source: it is set beside that one's products, and not read again."""
        if self._plan is None or self._work is not None:
            return
        self._set_busy("planning")
        work = partial(import_work.beside, self._desk.catalogue, self._plan, source)
        self._start(self._reading_task(work, self._plan.file, self._set_beside))

    @Slot(int, int)
    def read_changes(self, sheet: int, offset: int) -> None:
        """More of what a table of the plan changes."""
        if self._plan is not None:
            work = partial(import_work.changes, self._desk.catalogue, self._plan, sheet, offset)
            self._desk.tasks.start(Task(work, partial(self.more_changes.emit, offset)))

    @Slot(bool)
    def agree(self, overwrite: bool = False) -> None:
        """Import what is planned; ``overwrite``: also over what a person typed."""
        if self._plan is None or self._work is not None:
            return
        self._desk.notifier.clear()
        self._set_busy("importing")
        title = said("Work", "Importing “{file}”").format(file=self._plan.file.name)
        work = partial(import_work.apply, self._desk.catalogue, self._plan, overwrite)
        task = Task(work, self._applied, self._not_applied, self._rolled_back, self._step, title, "write")
        self._start(task)

    @Slot()
    def decline(self) -> None:
        """Forget the plan, and the files behind it go on. An import under way is taken back, its plan waits again."""
        if self._work is not None:
            self._work.cancel()
        if self._busy == "importing":
            return
        self._drop_plan()
        if self._work is None:
            self._next()

    @Slot()
    def stop(self) -> None:
        """Stop reading."""
        if self._work is not None:
            self._work.cancel()

    def undo(self, batch_id: int) -> None:
        """Take an import back."""
        work = partial(import_work.undo, self._desk.catalogue, batch_id)
        self._desk.tasks.start(Task(work, self._undone, title=said("Work", "Taking the import back"), lane="write"))

    @Slot()
    def undo_last(self) -> None:
        """Take the newest import that still stands back."""
        work = partial(import_work.undo_last, self._desk.catalogue)
        self._desk.tasks.start(
            Task(work, self._last_undone, title=said("Work", "Taking the import back"), lane="write")
        )

    def _start(self, task: Task[Any]) -> None:
        self._work = self._desk.tasks.start(task)

    def _set_busy(self, busy: Busy) -> None:
        self._busy = busy
        self.busy.emit(busy)

    def _next(self) -> None:
        if not self._waiting:
            self.ended.emit()
            return
        file, options = self._waiting.pop(0)
        self.reading.emit(file.name)
        work = partial(import_work.plan, self._desk.catalogue, file, options)
        self._start(self._reading_task(work, file, self._planned))

    def _reading_task(
        self,
        work: Callable[[Progress, CancelToken], ImportPlan],
        file: Path,
        done: Callable[[ImportPlan], None],
    ) -> Task[ImportPlan]:
        title = said("Work", "Reading “{file}”").format(file=file.name)
        return Task(work, done, self._not_read, self._not_read_stopped, self._step, title)

    def _step(self, _step: Step) -> None:
        if self._work is not None:  # else it was told too late: there is an outcome already
            self.stepped.emit(self._work)

    def _planned(self, plan: ImportPlan) -> None:
        self._work = None
        self._plan = plan
        self._desk.tasks.start(Task(partial(import_work.sources, self._desk.catalogue), self.sources_known.emit))
        self.planned.emit(plan, True)

    def _replanned(self, plan: ImportPlan) -> None:
        self._work, self._busy = None, ""
        if self._plan is None:  # declined meanwhile
            self._discard(plan)
            self._next()
            return
        self._drop_plan()
        self._plan = plan
        self.planned.emit(plan, False)

    def _set_beside(self, plan: ImportPlan) -> None:
        """It has the files of the plan that it takes the place of: only one of the two is discarded."""
        self._work, self._busy = None, ""
        if self._plan is None:  # declined meanwhile, and its files are gone
            self._next()
            return
        self._plan = plan
        self.planned.emit(plan, False)

    def _not_read(self, error: Exception) -> None:
        self._desk.notifier.failure(error, of_page=True)
        self._not_read_stopped()

    def _not_read_stopped(self) -> None:
        """After a reading that gave no plan: show the plan there was, or the next file."""
        self._work, self._busy = None, ""
        if self._plan is not None:
            self.planned.emit(self._plan, False)
        else:
            self._next()

    def _applied(self, outcome: Applied) -> None:
        self._work, self._busy = None, ""
        if self._plan is not None:
            self.saved.emit(self._plan.file)
        self._drop_plan()
        self._tell_applied(outcome)
        self._next()

    def _tell_applied(self, outcome: Applied) -> None:
        self._desk.tell(outcome.changes)
        self._say_imported(outcome.results)
        if outcome.first:
            self.imported.emit(*outcome.first)

    def _not_applied(self, error: Exception) -> None:
        self._work = None
        self._set_busy("")
        self._desk.notifier.failure(error)

    def _rolled_back(self) -> None:
        self._work = None
        self._set_busy("")
        self._desk.notifier.say(lambda: self.tr("Stopped. Nothing was imported."))

    def _say_imported(self, results: Sequence[ImportResult]) -> None:
        count = sum(result.created + result.updated for result in results)
        batches = [result.batch_id for result in results if result.batch_id is not None]
        self._desk.notifier.say(
            lambda: self.tr("%Ln product(s) imported.", "", count),
            hint=lambda: self.tr("“History” above the table takes it back later too.") if batches else "",
            action=lambda: self.tr("Undo") if batches else "",
            act=partial(self._undo_all, batches),
            undo=bool(batches),
        )

    def _undo_all(self, batches: list[int]) -> None:
        for batch_id in reversed(batches):
            self.undo(batch_id)

    def _undone(self, outcome: tuple[UndoResult, Changes]) -> None:
        result, changes = outcome
        self._desk.tell(changes)
        removed = self.tr("%Ln product(s) removed", "", result.removed)
        restored = self.tr("%Ln put back as before", "", result.restored)
        told = [text for count, text in ((result.removed, removed), (result.restored, restored)) if count]
        self._desk.notifier.say(lambda: self.tr("Import taken back: {what}.").format(what=listed(*told) or removed))

    def _last_undone(self, outcome: tuple[UndoResult, Changes] | None) -> None:
        if outcome is None:
            self._desk.notifier.say(lambda: self.tr("There is no import to take back."))
        else:
            self._undone(outcome)

    def _drop_plan(self) -> None:
        if self._plan is not None:
            self._discard(self._plan)
        self._plan = None

    def _discard(self, plan: ImportPlan) -> None:
        self._desk.tasks.start(Task(partial(import_work.discard, self._desk.catalogue, plan)))
