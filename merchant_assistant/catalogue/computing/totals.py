"""What a product has of a thing that is counted in pieces: the stock of its variants together.

A price or a weight is that of one piece, and each variant has its own; stock adds up. So products are ranked, compared
and shown by the sum over their variants that were meant, and rows add up to the sum that they stand below.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from merchant_assistant.catalogue.computing.derived import column_of
from merchant_assistant.catalogue.computing.held import Held, held_by
from merchant_assistant.catalogue.computing.measures import Measure, measures_of
from merchant_assistant.catalogue.inquiry import made_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from merchant_assistant.catalogue.columns import Column
    from merchant_assistant.catalogue.computing.counting import Numbers, Whole
    from merchant_assistant.catalogue.computing.slots import Places, Slots
    from merchant_assistant.catalogue.inquiry import Things
    from merchant_assistant.foundation.cancel import CancelToken

    _Pairs = tuple[Places, list[str], NDArray[np.intp]]  # slots, the different texts, which of these each slot has

SUMMED = frozenset({"stock", "stock_value", "stock_cost"})
_WHOLE = 2**62  # whole numbers beyond do not fit the machine's


def adds_up(field: str, things: Things) -> bool:
    """Whether what such things have of a field is the sum of several numbers."""
    return things == "products" and (made[0] if (made := made_of(field)) else field) in SUMMED


def added(keys: Whole, measure: Measure, ranks: Whole) -> tuple[Whole, NDArray[np.generic]]:
    """Each key once, ascending, with the exact sum of its numbers (whole ones, as the measure scales them)."""
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    starts = np.flatnonzero(np.diff(keys, prepend=-1))
    fits = max(abs(measure.scaled[0]), abs(measure.scaled[-1])) * len(keys) < _WHOLE
    numbers = np.array(measure.scaled, np.int64 if fits else object)[ranks[order]]
    return keys[starts], np.add.reduceat(numbers, starts)


def with_totals(column: Column, held: Held, slots: Slots, cancel: CancelToken) -> tuple[Column, Held]:
    """The same column and pairs with one number for each product and unit; texts stay as they are."""
    if slots.counts.max(initial=0) <= 1 or not len(held.slots):
        return column, held
    once = held.only(np.unique(held.cells, return_index=True)[1]) if column.shared else held
    measures = measures_of(column, cancel)
    units = measures.unit_of[once.codes]
    rest, of = np.unique(once.codes[units < 0], return_inverse=True)
    pairs: list[_Pairs] = [(once.slots[units < 0], [column.values[code] for code in rest.tolist()], of)]
    for place, measure in enumerate(measures.measures):
        cancel.check()
        of_unit = once.only(units == place)
        if len(of_unit.slots):
            pairs.append(_totals(of_unit, measure, measures.rank_of, slots))
    return _column(column.field, pairs, slots, cancel)


def _totals(held: Held, measure: Measure, rank_of: Numbers, slots: Slots) -> _Pairs:
    """The first of the slots of each product, and the sum as a cell would write it; each sum is written once."""
    products = slots.product[held.slots]
    first = np.flatnonzero(np.diff(products, prepend=-1))  # the slots are in order, and so are their products
    _, totals = added(products, measure, rank_of[held.codes])
    different, of = np.unique(totals, return_inverse=True)
    return held.slots[first], [f"{measure.exact(total):f} {measure.unit}".strip() for total in different.tolist()], of


def _column(field: str, pairs: list[_Pairs], slots: Slots, cancel: CancelToken) -> tuple[Column, Held]:
    where = np.concatenate([of for of, _, _ in pairs])
    place: dict[str, int] = {}
    codes = [np.array([place.setdefault(text, len(place)) for text in texts], np.int64)[of] for _, texts, of in pairs]
    order = np.argsort(where, kind="stable")
    made = column_of(field, list(place), np.concatenate(codes)[order], where[order], slots)
    return made, held_by(made, slots, cancel)
