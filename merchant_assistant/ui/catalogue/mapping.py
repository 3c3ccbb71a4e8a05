"""What each column of a file was taken for, and the way to correct it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QWidget

from merchant_assistant.catalogue.importing.model import Column
from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.ui.facts.names import field_choices, field_name
from merchant_assistant.ui.item_models.roles import CHOICE, DIM, ITEM, MONO, Index
from merchant_assistant.ui.item_models.rows import RowsModel
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.widgets.choice import Choice
from merchant_assistant.ui.widgets.table import RowDelegate, Table
from merchant_assistant.ui.widgets.tips import plain_tip

_NAME, _SAMPLE, _FIELD = range(3)


class MappingModel(RowsModel[Column]):
    """``corrected`` carries (column, field) when the person chose another field."""

    corrected = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(3, parent=parent)

    def titles(self) -> tuple[str, ...]:
        return self.tr("Column in the file"), self.tr("For example"), self.tr("Becomes")

    def text(self, row: Column, column: int) -> str:
        if column == _NAME:
            return row.name
        if column == _SAMPLE:
            return row.samples[0] if row.samples else self.tr("always empty")
        return choice_text(row.field)

    def show_rows(self, rows: Sequence[Column]) -> None:
        """The same columns taken for something else stay where they are on the screen, and one of them chosen."""
        if [column.name for column in rows] != [column.name for column in self.rows]:
            super().show_rows(rows)
        elif rows:
            self.rows = tuple(rows)
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, _FIELD))

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == _FIELD else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        column, place = self.rows[index.row()], index.column()
        looks = {
            Qt.ItemDataRole.ToolTipRole: plain_tip("\n".join(column.samples)) if place == _SAMPLE else None,
            Qt.ItemDataRole.EditRole: column.field,
            ITEM: column,
            DIM: place == _SAMPLE or (place == _FIELD and not column.field),
            MONO: place == _NAME,
            CHOICE: place == _FIELD,
        }
        return looks[role] if role in looks else super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        column = self.rows[index.row()]
        if role != Qt.ItemDataRole.EditRole or value == column.field:
            return False
        changed = Column(column.name, value, column.samples)
        self.rows = (*self.rows[: index.row()], changed, *self.rows[index.row() + 1 :])
        self.dataChanged.emit(index, index)
        self.corrected.emit(column.name, value)
        return True


def choice_text(field: str) -> str:
    """How a choice of the mapping reads."""
    if not field:
        return QCoreApplication.translate("Mapping", "Leave out")
    if field.startswith(ATTRIBUTE):
        return QCoreApplication.translate("Mapping", "Detail “{name}”").format(name=field_name(field))
    return field_name(field)


class MappingDelegate(RowDelegate):
    """Opens a choice in the last column."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        column: Column = index.data(ITEM)
        own = column.field if column.field.startswith(ATTRIBUTE) else ATTRIBUTE + column.name
        entries = [(field, choice_text(field)) for field in (own, "")]
        editor = Choice(
            self.tr("What “{column}” becomes").format(column=column.name), [*entries, *field_choices()], parent
        )
        editor.setProperty("kind", "cell")
        editor.choose(column.field)
        editor.activated.connect(self._commit)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, Choice):
            editor.choose(index.data(Qt.ItemDataRole.EditRole))
            editor.showPopup()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, Choice):
            model.setData(index, editor.value)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect.adjusted(4, 3, -4, -4))

    def _commit(self) -> None:
        editor = self.sender()
        if isinstance(editor, QWidget):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor)


class MappingTable(Table):
    """The table of columns; a click, Enter or F2 on the last column opens the choice."""

    def __init__(self, model: MappingModel, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setModel(model)
        self.setItemDelegate(MappingDelegate(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.clicked.connect(self._clicked)
        self.activated.connect(self._open)
        self.set_widths([190, 0, 210])
        on_language(self._say)

    @Slot()
    def _say(self) -> None:
        self.setAccessibleName(self.tr("Columns of the file"))

    @Slot(QModelIndex)
    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == _FIELD:
            self._open(index)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        target = index.siblingAtColumn(_FIELD)
        if self.state() != QAbstractItemView.State.EditingState:
            self.setCurrentIndex(target)
            self.edit(target)
