"""Things in the order of their values, each by its best one.

Numbers of several units cannot be compared, so the things of the commonest unit stand first, all in their order, then
those of the next. After all numbers come texts. Equal ones stay in import order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from merchant_assistant.catalogue.computing.asked import Asked
from merchant_assistant.catalogue.computing.counting import runs
from merchant_assistant.catalogue.computing.held import Held
from merchant_assistant.catalogue.computing.measures import Measures, measures_of
from merchant_assistant.catalogue.inquiry import Order, Things
from merchant_assistant.catalogue.query import Sort
from merchant_assistant.storage import orders
from merchant_assistant.storage.words import folded

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from merchant_assistant.catalogue.columns import Column
    from merchant_assistant.catalogue.computing.slots import Places

_FEW = 1 << 16  # places that are sorted in one pass


@dataclass(frozen=True)
class Ranked:
    """``things``: the best first; ``codes``: the value that each has its place by (None: read from an index)."""

    things: Places
    codes: NDArray[np.uint32] | None
    tied: int


def ranked(
    asked: Asked, things: Things, order: Order, column: Column, held: Held, *, numbers_only: bool = False
) -> Ranked:
    """The things that have a value (``held`` of the ``column``), by their best one (``numbers_only``: a number)."""
    if order.field in orders.KEYS:
        return _by_index(asked, things, order, held)
    measures = measures_of(column, asked.cancel)
    if numbers_only:
        held = held.only(measures.unit_of[held.codes] >= 0)
    ranks = _ranks(asked, things, order, column, held, measures)
    asked.cancel.check()
    of = asked.slots.things_of(held.slots, things)
    starts = np.flatnonzero(np.diff(of, prepend=-1))
    if not len(starts):
        return Ranked(of, held.codes, 0)
    best = np.minimum.reduceat(ranks, starts)
    code_of = _first_with(ranks, best, starts, held)
    asked.cancel.check()
    by_rank = np.argsort(best.astype(np.uint16) if best.max() < _FEW else best, kind="stable")
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


def _ranks(
    asked: Asked, things: Things, order: Order, column: Column, held: Held, measures: Measures
) -> NDArray[np.int64]:
    """The place of each pair's value: of its unit first, of its number among those."""
    of_code = np.zeros(len(column.values), np.int64)
    units = measures.unit_of[held.codes]
    of = asked.slots.things_of(held.slots, things)
    having = [_times(of[units == place]) for place in range(len(measures.measures))]
    names = [measure.unit for measure in measures.measures]
    start = 0
    for place in sorted(range(len(names)), key=lambda place: (-having[place], names[place])):
        measure = measures.measures[place]
        ranks = len(measure.numbers) - 1 - measure.ranks if order.descending else measure.ranks
        of_code[measure.codes] = start + ranks
        start += len(measure.numbers)
    texts = np.unique(held.codes[units < 0]).tolist()
    of_code[texts] = [start + rank for rank in _text_ranks([column.values[code] for code in texts], order)]
    return of_code[held.codes]


def _times(things: Places) -> int:
    """How many different things there are among ascending ones."""
    return int(np.count_nonzero(np.diff(things, prepend=-1)))


def _text_ranks(texts: list[str], order: Order) -> list[int]:
    """The place of each text by what it means; those too long to be kept come last."""
    meanings = [folded(text) for text in texts]
    place = {text: rank for rank, text in enumerate(sorted(set(meanings) - {""}, reverse=order.descending))}
    return [place.get(meaning, len(place)) for meaning in meanings]


def _by_index(asked: Asked, things: Things, order: Order, held: Held) -> Ranked:
    """By title or SKU, which stand in order elsewhere."""
    slots = asked.slots
    ids = np.frombuffer(asked.finder.order(asked.connection, Sort(order.field, order.descending)), np.uint32)
    products = slots.place_of_id[ids]
    having = held.having(slots)
    if things == "products":
        found = products[slots.products_with(having)[products]]
    else:
        every = runs(slots.first[products], slots.counts[products])
        found = every[having[every]]
    return Ranked(found, None, min(len(found), 1))
