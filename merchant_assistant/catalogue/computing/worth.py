"""What stock is worth: of every variant its stock times its price, summed by currency."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np

from merchant_assistant.catalogue.computing.asked import Asked
from merchant_assistant.catalogue.computing.conditions import Conditions
from merchant_assistant.catalogue.computing.measures import Measure, measures_of
from merchant_assistant.catalogue.inquiry import Condition, Figure

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from merchant_assistant.catalogue.computing.slots import Mask, Places

_WHOLE = 2**62  # whole numbers beyond do not fit the machine's


def worth(asked: Asked, where: Condition | None, at: str = "price") -> Iterator[Figure]:
    """One figure for each currency; variants without a price (or cost, by ``at``) or a stock count for nothing."""
    mask = Conditions(asked, "variants").passing(where)
    stocks = list(_numbers(asked, "stock", mask))
    for price, priced, prices in _numbers(asked, at, mask):
        total, things = Decimal(), 0
        for stock, stocked, pieces in stocks:
            _, of_price, of_stock = np.intersect1d(priced, stocked, return_indices=True)
            total += _product(price, prices[of_price], stock, pieces[of_stock])
            things += len(of_price)
        if things:
            yield Figure(total, things, price.unit)


def _numbers(asked: Asked, field: str, mask: Mask) -> Iterator[tuple[Measure, Places, NDArray[np.int64]]]:
    """Of each unit the variants that have such a number, each once, and which of the numbers it is."""
    held = asked.held(field).among(mask)
    measures = measures_of(asked.column(field), asked.cancel)
    units, ranks = measures.unit_of[held.codes], measures.rank_of[held.codes]
    for place, measure in enumerate(measures.measures):
        slots, first = np.unique(held.slots[units == place], return_index=True)
        yield measure, slots, ranks[units == place][first]


def _product(one: Measure, ones: NDArray[np.int64], other: Measure, others: NDArray[np.int64]) -> Decimal:
    """The exact sum of products: by machine numbers only where they cannot overflow."""
    largest = max(map(abs, one.scaled)) * max(map(abs, other.scaled))
    kind = np.int64 if largest * max(len(ones), 1) < _WHOLE else object
    total = int(np.dot(np.array(one.scaled, kind)[ones], np.array(other.scaled, kind)[others]))
    return Decimal(f"{total}E{one.exponent + other.exponent}")
