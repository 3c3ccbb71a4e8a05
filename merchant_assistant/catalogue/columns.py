"""A column of the catalogue as it is filtered, counted, sorted and summed: its values, and what has them.

Values stand once; cells are packed numbers: ids of products beside the places of their values. Counts over the whole
catalogue are stored, so that the cells are read first when something is looked for among them.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from merchant_assistant.catalogue.amounts import Quantity, quantity_of
from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.catalogue.query import VARIANTS, Filter
from merchant_assistant.storage.columns import Names, Part, bitmap_of
from merchant_assistant.storage.words import all_folded, folded

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pyroaring import BitMap

NUMBERS = frozenset({"price", "compare_at_price", "cost", "stock", "weight", "moq", "pack", "carton", VARIANTS})
_MOSTLY = 0.9  # share of an attribute's values that are numbers where it is one of numbers

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Cells:
    """All cells of a column, in the order of the products.

    ``ids``: the product of each; ``codes``: the place of its value; ``variants``: whose it is (0: the product's own).
    """

    ids: NDArray[np.uint32]
    codes: NDArray[np.uint32]
    variants: NDArray[np.uint16]

    @property
    def starts(self) -> NDArray[np.intp]:
        """Where the cells of each product begin."""
        return np.flatnonzero(np.diff(self.ids, prepend=np.uint32(0)))


class Column:
    """All values of one field. ``counts``: how many products have each; ``products``: how many have any."""

    def __init__(self, field: str, versions: dict[int, int], names: Iterable[Names]) -> None:
        self.field = field
        self.versions = versions  # of its blocks
        self.products = 0
        self._cells: Cells | None = None
        self._made: dict[str, Any] = {}
        self._places: dict[int, NDArray[np.uint32]] = {}  # block -> the place of each of its values
        place_of: dict[str, int] = {}
        counted = []
        for block in names:
            self._places[block.block] = _placed(block.values, place_of)
            self.products += block.products
            counted.append((self._places[block.block], block.counts))
        self.values = list(place_of)
        self.counts = np.zeros(len(self.values), np.int64)
        for places_of_block, counts in counted:
            self.counts[places_of_block] += counts

    def fill(self, read: Callable[[], Iterable[Part]]) -> None:
        """Read the cells, unless they were read before. What looks for products needs them."""
        if self._cells is not None:
            return
        parts = list(read())
        codes = [self._places[part.block][part.codes] for part in parts]
        self._cells = Cells(
            np.concatenate([np.empty(0, np.uint32), *(part.ids for part in parts)]),
            np.concatenate([np.empty(0, np.uint32), *codes]),
            np.concatenate([np.empty(0, np.uint16), *(part.variants for part in parts)]),
        )

    @property
    def cells(self) -> Cells:
        """Every cell, once it is filled."""
        if self._cells is None:
            raise RuntimeError("the column is not filled")
        return self._cells

    @property
    def size(self) -> int:
        """About how many bytes of memory it takes."""
        made = sum(getattr(one, "size", 0) for one in list(self._made.values()))
        return 200 * len(self.values) + (18 * len(self._cells.ids) if self._cells else 0) + made

    @cached_property
    def shared(self) -> bool:
        """Whether products have values of their own, which several of their variants may take over."""
        return not self.cells.variants.all()

    @property
    def several_spellings(self) -> bool:
        """Whether some values mean the same, so that counts of values cannot be summed."""
        return len(self.spellings) < len(self.values) - ("" in self.values)

    @cached_property
    def pairs(self) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
        """Ids and places of values, each pair once: variants often share a value."""
        ids, codes = self.cells.ids, self.cells.codes
        first = (np.diff(ids, prepend=np.uint32(0)) != 0) | (np.diff(codes, prepend=np.uint32(0)) != 0)
        return (ids, codes) if first.all() else (ids[first], codes[first])

    @cached_property
    def having(self) -> NDArray[np.uint32]:
        """The products that have any value, in order."""
        return self.cells.ids[self.cells.starts]

    @cached_property
    def present(self) -> BitMap:
        """The same as a set; also of texts too long to be a value."""
        return bitmap_of(array("I", self.having.tobytes()))

    @cached_property
    def quantities(self) -> list[Quantity | None]:
        """The numbers that the values are."""
        return [quantity_of(value) for value in self.values]

    def number(self, code: int) -> Decimal:
        """The number that a value is; it must be one."""
        quantity = self.quantities[code]
        if quantity is None:
            raise ValueError("not a number")
        return quantity.number

    @cached_property
    def folded(self) -> list[str]:
        """What the values mean, however they are spelt; '' is none."""
        return all_folded(self.values)

    @cached_property
    def spellings(self) -> dict[str, list[int]]:
        """The places of values that mean the same, by what they mean; the commonest spelling first."""
        same: dict[str, list[int]] = {}
        for code, meaning in enumerate(self.folded):
            if self.values[code]:
                same.setdefault(meaning, []).append(code)
        for codes in same.values():
            if len(codes) > 1:
                codes.sort(key=lambda code: (-self.counts[code], self.values[code]))
        return same

    @cached_property
    def units(self) -> dict[str, NDArray[np.intp]]:
        """The places of values that are numbers, the smallest number first, by their unit."""
        numbers = [(quantity, code) for code, quantity in enumerate(self.quantities) if quantity]
        by_unit: dict[str, list[int]] = {}
        for quantity, code in sorted(numbers, key=lambda pair: pair[0].number):
            by_unit.setdefault(quantity.unit, []).append(code)
        return {unit: np.array(codes) for unit, codes in by_unit.items()}

    @cached_property
    def of_numbers(self) -> bool:
        """Whether its values are numbers of one unit, so that a range says more than a list."""
        if self.field in NUMBERS:
            return True
        if not self.field.startswith(ATTRIBUTE) or len({unit.casefold() for unit in self.units}) != 1:
            return False
        numbers = sum(map(len, self.units.values()))
        return numbers > 1 and numbers >= _MOSTLY * len(self.values)

    def remembered(self, key: str, make: Callable[[], T]) -> T:
        """What was made of the column once, kept as long as the column is."""
        if key not in self._made:
            self._made[key] = make()
        return self._made[key]  # type: ignore[no-any-return]

    def remembered_for(self, owner: object, key: str, make: Callable[[], T]) -> T:
        """The same for something that was made with ``owner`` as well: made again for another one."""
        known = self._made.get(key)
        if known is None or known.owner is not owner:
            known = self._made[key] = _Owned(owner, make())
        return known.made  # type: ignore[no-any-return]

    def counted(self, found: NDArray[np.bool_] | None) -> NDArray[np.int64]:
        """How many of the ``found`` products have each value."""
        if found is None:
            return self.counts
        ids, codes = self.pairs
        return np.bincount(codes[found[ids]], minlength=len(self.values))

    def together(self, codes: list[int], found: NDArray[np.bool_] | None) -> int:
        """How many of the ``found`` products have any of these values."""
        ids = self._with(codes)
        return len(ids) if found is None else int(np.count_nonzero(found[ids]))

    def _with(self, codes: Iterable[int]) -> NDArray[np.uint32]:
        """The products that have any of these values."""
        wanted = np.zeros(len(self.values), np.bool_)
        wanted[list(codes)] = True
        ids, all_ = self.pairs
        passing = ids[wanted[all_]]
        once: NDArray[np.uint32] = passing[np.diff(passing, prepend=np.uint32(0)) != 0]
        return once

    def passing(self, filter: Filter, everything: BitMap) -> BitMap:
        """The products that a filter on this column lets through."""
        result = everything
        if filter.blank is not None:
            result = everything - self.present if filter.blank else self.present
        if filter.values:
            wanted = (folded(value) for value in filter.values)
            result = result & self._set(code for value in wanted for code in self.spellings.get(value, ()))
        if filter.low is not None or filter.high is not None:
            result = result & self._set(
                code for code, quantity in enumerate(self.quantities) if quantity and within(quantity, filter)
            )
        return result

    def _set(self, codes: Iterable[int]) -> BitMap:
        return bitmap_of(array("I", self._with(codes).tobytes()))

    def ordered(self, everything: BitMap, descending: bool) -> array[int]:
        """All products by their lowest value (``descending``: highest), then those without one, in import order."""
        ranks = self._ranks(descending)[self.cells.codes]
        best = np.minimum.reduceat(ranks, self.cells.starts) if len(ranks) else ranks
        order = self.having[np.argsort(best, kind="stable")]
        return array("I", order.tobytes()) + (everything - self.present).to_array()

    def _ranks(self, descending: bool) -> NDArray[np.uint32]:
        """The place of each value among the sorted ones, alike for equal ones; texts too long to be compared last."""
        keys = [_sort_key(*pair) for pair in zip(self.quantities, self.folded, strict=True)]
        rank = {key: number for number, key in enumerate(sorted(set(keys), reverse=descending))}
        last = len(rank)
        ranks = [rank[key] if value else last for key, value in zip(keys, self.values, strict=True)]
        return np.array(ranks, np.uint32)


@dataclass(frozen=True, slots=True)
class _Owned:
    owner: object
    made: Any

    @property
    def size(self) -> int:
        return int(getattr(self.made, "size", 0))


def mask_of(found: BitMap, highest: int) -> NDArray[np.bool_]:
    """Which ids are in a set, for each id up to the highest."""
    mask = np.zeros(highest + 1, np.bool_)
    mask[np.frombuffer(found.to_array(), np.uint32)] = True
    return mask


def among(order: array[int], found: NDArray[np.bool_]) -> array[int]:
    """The found ones of an order, as :func:`mask_of` says which they are."""
    ids = np.frombuffer(order, np.uint32)
    return array("I", ids[found[ids]].tobytes())


def _sort_key(quantity: Quantity | None, text: str) -> tuple[bool, Decimal, str]:
    """What values are ordered by: numbers come before texts."""
    return (False, quantity.number, "") if quantity else (True, Decimal(), text)


def within(quantity: Quantity, filter: Filter) -> bool:
    """Whether a number lies between the bounds of a filter, in its currency where it has one."""
    if filter.currency and quantity.unit != filter.currency:
        return False
    high_enough = filter.low is None or quantity.number >= filter.low
    return high_enough and (filter.high is None or quantity.number <= filter.high)


def _placed(values: Sequence[str], place_of: dict[str, int]) -> NDArray[np.uint32]:
    """The place of each value of a block; new ones get the next. Codes of a million products are all new."""
    start = len(place_of)
    fresh = [value for value in values if value not in place_of]
    place_of.update(zip(fresh, range(start, start + len(fresh)), strict=True))
    if len(fresh) == len(values):
        return np.arange(start, start + len(fresh), dtype=np.uint32)
    return np.fromiter(map(place_of.__getitem__, values), np.uint32, len(values))
