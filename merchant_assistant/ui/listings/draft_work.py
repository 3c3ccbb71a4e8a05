"""The worker's part of the jobs: writing what waits, telling how far it is; and the job of earlier versions."""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from merchant_assistant.foundation.cancel import CancelToken, Progress, no_progress
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said
from merchant_assistant.foundation.settings import UNFINISHED_JOB, Settings
from merchant_assistant.listings.model import Draft, DraftSummary, Target

if TYPE_CHECKING:
    from merchant_assistant.listings.bulk import Drafted
    from merchant_assistant.listings.job_model import Job, JobTask
    from merchant_assistant.listings.listings import Listings
    from merchant_assistant.ui.desk import Desk, Services

UnderWay = dict[int, "JobTask"]  # by their numbers; put in and taken out by workers


@dataclass(frozen=True, slots=True)
class Ended:
    """How many drafts were written, how many of them have a usable text, and why others could not be."""

    written: int
    usable: int
    faults: Sequence[UserFault]


class Work:
    """Writes what waits in all jobs. ``under_way``: tasks are in it from when they are begun until they are through.

    ``crashes``: how often what was under way was begun again, because the model had died with it.
    """

    def __init__(self, desk: Desk, under_way: UnderWay) -> None:
        self._listings: Listings = desk.listings
        self._under_way = under_way
        self._done = self._total = self.crashes = 0
        self._count_anew = True
        self._anew: set[int] = set()  # tasks, since the last crash
        self._guard = threading.Lock()
        self._fresh: list[DraftSummary] = []
        self._progress: Progress = no_progress

    def __call__(self, progress: Progress, cancel: CancelToken) -> Ended:
        self._progress = progress
        self._tell()
        with closing(self._listings.jobs.run(self._begin, cancel)) as drafts:
            return self._hear(drafts)

    def recount(self, _progress: Progress, _cancel: CancelToken) -> None:
        """More or less is to be written than was counted: count, and tell it. For a worker."""
        self._count_anew = True
        self._tell()

    def fresh(self) -> list[DraftSummary]:
        """What was written since this was asked last."""
        with self._guard:
            fresh, self._fresh = self._fresh, []
        return fresh

    def _hear(self, drafts: Iterable[Drafted]) -> Ended:
        written, usable, faults = 0, 0, list[UserFault]()
        for one in drafts:
            self._through(one)
            if one.fault:
                faults.append(one.fault)
            elif one.draft and one.new:
                written += 1
                usable += one.draft.status != "failed"
        return Ended(written, usable, faults)

    def _through(self, one: Drafted) -> None:
        with self._guard:
            if one.task:
                self._under_way.pop(one.task.id, None)
                self._anew.discard(one.task.id)
            if one.draft:
                self._fresh.append(summary_of(one.draft))
        self._done += 1
        self._tell()

    def _begin(self, task: JobTask) -> None:
        """In a thread of the job's."""
        if task.id in self._under_way:
            self._begin_again(task.id)
        self._under_way[task.id] = task
        self._tell()

    def _begin_again(self, task_id: int) -> None:
        """All that one crash has ended is begun again: one of them counts it, the rest belong to the same."""
        with self._guard:
            if not self._anew or task_id in self._anew:
                self.crashes += 1
                self._anew.clear()
            self._anew.add(task_id)

    def _tell(self) -> None:
        if self._count_anew:
            self._count_anew = False
            self._total = self._done + sum(job.open for job in self._listings.jobs.jobs() if goes_on(job))
        writing = len(self._under_way)
        sentence = said("Work", "Writing drafts: {done} of {total}")
        if writing:
            sentence = said("Work", "Drafts: {done} of {total} done, {writing} being written")
        total = max(self._total, self._done + writing)
        self._progress(self._done, total, sentence.format(done=self._done, total=total, writing=writing))


def goes_on(job: Job) -> bool:
    """Something is left of it, and the person wants it."""
    return job.state in ("running", "waiting") and job.open > 0


def summary_of(draft: Draft) -> DraftSummary:
    """What the grid shows of a draft."""
    found = [claim.status for claim in draft.claims]
    return DraftSummary(
        id=draft.id,
        product_id=draft.product_id,
        sku=draft.sku,
        platform=draft.platform,
        language=draft.language,
        status=draft.status,
        title=draft.listing.title,
        supported=found.count("supported"),
        contradicted=found.count("contradicted"),
        unsupported=found.count("unsupported"),
        violations=len(draft.violations),
        kind=draft.kind,
    )


def take_over(services: Services) -> None:
    """A job that an earlier version of the program kept in the settings is a job like the others from now on."""
    target = _kept(services.settings)
    if target:
        services.listings.jobs.queue(services.catalogue.product_ids(), [target])
    if services.settings.get(UNFINISHED_JOB):
        with contextlib.suppress(
            UserFault
        ):  # where it cannot be written, it is queued again: what waits is passed over
            services.settings.set(UNFINISHED_JOB, "")


def _kept(settings: Settings) -> Target | None:
    try:
        kept = json.loads(settings.get(UNFINISHED_JOB) or "null")
        return Target(str(kept["platform"]), str(kept["language"])) if kept else None
    except (KeyError, TypeError, ValueError):
        return None
