"""Numbers of a field over what a query finds: exact, as each is a decimal with how often it stands there.

A million prices are some ten thousand different ones, so sums and medians cost little once it is known how often each
of them stands among the found products.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import accumulate
from typing import TYPE_CHECKING

from merchant_assistant.catalogue.columns import Column
from merchant_assistant.catalogue.finding import Finder
from merchant_assistant.catalogue.query import ProductQuery, Summary
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.storage.columns import bitmap_of
from merchant_assistant.storage.database import Connection

if TYPE_CHECKING:
    from pyroaring import BitMap

_MONEY = frozenset({"price", "compare_at_price", "cost"})

Times = dict[Decimal, int]  # a number -> how often it stands there
Groups = list[dict[int, str]]  # product -> the value it is grouped by; a product of several values is in several


def summaries(
    finder: Finder,
    connection: Connection,
    query: ProductQuery,
    field: str,
    group: str | None,
    cancel: CancelToken | None,
) -> list[Summary]:
    """One summary for each currency, and for each value of ``group``, the largest group first."""
    found = None if query.blank else finder.found(connection, query, cancel)
    column = finder.column(connection, field, cancel)
    if group is None:
        times = _times(column, found, cancel)
    else:
        times = _times_by_group(column, finder.column(connection, group, cancel), found, cancel)
    made = [_summary(field, name, unit, numbers) for (name, unit), numbers in times.items() if numbers]
    return sorted(made, key=lambda summary: (-summary.count, summary.group or "", summary.currency or ""))


def _unit(field: str, unit: str) -> str | None:
    return unit or None if field in _MONEY else None


def _times(
    column: Column, found: BitMap | None, cancel: CancelToken | None
) -> dict[tuple[str | None, str | None], Times]:
    times: dict[tuple[str | None, str | None], Times] = {}
    for place, (quantity, entry) in enumerate(column.numbers):
        if cancel and place % 256 == 0:
            cancel.check()
        count = entry.times(found)
        if count:
            numbers = times.setdefault((None, _unit(column.field, quantity.unit)), {})
            numbers[quantity.number] = numbers.get(quantity.number, 0) + count
    return times


def _times_by_group(
    column: Column, by: Column, found: BitMap | None, cancel: CancelToken | None
) -> dict[tuple[str | None, str | None], Times]:
    times: dict[tuple[str | None, str | None], Times] = {}
    groups = _groups(by, column.present if found is None else found & column.present, cancel)
    for place, (quantity, entry) in enumerate(column.numbers):
        if cancel and place % 64 == 0:
            cancel.check()
        unit = _unit(column.field, quantity.unit)
        for name, count in _counted(entry.sets, groups):
            numbers = times.setdefault((name, unit), {})
            numbers[quantity.number] = numbers.get(quantity.number, 0) + count
    return times


def _counted(sets: list[BitMap], groups: Groups) -> Iterator[tuple[str, int]]:
    for bit, set_ in enumerate(sets):
        for layer in groups:
            for name, count in Counter(map(layer.get, set_)).items():
                if name is not None:
                    yield name, count << bit


def _groups(by: Column, found: BitMap, cancel: CancelToken | None) -> Groups:
    """The value of each found product; where one has several, the second stands in a second table, and so on."""
    layers: Groups = []
    taken: list[BitMap] = []
    for entries in by.spellings.values():
        if cancel:
            cancel.check()
        ids = bitmap_of(()).union(*(entry.anywhere for entry in entries)) & found
        depth = 0
        while ids:
            if depth == len(layers):
                layers.append({})
                taken.append(bitmap_of(()))
            layers[depth].update(dict.fromkeys(ids - taken[depth], entries[0].value))
            ids, taken[depth] = ids & taken[depth], taken[depth] | ids
            depth += 1
    return layers


def _summary(field: str, group: str | None, currency: str | None, times: Times) -> Summary:
    numbers = sorted(times)
    count = sum(times.values())
    total = sum((number * often for number, often in times.items()), Decimal())
    return Summary(
        field,
        group,
        count,
        len(numbers),
        total,
        numbers[0],
        numbers[-1],
        total / count,
        _median(numbers, times),
        currency,
    )


def _median(numbers: list[Decimal], times: Times) -> Decimal:
    upto = list(accumulate(times[number] for number in numbers))

    def at(place: int) -> Decimal:
        return numbers[bisect_right(upto, place)]

    middle, odd = divmod(upto[-1], 2)
    return at(middle) if odd else (at(middle - 1) + at(middle)) / 2
