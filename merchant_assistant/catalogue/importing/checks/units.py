"""Columns whose values have units of one quantity, but not the same unit: ``500 g`` beside ``0.5 kg``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from merchant_assistant.catalogue.importing.checks.words import words
from merchant_assistant.catalogue.importing.mapping import Layout
from merchant_assistant.catalogue.importing.problems import EXAMPLES, Report
from merchant_assistant.catalogue.model import ATTRIBUTE

_MEASURE = re.compile(r"\d[\d.,\s]*\s?([^\W\d_]+\.?|[\"″])")
_LOOK = 2000  # rows after which columns without units are no longer looked at
_MOST_COLUMNS = 60

Unit = tuple[str, str]  # the quantity, the unit


@dataclass(slots=True)
class _Column:
    counts: Counter[Unit] = field(default_factory=Counter)
    examples: dict[Unit, list[tuple[int, str]]] = field(default_factory=dict)


class Units:
    """Takes every row; says at last which columns mix units."""

    def __init__(self, layout: Layout, report: Report) -> None:
        self._report = report
        self._names = layout.columns
        self._rows = 0
        wanted = [i for i, name in enumerate(layout.fields) if name == "weight" or name.startswith(ATTRIBUTE)]
        self._columns = {index: _Column() for index in wanted[:_MOST_COLUMNS]}

    def row(self, number: int, cells: Sequence[str]) -> None:
        """Take the clean cells of one row."""
        self._rows += 1
        if self._rows == _LOOK:
            self._columns = {index: column for index, column in self._columns.items() if column.counts}
        for index, column in self._columns.items():
            text = cells[index]
            if not text:
                continue
            found = _MEASURE.fullmatch(text) if text[0].isdigit() and len(text) < 24 else None
            unit = words().units.get(found[1].casefold().rstrip(".")) if found else None
            if unit is not None:
                _count(column, unit, number, text)

    def finish(self) -> None:
        """Report values in another unit of the same quantity than most of their column."""
        for index, column in self._columns.items():
            usual: dict[str, str] = {}
            for (quantity, unit), count in column.counts.most_common():
                if usual.setdefault(quantity, unit) != unit:
                    self._tell(self._names[index], usual[quantity], column.examples[quantity, unit], count)

    def _tell(self, name: str, usual: str, examples: list[tuple[int, str]], count: int) -> None:
        for number, text in examples:
            self._report.add("mixed_units", number, name, text, unit=usual)
        self._report.more("mixed_units", name, count - len(examples))


def _count(column: _Column, unit: Unit, number: int, text: str) -> None:
    column.counts[unit] += 1
    examples = column.examples.setdefault(unit, [])
    if len(examples) < EXAMPLES:
        examples.append((number, text))
