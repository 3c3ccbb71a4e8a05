"""Which values an import would change, before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QWidget

from merchant_assistant.ui.facts.names import field_name
from merchant_assistant.ui.item_models.roles import DIM, ITEM, MONO, TONE, Index
from merchant_assistant.ui.item_models.rows import RowsModel
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.widgets.table import Table

if TYPE_CHECKING:
    from merchant_assistant.catalogue.plan import CellChange

_SKU, _FIELD, _BEFORE, _AFTER = range(4)


class ChangeModel(RowsModel["CellChange"]):
    """One row per value. What a person typed is kept and says so."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(4, parent=parent)

    def titles(self) -> tuple[str, ...]:
        return self.tr("SKU"), self.tr("Value"), self.tr("Now"), self.tr("After the import")

    def text(self, row: CellChange, column: int) -> str:
        if column == _AFTER and row.kept:
            return self.tr("Yours is kept")
        return (row.sku, field_name(row.field), row.before or "–", row.after or "–")[column]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        change, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.ToolTipRole and column in (_BEFORE, _AFTER):
            return change.before if column == _BEFORE else change.after
        if role == TONE:
            return "accent" if change.kept and column == _AFTER else None
        looks = {DIM: column != _AFTER, MONO: column == _SKU, ITEM: change}
        return looks[role] if role in looks else super().data(index, role)


class ChangeTable(Table):
    """The table of changes."""

    def __init__(self, model: ChangeModel, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setModel(model)
        self.set_widths([132, 150, 0, 0])
        on_language(self._say)

    @Slot()
    def _say(self) -> None:
        self.setAccessibleName(self.tr("What the import changes"))
