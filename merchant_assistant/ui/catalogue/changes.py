"""Which values an import would change, before and after."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtWidgets import QWidget

from merchant_assistant.ui.facts.names import field_name
from merchant_assistant.ui.models.roles import DIM, ITEM, MONO, TONE, Index
from merchant_assistant.ui.widgets.table import Table

if TYPE_CHECKING:
    from merchant_assistant.catalogue.plan import CellChange

_SKU, _FIELD, _BEFORE, _AFTER = range(4)


class ChangeModel(QAbstractTableModel):
    """One row per value. What a person typed is kept and says so."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._changes: tuple[CellChange, ...] = ()
        self._titles = (self.tr("SKU"), self.tr("Value"), self.tr("Now"), self.tr("After the import"))

    def show_changes(self, changes: Sequence[CellChange]) -> None:
        self.beginResetModel()
        self._changes = tuple(changes)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._changes)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return self._titles[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        change, column = self._changes[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(change, column)
        if role == Qt.ItemDataRole.ToolTipRole and column in (_BEFORE, _AFTER):
            return change.before if column == _BEFORE else change.after
        answers = {DIM: column != _AFTER, MONO: column == _SKU, ITEM: change}
        if role == TONE:
            return "accent" if change.kept and column == _AFTER else None
        return answers.get(role)

    def _text(self, change: CellChange, column: int) -> str:
        if column == _AFTER and change.kept:
            return self.tr("Yours is kept")
        return (change.sku, field_name(change.field), change.before or "–", change.after or "–")[column]


class ChangeTable(Table):
    """The table of changes."""

    def __init__(self, model: ChangeModel, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("What the import changes"), parent)
        self.setModel(model)
        self.set_widths([132, 150, 0, 0])
