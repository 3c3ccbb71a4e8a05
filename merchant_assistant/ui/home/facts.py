"""What Home shows, read by a worker: all of it from the data, nothing from a memory of what was done when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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
class HomeFacts:
    """``drafted``: something was written or asked already. ``imports``: the tables of the last file, not undone.

    ``draft_seconds``: what the last drafts of the model that writes took, None where none was written.
    """

    presence: Presence
    products: int
    drafted: bool
    waiting: int
    first_waiting: Sequence[DraftSummary]
    imports: Sequence[Batch]
    draft_seconds: float | None

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
        _last_import(services.catalogue.batches()),
        median(times) if times else None,
    )


def _last_import(batches: Sequence[Batch]) -> Sequence[Batch]:
    """The tables that came in together with the newest one."""
    standing = [batch for batch in batches if not batch.undone]
    return [b for b in standing if (b.file, b.created_at) == (standing[0].file, standing[0].created_at)]
