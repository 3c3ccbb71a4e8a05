"""The way of a file into the catalogue: read → plan → consent → one transaction, and back again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from merchant_assistant.catalogue.importing.model import ImportOptions
from merchant_assistant.catalogue.plan import ImportPlan, ImportResult, UndoResult
from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.paths import resource
from merchant_assistant.ui.tasks import Handle, Task
from merchant_assistant.ui.words import counted

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.ui.desk import Desk

SAMPLE_SOURCE = "sample"  # the merchant's own files do not mix with it
_Applied = tuple[tuple[ImportResult, ...], Changes]


def sample_files() -> list[Path]:
    """The catalogue that comes with the program."""
    files = (path for path in resource("sample").iterdir() if path.suffix in (".csv", ".xlsx"))
    return sorted(files, key=lambda path: (len(path.name), path.name))  # English, then Chinese


class ImportFlow(QObject):
    """Several dropped files wait for each other. One plan at a time waits for consent."""

    reading = Signal(str)  # the name of the file
    planned = Signal(object, bool)  # the plan; whether it is the first of its file
    busy = Signal(bool)  # planning again, or importing
    ended = Signal()  # nothing waits for consent any more

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._waiting: list[Path] = []
        self._plan: ImportPlan | None = None
        self._work: Handle[Any] | None = None

    def take(self, files: Sequence[Path]) -> None:
        """Files were dropped or chosen."""
        self._desk.notifier.clear()
        self._waiting.extend(files)
        if self._plan is None and self._work is None:
            self._next()

    def take_sample(self) -> None:
        """Import the sample at once: it was asked for by name, and can be undone."""
        self._desk.notifier.clear()
        work = partial(_import_sample, self._desk.catalogue)
        self._start(Task(work, self._applied, title=self.tr("Adding the sample"), lane="write"))

    @Slot(object)
    def replan(self, options: ImportOptions) -> None:
        """The person corrected a column or the source."""
        if self._plan is None:
            return
        self.busy.emit(True)
        work = partial(_plan_again, self._desk.catalogue, self._plan, options)
        self._start(self._reading_task(work, self._plan.file, self._replanned))

    @Slot()
    def agree(self) -> None:
        """Import what is planned."""
        if self._plan is None or self._work is not None:
            return
        self._desk.notifier.clear()
        self.busy.emit(True)
        title = self.tr("Importing “{file}”").format(file=self._plan.file.name)
        work = partial(_apply, self._desk.catalogue, self._plan)
        self._start(Task(work, self._applied, self._not_applied, self._unbusy, title=title, lane="write"))

    @Slot()
    def decline(self) -> None:
        """Forget the plan, and the files behind it go on."""
        if self._work is not None:
            self._work.cancel()
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
        work = partial(_undo, self._desk.catalogue, batch_id)
        self._desk.tasks.start(Task(work, self._undone, title=self.tr("Taking the import back"), lane="write"))

    def _start(self, task: Task[Any]) -> None:
        self._work = self._desk.tasks.start(task)

    def _next(self) -> None:
        if not self._waiting:
            self.ended.emit()
            return
        file = self._waiting.pop(0)
        self.reading.emit(file.name)
        work = partial(_plan, self._desk.catalogue, file)
        self._start(self._reading_task(work, file, self._planned))

    def _reading_task(self, work: Any, file: Path, done: Any) -> Task[ImportPlan]:
        title = self.tr("Reading “{file}”").format(file=file.name)
        return Task(work, done, self._not_read, self._not_read_stopped, title=title)

    def _planned(self, plan: ImportPlan) -> None:
        self._work = None
        self._plan = plan
        self.planned.emit(plan, True)

    def _replanned(self, plan: ImportPlan) -> None:
        self._work = None
        if self._plan is None:  # declined meanwhile
            self._discard(plan)
            self._next()
            return
        self._drop_plan()
        self._plan = plan
        self.planned.emit(plan, False)

    def _not_read(self, error: Exception) -> None:
        self._work = None
        self._desk.notifier.failure(error)
        self._go_on()

    def _not_read_stopped(self) -> None:
        self._work = None
        self._go_on()

    def _go_on(self) -> None:
        """After a reading that gave no plan: show the plan there was, or the next file."""
        if self._plan is not None:
            self.planned.emit(self._plan, False)
        else:
            self._next()

    def _applied(self, outcome: _Applied) -> None:
        results, changes = outcome
        self._work = None
        self._drop_plan()
        self._desk.tell(changes)
        self._say_imported(results)
        self._next()

    def _not_applied(self, error: Exception) -> None:
        self._unbusy()
        self._desk.notifier.failure(error)

    def _unbusy(self) -> None:
        self._work = None
        self.busy.emit(False)

    def _say_imported(self, results: Sequence[ImportResult]) -> None:
        count = sum(result.created + result.updated for result in results)
        batches = [result.batch_id for result in results if result.batch_id is not None]
        self._desk.notifier.say(
            counted(count, self.tr("1 product imported."), self.tr("{count} products imported.")),
            action=self.tr("Undo") if batches else "",
            act=partial(self._undo_all, batches),
        )

    def _undo_all(self, batches: list[int]) -> None:
        for batch_id in reversed(batches):
            self.undo(batch_id)

    def _undone(self, outcome: tuple[UndoResult, Changes]) -> None:
        result, changes = outcome
        self._desk.tell(changes)
        removed = counted(result.removed, self.tr("1 product removed"), self.tr("{count} products removed"))
        restored = counted(result.restored, self.tr("1 put back as it was"), self.tr("{count} put back as they were"))
        told = [text for count, text in ((result.removed, removed), (result.restored, restored)) if count]
        self._desk.notifier.say(self.tr("Import taken back: {what}.").format(what=", ".join(told) or removed))

    def _drop_plan(self) -> None:
        if self._plan is not None:
            self._discard(self._plan)
        self._plan = None

    def _discard(self, plan: ImportPlan) -> None:
        self._desk.tasks.start(Task(partial(_discard, self._desk.catalogue, plan)))


def _plan(catalogue: Catalogue, file: Path, progress: Progress, cancel: CancelToken) -> ImportPlan:
    return catalogue.plan(file, ImportOptions(), progress, cancel)


def _plan_again(
    catalogue: Catalogue, plan: ImportPlan, options: ImportOptions, progress: Progress, cancel: CancelToken
) -> ImportPlan:
    return catalogue.plan(plan.file, options, progress, cancel)


def _apply(catalogue: Catalogue, plan: ImportPlan, progress: Progress, cancel: CancelToken) -> _Applied:
    return catalogue.apply(plan, progress=progress, cancel=cancel)


def _import_sample(catalogue: Catalogue, progress: Progress, cancel: CancelToken) -> _Applied:
    results: tuple[ImportResult, ...] = ()
    changes = Changes()
    for file in sample_files():
        plan = catalogue.plan(file, ImportOptions(source=SAMPLE_SOURCE), progress, cancel)
        more, changed = catalogue.apply(plan, progress=progress, cancel=cancel)
        results, changes = results + more, changes | changed
    return results, changes


def _undo(catalogue: Catalogue, batch_id: int, _progress: Progress, _cancel: CancelToken) -> tuple[UndoResult, Changes]:
    return catalogue.undo(batch_id)


def _discard(catalogue: Catalogue, plan: ImportPlan, _progress: Progress, _cancel: CancelToken) -> None:
    catalogue.discard(plan)
