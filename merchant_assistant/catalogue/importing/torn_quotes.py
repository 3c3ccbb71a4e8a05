"""Reading on after a quotation mark that is never closed: only its own line is read otherwise.

To a CSV parser such a mark opens a cell that goes on over all lines to the next mark. A record of several lines that
has not the width of the table, while lines of it have it by themselves, was torn that way: its first line is read with
the marks as plain text, and the following ones once more as they are.
"""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Callable, Iterable, Iterator

Parse = Callable[[Iterable[str]], Iterator[list[str]]]
_MOST_LINES = 2000  # of one record; what goes on longer was never closed


class _TooLongError(Exception):
    """A record does not end."""


class _Lines:
    """Lines one by one, with those of the present record at hand and room for lines that are read again."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._again: deque[str] = deque()
        self.taken: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if len(self.taken) >= _MOST_LINES:
            raise _TooLongError
        line = self._again.popleft() if self._again else next(self._lines)
        self.taken.append(line)
        return line

    def give_back(self, lines: list[str]) -> None:
        self._again.extendleft(reversed(lines))


def read(lines: Iterable[str], parse: Parse, plain: Parse, width: int) -> Iterator[tuple[list[str], bool]]:
    """The records of ``lines``, each with whether it was torn. ``plain``: parses without quotation marks."""
    source = _Lines(lines)
    while True:
        records = parse(source)
        source.taken = []
        try:
            for record in records:
                taken, source.taken = source.taken, []
                if len(taken) > 1 and len(record) != width and _is_torn(taken, parse, width):
                    source.give_back(taken[1:])
                    yield _mended(taken[0], plain), True
                    break  # the parser stands behind lines that come again
                yield record, False
            else:
                return
        except (_TooLongError, csv.Error):
            taken, source.taken = source.taken, []
            source.give_back(taken[1:])
            yield _mended(taken[0], plain), True


def _is_torn(taken: list[str], parse: Parse, width: int) -> bool:
    """Whether most of the lines that were swallowed are records by themselves."""
    alone = [record for record in parse(taken[1:50]) if record]
    return 2 * sum(len(cells) == width for cells in alone) >= len(alone) > 0


def _mended(line: str, plain: Parse) -> list[str]:
    """The cells of a line without quoting; a mark before a cell and doubled ones are of the quoting that failed."""
    cells = next(plain([line]), [])
    return [cell[1:].replace('""', '"') if cell.startswith('"') else cell for cell in cells]
