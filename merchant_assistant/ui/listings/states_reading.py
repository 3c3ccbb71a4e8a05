"""How the whole catalogue stands: read by a worker when something changed, the seldomer the longer it takes."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.listings.model import DraftKind, DraftSummary
from merchant_assistant.ui.listings.states import DraftStates, Group, is_usable
from merchant_assistant.ui.tasks import Handle, Task

if TYPE_CHECKING:
    from merchant_assistant.listings.job_model import JobTask
    from merchant_assistant.ui.desk import Desk

_JOBS: Mapping[str, Literal["line", "failed"]] = {"pending": "line", "running": "line", "failed": "failed"}
_SPARE = 8  # reading takes no more than one part in so many of a worker's time
_LONG_S = 0.2  # what is read sooner is read each time


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the grid shows."""

    platforms: tuple[str, ...] = ("generic",)
    language: str = "auto"
    kind: DraftKind = "listing"


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read, how many products there are, how many of them stand in each group, and how long it took."""

    states: DraftStates = field(default_factory=DraftStates)
    products: int = 0
    counts: Mapping[Group, int] = field(default_factory=dict)
    took: float = 0.0


class StatesReader(QObject):
    """``came`` carries a :class:`Reading`."""

    came = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wanted = Wanted()
        self._reading: Handle[Reading] | None = None
        self._comparing: Handle[Changes] | None = None
        self._again = False
        self._took = 0.0
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self.read)

    def want(self, wanted: Wanted) -> None:
        """Read for other platforms, another language or kind, now."""
        self._wanted = wanted
        if self._reading:
            self._reading.forget()
            self._reading = None
        self.read()

    @Slot()
    def read(self) -> None:
        """Read now; once more after what is under way."""
        self._later.stop()
        if self._reading:
            self._again = True
            return
        self._reading = self._desk.tasks.start(Task(partial(_read, self._desk, self._wanted), self._came, self._failed))

    @Slot()
    def compare(self) -> None:
        """Products may have changed since drafts were written from them: look, and say so where that is so."""
        if self._comparing:
            self._comparing.forget()
        work = partial(_compare, self._desk)
        self._comparing = self._desk.tasks.start(Task(work, self._compared, self._not_compared))

    def _compared(self, changes: Changes) -> None:
        self._comparing = None
        self._desk.tell(changes)

    def _not_compared(self, error: Exception) -> None:
        self._comparing = None
        self._desk.notifier.failure(error, of_page=True)

    def read_soon(self) -> None:
        """Something changed: a large catalogue is not read anew for each draft of a job."""
        if self._took < _LONG_S:
            self.read()
        elif not self._later.isActive():
            self._later.start(round(self._took * 1000 * _SPARE))

    def _came(self, reading: Reading) -> None:
        self._end(reading.took)
        self.came.emit(reading)

    def _failed(self, error: Exception) -> None:
        self._end(self._took)
        self._desk.notifier.failure(error, of_page=True)

    def _end(self, took: float) -> None:
        self._reading, self._took = None, took
        if self._again:
            self._again = False
            self.read_soon()


def _compare(desk: Desk, progress: Progress, cancel: CancelToken) -> Changes:
    return desk.listings.recheck(progress, cancel)[1]


def _read(desk: Desk, wanted: Wanted, _progress: Progress, cancel: CancelToken) -> Reading:
    """One look at the drafts, one at the jobs."""
    began = time.monotonic()
    cancel.check()
    listings, products = desk.listings, desk.catalogue.count()
    drafts = listings.states(wanted.platforms, None if wanted.language == "auto" else wanted.language, wanted.kind)
    found = listings.jobs.cells(wanted.platforms, wanted.kind)
    cells = {place: task for place, task in found.items() if _concerns(task, wanted, drafts.get(place))}
    jobs = {place: _JOBS[task.state] for place, task in cells.items()}
    reasons = {place: (task.reason, task.hint) for place, task in cells.items() if task.state == "failed"}
    states = DraftStates(drafts, jobs, reasons, *listings.waiting_counts())
    cancel.check()
    counts = states.counts(wanted.platforms, products)
    return Reading(states, products, counts, time.monotonic() - began)


def _concerns(task: JobTask, wanted: Wanted, draft: DraftSummary | None) -> bool:
    """Not where it will be in another language than the one that is looked at: a draft that is there stays in sight."""
    language = task.target.language
    if wanted.language != "auto":
        return language in ("auto", wanted.language)
    return draft is None or not is_usable(draft) or language in ("auto", draft.language)
