"""The numbers of a column, by unit: places and whole numbers in place of decimals, made once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np

from merchant_assistant.catalogue.amounts import Quantity, quantity_of
from merchant_assistant.catalogue.columns import NUMBERS, Column
from merchant_assistant.catalogue.dates import DAY, days_of
from merchant_assistant.catalogue.finding import checked
from merchant_assistant.catalogue.inquiry import Test
from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.catalogue.summaries import whole_number
from merchant_assistant.foundation.cancel import CancelToken

if TYPE_CHECKING:
    from numpy.typing import NDArray

_MOSTLY = 0.9  # share of an attribute's values that are numbers where it is one of numbers


@dataclass(frozen=True)
class Measure:
    """The numbers of one unit: the different ones, ascending, as decimals and as multiples of ``10 ** exponent``.

    ``unit``: as it is mostly spelt; ``KG`` and ``kg`` are one. ``codes``: the column's values that are such numbers,
    ``ranks``: which of the numbers each is.
    """

    unit: str
    numbers: list[Decimal]
    exponent: int
    scaled: list[int]
    codes: NDArray[np.intp]
    ranks: NDArray[np.intp]

    def within(self, test: Test) -> NDArray[np.intp]:
        """The codes of the numbers between a test's bounds."""
        first, end = 0, len(self.numbers)
        if test.low is not None:
            first = (bisect_right if test.low_open else bisect_left)(self.numbers, test.low)
        if test.high is not None:
            end = (bisect_left if test.high_open else bisect_right)(self.numbers, test.high)
        return self.codes[(self.ranks >= first) & (self.ranks < end)]

    def exact(self, scaled: int) -> Decimal:
        """A whole number as the decimal that it stands for, with all its digits."""
        return Decimal(f"{scaled}E{self.exponent}")

    def of_totals(self, totals: NDArray[np.generic]) -> tuple[Measure, NDArray[np.intp]]:
        """The measure of sums of such numbers (whole ones), and which of its numbers each of them is."""
        scaled, ranks = np.unique(totals, return_inverse=True)
        numbers = [self.exact(one) for one in scaled.tolist()]
        return replace(self, numbers=numbers, scaled=scaled.tolist()), ranks


@dataclass(frozen=True)
class Measures:
    """All numbers of a column. ``unit_of``, ``rank_of``: for each value which measure and number it is, or -1."""

    measures: list[Measure]
    unit_of: NDArray[np.int32]
    rank_of: NDArray[np.int64]
    quantities: list[Quantity | None]
    mostly: bool

    @property
    def size(self) -> int:
        """About how many bytes of memory it takes."""
        return 300 * len(self.quantities)

    def of_unit(self, unit: str) -> list[Measure]:
        """The measure of a unit, all of them for ''."""
        return [one for one in self.measures if not unit or one.unit.casefold() == unit.casefold()]


def measures_of(column: Column, cancel: CancelToken) -> Measures:
    """The numbers of a column, remembered with it."""
    return column.remembered("measures", lambda: _measures(column, cancel))


def of_numbers(column: Column, cancel: CancelToken) -> bool:
    """Whether its values mean numbers, so that ``5`` and ``5.00`` are the same."""
    if column.field in NUMBERS:
        return True
    return column.field.startswith(ATTRIBUTE) and measures_of(column, cancel).mostly


def _measures(column: Column, cancel: CancelToken) -> Measures:
    quantities = _dated(column) or [quantity_of(value) for value in checked(column.values, cancel)]
    by_unit: dict[str, list[tuple[Decimal, int]]] = {}
    for code, quantity in enumerate(quantities):
        if quantity:
            by_unit.setdefault(quantity.unit.casefold(), []).append((quantity.number, code))
    unit_of, rank_of = np.full(len(quantities), -1, np.int32), np.full(len(quantities), -1, np.int64)
    measures = []
    for place, unit in enumerate(sorted(by_unit)):
        cancel.check()
        measure = _measure(column, quantities, by_unit[unit])
        unit_of[measure.codes], rank_of[measure.codes] = place, measure.ranks
        measures.append(measure)
    numbers = sum(map(len, by_unit.values()))
    return Measures(measures, unit_of, rank_of, quantities, len(measures) == 1 and numbers >= _MOSTLY * len(quantities))


def _dated(column: Column) -> list[Quantity | None] | None:
    """The days of an attribute that holds days; None of any other."""
    days = days_of(column.values) if column.field.startswith(ATTRIBUTE) else None
    return None if days is None else [None if day is None else Quantity(day, DAY) for day in days]


def _measure(column: Column, quantities: list[Quantity | None], written: list[tuple[Decimal, int]]) -> Measure:
    """From numbers and the places of the values that are these. Whole numbers are sorted: decimals are slow."""
    different = dict.fromkeys(number for number, _ in written)
    exponent = min(0, *(int(number.as_tuple().exponent) for number in different))
    whole_of = {number: whole_number(number, exponent) for number in different}
    numbers = sorted(different, key=whole_of.__getitem__)
    rank_of = {number: rank for rank, number in enumerate(numbers)}
    codes = [code for _, code in written]
    return Measure(
        _spelling(column, quantities, codes), numbers, exponent, [whole_of[number] for number in numbers],
        np.array(codes), np.array([rank_of[number] for number, _ in written]),
    )  # fmt: skip


def _spelling(column: Column, quantities: list[Quantity | None], codes: list[int]) -> str:
    """How most products write the unit."""
    counts: dict[str, int] = {}
    for code in codes:
        if quantity := quantities[code]:
            counts[quantity.unit] = counts.get(quantity.unit, 0) + int(column.counts[code])
    return min(counts, key=lambda unit: (-counts[unit], unit))
