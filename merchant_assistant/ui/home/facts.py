"""What Home shows, read by a worker: all of it from the data, nothing from a memory of what was done when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby, islice
from statistics import median
from typing import TYPE_CHECKING

from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.ui.models.offered import Presence, presence

if TYPE_CHECKING:
    from merchant_assistant.catalogue.plan import Batch
    from merchant_assistant.listings.model import DraftSummary
    from merchant_assistant.ui.desk import Services

_FIRST = 3


@dataclass(frozen=True, slots=True)
class Import:
    """What a file brought, all of its tables together. ``created_at``: ISO 8601, UTC."""

    file: str
    created_at: str
    created: int
    updated: int


@dataclass(frozen=True, slots=True)
class HomeFacts:
    """``drafted``: something was written or asked already. ``imports``: the last files of the last day, not undone.

    ``messages``: of customers, to be answered. ``draft_seconds``: what the last drafts of the model that writes took,
    None where none was written.
    """

    presence: Presence
    products: int
    drafted: bool
    waiting: int
    first_waiting: Sequence[DraftSummary]
    to_export: int
    imports: Sequence[Import]
    draft_seconds: float | None
    messages: int = 0

    @property
    def next_step(self) -> int:
        """1, 2 or 3; 0 when all three are done."""
        steps = (self.presence.ready, bool(self.products), self.drafted)
        return next((number for number, done in enumerate(steps, 1) if not done), 0)


def read_home(services: Services, progress: Progress, cancel: CancelToken) -> HomeFacts:
    """Counts and first rows that the database answers at once, also where it holds a million products."""
    there = presence(services, progress, cancel)
    waiting, first = services.listings.waiting(_FIRST)
    times = services.listings.draft_times(there.chosen.id) if there.chosen else []
    return HomeFacts(
        there,
        services.catalogue.count(),
        services.listings.any_draft() or bool(services.chat.conversations(limit=1)),
        waiting,
        first,
        services.listings.to_export(),
        _last_imports(services.catalogue.batches()),
        median(times) if times else None,
        services.replies.waiting(),
    )


def _last_imports(batches: Sequence[Batch]) -> Sequence[Import]:
    """The newest few of the day of the newest one: what comes in together may be several files."""
    standing = [batch for batch in batches if not batch.undone]
    days = groupby(standing, key=lambda batch: _day(batch.created_at))
    newest = next((list(of_day) for _, of_day in days), [])
    files = (list(tables) for _, tables in groupby(newest, key=lambda batch: (batch.file, batch.created_at)))
    return [_import(tables) for tables in islice(files, _FIRST)]


def _day(created_at: str) -> date:
    """The person's, not UTC's."""
    return datetime.fromisoformat(created_at).astimezone().date()


def _import(tables: Sequence[Batch]) -> Import:
    created, updated = sum(batch.created for batch in tables), sum(batch.updated for batch in tables)
    return Import(tables[0].file, tables[0].created_at, created, updated)
