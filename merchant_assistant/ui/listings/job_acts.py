"""What a person wants of jobs: to have one, to pause it, to put it first. The database keeps it for who writes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.ui.tasks import Lane, Task

if TYPE_CHECKING:
    from merchant_assistant.listings.job_model import Job
    from merchant_assistant.ui.desk import Desk
    from merchant_assistant.ui.listings.order import Order

_FIRST = 1  # the priority that is above that of every other job


class JobActs(QObject):
    """``acted``: it is in the database. ``writing_asked``: and something of it waits to be written."""

    acted = Signal()
    writing_asked = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._jobs = desk.listings.jobs

    def start(self, order: Order) -> None:
        """Keep what is wanted, then write it; from then on the window may be closed."""
        self._do(partial(_queue, self._desk, order), self._queued, "read")  # to look what changed may take a while

    def _queued(self, job: Job) -> None:
        if not job.total:
            self._desk.notifier.say(lambda: self.tr("Nothing new to write: the rest has its draft or waits in a job."))
        self.writing_asked.emit()

    def resume(self, job_ids: Sequence[int]) -> None:
        """Go on with jobs that were paused or cancelled."""
        self._do(partial(_each, self._jobs.resume, job_ids), self._go_on)

    def retry(self, job_id: int) -> None:
        """Try once more what failed."""
        self._do(partial(_each, self._jobs.retry, [job_id]), self._go_on)

    def pause(self, job_ids: Sequence[int]) -> None:
        """Begin no more of them; what is under way is finished."""
        self._do(partial(_each, self._jobs.pause, job_ids))

    def cancel(self, job_ids: Sequence[int]) -> None:
        """Their drafts stay, the rest is not wanted any more."""
        self._do(partial(_each, self._jobs.cancel, job_ids))

    def put_first(self, job_id: int) -> None:
        """Before all others, from the next draft on."""
        self._do(partial(_put_first, self._desk, job_id))

    def forget(self, job_id: int) -> None:
        """Take it out of the list."""
        self._do(partial(_each, self._jobs.forget, [job_id]))

    def _go_on(self, _outcome: object) -> None:
        self.writing_asked.emit()

    def _do(
        self,
        run: Callable[[Progress, CancelToken], object],
        done: Callable[..., None] | None = None,
        lane: Lane = "write",
    ) -> None:
        self._desk.tasks.start(Task(run, partial(self._done, done), lane=lane))

    def _done(self, done: Callable[..., None] | None, outcome: object) -> None:
        self.acted.emit()
        if done:
            done(outcome)


def _queue(desk: Desk, order: Order, progress: Progress, cancel: CancelToken) -> Job:
    priority = _highest(desk) + _FIRST if order.first else 0
    ids = order.product_ids(desk.catalogue.product_ids())
    queue = desk.listings.jobs.queue
    job, _ = queue(
        ids, order.targets, order.style, priority, order.only, progress=progress, cancel=cancel, kept=order.kept
    )
    return job


def _put_first(desk: Desk, job_id: int, _progress: Progress, _cancel: CancelToken) -> None:
    desk.listings.jobs.prioritise(job_id, _highest(desk) + _FIRST)


def _highest(desk: Desk) -> int:
    return max((job.priority for job in desk.listings.jobs.jobs()), default=0)


def _each(act: Callable[[int], object], job_ids: Sequence[int], _progress: Progress, _cancel: CancelToken) -> None:
    for job_id in job_ids:
        act(job_id)
