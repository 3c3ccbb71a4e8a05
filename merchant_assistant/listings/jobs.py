"""Jobs: many drafts asked for at once, kept in the database, written one after the other by whoever runs them."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict
from typing import TYPE_CHECKING

from merchant_assistant.foundation.cancel import CancelToken, Progress, no_progress
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import packed
from merchant_assistant.listings.bulk import BulkDrafter, Drafted, Piece
from merchant_assistant.listings.drafter import Wish, refuse_unknown
from merchant_assistant.listings.estimating import Pace, estimate
from merchant_assistant.listings.job_model import Estimate, Job, JobTask, Scope
from merchant_assistant.listings.model import DraftKind, Style, Target
from merchant_assistant.listings.present_jobs import job_of, kept_of_job, style_of_job, style_of_new_job, task_of
from merchant_assistant.storage.jobs import JobHead, JobRepository, JobRow, Tasks
from merchant_assistant.storage.owners import forget_owner, is_alive, new_owner
from merchant_assistant.storage.tasks import Claim, TaskRepository, TaskRow, TaskState

if TYPE_CHECKING:
    from merchant_assistant.engine.model import Engine
    from merchant_assistant.listings.comparing import Comparing
    from merchant_assistant.listings.drafter import Drafter
    from merchant_assistant.storage.database import Database
    from merchant_assistant.storage.drafts import DraftRepository

PLAIN = Style()
HERE = (Target(),)
_CHANGED = Changes(drafts=True)


class Jobs:
    """Queues, runs and steers jobs. Calls block; use from worker threads. Several processes may share the work.

    A draft and its task's end are one transaction, so a task gives one draft, whoever dies when. What a dead process
    had begun is begun again by the next :meth:`run`.
    """

    def __init__(
        self,
        database: Database,
        drafts: DraftRepository,
        comparing: Comparing,
        drafter: Drafter,
        engine: Engine,
        pace: Pace,
    ) -> None:
        self._jobs = JobRepository(database)
        self._tasks = TaskRepository(database)
        self._drafts = drafts
        self._comparing = comparing
        self._drafter = drafter
        self._engine = engine
        self._pace = pace

    # --- asking for drafts --------------------------------------------------------------------------------------------

    def queue(  # noqa: PLR0913 - by name: what is wanted, and who listens
        self,
        product_ids: Iterable[int],
        targets: Sequence[Target] = HERE,
        style: Style = PLAIN,
        priority: int = 0,
        only: Scope = "missing",
        temperature: float = 0.0,
        progress: Progress = no_progress,
        cancel: CancelToken | None = None,
        *,
        kept: Collection[str] = (),
    ) -> tuple[Job, Changes]:
        """Keep what is to be written, in one transaction; :meth:`run` writes it.

        ``only``: ``missing``, products without a usable draft (also by the time it is their turn); ``changed``, those
        whose draft was written from something else than the catalogue says now; ``all``, each. What waits already
        in the same manner is passed over. A job in which nothing is left is not kept (its ``total`` is 0). Raises
        :class:`UserFault` (``unknown_platform``, ``unknown_language``, ``unknown_tone``).

        Of the changed ones each is compared first, in some milliseconds: ``progress`` and ``cancel`` (raises
        :class:`Cancelled`, nothing is queued) are for that. ``kept`` names the parts of a :class:`Style` that are not
        told but taken from the draft that is written again.
        """
        refuse_unknown(targets, style)
        parts = self._wanted(product_ids, targets, only, progress, cancel)
        wanted = json.dumps([asdict(target) for target in targets])
        row = self._jobs.queue(JobHead(wanted, style_of_new_job(style, kept), temperature, only, priority), parts)
        return job_of(row, is_alive), _CHANGED

    def count(
        self,
        product_ids: Iterable[int],
        targets: Sequence[Target] = HERE,
        only: Scope = "missing",
        progress: Progress = no_progress,
        cancel: CancelToken | None = None,
    ) -> int:
        """How many drafts :meth:`queue` would ask for, but for what waits already. Raises :class:`Cancelled`."""
        return sum(len(part.products) for part in self._wanted(product_ids, targets, only, progress, cancel))

    def estimate(self, drafts: int, targets: Sequence[Target] = HERE) -> Estimate:
        """How long so many drafts take here, by what the last real ones of this catalogue took."""
        return estimate(drafts, [target.kind for target in targets], self._drafts, self._pace)

    # --- looking ------------------------------------------------------------------------------------------------------

    def jobs(self) -> list[Job]:
        """The newest first."""
        return [job_of(row, is_alive) for row in self._jobs.all()]

    def job(self, job_id: int) -> Job:
        """Raises :class:`UserFault` (``unknown_job``)."""
        return job_of(self._jobs.get(job_id), is_alive)

    def tasks(self, job_id: int, states: Collection[TaskState] = (), offset: int = 0, limit: int = 50) -> list[JobTask]:
        """In the order in which they are written; no ``states``: any. Raises :class:`UserFault` (``unknown_job``)."""
        self._jobs.get(job_id)
        return [task_of(row) for row in self._tasks.of_job(job_id, states, offset, limit)]

    def cells(self, platforms: Collection[str], kind: DraftKind = "listing") -> Mapping[tuple[int, str], JobTask]:
        """By product and platform: what waits, is being written, or failed and was not tried again since."""
        return {(row.product_id, row.platform): task_of(row) for row in self._tasks.not_done(platforms, kind)}

    def waits(self, only: Collection[int] | None = None) -> bool:
        """Whether :meth:`run` would find something to write. ``only``: in these jobs."""
        self._tasks.release_dead(is_alive)
        return self._tasks.waits(only)

    # --- writing ------------------------------------------------------------------------------------------------------

    def run(
        self,
        on_begin: Callable[[JobTask], None] | None = None,
        cancel: CancelToken | None = None,
        only: Collection[int] | None = None,
    ) -> Generator[Drafted]:
        """Write what waits, the most urgent job first, and give each draft once it is saved, until nothing is left.

        What is queued, paused or made urgent meanwhile is heeded with the next draft that is begun. A product that
        fails keeps its reason and stops no other. What all would meet (no model, a full disk) is raised, and the job
        waits. ``on_begin`` hears of each task that is begun, in another thread. Ending the iteration or ``cancel``
        drops what is under way, which waits again; then raises :class:`Cancelled`. ``only``: these jobs.
        """
        owner = new_owner()
        try:
            while self.waits(only):
                yield from self._through(owner, on_begin, cancel, only)
        finally:
            forget_owner(owner)
            with contextlib.suppress(UserFault):  # a full disk: the next run finds that this one is gone
                self._tasks.release(owner)

    def _through(
        self,
        owner: str,
        on_begin: Callable[[JobTask], None] | None,
        cancel: CancelToken | None,
        only: Collection[int] | None,
    ) -> Generator[Drafted]:
        bulk = BulkDrafter(self._drafter, self._engine, _hearing(on_begin))
        with closing(bulk.draft(self._begun(owner, only), cancel)) as outcomes:
            for piece, drafted in outcomes:
                self._settle(piece, drafted)
                yield drafted

    def _begun(self, owner: str, only: Collection[int] | None) -> Iterator[Piece]:
        """Each next task, claimed when a lane is free for it."""
        jobs: dict[int, JobRow] = {}
        while row := self._tasks.begin(owner, only):
            if job := jobs.get(row.job_id) or self._jobs.find(row.job_id):
                jobs[job.id] = job
                yield _piece(row, job, owner)

    def _settle(self, piece: Piece, drafted: Drafted) -> None:
        """What was written has been settled when it was saved."""
        if piece.claim is None:
            return
        if drafted.fault:
            reason = json.dumps([packed(drafted.fault.message), packed(drafted.fault.hint)], ensure_ascii=False)
            self._tasks.fail(piece.claim, drafted.fault.code, reason)
        elif drafted.draft and not drafted.new:
            self._tasks.done(piece.claim, drafted.draft.id)

    # --- steering -----------------------------------------------------------------------------------------------------

    def pause(self, job_id: int) -> tuple[Job, Changes]:
        """What is under way is finished; nothing more is begun."""
        return self._changed(self._jobs.set_will(job_id, "paused"))

    def resume(self, job_id: int) -> tuple[Job, Changes]:
        """Go on with a paused or cancelled job, with the next :meth:`run` or the one that goes on."""
        return self._changed(self._jobs.set_will(job_id, "waiting"))

    def cancel(self, job_id: int) -> tuple[Job, Changes]:
        """Nothing more is begun; drafts that are written, and those under way, stay."""
        return self._changed(self._jobs.set_will(job_id, "cancelled"))

    def retry(self, job_id: int) -> tuple[Job, Changes]:
        """Try again what failed, also where the rest was paused or cancelled: what is left of it goes on with it."""
        return self._changed(self._jobs.retry(job_id))

    def prioritise(self, job_id: int, priority: int) -> tuple[Job, Changes]:
        """Higher ones are written first."""
        return self._changed(self._jobs.set_priority(job_id, priority))

    def forget(self, job_id: int) -> Changes:
        """Take a job out of the list; its drafts stay."""
        self._jobs.forget(job_id)
        return _CHANGED

    def _changed(self, row: JobRow) -> tuple[Job, Changes]:
        return job_of(row, is_alive), _CHANGED

    def _wanted(
        self,
        product_ids: Iterable[int],
        targets: Iterable[Target],
        only: Scope,
        progress: Progress,
        cancel: CancelToken | None,
    ) -> list[Tasks]:
        ids = list(dict.fromkeys(product_ids))
        if only == "changed":
            self._comparing.recheck(progress=progress, cancel=cancel)
        return [Tasks(target.kind, target.platform, target.language, self._of(ids, target, only)) for target in targets]

    def _of(self, ids: Sequence[int], target: Target, only: Scope) -> Sequence[int]:
        if only == "all":
            return ids
        language = None if target.language == "auto" else target.language
        if only == "missing":
            drafted = self._drafts.drafted_products(target.platform, language, target.kind)
            return [product_id for product_id in ids if product_id not in drafted]
        found = self._drafts.lines(platforms=[target.platform], language=language, kind=target.kind)
        outdated = {line.product_id for line in found if line.outdated and line.has_product}
        return [product_id for product_id in ids if product_id in outdated]


def _piece(row: TaskRow, job: JobRow, owner: str) -> Piece:
    task = task_of(row)
    target = task.target
    style, kept = style_of_job(job), kept_of_job(job)
    wish = Wish(target.platform, target.language, style, job.head.temperature, target.kind, kept)
    return Piece(row.product_id, wish, job.head.scope == "missing", task, Claim(row.id, owner))


def _hearing(on_begin: Callable[[JobTask], None] | None) -> Callable[[Piece], None] | None:
    if on_begin is None:
        return None

    def hear(piece: Piece) -> None:
        if piece.task:
            on_begin(piece.task)

    return hear
