"""Numbers of a field over what a query finds, exact: whole numbers are summed, decimals made of them at the end.

The numbers of a column are laid out once: each product beside the place of its number among the sorted ones, as often
as it has it. Then an answer is a walk over small whole numbers, in which a place stands for a number.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import compress, repeat
from typing import TYPE_CHECKING

from merchant_assistant.catalogue.columns import Column, Entry
from merchant_assistant.catalogue.finding import Finder, checked
from merchant_assistant.catalogue.query import ProductQuery, Summary
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.storage.columns import bitmap_of
from merchant_assistant.storage.database import Connection

if TYPE_CHECKING:
    from pyroaring import BitMap

_MONEY = frozenset({"price", "compare_at_price", "cost"})
_STEP = 50_000  # products between two looks at the cancel token

Groups = list[dict[int, str]]  # product -> the value it is grouped by; a product of several values is in several


class Laid:
    """The numbers of one unit. ``scaled``: as whole numbers of ``10 ** exponent``, the smallest first."""

    def __init__(self, unit: str) -> None:
        self.unit = unit
        self.exponent = 0
        self.scaled: list[int] = []
        self.ids = array("I")
        self.places = array("I")

    def number(self, place: int) -> Decimal:
        """The number at a place."""
        return self.exact(self.scaled[place])

    def exact(self, scaled: int) -> Decimal:
        """A whole number as the decimal that it stands for, with all its digits."""
        return Decimal(f"{scaled}E{self.exponent}")


def summaries(
    finder: Finder,
    connection: Connection,
    query: ProductQuery,
    field: str,
    group: str | None,
    cancel: CancelToken | None,
) -> list[Summary]:
    """One summary for each currency or unit, and for each value of ``group``, the largest group first."""
    found = None if query.blank else finder.found(connection, query, cancel)
    column = finder.column(connection, field, cancel)
    laid = column.remembered("laid", lambda: lay_out(column, cancel))
    made: list[Summary] = []
    if group is None:
        made = [_summary(field, None, part, _places(part, found, cancel)) for part in laid]
    else:
        by = finder.column(connection, group, cancel)
        groups = _groups(by, column.present if found is None else found & column.present, cancel)
        for part in laid:
            places = _places_by_group(part, groups, cancel)
            made += [_summary(field, name, part, places[name]) for name in checked(places, cancel)]
    there = (summary for summary in made if summary.count)
    return sorted(there, key=lambda s: (-s.count, s.group or "", s.currency or s.unit or ""))


def lay_out(column: Column, cancel: CancelToken | None) -> list[Laid]:
    """The numbers of a column by unit."""
    laid: dict[str, Laid] = {}
    exponents: dict[str, int] = defaultdict(int)
    for quantity, _ in column.numbers:
        exponents[quantity.unit] = min(exponents[quantity.unit], int(quantity.number.as_tuple().exponent))
    for quantity, entry in checked(column.numbers, cancel):
        part = laid.setdefault(quantity.unit, Laid(quantity.unit))
        part.exponent = exponents[quantity.unit]
        scaled = _scaled(quantity.number, part.exponent)
        if not part.scaled or part.scaled[-1] != scaled:
            part.scaled.append(scaled)
        _put(part, entry)
    return list(laid.values())


def _scaled(number: Decimal, exponent: int) -> int:
    sign, digits, own = number.as_tuple()
    whole = int("".join(map(str, digits)) + "0" * (int(own) - exponent))
    return -whole if sign else whole


def _put(part: Laid, entry: Entry) -> None:
    for bit, ids in enumerate(entry.sets):
        for _ in range(1 << bit):
            part.ids.extend(ids)
    part.places.extend(repeat(len(part.scaled) - 1, len(part.ids) - len(part.places)))


def _steps(part: Laid, cancel: CancelToken | None) -> Iterator[tuple[array[int], array[int]]]:
    starts = range(0, len(part.ids), _STEP)
    return ((part.ids[at : at + _STEP], part.places[at : at + _STEP]) for at in checked(starts, cancel))


def _places(part: Laid, found: BitMap | None, cancel: CancelToken | None) -> Sequence[int]:
    """The places of the numbers of the found products, the smallest first."""
    if found is None:
        return part.places
    places = array("I")
    for ids, all_ in _steps(part, cancel):
        places.extend(compress(all_, map(found.__contains__, ids)))
    return places


def _places_by_group(part: Laid, groups: Groups, cancel: CancelToken | None) -> dict[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for layer in groups:
        grouped = bitmap_of(layer)
        for ids, all_ in _steps(part, cancel):
            there = [id in grouped for id in ids]
            for id, place in zip(compress(ids, there), compress(all_, there), strict=True):
                places[layer[id]].append(place)
    return {name: sorted(having) for name, having in places.items()}


def _groups(by: Column, found: BitMap, cancel: CancelToken | None) -> Groups:
    """The value of each found product; where one has several, the second stands in a second table, and so on."""
    layers: Groups = []
    taken: list[BitMap] = []
    for entries in checked(by.spellings.values(), cancel):
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


def _summary(field: str, group: str | None, part: Laid, places: Sequence[int]) -> Summary:
    money = field in _MONEY
    unit = part.unit or None
    currency, other = (unit, None) if money else (None, unit)
    if not places:
        return Summary(field, group, 0, 0, Decimal(), None, None, None, None, currency, other)
    count = len(places)
    total = part.exact(sum(map(part.scaled.__getitem__, places)))
    low, high, median = part.number(places[0]), part.number(places[-1]), _median(part.number, places)
    return Summary(field, group, count, len(set(places)), total, low, high, total / count, median, currency, other)


def _median(number: Callable[[int], Decimal], places: Sequence[int]) -> Decimal:
    middle, odd = divmod(len(places), 2)
    return number(places[middle]) if odd else (number(places[middle - 1]) + number(places[middle])) / 2
