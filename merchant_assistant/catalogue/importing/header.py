"""Finding the header: title lines may stand above it, it may take several lines, or there may be none."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from merchant_assistant.catalogue.importing import header_lines, mapping, values
from merchant_assistant.catalogue.importing.facts import Row

_LOOK = 40  # rows among which the header is looked for
_LONG = 60  # characters; names of columns are shorter
_MORE = 3  # lines that may follow the first line of a header
_AGAIN = 0.6  # share of the header's names that a line has in their places where it is the header once more


@dataclass(frozen=True, slots=True)
class Head:
    """How a table starts. ``titles``: lines above the last one of the header; ``header``: that line, None where the
    table starts with data.

    ``names``: one for each column, each once. ``renamed``: places of those whose own name stood already.
    ``recognised``: how many names of the header mean something to us.
    """

    titles: list[Row]
    header: Row | None
    names: list[str]
    renamed: list[int]
    recognised: int = 0

    @property
    def lines(self) -> int:
        """How many rows are no data."""
        return len(self.titles) + (self.header is not None)


def fingerprint(names: Sequence[str]) -> str:
    """What tables with the same header names have in common, in whatever order they stand."""
    text = "\n".join(sorted({mapping.normal(name) for name in names}))
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def known(columns: Sequence[str]) -> Head:
    """The head of a document, whose reader knows the names of its columns: no row is spent on them."""
    names, renamed = _names(columns, len(columns))
    return Head([], None, names, renamed, len(names))


def at(rows: list[Row], place: int) -> Head:
    """The head of a table whose header is the row at ``place``, because a family knows its names."""
    names, renamed = _names(rows[place][1], max(_width(rows), len(rows[place][1])))
    return Head(rows[:place], rows[place], names, renamed, len(names))


def find(rows: list[Row], known: Callable[[str], bool]) -> Head:
    """Look for the header in the first rows of a table: the row with most ``known`` names, else by its looks.

    Lines that belong to it are taken along: names of groups above it, parts of names, units or a second language below.
    """
    width = _width(rows)
    hits = [len({cell.strip() for cell in cells if len(cell) <= _LONG and known(cell)}) for _, cells in rows[:_LOOK]]
    place: int | None = max(range(len(hits)), key=lambda index: hits[index], default=None)
    if place is None or hits[place] < min(2, width):
        place = _by_looks(rows, width, hits)
    if place is None:
        names, renamed = _names([], width)
        return Head([], None, names, renamed)
    last = header_lines.last(rows, place, hits)
    merged = header_lines.merged([cells for _, cells in rows[place : last + 1]], known)
    if place and header_lines.is_group(rows[place - 1][1], merged, known):
        merged = header_lines.grouped(rows[place - 1][1], merged, known)
    names, renamed = _names(merged, _used(max(width, len(merged)), merged, rows[last + 1 :]))
    return Head(rows[:last], rows[last], names, renamed, hits[place])


def _used(width: int, header: Sequence[str], rows: Sequence[Row]) -> int:
    """How many columns there are without those at the end that neither have a name nor hold anything."""
    while width > 1 and not any(width <= len(cells) and cells[width - 1].strip() for cells in (header, *_cells(rows))):
        width -= 1
    return width


def _cells(rows: Sequence[Row]) -> list[list[str]]:
    return [cells for _, cells in rows]


def is_again(cells: Sequence[str], header: Sequence[str]) -> bool:
    """Whether a line further down is the header once more, as pages and glued files have it."""
    named = [(index, name.strip()) for index, name in enumerate(header) if name.strip()]
    same = sum(index < len(cells) and cells[index].strip() == name for index, name in named)
    return len(named) > 1 and same >= 2 and same >= _AGAIN * len(named)


def _by_looks(rows: list[Row], width: int, hits: list[int]) -> int | None:
    """The last of the first rows that are nearly full of what could be names, if the rows below are of another kind
    or a name is known.
    """
    needed = max(1, 0.6 * min(width, _used_columns(rows)))
    full = [index for index, (_, cells) in enumerate(rows[:_LOOK]) if _filled(cells) >= needed]
    if not full or not _names_only(rows[full[0]][1]):
        return None
    place = full[0]
    following = place + 1
    while following < min(len(rows), place + _MORE + 1) and _names_only(rows[following][1]):
        following += 1
    below = [cells for _, cells in rows[following : following + 50]]
    ends = following <= place + _MORE and below and not any(map(_names_only, below))
    place = following - 1 if ends and following - 1 in full else place
    below = [cells for _, cells in rows[place + 1 : place + 50]]
    if hits[place] or not below:
        return place
    return place if _other_below(rows[place][1], below) else None


def _filled(cells: Sequence[str]) -> int:
    return sum(1 for cell in cells if cell.strip())


def _names_only(cells: Sequence[str]) -> bool:
    """Whether all cells could be names of columns: no numbers, and few of them long."""
    named = [cell.strip() for cell in cells if cell.strip()]
    long = sum(len(name) > _LONG for name in named)
    return 5 * long <= len(named) and not any(map(_is_number, named))


def _used_columns(rows: Sequence[Row]) -> int:
    """How many columns hold something in more than a few rows; tables from spreadsheets often end in blank ones."""
    counts = Counter(index for _, cells in rows for index, cell in enumerate(cells) if cell.strip())
    return sum(20 * count > len(rows) for count in counts.values())


def _is_number(text: str) -> bool:
    return text.strip()[:1].isdigit() or values.read_amount(text) is not None


def _other_below(header: Sequence[str], below: list[list[str]]) -> bool:
    """Whether the rows below are of another kind than the header: numbers, longer texts, or values that repeat; of a
    header with a name that stands twice, numbers in most columns.
    """
    named = [cell.strip() for cell in header if cell.strip()]
    if len(set(named)) < len(named):
        return _number_columns(below) > len(named) / 2
    for index in range(len(header)):
        column = [cells[index].strip() for cells in below if index < len(cells) and cells[index].strip()]
        if not column or not header[index].strip():
            continue
        numbers = sum(_is_number(cell) for cell in column)
        longer = sum(len(cell) > 2 * len(header[index]) for cell in column)
        repeats = len(column) >= 4 and len(set(column)) <= len(column) / 2 and header[index].strip() not in column
        if numbers >= 0.8 * len(column) or longer >= 0.8 * len(column) or repeats:
            return True
    return False


def _number_columns(rows: list[list[str]]) -> int:
    """How many columns hold hardly anything but numbers."""
    numbers = Counter(index for cells in rows for index, cell in enumerate(cells) if cell.strip() and _is_number(cell))
    cells_in = Counter(index for cells in rows for index, cell in enumerate(cells) if cell.strip())
    return sum(numbers[index] >= 0.8 * count for index, count in cells_in.items())


def _width(rows: list[Row]) -> int:
    """How many cells most rows have."""
    lengths = Counter(len(cells) for _, cells in rows)
    return max(lengths, key=lambda length: (lengths[length], length), default=0)


def _names(header: Sequence[str], width: int) -> tuple[list[str], list[int]]:
    names: dict[str, None] = {}
    renamed: list[int] = []
    for index in range(width):
        own = header[index].strip() if index < len(header) else ""
        base = own or f"Column {index + 1}"
        name, number = base, 2
        while name in names:
            name, number = f"{base} ({number})", number + 1
        if name != base:
            renamed.append(index)
        names[name] = None
    return list(names), renamed
