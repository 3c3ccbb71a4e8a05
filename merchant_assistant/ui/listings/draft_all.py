"""Jobs of many drafts: rows in the database, written in the background by one worker, that go on where they stopped."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said
from merchant_assistant.ui.listings.draft_work import Ended, UnderWay, Work, goes_on, take_over
from merchant_assistant.ui.listings.expected import Expected
from merchant_assistant.ui.listings.job_acts import JobActs
from merchant_assistant.ui.pace import LongPace
from merchant_assistant.ui.tasks import Handle, Step, Task

if TYPE_CHECKING:
    from merchant_assistant.listings.job_model import Job, JobTask
    from merchant_assistant.listings.model import DraftKind
    from merchant_assistant.storage.tasks import TaskState
    from merchant_assistant.ui.desk import Desk, Services

_TELL_MS = 1000  # whoever shows drafts reads them again at most so often
_FAULTS_SHOWN = 3  # of a job
_FAILED: tuple[TaskState, ...] = ("failed",)


@dataclass(frozen=True, slots=True)
class Book:
    """All jobs, the newest first, and of each the first tasks that failed."""

    jobs: Sequence[Job] = ()
    failed: Mapping[int, Sequence[JobTask]] = field(default_factory=dict)


class DraftAll(QObject):
    """``changed``: a job began, was asked to pause, or ended. ``begun``: other products are being written about.

    ``acts`` is what can be asked of jobs. ``drafted`` carries the drafts of the last moment. ``written``: the first one
    is there. ``not_written``: it ended early; ``model_missing`` carries the fault where that is why.
    """

    changed = Signal()
    begun = Signal()
    drafted = Signal(object)
    written = Signal()
    not_written = Signal()
    model_missing = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._handle: Handle[Ended] | None = None
        self._looking: Handle[Book] | None = None
        self._work: Work | None = None
        self._under_way: UnderWay = {}
        self._told = self._measures = self._foretold = self._pausing = False
        self._crashes = 0  # that were told of
        self.book = Book()
        self.expected = Expected(desk)
        self.acts = JobActs(desk, self)
        self.acts.acted.connect(self._acted)
        self.acts.writing_asked.connect(self.go_on)
        self._tell_soon = QTimer(self, singleShot=True, interval=_TELL_MS)
        self._tell_soon.timeout.connect(self._tell)
        self._look_by(_first_look)

    @property
    def running(self) -> bool:
        """Also while this PC is being measured for it."""
        return self._handle is not None or self._measures

    @property
    def pausing(self) -> bool:
        """It was asked to pause, and what is under way has not ended yet."""
        return self._handle is not None and (self._pausing or self._handle.cancel_token.cancelled)

    @property
    def unfinished(self) -> list[Job]:
        """Jobs of which something is left and that nobody paused."""
        return [job for job in self.book.jobs if goes_on(job)]

    @property
    def cut_off(self) -> int:
        """How many drafts are left of jobs that ran when the window closed or the program was killed."""
        return 0 if self.running else sum(job.open for job in self.unfinished)

    @property
    def left(self) -> int:
        """How many drafts are still to come while jobs are being written."""
        return max(sum(job.open for job in self.unfinished), len(self._under_way)) if self.running else 0

    def is_writing(self, product_id: int, platform: str, kind: DraftKind, language: str | None = None) -> bool:
        """Whether a product's draft is under way; ``language`` None: in any."""
        return any(
            (task.product_id, task.target.platform, task.target.kind) == (product_id, platform, kind)
            and (language is None or task.target.language in (language, "auto"))
            for task in list(self._under_way.values())
        )

    @Slot()
    def forget(self) -> None:
        """Do not offer to go on."""
        self.acts.cancel([job.id for job in self.unfinished])

    @Slot()
    def _acted(self) -> None:
        if self._work:
            self._desk.tasks.start(Task(self._work.recount))
        self.look()

    # --- writing ------------------------------------------------------------------------------------------------------

    @Slot()
    def go_on(self) -> None:
        """Write what waits. While it is written already, what came joins in."""
        if self.running:
            self._pausing = False
            self.changed.emit()
            return
        self._measures = True
        self._told = self._foretold = False
        self._crashes = 0
        self._desk.notifier.clear()
        self._desk.measuring.begin(self._measured)
        self.changed.emit()

    def _measured(self, finished: bool) -> None:
        """So that it can be said how long it will take, and as many are written at once as is best."""
        if not self._measures:
            return  # it was paused meanwhile
        self._measures = False
        if not finished:
            self._end()
            return
        self._work = Work(self._desk, self._under_way)
        title = said("Work", "Writing drafts for many products")
        self._handle = self._desk.tasks.start(
            Task(self._work, self._done, self._failed, self._stopped, self._stepped, title, "drafts", self._pace)
        )
        self.changed.emit()

    def _pace(self) -> LongPace:
        return LongPace(lambda: self.expected.an_hour, lambda: len(self._under_way))

    @Slot()
    def pause(self) -> None:
        """Finish what is under way and begin no more. (Who stops the work at the bottom drops that, too.)"""
        if self._handle:
            self._pausing = True
            self.acts.pause([job.id for job in self.unfinished])
            self.changed.emit()
        elif self._measures:
            self._stopped()

    def _stepped(self, step: Step) -> None:
        self.begun.emit()
        if not self._foretold and step.total:
            self._foretold = True
            if self.expected.ready(left := step.total - step.done):
                self._desk.notifier.say(lambda: self.expected.ready(left))
        if self._work and self._work.crashes > self._crashes:
            self._crashes = self._work.crashes
            self._say_crashed()
        self._give()
        if step.done and not self._tell_soon.isActive():
            self._tell_soon.start()

    def _give(self) -> None:
        if self._work and (fresh := self._work.fresh()):
            self.drafted.emit(fresh)

    def _say_crashed(self) -> None:
        self._desk.notifier.say(
            lambda: self.tr("The model stopped unexpectedly and was started anew."),
            hint=lambda: self.tr("The drafts that were under way are begun again. Those that are done stay."),
        )

    @Slot()
    def _tell(self) -> None:
        if not self._told:
            self._told = True
            self.written.emit()
        self.look()
        self._desk.tell(Changes(drafts=True))

    def _done(self, ended: Ended) -> None:
        self._end()
        if ended.written:
            self._desk.notifier.say(
                lambda: self.tr("%Ln draft(s) written.", "", ended.written), hint=lambda: self._left_out(ended)
            )
        elif ended.faults:
            self._desk.notifier.failure(ended.faults[0])

    def _left_out(self, ended: Ended) -> str:
        failed = len(ended.faults) + ended.written - ended.usable
        return self.tr("%Ln draft(s) could not be written.", "", failed) if failed else ""

    def _failed(self, error: Exception) -> None:
        """What is written stays, and the rest can go on."""
        self._end()
        self.not_written.emit()
        if isinstance(error, UserFault) and error.code in ("model_absent", "model_damaged"):
            self.model_missing.emit(error)
        else:
            self._desk.notifier.failure(error)

    def _stopped(self) -> None:
        """A person wanted it so: that is no accident to be offered on Home."""
        waiting = [job.id for job in self.unfinished]
        self._end()
        self.acts.pause(waiting)

    def _end(self) -> None:
        self._give()
        self._handle = self._work = None
        self._measures = self._pausing = False
        self.expected.look()  # now there are real drafts to go by
        self._under_way.clear()
        self._tell_soon.stop()
        self.look()
        self._desk.tell(Changes(drafts=True))
        self.changed.emit()

    # --- looking ------------------------------------------------------------------------------------------------------

    @Slot()
    def look(self) -> None:
        """Read the jobs again; a worker does."""
        self._look_by(_look)

    def _look_by(self, look: Callable[[Services, Progress, CancelToken], Book]) -> None:
        if self._looking:
            self._looking.forget()
        self._looking = self._desk.tasks.start(Task(partial(look, self._desk.services), self._looked, _leave_out))

    def _looked(self, book: Book) -> None:
        self._looking = None
        if book != self.book:
            self.book = book
            self.changed.emit()


def _first_look(services: Services, progress: Progress, cancel: CancelToken) -> Book:
    take_over(services)
    return _look(services, progress, cancel)


def _look(services: Services, _progress: Progress, cancel: CancelToken) -> Book:
    cancel.check()
    jobs = services.listings.jobs
    found = jobs.jobs()
    failed = {job.id: jobs.tasks(job.id, _FAILED, limit=_FAULTS_SHOWN) for job in found if job.failed}
    return Book(found, failed)


def _leave_out(_error: Exception) -> None:
    """Where the data cannot be read, the pages say so."""
