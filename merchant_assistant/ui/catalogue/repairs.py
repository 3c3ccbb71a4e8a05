"""Rows of a plan that a person puts right: those that are taken in, and those that are still being typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from merchant_assistant.catalogue.importing.model import BrokenRow, ImportOptions
    from merchant_assistant.catalogue.plan import ImportPlan

Rows = dict[int, tuple[str, ...]]  # a row's number: its cells


def fits(cells: Sequence[str], width: int) -> bool:
    """Whether no cell is left over beside ``width`` columns."""
    return not any(map(str.strip, cells[width:]))


def put_right(row: BrokenRow, cells: Sequence[str], width: int) -> Rows:
    """How a row that fits is imported; ``()`` for the rows below that are part of it."""
    filled = tuple([*cells, *[""] * width][:width])
    return {row.row: filled} | {row.row + more: () for more in range(1, row.lines)}


class Repairs:
    """By sheet, by row. ``taken`` is what the plan was made with, ``typed`` what came since."""

    def __init__(self) -> None:
        self.taken: dict[str, Rows] = {}
        self._typed: dict[str, Rows] = {}

    def begin(self, options: ImportOptions) -> None:
        """Another file, with what was put right in it before."""
        self.taken = {sheet: dict(rows) for sheet, rows in options.repairs.items()}
        self._typed = {}

    def typed(self, sheet: str) -> Rows:
        """What is typed into a sheet and not taken in yet, whether it fits or not."""
        return self._typed.get(sheet, {})

    def keep(self, sheet: str, typed: Mapping[int, tuple[str, ...]]) -> None:
        """So it is typed now."""
        self._typed[sheet] = dict(typed)

    def take(self, sheet: str, rows: Rows) -> None:
        """These rows are part of the import from now on."""
        self.taken[sheet] = {**self.taken.get(sheet, {}), **rows}
        self._typed[sheet] = {row: cells for row, cells in self.typed(sheet).items() if row not in rows}

    def ready(self, plan: ImportPlan) -> int:
        """How many rows a person put right that the plan does not have yet."""
        return sum(len(self._fitting(plan, sheet)) for sheet in self._typed)

    def take_ready(self, plan: ImportPlan) -> None:
        """Take all of them in, of every sheet."""
        for sheet in list(self._typed):
            for rows in self._fitting(plan, sheet):
                self.take(sheet, rows)

    def _fitting(self, plan: ImportPlan, sheet: str) -> list[Rows]:
        reading = next((one.reading for one in plan.sheets if (one.reading.sheet or "") == sheet), None)
        if reading is None:
            return []
        typed, width = self.typed(sheet), len(reading.columns)
        right = [row for row in reading.broken if row.row in typed and fits(typed[row.row], width)]
        return [put_right(row, typed[row.row], width) for row in right]

    def all(self) -> dict[str, Rows]:
        """What was taken in and what is typed: nothing of it may be lost."""
        sheets = {**self.taken, **self._typed}
        return {sheet: {**self.taken.get(sheet, {}), **self.typed(sheet)} for sheet in sheets}
