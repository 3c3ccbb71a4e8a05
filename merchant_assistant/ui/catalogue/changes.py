"""Which values an import would change, before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from merchant_assistant.ui.facts.names import field_name
from merchant_assistant.ui.item_models.roles import DIM, ITEM, MONO, TONE, Index
from merchant_assistant.ui.item_models.rows import RowsModel
from merchant_assistant.ui.widgets.table import Table

if TYPE_CHECKING:
    from merchant_assistant.catalogue.plan import CellChange

_SKU, _FIELD, _BEFORE, _AFTER = range(4)


class ChangeModel(RowsModel["CellChange"]):
    """One row per value. What a person typed is kept and says so."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((self.tr("SKU"), self.tr("Value"), self.tr("Now"), self.tr("After the import")), parent=parent)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        change, column = self.rows[index.row()], index.column()
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
