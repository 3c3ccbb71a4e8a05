"""Headers of several lines: names of groups above names ("Price" over "net" and "gross"), the rest of a name, its unit
or the same in another language below.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from merchant_assistant.catalogue.importing import names, values
from merchant_assistant.catalogue.importing.facts import Row

_MOST_LINES = 3
_LONG = 40  # characters; names are shorter


def last(rows: Sequence[Row], place: int, hits: Sequence[int]) -> int:
    """The place of the last line of the header that begins at ``place``."""
    line = place
    while line + 1 < min(len(rows), place + _MOST_LINES) and _belongs(rows, place, line + 1, hits):
        line += 1
    return line


def merged(lines: Sequence[Sequence[str]], known: Callable[[str], bool]) -> list[str]:
    """The names of columns whose header has such lines."""
    first = list(lines[0])
    for below in lines[1:]:
        spans = _parts_of_names(first, below) or _filled(first) < _filled(below)
        first = grouped(first, below, known) if spans else _first_known(first, below, known)
    return first


def is_group(above: Sequence[str], header: Sequence[str], known: Callable[[str], bool]) -> bool:
    """Whether the line above a header names groups of its columns."""
    filled = [cell.strip() for cell in above if cell.strip()]
    if len(filled) < 2 or not _words_only(filled) or len(filled) >= sum(map(bool, map(str.strip, header))):
        return False
    own = [name.strip() for name in header if name.strip()]
    return len(set(own)) < len(own) or any(known(cell) for cell in filled)


def grouped(groups: Sequence[str], below: Sequence[str], known: Callable[[str], bool]) -> list[str]:
    """Names of columns with the names of their groups before them where they need them: where a name stands several
    times, or is not known alone.
    """
    found, group = [], ""
    for index in range(max(len(groups), len(below))):
        own = below[index].strip() if index < len(below) else ""
        above = groups[index].strip() if index < len(groups) else ""
        group = above or (group if own else "")
        alone = own and known(own) and [cell.strip() for cell in below].count(own) == 1
        found.append(own if alone else " ".join(part for part in (group, own) if part))
    return found


def _belongs(rows: Sequence[Row], place: int, line: int, hits: Sequence[int]) -> bool:
    """Whether a line still is part of the header above it."""
    header, cells = rows[place][1], rows[line][1]
    filled = [cell.strip() for cell in cells if cell.strip()]
    if not filled or not _words_only(filled) or rows[line][0] != rows[line - 1][0] + 1:
        return False
    names_too = line < len(hits) and hits[line] >= max(2, (len(filled) + 1) // 2)
    return names_too or _are_notes(filled) or _parts_of_names(header, cells)


def _parts_of_names(header: Sequence[str], below: Sequence[str]) -> bool:
    """Whether a line goes on with names that span several columns: it starts blank, and one of its cells stands below
    a blank one of the header.
    """
    filled = [index for index, cell in enumerate(below) if cell.strip()]
    spans = any(index >= len(header) or not header[index].strip() for index in filled)
    return spans and not below[0].strip() and bool(header[0].strip()) and 2 * len(filled) <= len(header) + 1


def _are_notes(filled: Sequence[str]) -> bool:
    """Whether a line says units, currencies or what has to be filled in."""
    words = [names.normal(cell) or cell.casefold() for cell in filled]
    return len(words) > 1 and all(
        word in names.unit_names() or word in values.currencies() or word in names.around("notes") for word in words
    )


def _first_known(first: Sequence[str], below: Sequence[str], known: Callable[[str], bool]) -> list[str]:
    """Two lines of names: the upper one, with a unit that stands below; the lower one where only that is known."""
    found = []
    for index in range(max(len(first), len(below))):
        upper = first[index].strip() if index < len(first) else ""
        lower = below[index].strip() if index < len(below) else ""
        if lower.casefold() in names.unit_names() or lower.casefold() in values.currencies():
            upper = f"{upper} ({lower})" if upper else lower
        found.append(lower if lower and (not upper or (known(lower) and not known(upper))) else upper)
    return found


def _words_only(cells: Sequence[str]) -> bool:
    return all(len(cell) <= _LONG and not cell[0].isdigit() and values.read_amount(cell) is None for cell in cells)


def _filled(cells: Sequence[str]) -> int:
    return sum(map(bool, map(str.strip, cells)))
