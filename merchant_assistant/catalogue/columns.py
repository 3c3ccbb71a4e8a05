"""A column of the catalogue as it is filtered, counted, sorted and summed: its values, and what has them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, Any, TypeVar

from merchant_assistant.catalogue.amounts import Quantity, quantity_of
from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.catalogue.query import VARIANTS, Filter
from merchant_assistant.storage.columns import Values, anywhere, bitmap_of
from merchant_assistant.storage.words import folded

if TYPE_CHECKING:
    from pyroaring import BitMap

NUMBERS = frozenset({"price", "compare_at_price", "cost", "stock", "weight", "moq", "pack", "carton", VARIANTS})
_MOSTLY = 0.9  # share of an attribute's values that are numbers where it is one of numbers

T = TypeVar("T")
SortKey = tuple[bool, Decimal, str]  # numbers come before texts


class Entry:
    """One value, and the products that have it."""

    __slots__ = ("anywhere", "folded", "quantity", "sets", "value")

    def __init__(self, value: str, sets: list[BitMap]) -> None:
        self.value = value
        self.sets = sets  # how often, in binary
        self.anywhere = anywhere(sets)
        self.folded = folded(value)
        self.quantity: Quantity | None = quantity_of(value)

    @property
    def key(self) -> SortKey:
        """What values are ordered by."""
        return (False, self.quantity.number, "") if self.quantity else (True, Decimal(), self.folded)

    def products(self, found: BitMap | None) -> int:
        """How many of the ``found`` products have it."""
        return len(self.anywhere) if found is None else self.anywhere.intersection_cardinality(found)


class Column:
    """All values of one field. ``present``: the products that have any, also a text too long to be a value."""

    def __init__(self, field: str, values: Values) -> None:
        self.field = field
        self._made: dict[str, Any] = {}
        self.present = bitmap_of(()).union(*(set_ for sets in values.values() for set_ in sets))
        self.entries = [Entry(value, sets) for value, sets in values.items() if value]

    @cached_property
    def spellings(self) -> dict[str, list[Entry]]:
        """Values that mean the same, by what they mean; the commonest spelling first."""
        same: dict[str, list[Entry]] = {}
        for entry in self.entries:
            same.setdefault(entry.folded, []).append(entry)
        for entries in same.values():
            entries.sort(key=lambda entry: (-len(entry.anywhere), entry.value))
        return same

    @cached_property
    def numbers(self) -> list[tuple[Quantity, Entry]]:
        """Values that are numbers, the smallest first."""
        having = ((entry.quantity, entry) for entry in self.entries if entry.quantity)
        return sorted(having, key=lambda pair: pair[0].number)

    def remembered(self, key: str, make: Callable[[], T]) -> T:
        """What was made of the column once, kept as long as the column is."""
        if key not in self._made:
            self._made[key] = make()
        return self._made[key]  # type: ignore[no-any-return]

    @cached_property
    def units(self) -> dict[str, BitMap]:
        """The units of its numbers, with the products that have such a one."""
        having: dict[str, list[BitMap]] = {}
        for quantity, entry in self.numbers:
            having.setdefault(quantity.unit, []).append(entry.anywhere)
        return {unit: bitmap_of(()).union(*sets) for unit, sets in having.items()}

    @cached_property
    def of_numbers(self) -> bool:
        """Whether its values are numbers of one unit, so that a range says more than a list."""
        if self.field in NUMBERS:
            return True
        units = {unit.casefold() for unit in self.units}
        several = len(self.numbers) > 1 and len(self.numbers) >= _MOSTLY * len(self.entries)
        return self.field.startswith(ATTRIBUTE) and several and len(units) == 1

    def passing(self, filter: Filter, everything: BitMap) -> BitMap:
        """The products that a filter on this column lets through."""
        result = everything
        if filter.blank is not None:
            result = everything - self.present if filter.blank else self.present
        if filter.values:
            wanted = (folded(value) for value in filter.values)
            result = result & _union(entry for value in wanted for entry in self.spellings.get(value, ()))
        if filter.low is not None or filter.high is not None:
            result = result & _union(entry for quantity, entry in self.numbers if within(quantity, filter))
        return result

    def ordered(self, everything: BitMap, descending: bool) -> Iterator[int]:
        """All products by their lowest value (``descending``: highest), then those without one, in import order."""
        left = everything.copy()
        by_value = sorted(self.entries, key=lambda entry: entry.key, reverse=descending)
        for _, entries in groupby(by_value, key=lambda entry: entry.key):
            next_ = _union(entries) & left
            yield from next_
            left -= next_
        texts = self.present & left  # too long to be compared
        yield from texts
        yield from left - texts


def within(quantity: Quantity, filter: Filter) -> bool:
    """Whether a number lies between the bounds of a filter, in its currency where it has one."""
    if filter.currency and quantity.unit != filter.currency:
        return False
    high_enough = filter.low is None or quantity.number >= filter.low
    return high_enough and (filter.high is None or quantity.number <= filter.high)


def _union(entries: Iterable[Entry]) -> BitMap:
    return bitmap_of(()).union(*(entry.anywhere for entry in entries))
