"""Drafts for all products that have none: one job, written in the background, that goes on where it stopped."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from merchant_assistant.foundation.cancel import CancelToken, Progress, no_progress
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said
from merchant_assistant.foundation.settings import UNFINISHED_JOB, Settings
from merchant_assistant.ui.listings.expected import Expected
from merchant_assistant.ui.pace import LongPace
from merchant_assistant.ui.tasks import Handle, Step, Task

if TYPE_CHECKING:
    from merchant_assistant.listings.bulk import Drafted
    from merchant_assistant.ui.desk import Desk

_TELL_MS = 1000  # whoever shows drafts reads them again at most so often


@dataclass(frozen=True, slots=True)
class Job:
    """What is asked: a draft for each product without one on that platform, in that language."""

    platform: str
    language: str


@dataclass(frozen=True, slots=True)
class Ended:
    """How many drafts were written, how many of them have a usable text, and why others could not be."""

    written: int
    usable: int
    faults: Sequence[UserFault]


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
        self._under_way: dict[int, None] = {}  # by workers: a product is put in when begun and taken out when through
        self.job: Job | None = None
        self._told = self._measures = self._foretold = False
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
        return None if self.running else _read(self._desk.settings)

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
        self._desk.notifier.clear()
        self.changed.emit()
        self._desk.measuring.begin(self._measured)

    def _measured(self, finished: bool) -> None:
        """So that it can be said how long it will take, and as many are written at once as is best."""
        if not self._measures or self.job is None:
            return  # it was paused meanwhile
        self._measures = False
        if not finished:
            self._stopped()
            return
        work = _Work(self._desk, self.job, self._under_way)
        title = said("Work", "Writing drafts for all products")
        self._handle = self._desk.tasks.start(
            Task(work, self._done, self._failed, self._stopped, self._stepped, title, lane="drafts", pace=LongPace)
        )
        self.changed.emit()

    @Slot()
    def pause(self) -> None:
        """Keep what is written, drop what is under way; :meth:`start` goes on."""
        if self._handle:
            self._handle.cancel()
            self.changed.emit()
        elif self._measures:
            self._stopped()

    @Slot()
    def forget(self) -> None:
        """Do not offer to go on."""
        self._desk.tasks.start(Task(self._forget, lambda _nothing: self.changed.emit(), lane="write"))

    def _forget(self, _progress: Progress, _cancel: CancelToken) -> None:
        """In the writer's thread: on a busy disk it takes a moment."""
        if not self.running:
            _remember(self._desk.settings, None)

    def _stepped(self, step: Step) -> None:
        self.begun.emit()
        if not self._foretold and step.total:
            self._foretold = True
            if words := self.expected.ready(step.total - step.done):
                self._desk.notifier.say(words)
        if step.done and not self._tell_soon.isActive():
            self._tell_soon.start()

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

    def _end(self) -> None:
        self._handle = self.job = None
        self._measures = False
        self.expected.look()  # now there are real drafts to go by
        self._under_way.clear()
        self._tell_soon.stop()
        self._desk.tell(Changes(drafts=True))
        self.changed.emit()


class _Work:
    """What the worker does. ``under_way``: products are in it from when they are begun until they are through."""

    def __init__(self, desk: Desk, job: Job, under_way: dict[int, None]) -> None:
        self._listings = desk.listings
        self._settings = desk.settings
        self._job = job
        self._under_way = under_way
        self._done = self._total = 0
        self._progress: Progress = no_progress

    def __call__(self, progress: Progress, cancel: CancelToken) -> Ended:
        _remember(self._settings, self._job)
        ids = self._listings.pending(self._job.platform, self._job.language)
        self._progress, self._total = progress, len(ids)
        self._tell()
        drafts = self._listings.draft_many(
            ids,
            platform=self._job.platform,
            language=self._job.language,
            missing_only=True,
            on_begin=self._begin,
            cancel=cancel,
        )
        with closing(drafts):
            ended = self._hear(drafts)
        _remember(self._settings, None)  # the window may be closing, and hear no more of it
        return ended

    def _hear(self, drafts: Iterable[Drafted]) -> Ended:
        written, usable, faults = 0, 0, list[UserFault]()
        for one in drafts:
            self._under_way.pop(one.product_id, None)
            self._done += 1
            self._tell()
            if one.fault:
                faults.append(one.fault)
            elif one.draft and one.new:
                written += 1
                usable += one.draft.status != "failed"
        return Ended(written, usable, faults)

    def _begin(self, product_id: int) -> None:
        """In a thread of the job's."""
        self._under_way[product_id] = None
        self._tell()

    def _tell(self) -> None:
        words = said("Work", "Writing drafts: {done} of {total}").format(done=self._done, total=self._total)
        self._progress(self._done, self._total, words)


def _remember(settings: Settings, job: Job | None) -> None:
    with contextlib.suppress(UserFault):  # drafts do not fail because this could not be remembered
        settings.set(UNFINISHED_JOB, json.dumps(asdict(job)) if job else "")


def _read(settings: Settings) -> Job | None:
    try:
        kept = json.loads(settings.get(UNFINISHED_JOB) or "null")
        return Job(str(kept["platform"]), str(kept["language"])) if kept else None
    except (KeyError, TypeError, ValueError):
        return None
