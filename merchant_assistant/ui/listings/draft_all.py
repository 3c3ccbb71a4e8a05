"""Drafts for all products that have none: one job, written in the background, that goes on where it stopped."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said
from merchant_assistant.ui.listings.draft_work import Ended, Job, Work, keep, kept_job, remember
from merchant_assistant.ui.listings.expected import Expected
from merchant_assistant.ui.pace import LongPace
from merchant_assistant.ui.tasks import Handle, Step, Task

if TYPE_CHECKING:
    from merchant_assistant.ui.desk import Desk

_TELL_MS = 1000  # whoever shows drafts reads them again at most so often


class DraftAll(QObject):
    """``changed``: a job began, was asked to pause, or ended. ``begun``: other products are being written about.

    ``written``: the first draft of a job is there. ``not_written``: it ended early; ``model_missing`` carries the fault
    where that is why.
    """

    changed = Signal()
    begun = Signal()
    written = Signal()
    not_written = Signal()
    model_missing = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._handle: Handle[Ended] | None = None
        self._work: Work | None = None
        self._under_way: dict[int, None] = {}  # by workers: a product is put in when begun and taken out when through
        self.job: Job | None = None
        self._told = self._measures = self._foretold = False
        self._crashes = 0  # that were told of
        self.expected = Expected(desk)
        self._tell_soon = QTimer(self, singleShot=True, interval=_TELL_MS)
        self._tell_soon.timeout.connect(self._tell)

    @property
    def running(self) -> bool:
        """Also while this PC is being measured for it."""
        return self._handle is not None or self._measures

    @property
    def pausing(self) -> bool:
        """It was asked to pause, and what is under way has not ended yet."""
        return self._handle is not None and self._handle.cancel_token.cancelled

    @property
    def cut_off(self) -> Job | None:
        """The job that ran when the window closed or the program was killed."""
        return None if self.running else kept_job(self._desk.settings)

    def is_writing(self, product_id: int, platform: str) -> bool:
        """Whether a product's draft is under way."""
        return product_id in self._under_way and self.job is not None and self.job.platform == platform

    def is_planned(self, platform: str) -> bool:
        """Whether products without a draft get one on that platform."""
        return self.job is not None and self.job.platform == platform and not self.pausing

    def start(self, job: Job) -> None:
        """Begin, or go on where an earlier job stopped. Nothing happens while one runs."""
        if self.running:
            return
        self.job, self._measures = job, True
        self._told = self._foretold = False
        self._crashes = 0
        self._desk.notifier.clear()
        self._desk.tasks.start(Task(partial(keep, self._desk.settings, job), self._kept, lane="write"))
        self.changed.emit()

    def _kept(self, _nothing: None) -> None:
        """It is known that it was wanted: from now on the window may be closed."""
        self.changed.emit()
        if self._measures:  # it was not paused meanwhile
            self._desk.measuring.begin(self._measured)

    def _measured(self, finished: bool) -> None:
        """So that it can be said how long it will take, and as many are written at once as is best."""
        if not self._measures or self.job is None:
            return  # it was paused meanwhile
        self._measures = False
        if not finished:
            self._put_off()
            return
        self._work = Work(self._desk, self.job, self._under_way)
        title = said("Work", "Writing drafts for all products")
        self._handle = self._desk.tasks.start(
            Task(self._work, self._done, self._failed, self._stopped, self._stepped, title, "drafts", self._pace)
        )
        self.changed.emit()

    def _pace(self) -> LongPace:
        return LongPace(lambda: self.expected.an_hour, lambda: len(self._under_way))

    @Slot()
    def pause(self) -> None:
        """Keep what is written, drop what is under way; :meth:`start` goes on."""
        if self._handle:
            self._handle.cancel()
            self.changed.emit()
        elif self._measures:
            self._put_off()

    @Slot()
    def forget(self) -> None:
        """Do not offer to go on."""
        self._desk.tasks.start(Task(self._forget, lambda _nothing: self.changed.emit(), lane="write"))

    def _forget(self, _progress: Progress, _cancel: CancelToken) -> None:
        """In the writer's thread: on a busy disk it takes a moment."""
        if not self.running:
            remember(self._desk.settings, None)

    def _stepped(self, step: Step) -> None:
        self.begun.emit()
        if not self._foretold and step.total:
            self._foretold = True
            if words := self.expected.ready(step.total - step.done):
                self._desk.notifier.say(words)
        if self._work and self._work.crashes > self._crashes:
            self._crashes = self._work.crashes
            self._say_crashed()
        if step.done and not self._tell_soon.isActive():
            self._tell_soon.start()

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
        self._desk.tell(Changes(drafts=True))

    def _done(self, ended: Ended) -> None:
        self._end()
        if ended.written:
            self._desk.notifier.say(self.tr("%Ln draft(s) written.", "", ended.written), hint=self._left_out(ended))
        elif ended.faults:
            self._desk.notifier.failure(ended.faults[0])
        else:
            self._desk.notifier.say(self.tr("Every product has a draft already."))

    def _left_out(self, ended: Ended) -> str:
        failed = len(ended.faults) + ended.written - ended.usable
        return self.tr("%Ln product(s) could not be written about.", "", failed) if failed else ""

    def _failed(self, error: Exception) -> None:
        """What is written stays, and the job can go on."""
        self._end()
        self.not_written.emit()
        if isinstance(error, UserFault) and error.code in ("model_absent", "model_damaged"):
            self.model_missing.emit(error)
        else:
            self._desk.notifier.failure(error)

    def _stopped(self) -> None:
        """A person wanted it so: that is no accident to be offered on Home."""
        self._end()
        self.forget()

    def _put_off(self) -> None:
        """Paused before anything was written: it is offered again, as one that was cut off."""
        self._end()

    def _end(self) -> None:
        self._handle = self._work = self.job = None
        self._measures = False
        self.expected.look()  # now there are real drafts to go by
        self._under_way.clear()
        self._tell_soon.stop()
        self._desk.tell(Changes(drafts=True))
        self.changed.emit()
