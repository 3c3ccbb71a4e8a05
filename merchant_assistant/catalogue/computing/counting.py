"""Counting pairs: by marking them in a table where that is small enough, by sorting them otherwise.

Marking passes over the pairs once, whatever their order, and is some ten times as fast as sorting a million of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]
    Whole = NDArray[np.signedinteger]

_TABLE = 1 << 26  # marks of a byte each; more than these are sorted


def different(groups: Whole, of: Whole, number: int, most: int) -> Numbers:
    """How many different ones (below ``most``) each of the groups has."""
    if number == 1:
        return np.array([np.count_nonzero(_marks(of, most))])
    if number * most <= _TABLE:
        marks = _marks(of.astype(np.int64) * number + groups, number * most)
        return np.asarray(marks.reshape(most, number).sum(axis=0, dtype=np.int64))
    pairs = sorted_once(groups.astype(np.int64) * most + of)
    return np.bincount(pairs // most, minlength=number)


def once(groups: Whole, of: Whole, number: int, most: int) -> tuple[Whole, Whole]:
    """Each pair once, by group."""
    if number * most <= _TABLE:
        pairs = np.flatnonzero(_marks(groups.astype(np.int64) * most + of, number * most))
    else:
        pairs = sorted_once(groups.astype(np.int64) * most + of)
    return np.divmod(pairs, most) if number > 1 else (np.zeros(len(pairs), np.int64), pairs)


def runs(firsts: Whole, times: Whole) -> Whole:
    """So many numbers from each first one on, one run after the other."""
    before = np.cumsum(times) - times
    every: Whole = np.repeat(firsts - before, times) + np.arange(times.sum(), dtype=firsts.dtype)
    return every


def sorted_once(numbers: Numbers) -> Numbers:
    """Each number once, ascending; faster than numpy's own where there are many."""
    ordered = np.sort(numbers)
    each: Numbers = ordered[np.diff(ordered, prepend=ordered[:1] - 1) != 0]
    return each


def _marks(places: Whole, most: int) -> NDArray[np.bool_]:
    marks = np.zeros(most, np.bool_)
    marks[places] = True
    return marks


@dataclass(frozen=True)
class Spread:
    """Which numbers (their ranks, ascending) each group has, and how many ``times``.

    ``groups``: those that have any; ``starts``: where the numbers of each begin.
    """

    groups: Numbers
    starts: NDArray[np.intp]
    ranks: Numbers
    times: Numbers

    @classmethod
    def of(cls, groups: Whole, ranks: Whole, number: int, most: int) -> Spread:
        """From pairs, which stand in any order and as often as they are."""
        packed = ranks if number == 1 else groups.astype(np.int64) * most + ranks
        if number * most <= max(4 * len(packed), 1 << 20):
            counts = np.bincount(packed, minlength=number * most)
            cells = np.flatnonzero(counts)
            times = counts[cells]
        else:
            cells, times = np.unique(packed, return_counts=True)
        of_cells, places = np.divmod(cells, most)
        starts = np.flatnonzero(np.diff(of_cells, prepend=-1))
        return cls(of_cells[starts], starts, places, times)

    @property
    def counts(self) -> Numbers:
        """How many numbers each group has."""
        return np.add.reduceat(self.times, self.starts)

    @property
    def ends(self) -> NDArray[np.intp]:
        """Where the numbers of each group end."""
        return np.append(self.starts[1:], len(self.ranks))

    def at(self, places: Numbers) -> Numbers:
        """The rank of one number of each group, by its place among the sorted ones."""
        below = np.cumsum(self.times)
        before = below[self.starts] - self.times[self.starts]
        found: Numbers = self.ranks[np.searchsorted(below, before + places, "right")]
        return found
