"""Figures over the slots that pass: how many, how many different, sums, means, bounds; of everything or by group.

Numbers of several units are never put together: each unit has its figures, and each currency. Over products a cell
counts once, also where several variants of the product take it over from it; over variants it counts with each. In a
group count the cells of the slots that have the group's value: the price of the red ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np

from merchant_assistant.catalogue.computing.asked import Asked, Told
from merchant_assistant.catalogue.computing.held import Held
from merchant_assistant.catalogue.computing.measures import Measure, measures_of, summed
from merchant_assistant.catalogue.inquiry import Figure, Inquiry

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

    from merchant_assistant.catalogue.computing.slots import Mask


@dataclass(frozen=True)
class Gathered:
    """Pairs of what is counted with the group that it is in. ``names``: of the groups (a single None: no groups)."""

    held: Held
    groups: Numbers
    names: list[str | None]


def gathered(asked: Asked, inquiry: Inquiry, mask: Mask, held: Held) -> Gathered:
    """The pairs of a field once for each group that their slot is in."""
    if not inquiry.group:
        return Gathered(held, np.zeros(len(held.slots), np.int64), [None])
    told = asked.told(inquiry.group, asked.held(inquiry.group).among(mask))
    left = np.searchsorted(told.slots, held.slots, "left")
    times = np.searchsorted(told.slots, held.slots, "right") - left
    before = np.cumsum(times) - times
    where = np.arange(times.sum()) + np.repeat(left - before, times)
    which = np.repeat(np.arange(len(held.slots)), times)
    return Gathered(held.only(which), told.of[where].astype(np.int64), list(told.names))


def counted(asked: Asked, inquiry: Inquiry, mask: Mask) -> Iterator[Figure]:
    """How many things: all, or with each value of the group."""
    if not inquiry.group:
        number = len(asked.slots.things_in(mask, inquiry.things))
        yield Figure(Decimal(number), number)
        return
    told = asked.told(inquiry.group, asked.held(inquiry.group).among(mask))
    yield from valued(asked, inquiry, told)


def valued(asked: Asked, inquiry: Inquiry, told: Told) -> Iterator[Figure]:
    """How many things have each meaning."""
    things = asked.slots.things_of(told.slots, inquiry.things)
    counts = _different(told.of, things, len(told.names), len(asked.slots.product))
    for place in np.flatnonzero(counts).tolist():
        yield Figure(Decimal(int(counts[place])), int(counts[place]), group=told.names[place])


def distinct(asked: Asked, inquiry: Inquiry, mask: Mask) -> Iterator[Figure]:
    """How many meanings the values have."""
    all_ = gathered(asked, inquiry, mask, asked.held(inquiry.field).among(mask))
    told = asked.told(inquiry.field, all_.held)
    things = asked.slots.things_of(told.slots, inquiry.things)
    values = _different(all_.groups, told.of, len(all_.names), len(told.names))
    having = _different(all_.groups, things, len(all_.names), len(asked.slots.product))
    for place in np.flatnonzero(values).tolist():
        yield Figure(Decimal(int(values[place])), int(having[place]), group=all_.names[place])
    if not inquiry.group and not len(told.of):
        yield Figure(Decimal(0), 0)


def _different(groups: NDArray[np.signedinteger], of: NDArray[np.signedinteger], number: int, most: int) -> Numbers:
    """How many different ones each group has."""
    pairs = np.unique(groups.astype(np.int64) * max(most, 1) + of)
    return np.bincount(pairs // max(most, 1), minlength=number)


def measured(asked: Asked, inquiry: Inquiry, mask: Mask) -> Iterator[Figure]:
    """Sum, average, median, lowest or highest of each unit and group."""
    measures = measures_of(asked.column(inquiry.field), asked.cancel)
    held = asked.held(inquiry.field).among(mask)
    unit_of = measures.unit_of[held.codes]
    for place, measure in enumerate(measures.measures):
        asked.cancel.check()
        of_unit = gathered(asked, inquiry, mask, held.only(unit_of == place))
        ranks = measures.rank_of[of_unit.held.codes]
        if len(ranks):
            yield from _figures(asked, inquiry, measure, of_unit, ranks)


def _figures(asked: Asked, inquiry: Inquiry, measure: Measure, of_unit: Gathered, ranks: Numbers) -> Iterator[Figure]:
    things = asked.slots.things_of(of_unit.held.slots, inquiry.things)
    having = _different(of_unit.groups, things, len(of_unit.names), len(asked.slots.product))
    groups = of_unit.groups
    if inquiry.things == "products":
        once = _once(groups, of_unit.held.cells)
        groups, ranks = groups[once], ranks[once]
    asked.cancel.check()
    packed = np.sort(groups * len(measure.numbers) + ranks)
    asked.cancel.check()
    groups, ranks = np.divmod(packed, len(measure.numbers))
    starts = np.flatnonzero(np.diff(groups, prepend=-1))
    values = _OF[inquiry.operation](measure, ranks, starts)
    for group, value in zip(groups[starts].tolist(), values, strict=True):
        yield Figure(value, int(having[group]), measure.unit, of_unit.names[group])


def _once(groups: Numbers, cells: NDArray[np.int32]) -> NDArray[np.intp]:
    """Where each cell stands first in each of its groups."""
    most = int(cells.max()) + 1 if len(cells) else 1
    first: NDArray[np.intp] = np.unique(groups * most + cells, return_index=True)[1]
    return first


def _sums(measure: Measure, ranks: Numbers, starts: NDArray[np.intp]) -> list[Decimal]:
    return summed(measure, ranks, starts)


def _averages(measure: Measure, ranks: Numbers, starts: NDArray[np.intp]) -> list[Decimal]:
    times = np.diff(starts, append=len(ranks)).tolist()
    return [total / count for total, count in zip(summed(measure, ranks, starts), times, strict=True)]


def _medians(measure: Measure, ranks: Numbers, starts: NDArray[np.intp]) -> list[Decimal]:
    ends = np.append(starts[1:], len(ranks))
    low, high = ranks[(starts + ends - 1) // 2].tolist(), ranks[(starts + ends) // 2].tolist()
    numbers = measure.numbers
    return [numbers[a] if a == b else (numbers[a] + numbers[b]) / 2 for a, b in zip(low, high, strict=True)]


def _lowest(measure: Measure, ranks: Numbers, starts: NDArray[np.intp]) -> list[Decimal]:
    return [measure.numbers[rank] for rank in ranks[starts].tolist()]


def _highest(measure: Measure, ranks: Numbers, starts: NDArray[np.intp]) -> list[Decimal]:
    return [measure.numbers[rank] for rank in ranks[np.append(starts[1:], len(ranks)) - 1].tolist()]


_OF: dict[str, Callable[[Measure, Numbers, NDArray[np.intp]], list[Decimal]]] = {
    "sum": _sums, "average": _averages, "median": _medians, "lowest": _lowest, "highest": _highest,
}  # fmt: skip


def arranged(figures: list[Figure], inquiry: Inquiry) -> list[Figure]:
    """Units in the order of how many things have them; in each the groups as the inquiry wants them.

    Without an order the largest group stands first. A limit holds for each unit, and never parts those that share the
    best figure: which of two brands has the most products is both where they have as many.
    """
    by_unit: dict[str, list[Figure]] = {}
    for figure in figures:
        by_unit.setdefault(figure.unit, []).append(figure)
    made: list[Figure] = []
    for unit in sorted(by_unit, key=lambda unit: (-sum(one.things for one in by_unit[unit]), unit)):
        made += _limited(_in_order(by_unit[unit], inquiry), inquiry)
    return made


def _in_order(figures: list[Figure], inquiry: Inquiry) -> list[Figure]:
    named = sorted(figures, key=lambda one: one.group or "")
    if inquiry.order and not inquiry.order.field:
        return sorted(named, key=lambda one: one.value, reverse=inquiry.order.descending)
    return sorted(named, key=lambda one: -one.things)


def _limited(figures: list[Figure], inquiry: Inquiry) -> list[Figure]:
    grouped = inquiry.group or inquiry.operation == "values"
    if not grouped or inquiry.limit is None:
        return figures
    return figures[: max(inquiry.limit, sharing_best(figures))]


def sharing_best(figures: list[Figure]) -> int:
    """How many of the first figures are as good as the first one."""
    same = [one.value == figures[0].value and one.unit == figures[0].unit for one in figures]
    return same.index(False) if False in same else len(same)


def as_shares(figures: list[Figure], whole: int) -> list[Figure]:
    """Counts as parts of how many there are; none where there is nothing."""
    return [replace(one, value=one.value / whole) for one in figures] if whole else []
