"""Figures over the slots that pass: how many, how many different, sums, means, bounds; of everything or by group.

Numbers of several units are never put together: each unit has its figures, and each currency. Over products a cell
counts once, also where several variants of the product take it over from it; over variants it counts with each. In a
group count the cells of the slots that have the group's value: the price of the red ones. An average or a median of
prices over products takes one price of each, its lowest: a shirt in 30 sizes is no 30 shirts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np

from merchant_assistant.catalogue.computing.asked import Asked, Told
from merchant_assistant.catalogue.computing.counting import Spread, different, once, runs
from merchant_assistant.catalogue.computing.held import Held
from merchant_assistant.catalogue.computing.lists import LISTED, told_apart, topmost
from merchant_assistant.catalogue.computing.measures import Measure, measures_of
from merchant_assistant.catalogue.computing.totals import added, adds_up
from merchant_assistant.catalogue.finding import checked
from merchant_assistant.catalogue.inquiry import Figure, Inquiry, span_of_field

if TYPE_CHECKING:
    from merchant_assistant.catalogue.computing.counting import Numbers, Whole
    from merchant_assistant.catalogue.computing.slots import Mask

_PRICES = frozenset({"price", "compare_at_price", "cost"})
_WHOLE = 2**62  # whole numbers beyond do not fit the machine's


@dataclass(frozen=True)
class Gathered:
    """Pairs of what is counted with the group that it is in. ``names``: of the groups (a single None: no groups)."""

    held: Held
    groups: Whole
    names: list[str | None]


def _groups(asked: Asked, inquiry: Inquiry, mask: Mask) -> Told | None:
    """Which groups each passing slot is in; None where none are asked for."""
    if not inquiry.group:
        return None
    told = _told(asked, inquiry.group, asked.held(inquiry.group).among(mask))
    return topmost(told) if inquiry.group in LISTED and inquiry.operation != "values" else told


def _told(asked: Asked, field: str, held: Held) -> Told:
    """What the values mean, each part of a list by itself."""
    told = asked.told(field, held)
    return told_apart(told) if field in LISTED else told


def gathered(asked: Asked, told: Told | None, held: Held) -> Gathered:
    """The pairs of a field once for each group (``told``, each once) that their slot is in."""
    if told is None:
        return Gathered(held, np.zeros(len(held.slots), np.int32), [None])
    asked.cancel.check()
    of_slot = np.bincount(told.slots, minlength=len(asked.slots.product))
    begin = np.cumsum(of_slot) - of_slot
    if of_slot.max(initial=0) <= 1:  # as nearly all fields are
        which = of_slot[held.slots] > 0
        held = held if which.all() else held.only(which)
        return Gathered(held, told.of[begin[held.slots]], list(told.names))
    times = of_slot[held.slots]
    where = runs(begin[held.slots], times)
    asked.cancel.check()
    which = np.repeat(np.arange(len(held.slots), dtype=np.int32), times)
    return Gathered(held.only(which), told.of[where], list(told.names))


def counted(asked: Asked, inquiry: Inquiry, mask: Mask) -> Iterator[Figure]:
    """How many things: all, or with each value of the group."""
    told = _groups(asked, inquiry, mask)
    if told is None:
        number = len(asked.slots.things_in(mask, inquiry.things))
        yield Figure(Decimal(number), number)
    else:
        yield from valued(asked, inquiry, told)


def valued(asked: Asked, inquiry: Inquiry, told: Told) -> Iterator[Figure]:
    """How many things have each meaning."""
    things = asked.slots.things_of(told.slots, inquiry.things)
    counts = different(told.of, things, len(told.names), len(asked.slots.product))
    for place in checked(np.flatnonzero(counts).tolist(), asked.cancel):
        yield Figure(Decimal(int(counts[place])), int(counts[place]), group=told.names[place])


def distinct(asked: Asked, inquiry: Inquiry, mask: Mask) -> Iterator[Figure]:
    """How many meanings the values have."""
    groups = _groups(asked, inquiry, mask)
    all_ = gathered(asked, groups and groups.once(), asked.held(inquiry.field).among(mask))
    told = asked.told(inquiry.field, all_.held)
    things = asked.slots.things_of(told.slots, inquiry.things)
    having = different(all_.groups, things, len(all_.names), len(asked.slots.product))
    parts = told_apart(told) if inquiry.field in LISTED and not inquiry.group else told
    of_all = all_.groups if parts is told else np.zeros(len(parts.of), np.int32)
    values = different(of_all, parts.of, len(all_.names), len(parts.names))
    for place in np.flatnonzero(values).tolist():
        yield Figure(Decimal(int(values[place])), int(having[place]), group=all_.names[place])
    if not inquiry.group and not len(told.of):
        yield Figure(Decimal(0), 0)


def measured(asked: Asked, inquiry: Inquiry, mask: Mask) -> Iterator[Figure]:
    """Sum, average, median, lowest or highest of each unit and group."""
    measures = measures_of(asked.column(inquiry.field), asked.cancel)
    held = asked.held(inquiry.field).among(mask)
    unit_of = measures.unit_of[held.codes]
    groups = _groups(asked, inquiry, mask)
    once_each = groups and groups.once()
    for place in np.unique(unit_of[unit_of >= 0]).tolist():
        asked.cancel.check()
        measure = measures.measures[place]
        of_unit = gathered(asked, once_each, held.only(unit_of == place))
        ranks = measures.rank_of[of_unit.held.codes]
        if len(ranks):
            yield from _figures(asked, inquiry, measure, of_unit, ranks)


def _figures(asked: Asked, inquiry: Inquiry, measure: Measure, of_unit: Gathered, ranks: Numbers) -> Iterator[Figure]:
    number = len(of_unit.names)
    things = asked.slots.things_of(of_unit.held.slots, inquiry.things)
    having = different(of_unit.groups, things, number, len(asked.slots.product)).tolist()
    groups: Whole = of_unit.groups
    asked.cancel.check()
    several: list[int] = []
    if inquiry.things == "products" and inquiry.field in _PRICES and inquiry.operation in ("average", "median"):
        several = np.bincount(groups, minlength=number).tolist()
        groups, ranks = _lowest_each(groups, things, ranks, len(asked.slots.product))
    elif inquiry.things == "products" and asked.column(inquiry.field).shared:
        codes = asked.column(inquiry.field).cells.codes
        groups, cells = once(groups, of_unit.held.cells, number, len(codes))
        ranks = measures_of(asked.column(inquiry.field), asked.cancel).rank_of[codes[cells]]
        things = asked.slots.place_of_id[asked.column(inquiry.field).cells.ids[cells]]
    if adds_up(inquiry.field, inquiry.things) and inquiry.operation != "sum":
        most = len(asked.slots.products)
        keys, totals = added(groups.astype(np.int64) * most + things, measure, ranks)
        groups, (measure, ranks) = keys // most, measure.of_totals(totals)
    asked.cancel.check()
    spread = Spread.of(groups, ranks, number, len(measure.numbers))
    asked.cancel.check()
    values, counts = _OF[inquiry.operation](measure, spread), spread.counts.tolist()
    for group, value, numbers in zip(spread.groups.tolist(), values, counts, strict=True):
        yield Figure(value, having[group], measure.unit, of_unit.names[group], several[group] if several else numbers)


def _lowest_each(groups: Whole, things: Whole, ranks: Numbers, most: int) -> tuple[Whole, Numbers]:
    """The lowest number of each thing (below ``most``) in each group."""
    pairs = groups.astype(np.int64) * most + things
    order = np.argsort(pairs, kind="stable")  # they come in the order of the slots, which this sort makes use of
    pairs = pairs[order]
    starts = np.flatnonzero(np.diff(pairs, prepend=-1))
    return pairs[starts] // most, np.minimum.reduceat(ranks[order], starts)


def _sums(measure: Measure, spread: Spread) -> list[Decimal]:
    """Exact: by machine numbers only where they cannot overflow."""
    largest = max(abs(measure.scaled[0]), abs(measure.scaled[-1]))
    fits = largest * int(spread.times.sum()) < _WHOLE
    numbers = np.array(measure.scaled, np.int64 if fits else object)[spread.ranks] * spread.times
    return [measure.exact(int(total)) for total in np.add.reduceat(numbers, spread.starts).tolist()]


def _averages(measure: Measure, spread: Spread) -> list[Decimal]:
    return [total / count for total, count in zip(_sums(measure, spread), spread.counts.tolist(), strict=True)]


def _medians(measure: Measure, spread: Spread) -> list[Decimal]:
    low, high = spread.at((spread.counts - 1) // 2).tolist(), spread.at(spread.counts // 2).tolist()
    numbers = measure.numbers
    return [numbers[a] if a == b else (numbers[a] + numbers[b]) / 2 for a, b in zip(low, high, strict=True)]


def _lowest(measure: Measure, spread: Spread) -> list[Decimal]:
    return [measure.numbers[rank] for rank in spread.ranks[spread.starts].tolist()]


def _highest(measure: Measure, spread: Spread) -> list[Decimal]:
    return [measure.numbers[rank] for rank in spread.ranks[spread.ends - 1].tolist()]


_OF: dict[str, Callable[[Measure, Spread], list[Decimal]]] = {
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
    if span_of_field(inquiry.group or inquiry.field) and inquiry.order is None:
        return named  # months one after the other
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
