"""How long drafts take here, before they are begun."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from statistics import fmean, median
from typing import TYPE_CHECKING

from merchant_assistant.listings.job_model import Estimate

if TYPE_CHECKING:
    from merchant_assistant.storage.drafts import DraftRepository

Pace = Callable[[], tuple[str, float | None]]
"""The id of the model that writes, and how many drafts an hour it was measured to write here; None: not measured."""
LAST = 40  # of a model's drafts: more than it has lanes
ENOUGH = 5  # real ones, to go by them
_OUTLIER = 4.0  # times the median: the PC slept, or somebody else computed
_HOUR_S = 3600.0


def unmeasured() -> tuple[str, float | None]:
    """Where nobody knows which model writes."""
    return "", None


def estimate(drafts: int, kinds: Sequence[str], stored: DraftRepository, pace: Pace) -> Estimate:
    """By the last real drafts of the model: of the same kinds where there are enough, else any of its drafts.

    Each tells its part of the time that a job took, second tries included: their mean is what a draft costs.
    """
    model, measured = pace()
    took = _of_kinds(stored, model, kinds) if model else []
    if len(took) < ENOUGH:
        seconds = _HOUR_S / measured if measured else None
        return _told(drafts, seconds, 0)
    usual = median(took) * _OUTLIER
    return _told(drafts, fmean(min(one, usual) for one in took), len(took))


def _of_kinds(stored: DraftRepository, model: str, kinds: Sequence[str]) -> list[float]:
    took = [seconds for kind in dict.fromkeys(kinds) for seconds in stored.seconds_of(model, LAST, kind)]
    return took if len(took) >= ENOUGH else stored.seconds_of(model, LAST)


def _told(drafts: int, each: float | None, measured: int) -> Estimate:
    if not each:
        return Estimate(drafts, None, None, 0)
    return Estimate(drafts, _HOUR_S / each, drafts * each, measured)
