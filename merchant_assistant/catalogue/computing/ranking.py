"""Things in the order of their values, each by its best one.

Numbers of several units cannot be compared, so the things of the commonest unit stand first, all in their order, then
those of the next. After all numbers come texts. Equal ones stay in import order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from merchant_assistant.catalogue.computing.asked import Asked
from merchant_assistant.catalogue.computing.held import Held
from merchant_assistant.catalogue.computing.measures import Measures, measures_of
from merchant_assistant.catalogue.inquiry import Order, Things
from merchant_assistant.storage import orders
from merchant_assistant.storage.words import folded

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from merchant_assistant.catalogue.computing.slots import Places

_UNIT = 1 << 40  # apart from each other in a ranking; no column has so many numbers
_TEXTS = _UNIT << 20


@dataclass(frozen=True)
class Ranked:
    """``things``: the best first; ``codes``: the value that each has its place by (None: read from an index)."""

    things: Places
    codes: NDArray[np.uint32] | None
    tied: int


def ranked(asked: Asked, things: Things, order: Order, held: Held, *, numbers_only: bool = False) -> Ranked:
    """The things that have a value, by their best one (``numbers_only``: that is a number)."""
    if order.field in orders.KEYS:
        return _by_index(asked, things, order, held)
    measures = measures_of(asked.column(order.field), asked.cancel)
    if numbers_only:
        held = held.only(measures.unit_of[held.codes] >= 0)
    ranks = _ranks(asked, things, order, held, measures)
    asked.cancel.check()
    of = asked.slots.things_of(held.slots, things)
    starts = np.flatnonzero(np.diff(of, prepend=-1))
    if not len(starts):
        return Ranked(of, held.codes, 0)
    best = np.minimum.reduceat(ranks, starts)
    code_of = _first_with(ranks, best, starts, held)
    asked.cancel.check()
    by_rank = np.argsort(best, kind="stable")
    tied = int(np.count_nonzero(best == best[by_rank[0]]))
    return Ranked(of[starts][by_rank], code_of[by_rank], tied)


def _first_with(
    ranks: NDArray[np.int64], best: NDArray[np.int64], starts: NDArray[np.intp], held: Held
) -> NDArray[np.uint32]:
    """The value of each thing that is its best one."""
    times = np.diff(starts, append=len(ranks))
    which = np.flatnonzero(ranks == np.repeat(best, times))
    owner = np.repeat(np.arange(len(starts)), times)[which]
    return held.codes[which[np.flatnonzero(np.diff(owner, prepend=-1))]]


def _ranks(asked: Asked, things: Things, order: Order, held: Held, measures: Measures) -> NDArray[np.int64]:
    """The place of each pair's value: of its unit first, of its number among those."""
    column = asked.column(order.field)
    of_code = np.full(len(column.values), _TEXTS, np.int64)
    of = asked.slots.things_of(held.slots, things)
    units = measures.unit_of[held.codes]
    having = [len(np.unique(of[units == place])) for place in range(len(measures.measures))]
    names = [measure.unit for measure in measures.measures]
    for number, place in enumerate(sorted(range(len(names)), key=lambda place: (-having[place], names[place]))):
        measure = measures.measures[place]
        ranks = len(measure.numbers) - 1 - measure.ranks if order.descending else measure.ranks
        of_code[measure.codes] = number * _UNIT + ranks
    _rank_texts(of_code, column.values, held, measures, order)
    return of_code[held.codes]


def _rank_texts(of_code: NDArray[np.int64], values: list[str], held: Held, measures: Measures, order: Order) -> None:
    texts = np.unique(held.codes[measures.unit_of[held.codes] < 0]).tolist()
    meanings = {code: folded(values[code]) for code in texts if values[code]}
    place = {text: rank for rank, text in enumerate(sorted(set(meanings.values()), reverse=order.descending))}
    for code, text in meanings.items():
        of_code[code] = _TEXTS + place[text]
    for code in texts:
        if not values[code]:  # too long to be kept
            of_code[code] = _TEXTS + len(place)


def _by_index(asked: Asked, things: Things, order: Order, held: Held) -> Ranked:
    """By title or SKU, which stand in order elsewhere."""
    slots = asked.slots
    ids = np.array(orders.whole(asked.connection, orders.KEYS[order.field], order.descending), np.uint32)
    place = np.empty(len(slots.products), np.int64)
    place[slots.place_of_id[ids]] = np.arange(len(ids))
    of = np.unique(slots.things_of(held.slots, things))
    products = of if things == "products" else slots.product[of]
    return Ranked(of[np.argsort(place[products], kind="stable")], None, min(len(of), 1))
