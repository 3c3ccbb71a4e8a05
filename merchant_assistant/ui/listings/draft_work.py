"""The worker's part of writing about all products, and the job as it is kept for the next start."""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from merchant_assistant.foundation.cancel import CancelToken, Progress, no_progress
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said
from merchant_assistant.foundation.settings import UNFINISHED_JOB, Settings

if TYPE_CHECKING:
    from merchant_assistant.listings.bulk import Drafted
    from merchant_assistant.ui.desk import Desk


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


class Work:
    """Writes the drafts of a job. ``under_way``: products are in it from when they are begun until they are through.

    ``crashes``: how often what was under way was begun again, because the model had died with it.
    """

    def __init__(self, desk: Desk, job: Job, under_way: dict[int, None]) -> None:
        self._listings = desk.listings
        self._settings = desk.settings
        self._job = job
        self._under_way = under_way
        self._done = self._total = self.crashes = 0
        self._anew = set[int]()  # since the last crash
        self._guard = threading.Lock()
        self._progress: Progress = no_progress

    def __call__(self, progress: Progress, cancel: CancelToken) -> Ended:
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
        remember(self._settings, None)  # the window may be closing, and hear no more of it
        return ended

    def _hear(self, drafts: Iterable[Drafted]) -> Ended:
        written, usable, faults = 0, 0, list[UserFault]()
        for one in drafts:
            self._under_way.pop(one.product_id, None)
            with self._guard:
                self._anew.discard(one.product_id)
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
        if product_id in self._under_way:
            self._begin_again(product_id)
        self._under_way[product_id] = None
        self._tell()

    def _begin_again(self, product_id: int) -> None:
        """All that one crash has ended is begun again: one of them counts it, the rest belong to the same."""
        with self._guard:
            if not self._anew or product_id in self._anew:
                self.crashes += 1
                self._anew.clear()
            self._anew.add(product_id)

    def _tell(self) -> None:
        writing = len(self._under_way)
        sentence = said("Work", "Writing drafts: {done} of {total}")
        if writing:
            sentence = said("Work", "Drafts: {done} of {total} done, {writing} being written")
        words = sentence.format(done=self._done, total=self._total, writing=writing)
        self._progress(self._done, self._total, words)


def remember(settings: Settings, job: Job | None) -> None:
    with contextlib.suppress(UserFault):  # drafts do not fail because this could not be remembered
        settings.set(UNFINISHED_JOB, json.dumps(asdict(job)) if job else "")


def keep(settings: Settings, job: Job, _progress: Progress, _cancel: CancelToken) -> None:
    """In the writer's thread."""
    remember(settings, job)


def kept_job(settings: Settings) -> Job | None:
    try:
        kept = json.loads(settings.get(UNFINISHED_JOB) or "null")
        return Job(str(kept["platform"]), str(kept["language"])) if kept else None
    except (KeyError, TypeError, ValueError):
        return None
