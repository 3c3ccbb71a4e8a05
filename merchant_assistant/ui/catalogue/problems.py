"""What is wrong with a file, row by row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from merchant_assistant.catalogue.importing.model import Problem, Severity
from merchant_assistant.ui.item_models.roles import DIM, ITEM, TONE, Index
from merchant_assistant.ui.item_models.rows import RowsModel
from merchant_assistant.ui.theme.tokens import Tone
from merchant_assistant.ui.widgets.table import Table

_SEVERITY, _ROW, _COLUMN, _MESSAGE = range(4)
_TONES: dict[Severity, Tone] = {"error": "bad", "warning": "care", "info": "neutral"}


class ProblemModel(RowsModel[Problem]):
    """The problems in the order of their gravity, then of their rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        titles = (self.tr("What happens"), self.tr("Row"), self.tr("Column"), self.tr("Why"))
        super().__init__(titles, right=frozenset({_ROW}), parent=parent)
        self._words: dict[Severity, str] = {
            "error": self.tr("Left out"),
            "warning": self.tr("Changed"),
            "info": self.tr("To know"),
        }

    def show_rows(self, rows: Sequence[Problem]) -> None:
        order = list(_TONES)
        super().show_rows(sorted(rows, key=lambda p: (order.index(p.severity), p.row or 0)))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        problem = self.rows[index.row()]
        column = index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(problem, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.alignment(column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{problem.message}\n{problem.value}" if problem.value else problem.message
        if role == TONE:
            return _TONES[problem.severity] if column == _SEVERITY else None
        if role == DIM:
            return column != _MESSAGE
        return problem if role == ITEM else None

    def _text(self, problem: Problem, column: int) -> str:
        row = str(problem.row) if problem.row else ""
        return (self._words[problem.severity], row, problem.column or "", problem.message)[column]


class ProblemTable(Table):
    """The table of problems."""

    def __init__(self, model: ProblemModel, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Problems in the file"), parent)
        self.setModel(model)
        self.set_widths([110, 64, 110, 0])
