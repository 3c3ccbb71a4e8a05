"""What is wrong with a file, row by row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QWidget

from merchant_assistant.catalogue.importing.model import Problem, Severity
from merchant_assistant.ui.item_models.roles import DIM, ITEM, TONE, Index
from merchant_assistant.ui.item_models.rows import RowsModel
from merchant_assistant.ui.language import on_language, tell
from merchant_assistant.ui.theme.tokens import Tone
from merchant_assistant.ui.widgets.table import Table

_SEVERITY, _ROW, _COLUMN, _MESSAGE = range(4)
_TONES: dict[Severity, Tone] = {"error": "bad", "warning": "care", "info": "neutral"}

_EMPTIED = frozenset({"bad_price", "bad_stock"})  # the product is there, without that number


class ProblemModel(RowsModel[Problem]):
    """The problems in the order of their gravity, then of their rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(4, right=frozenset({_ROW}), parent=parent)

    def titles(self) -> tuple[str, ...]:
        return self.tr("What happens"), self.tr("Row"), self.tr("Column"), self.tr("Why")

    def text(self, row: Problem, column: int) -> str:
        number = str(row.row) if row.row else ""
        return (self._happens(row), number, row.column or "", tell(row.message))[column]

    def show_rows(self, rows: Sequence[Problem]) -> None:
        order = list(_TONES)
        super().show_rows(sorted(rows, key=lambda p: (order.index(p.severity), p.row or 0)))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        problem, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.ToolTipRole:
            message = tell(problem.message)
            return f"{message}\n{problem.value}" if problem.value else message
        if role == TONE:
            return _TONES[problem.severity] if column == _SEVERITY else None
        looks = {DIM: column != _MESSAGE, ITEM: problem}
        return looks[role] if role in looks else super().data(index, role)

    def _happens(self, problem: Problem) -> str:
        if problem.code in _EMPTIED:
            return self.tr("Left empty")
        severity = problem.severity
        return {"error": self.tr("Left out"), "warning": self.tr("Changed"), "info": self.tr("To know")}[severity]


class ProblemTable(Table):
    """The table of problems."""

    def __init__(self, model: ProblemModel, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setModel(model)
        self.set_widths([116, 64, 132, 0])
        on_language(self._say)

    @Slot()
    def _say(self) -> None:
        self.setAccessibleName(self.tr("Problems in the file"))
