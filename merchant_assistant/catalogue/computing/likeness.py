"""What is like a thing: the products of which the most of what was told of it hold, rare things counting for more."""

from __future__ import annotations

from collections.abc import Sequence
from math import log
from typing import TYPE_CHECKING

import numpy as np

from merchant_assistant.catalogue.computing.asked import Asked
from merchant_assistant.catalogue.computing.conditions import Conditions
from merchant_assistant.catalogue.computing.rows import Read, Rows, Shown
from merchant_assistant.catalogue.inquiry import Condition, Finding

if TYPE_CHECKING:
    from numpy.typing import NDArray

_AT_LEAST = 0.2  # of all that was told
_OF_BEST = 0.5  # of what the likest one has


Trait = tuple[Condition, float]  # something told of a thing, and how much more than its rarity it counts for


def alike(asked: Asked, read: Read, traits: Sequence[Trait], where: Condition, shown: str, most: int) -> Finding:
    """The products that ``where`` holds of and that have enough of the traits, the likest first, at most so many.

    Their rows show their values of the field ``shown``. Raises :class:`Cancelled`.
    """
    slots = asked.slots
    conditions = Conditions(asked, "products")
    allowed = slots.products_with(conditions.passing(where))
    score, whole = _scores(asked, conditions, traits)
    least = max(_AT_LEAST * whole, _OF_BEST * float(score[allowed].max(initial=0.0)))
    likely = np.flatnonzero(allowed & (score >= least) & (score > 0))
    best = likely[np.argsort(-score[likely], kind="stable")][:most].astype(np.int32)
    column = asked.column(shown)
    rows = Rows(read, asked.connection, slots, "products", best, Shown(shown, column.values, asked.held(shown)))
    return Finding((), rows, len(best))


def _scores(asked: Asked, conditions: Conditions, traits: Sequence[Trait]) -> tuple[NDArray[np.float64], float]:
    """How much each product has of the traits, and how much all of them are."""
    slots = asked.slots
    score, whole, every = np.zeros(len(slots.products)), 0.0, len(slots.products)
    for condition, times in traits:
        having = slots.products_with(conditions.passing(condition))
        counted = int(np.count_nonzero(having))
        if 1 < counted < every:
            weight = times * log((every + 1) / counted)
            score += weight * having
            whole += weight
    return score, whole
