"""Collecting what is wrong with a file; the kinds and their sentences are in :mod:`.kinds`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from merchant_assistant.catalogue.importing.kinds import KINDS
from merchant_assistant.catalogue.importing.model import Problem
from merchant_assistant.storage.staging import ProblemRow, StagingWriter

KEPT = 200  # problems that travel with the reading
EXAMPLES = 20  # of each kind, whatever came before
WRITTEN = 1000  # of each kind that are in the staging file; rows that were left out all are
MAX_VALUE = 200


class Report:
    """Collects the problems of one table: counts of all, the first of them, examples of each kind."""

    def __init__(self, writer: StagingWriter) -> None:
        self._writer = writer
        self.first: list[Problem] = []
        self.examples: dict[str, list[Problem]] = {}
        self.counts: Counter[str] = Counter()
        self.columns: dict[str, set[str | None]] = {}
        self.skipped = 0
        self.left_out: set[str] = set()  # kinds whose rows give no product

    def add(
        self,
        code: str,
        row: int | None = None,
        column: str | None = None,
        value: str | None = None,
        *,
        becomes: str | None = None,
        **details: object,
    ) -> None:
        """Note a problem of KINDS. ``becomes``: what the cell ``value`` will be, where that is another."""
        self.counts[code] += 1
        self.columns.setdefault(code, set()).add(column)
        if self.counts[code] <= WRITTEN:
            self._keep(replace(problem(code, row, column, value, **details), becomes=cut(becomes)))

    def skip(self, code: str, row: int, value: str | None = None, **details: object) -> None:
        """Note a problem for which the row gives no product."""
        self.skipped += 1
        self.left_out.add(code)
        self.counts[code] += 1
        self.columns.setdefault(code, set()).add(None)
        if self.counts[code] <= WRITTEN:
            self._keep(problem(code, row, None, value, **details))
        else:  # which row it was, in no words
            self._writer.problem((row, None, code, KINDS[code].severity, "", cut(value), None))

    def more(self, code: str, column: str | None, count: int) -> None:
        """Note that there are ``count`` problems beyond those that were added, all in ``column``."""
        if count > 0:
            self.counts[code] += count
            self.columns.setdefault(code, set()).add(column)

    def name(self, called: Callable[[int], tuple[str, str]]) -> None:
        """Say of the examples what the goods in their rows are called. ``called``: SKU and title of a row."""
        for code, examples in self.examples.items():
            named = [(one, called(one.row) if one.row is not None else ("", "")) for one in examples]
            self.examples[code] = [replace(one, sku=sku, title=title) for one, (sku, title) in named]

    def _keep(self, found: Problem) -> None:
        if len(self.first) < KEPT:
            self.first.append(found)
        examples = self.examples.setdefault(found.code, [])
        if len(examples) < EXAMPLES:
            examples.append(found)
        self._writer.problem(problem_row(found))


def problem(
    code: str, row: int | None = None, column: str | None = None, value: str | None = None, **details: object
) -> Problem:
    """A problem of KINDS with its sentence; long values are cut."""
    kind, shown = KINDS[code], cut(value)
    return Problem(row, column, code, kind.severity, kind.message.format(value=shown, **details), shown)


def cut(value: str | None) -> str | None:
    """A cell as it is shown among the problems."""
    return value if value is None or len(value) <= MAX_VALUE else value[: MAX_VALUE - 1] + "…"


def problem_row(found: Problem) -> ProblemRow:
    """A problem as a row of the staging file."""
    return found.row, found.column, found.code, found.severity, found.message, found.value, found.becomes
