"""The products that a query finds, in their order, cut into pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyroaring import BitMap


class Listing:
    """Groups of products one after the other, each a set (in import order) or a list of its own order."""

    def __init__(self, groups: Iterable[BitMap | Sequence[int]]) -> None:
        self._groups = [group for group in groups if len(group)]

    def __len__(self) -> int:
        return sum(len(group) for group in self._groups)

    def part(self, offset: int, limit: int) -> list[int]:
        """``limit`` ids from ``offset`` on; all the others for -1."""
        end = len(self) if limit < 0 else offset + limit
        ids: list[int] = []
        start = 0
        for group in self._groups:
            first, last = max(offset - start, 0), min(end - start, len(group))
            if first < last:
                ids.extend(group[first:last])
            start += len(group)
        return ids
