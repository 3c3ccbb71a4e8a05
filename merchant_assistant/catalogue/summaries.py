"""Numbers of a field over what a query finds, exact: whole numbers are counted and summed, decimals made at the end.

Every cell holds the place of its number among the sorted ones, so an answer is a count of places. Where numbers are
grouped by something that variants have, each variant counts where its own value is: the price of the red ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from typing import TYPE_CHECKING

import numpy as np

from merchant_assistant.catalogue.columns import Column
from merchant_assistant.catalogue.finding import Finder
from merchant_assistant.catalogue.query import ProductQuery, Summary
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.storage.database import Connection

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.signedinteger]

_MONEY = frozenset({"price", "compare_at_price", "cost"})
_EXACT = 2**62  # sums of whole numbers beyond are made without numpy
_DIGITS = Context(prec=1000)  # more than any cell that is a value has


@dataclass(frozen=True, slots=True)
class Laid:
    """The numbers of one unit. ``scaled``: the different ones as multiples of ``10 ** exponent``, the smallest first.

    ``keys``: product and variant of each cell, ascending; ``places``: which of the numbers it holds.
    """

    unit: str
    exponent: int
    scaled: list[int]
    keys: Numbers
    places: Numbers

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
    found = finder.mask(connection, query, cancel)
    column = finder.column(connection, field, cancel)
    by = finder.column(connection, group, cancel) if group is not None else None
    made: list[Summary] = []
    for part in column.remembered("laid", lambda: list(_lay_out(column, cancel))):
        _check(cancel)
        there = np.ones(len(part.keys), np.bool_) if found is None else found[part.keys >> 16]
        if by is None:
            made += _counted(field, part, [None], np.zeros(int(there.sum()), np.int64), part.places[there], cancel)
        else:
            made += _grouped(field, part, by, there, cancel)
    return sorted(made, key=lambda s: (-s.count, s.group or "", s.currency or s.unit or ""))


def _lay_out(column: Column, cancel: CancelToken | None) -> Iterator[Laid]:
    """The numbers of a column by unit."""
    cells = column.cells
    keys = cells.ids.astype(np.int64) << 16 | cells.variants
    order = np.argsort(keys, kind="stable")
    keys, codes = keys[order], cells.codes[order]
    for unit, places in column.units.items():
        _check(cancel)
        numbers = [column.number(code) for code in places]
        exponent = min(0, *(int(number.as_tuple().exponent) for number in numbers))
        scaled = [whole_number(number, exponent) for number in numbers]
        different = list(dict.fromkeys(scaled))
        place_of = {number: place for place, number in enumerate(different)}
        place_of_code = np.full(len(column.values), -1, np.int64)
        place_of_code[places] = [place_of[number] for number in scaled]
        of_cells = place_of_code[codes]
        yield Laid(unit, exponent, different, keys[of_cells >= 0], of_cells[of_cells >= 0])


def whole_number(number: Decimal, exponent: int) -> int:
    """A decimal as a multiple of ``10 ** exponent``, with all its digits."""
    return int(number.scaleb(-exponent, _DIGITS))


@dataclass(frozen=True, slots=True)
class _Groups:
    """Values that are grouped by. ``keys``: product and variant of each cell, ascending; ``groups``: which value.

    ``of_products``, ``any_groups``: the same for each product, with all values that it or a variant of it has.
    """

    names: list[str | None]
    keys: Numbers
    groups: Numbers
    of_products: Numbers
    any_groups: Numbers


def _groups(by: Column) -> _Groups:
    group_of = np.full(len(by.values), -1, np.int64)
    for number, codes in enumerate(by.spellings.values()):
        group_of[codes] = number
    cells = by.cells
    keys, groups = cells.ids.astype(np.int64) << 16 | cells.variants, group_of[cells.codes]
    keys, groups = _once(keys[groups >= 0], groups[groups >= 0])
    names: list[str | None] = [by.values[codes[0]] for codes in by.spellings.values()]
    return _Groups(names, keys, groups, *_once(keys >> 16 << 16, groups))


def _once(keys: Numbers, groups: Numbers) -> tuple[Numbers, Numbers]:
    """Each pair once, in order."""
    order = np.lexsort((groups, keys))
    keys, groups = keys[order], groups[order]
    first = (np.diff(keys, prepend=-1) != 0) | (np.diff(groups, prepend=-1) != 0)
    return keys[first], groups[first]


def _grouped(
    field: str, part: Laid, by: Column, there: NDArray[np.bool_], cancel: CancelToken | None
) -> Iterator[Summary]:
    """A variant's number counts where its own value is, or its product's where it has none; a product's number counts

    with each value that it or a variant of it has.
    """
    having = by.remembered("groups", lambda: _groups(by))
    keys, places = part.keys[there], part.places[there]
    of_variant = keys & 0xFFFF > 0
    asked = keys[of_variant]
    _check(cancel)
    left, right = (np.searchsorted(having.keys, asked, side) for side in ("left", "right"))
    asked = np.where(left < right, asked, asked >> 16 << 16)
    _check(cancel)
    own, where = _matches(asked, having.keys)
    _check(cancel)
    any_, anywhere = _matches(keys[~of_variant], having.of_products)
    all_places = np.concatenate([places[of_variant][own], places[~of_variant][any_]])
    all_groups = np.concatenate([having.groups[where], having.any_groups[anywhere]])
    yield from _counted(field, part, having.names, all_groups, all_places, cancel)


def _matches(asked: Numbers, keys: Numbers) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Every pair of a place in ``asked`` and one in the ascending ``keys`` where the same stands."""
    first = np.searchsorted(keys, asked, "left")
    times = np.searchsorted(keys, asked, "right") - first
    before = np.cumsum(times) - times
    return np.repeat(np.arange(len(asked)), times), np.arange(times.sum()) + np.repeat(first - before, times)


def _counted(
    field: str,
    part: Laid,
    names: Sequence[str | None],
    groups: Numbers,
    places: Numbers,
    cancel: CancelToken | None,
) -> Iterator[Summary]:
    """A summary for each group that has numbers."""
    _check(cancel)
    cells = np.sort(groups * len(part.scaled) + places)
    starts = np.flatnonzero(np.diff(cells, prepend=-1))
    times = np.diff(starts, append=len(cells))
    group_of, place_of = np.divmod(cells[starts], len(part.scaled))
    bounds = np.flatnonzero(np.diff(group_of, prepend=-1)).tolist()
    for first, end in zip(bounds, [*bounds, len(group_of)][1:], strict=True):
        _check(cancel)
        yield _summary(field, names[group_of[first]], part, place_of[first:end], times[first:end])


def _summary(field: str, group: str | None, part: Laid, places: Numbers, times: Numbers) -> Summary:
    """Of numbers at ``places``, ascending, each so many ``times``."""
    unit = part.unit or None
    currency, other = (unit, None) if field in _MONEY else (None, unit)
    count = int(times.sum())
    total = part.exact(_sum(part.scaled, places, times))
    low, high = part.exact(part.scaled[places[0]]), part.exact(part.scaled[places[-1]])
    below = np.cumsum(times)
    middle = [part.scaled[places[np.searchsorted(below, at, "right")]] for at in ((count - 1) // 2, count // 2)]
    median = part.exact(middle[0]) if middle[0] == middle[1] else (part.exact(middle[0]) + part.exact(middle[1])) / 2
    return Summary(field, group, count, len(places), total, low, high, total / count, median, currency, other)


def _sum(scaled: Sequence[int], places: Numbers, times: Numbers) -> int:
    """Exact: by machine numbers only where they cannot overflow."""
    if max(abs(scaled[places[0]]), abs(scaled[places[-1]])) * int(times.sum()) < _EXACT:
        numbers = np.array([scaled[place] for place in places.tolist()], np.int64)
        return int(np.dot(numbers, times))
    return sum(scaled[place] * time for place, time in zip(places.tolist(), times.tolist(), strict=True))


def _check(cancel: CancelToken | None) -> None:
    if cancel:
        cancel.check()
