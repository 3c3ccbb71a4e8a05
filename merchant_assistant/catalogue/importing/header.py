"""Finding the header row: title lines may stand above it, or there may be none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from merchant_assistant.catalogue.importing.facts import Row


@dataclass(frozen=True, slots=True)
class Head:
    """How a table starts. ``titles``: lines above the header; ``header``: None where it starts with data.

    ``names``: one for each column, each once. ``renamed``: places of those whose own name stood already.
    """

    titles: list[Row]
    header: Row | None
    names: list[str]
    renamed: list[int]

    @property
    def lines(self) -> int:
        """How many rows are no data."""
        return len(self.titles) + (self.header is not None)


def find(rows: list[Row]) -> Head:
    """Look for the header in the first rows of a table."""
    width = _width(rows)
    names, renamed = _names(rows[0][1], max(width, len(rows[0][1])))
    return Head([], rows[0], names, renamed)


def _width(rows: list[Row]) -> int:
    """How many cells most rows have."""
    lengths = Counter(len(cells) for _, cells in rows)
    return max(lengths, key=lambda length: (lengths[length], length), default=0)


def _names(header: Sequence[str], width: int) -> tuple[list[str], list[int]]:
    names: list[str] = []
    renamed: list[int] = []
    for index in range(width):
        own = header[index].strip() if index < len(header) else ""
        base = own or f"Column {index + 1}"
        name, number = base, 2
        while name in names:
            name, number = f"{base} ({number})", number + 1
        if name != base:
            renamed.append(index)
        names.append(name)
    return names, renamed
