"""Which values each slot has: a variant's own, or else its product's.

A product's own value is one cell, however many variants take it over: over products it counts once, over variants with
each.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from merchant_assistant.catalogue.columns import Cells, Column
from merchant_assistant.catalogue.computing.counting import runs
from merchant_assistant.catalogue.computing.slots import Slots
from merchant_assistant.foundation.cancel import CancelToken

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from merchant_assistant.catalogue.computing.slots import Mask, Places


@dataclass(frozen=True)
class Held:
    """Pairs of a slot and a value, in the order of the slots.

    ``codes``: places of values in the column; ``cells``: which cell of the column says so.
    """

    slots: Places
    codes: NDArray[np.uint32]
    cells: Places

    @property
    def size(self) -> int:
        """About how many bytes of memory it takes."""
        return 12 * len(self.slots)

    def among(self, mask: Mask) -> Held:
        """Of the slots in a set only."""
        return self if mask.all() else self.only(mask[self.slots])

    def only(self, which: NDArray[np.bool_] | NDArray[np.intp]) -> Held:
        """Some of the pairs."""
        return Held(self.slots[which], self.codes[which], self.cells[which])

    def coded(self, wanted: Iterable[int] | Mask, slots: Slots, values: int) -> Mask:
        """The slots that have one of the values (their places, or for each place whether it is one)."""
        if not isinstance(wanted, np.ndarray):
            codes = list(wanted)
            wanted = np.zeros(values, np.bool_)
            wanted[codes] = True
        return self.having(slots, wanted[self.codes])

    def having(self, slots: Slots, which: Mask | None = None) -> Mask:
        """The slots that have any value, or one of ``which`` pairs."""
        mask = np.zeros(len(slots.product), np.bool_)
        mask[self.slots if which is None else self.slots[which]] = True
        return mask


def held_by(column: Column, slots: Slots, cancel: CancelToken) -> Held:
    """What the slots have of a column; remembered with it as long as the slots are these."""
    return column.remembered_for(slots, "held", lambda: _spread(column.cells, slots, cancel))


def _spread(cells: Cells, slots: Slots, cancel: CancelToken) -> Held:
    own = cells.variants > 0
    products = slots.place_of_id[cells.ids]
    numbers = np.arange(len(cells.ids), dtype=np.int32)
    of_variants = slots.first[products[own]] + cells.variants[own].astype(np.int32) - 1
    cancel.check()
    taken, numbers_taken = _taken_over(products[~own], numbers[~own], of_variants, slots)
    cancel.check()
    where = np.concatenate([of_variants, taken])
    which = np.concatenate([numbers[own], numbers_taken])
    if len(where) and np.any(np.diff(where) < 0):
        order = np.argsort(where, kind="stable")
        where, which = where[order], which[order]
    cancel.check()
    return Held(where.astype(np.int32), cells.codes[which], which)


def _taken_over(products: Places, numbers: Places, of_variants: Places, slots: Slots) -> tuple[Places, Places]:
    """The slots that take each of their product's values over, having none of their own."""
    times = slots.counts[products]
    where = runs(slots.first[products], times).astype(np.int32)
    which = np.repeat(numbers, times)
    if not len(of_variants):
        return where, which
    free = np.ones(len(slots.product), np.bool_)
    free[of_variants] = False
    left = free[where]
    return where[left], which[left]
