"""Merged cells: what one says holds for every row beside it, where it names a group of rows."""

from __future__ import annotations

from collections.abc import Sequence

Range = tuple[tuple[int, int], tuple[int, int]]  # (row, column) from 0 of the first and the last cell
_WIDE = 0.5  # of the table; what is merged wider is a title


class Merged:
    """Puts the value of a merged cell into the rows it reaches over. Rows come in order, each once.

    Cells merged to the side alone keep their one value: a title, or a caption above several columns.
    """

    def __init__(self, ranges: Sequence[Range], left: int, width: int) -> None:
        """``left`` and ``width`` of the table, in columns."""
        self._left = left
        several = (one for one in ranges if one[1][0] > one[0][0] and one[1][1] - one[0][1] < max(1, _WIDE * width))
        self._coming = sorted(several, reverse=True)
        self._open: list[tuple[int, int, str]] = []  # last row, column, value

    def fill(self, row: int, cells: list[str]) -> None:
        """Fill the cells of a row that merged cells above reach over."""
        self._open = [one for one in self._open if one[0] >= row]
        for _, column, value in self._open:
            if not cells[column]:
                cells[column] = value
        while self._coming and self._coming[-1][0][0] <= row:
            (top, first), (last, _) = self._coming.pop()
            column = first - self._left
            if top == row and 0 <= column < len(cells) and cells[column]:
                self._open.append((last, column, cells[column]))
