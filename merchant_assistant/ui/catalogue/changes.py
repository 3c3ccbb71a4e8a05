"""Which values an import would change, before and after."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from merchant_assistant.ui.facts.names import field_name
from merchant_assistant.ui.item_models.roles import DIM, ITEM, MONO, TONE, Index
from merchant_assistant.ui.item_models.rows import RowsModel
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.widgets.check_box import CheckBox
from merchant_assistant.ui.widgets.labels import label
from merchant_assistant.ui.widgets.table import Table
from merchant_assistant.ui.widgets.tips import plain_tip
from merchant_assistant.ui.words import listed, number

if TYPE_CHECKING:
    from merchant_assistant.catalogue.plan import CellChange, SheetPlan

_SKU, _FIELD, _BEFORE, _AFTER = range(4)
_FIELDS = 6  # that are counted in words; the others together


class ChangeModel(RowsModel["CellChange"]):
    """One row per value. What a person typed is kept and says so, unless it is to be replaced.

    ``more_asked`` carries how many are here, where there are more and one scrolls to them.
    """

    more_asked = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        self._total = 0
        self._asked = 0
        self._overwrite = False
        super().__init__(4, parent=parent)

    def titles(self) -> tuple[str, ...]:
        return self.tr("SKU"), self.tr("Value"), self.tr("Now"), self.tr("After the import")

    def text(self, row: CellChange, column: int) -> str:
        if column == _AFTER and self._stays(row):
            return self.tr("Yours is kept, not “{value}”").format(value=row.after or "–")
        return (row.sku, field_name(row.field), row.before or "–", row.after or "–")[column]

    def _stays(self, row: CellChange) -> bool:
        return row.kept and not self._overwrite

    def show_changes(self, rows: Sequence[CellChange], total: int) -> None:
        """Show the first of ``total``."""
        self._total, self._asked = total, 0
        self.show_rows(rows)

    def add(self, start: int, rows: Sequence[CellChange]) -> None:
        """More of them; those that come too late, for another plan, are passed over."""
        if start != len(self.rows) or start != self._asked:
            return
        if not rows:
            self._total = start
            return
        self.beginInsertRows(QModelIndex(), start, start + len(rows) - 1)
        self.rows = (*self.rows, *rows)
        self.endInsertRows()

    @Slot(bool)
    def overwrite(self, overwrite: bool) -> None:
        """Whether what was typed is to be replaced."""
        self._overwrite = overwrite
        if self.rows:
            self.dataChanged.emit(self.index(0, _AFTER), self.index(len(self.rows) - 1, _AFTER))

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._asked != len(self.rows) < self._total

    def fetchMore(self, parent: Index) -> None:
        self._asked = len(self.rows)
        self.more_asked.emit(self._asked)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        change, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.ToolTipRole and column in (_BEFORE, _AFTER):
            return plain_tip((change.before if column == _BEFORE else change.after) or "")
        if role == TONE:
            return "accent" if self._stays(change) and column == _AFTER else None
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


class ChangesPart(QWidget):
    """How many values of which kind change, whether what was typed is replaced, and the table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: SheetPlan | None = None
        self._deleted = False
        self.model = ChangeModel(self)
        self.table = ChangeTable(self.model)
        self.counts = label(role="dim", wrap=True)
        self.counts.setContentsMargins(12, 4, 12, 8)
        self.replace = CheckBox()
        self.replace.setContentsMargins(12, 0, 12, 8)
        self.replace.toggled.connect(self.model.overwrite)
        self.setFocusProxy(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.counts)
        switch = QVBoxLayout()
        switch.setContentsMargins(12, 0, 12, 8)
        switch.addWidget(self.replace)
        column.addLayout(switch)
        column.addWidget(self.table, 1)
        on_language(self._say)

    def show_sheet(self, plan: SheetPlan) -> None:
        """Show what one table of a file changes."""
        self._plan = plan
        self.model.show_changes(plan.changes, plan.change_count)
        self._say()

    def offer_replacing(self, *, typed: bool, deleted: bool) -> None:
        """The switch is there only where something was typed that the file says differently, or deleted."""
        offered = typed or deleted
        self._deleted = deleted
        self._say()
        self.replace.setVisible(offered)
        if not offered:
            self.replace.setChecked(False)

    @Slot()
    def _say(self) -> None:
        typed = self.tr("Replace what I typed by what the file says")
        both = self.tr("Replace what I typed, and bring back what I deleted")
        self.replace.setText(both if self._deleted else typed)
        if self._plan is not None:
            self.counts.setText(self._told(self._plan))

    def _told(self, plan: SheetPlan) -> str:
        """“Price 12, Title 3”."""
        each = self.tr("{field}: {count}")
        fields = list(plan.changed_fields.items())
        told = [each.format(field=field_name(name), count=number(count)) for name, count in fields[:_FIELDS]]
        if others := sum(count for _, count in fields[_FIELDS:]):
            told.append(each.format(field=self.tr("others"), count=number(others)))
        deleted = self.tr("%Ln product(s) that you deleted", "", plan.deleted) if plan.deleted else ""
        return listed(*told, deleted)
