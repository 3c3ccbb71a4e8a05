"""Columns that were read, kept for the next question as far as memory is meant for them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from merchant_assistant.catalogue.columns import Column

_MOST_BYTES = 400_000_000


class KeptColumns:
    """Those longest unused are given away first. For one thread at a time."""

    def __init__(self) -> None:
        self._columns: OrderedDict[str, tuple[int, Column]] = OrderedDict()
        self._sizes: dict[str, int] = {}  # a column grows while it is used: as it was when it was last kept

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    @property
    def size(self) -> int:
        """About how many bytes of memory they take."""
        return sum(self._sizes.values())

    def get(self, field: str) -> tuple[int, Column | None]:
        """The column of a field, and the version of the products that it was right at."""
        return self._columns.get(field, (-1, None))

    def keep(self, version: int, column: Column) -> None:
        """Have it for the next question, however large it is."""
        self._columns[column.field] = (version, column)
        self._columns.move_to_end(column.field)
        self._sizes[column.field] = column.size
        while len(self._columns) > 1 and self.size > _MOST_BYTES:
            field, _ = self._columns.popitem(last=False)
            del self._sizes[field]
