"""Rows whose cells do not fit the columns, put right where they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from merchant_assistant.catalogue.importing.model import BrokenRow
from merchant_assistant.ui.catalogue.broken_table import BrokenTable
from merchant_assistant.ui.catalogue.repairs import fits, put_right
from merchant_assistant.ui.item_models.roles import DIM, ITEM, MONO, TONE, Index
from merchant_assistant.ui.item_models.rows import alignment, spoken_row
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.theme.tokens import Tone
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.flow import Flow
from merchant_assistant.ui.widgets.labels import label
from merchant_assistant.ui.widgets.tips import plain_tip
from merchant_assistant.ui.words import number

_ROW, _STATE = range(2)
_FIRST = 2  # the columns of the file follow

Repairs = Mapping[int, tuple[str, ...]]


@dataclass(slots=True)
class _Line:
    """A row as it stands on the screen; ``proposed`` and ``typed``: where its cells are from, else from the file."""

    broken: BrokenRow
    cells: list[str]
    proposed: bool = False
    typed: bool = False


class BrokenModel(QAbstractTableModel):
    """``changed``: another cell, or another row that fits now."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self.lines: list[_Line] = []
        on_language(self._say)

    def show_broken(self, names: Sequence[str], broken: Sequence[BrokenRow], typed: Repairs) -> None:
        """Show rows under the names of the columns, those that were worked on as they were left."""
        self.beginResetModel()
        self._names = tuple(names)
        self.lines = [self._line(row, typed.get(row.row)) for row in broken]
        self.endResetModel()
        self.changed.emit()

    def _line(self, broken: BrokenRow, typed: tuple[str, ...] | None) -> _Line:
        if typed:
            return _Line(broken, list(typed), typed=True)
        if broken.proposal:
            return _Line(broken, list(broken.proposal), proposed=True)
        return _Line(broken, list(broken.cells))

    def repairs(self) -> dict[int, tuple[str, ...]]:
        """The rows that fit now, by number; ``()`` for those that are part of the row above."""
        found: dict[int, tuple[str, ...]] = {}
        for line in self.lines:
            if self.fits(line):
                found |= put_right(line.broken, line.cells, len(self._names))
        return found

    def typed(self) -> dict[int, tuple[str, ...]]:
        """All that was typed, whether it fits or not."""
        return {line.broken.row: tuple(line.cells) for line in self.lines if line.typed}

    def fits(self, line: _Line) -> bool:
        """Whether somebody put it right, and no cell is left over."""
        return (line.typed or line.proposed) and fits(line.cells, len(self._names))

    def join_next(self, index: Index) -> None:
        """Put a cell and the next one together; the others follow."""
        line, place = self.lines[index.row()], index.column() - _FIRST
        if 0 <= place < len(line.cells) - 1:
            cells = line.cells
            parts = [part.strip() for part in cells[place : place + 2]]
            self._set(index.row(), [*cells[:place], ", ".join(filter(None, parts)), *cells[place + 2 :]])

    def insert_blank(self, index: Index) -> None:
        """Put a blank cell before one; it and the others move on."""
        line, place = self.lines[index.row()], index.column() - _FIRST
        if 0 <= place <= len(line.cells):
            self._set(index.row(), [*line.cells[:place], "", *line.cells[place:]])

    def put_back(self, row: int) -> None:
        """A row as it stands in the file."""
        line = self.lines[row]
        line.cells, line.proposed, line.typed = list(line.broken.cells), False, False
        self._tell(row)

    def _set(self, row: int, cells: list[str]) -> None:
        line = self.lines[row]
        wider = len(cells) > self.columnCount() - _FIRST
        if wider:
            self.beginResetModel()
        line.cells, line.typed = cells, True
        if wider:
            self.endResetModel()
        self._tell(row)

    def _tell(self, row: int) -> None:
        self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))
        self.changed.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        widest = max((len(line.cells) for line in self.lines), default=0)
        return 0 if parent.isValid() else _FIRST + max(widest, len(self._names))

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return alignment(right=section == _ROW) if role == Qt.ItemDataRole.TextAlignmentRole else None
        if section < _FIRST:
            return (self.tr("Row"), "")[section]
        place = section - _FIRST
        return self._names[place] if place < len(self._names) else self.tr("no column")

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() >= _FIRST else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line, column = self.lines[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._text(line, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            spoken = range(self.columnCount()) if column == _ROW else (column,)
            return spoken_row(self._text(line, part) for part in spoken)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(right=column == _ROW)
        looks = {
            ITEM: line,
            DIM: column == _ROW or column - _FIRST >= len(self._names),
            MONO: column >= _FIRST,
            TONE: self._state(line)[1] if column == _STATE else None,
            Qt.ItemDataRole.ToolTipRole: plain_tip(self._text(line, column)) if column >= _FIRST else None,
        }
        return looks.get(role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        line, place = self.lines[index.row()], index.column() - _FIRST
        if role != Qt.ItemDataRole.EditRole or place < 0 or value == self._text(line, index.column()):
            return False
        cells = line.cells + [""] * (place + 1 - len(line.cells))
        cells[place] = str(value)
        self._set(index.row(), cells)
        return True

    def _text(self, line: _Line, column: int) -> str:
        if column == _ROW:
            return number(line.broken.row)
        if column == _STATE:
            return self._state(line)[0]
        return line.cells[column - _FIRST] if column - _FIRST < len(line.cells) else ""

    def _state(self, line: _Line) -> tuple[str, Tone]:
        if not self.fits(line):
            return self.tr("Does not fit"), "bad"
        return (self.tr("Put right"), "good") if line.typed else (self.tr("Suggested"), "accent")

    @Slot()
    def _say(self) -> None:
        if self.lines:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, self.columnCount() - 1))


class SetAside(QWidget):
    """The rows, what can be done with them, and the way to import them. ``repaired``: it was asked for."""

    repaired = Signal()
    typed = Signal()  # something was put right, and must not be lost

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = BrokenModel(self)
        self.table = BrokenTable(self.model)
        self.about = label(role="dim", wrap=True)
        self.join = Button("", "quiet")
        self.insert = Button("", "quiet")
        self.back = Button("", "quiet")
        self.take = Button("")
        self.setFocusProxy(self.table)
        self._lay_out()
        self._connect()
        on_language(self._say)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(12)
        row.addWidget(Flow(self.join, self.insert, self.back), 1)
        row.addWidget(self.take, 0, Qt.AlignmentFlag.AlignBottom)
        self.about.setContentsMargins(12, 0, 12, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.about)
        column.addWidget(self.table, 1)
        column.addLayout(row)

    def _connect(self) -> None:
        self.join.clicked.connect(self._join)
        self.insert.clicked.connect(self._insert)
        self.back.clicked.connect(self._put_back)
        self.take.clicked.connect(self.repaired)
        for keys, act in (("Ctrl+J", self._join), ("Ctrl+Shift+I", self._insert)):
            QShortcut(QKeySequence(keys), self.table, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.model.changed.connect(self._enable)
        self.model.dataChanged.connect(self.typed)
        self.table.selectionModel().currentChanged.connect(self._enable)

    def finish(self) -> None:
        """What is being typed into a cell counts."""
        if self.table.isAncestorOf(self.focusWidget() or self):
            self.table.setFocus()

    @Slot()
    def _say(self) -> None:
        self.about.setText(
            self.tr("Rows that do not fit the columns. Put them right here; the file itself stays as it is.")
        )
        self.join.setText(self.tr("Join with the next cell"))
        self.join.setToolTip(self.tr("Ctrl+J"))
        self.insert.setText(self.tr("Insert a blank cell"))
        self.insert.setToolTip(self.tr("Ctrl+Shift+I"))
        self.back.setText(self.tr("As in the file"))
        self._enable()

    @Slot()
    def _enable(self) -> None:
        index = self.table.currentIndex()
        on_cell = index.isValid() and index.column() >= _FIRST
        self.join.setEnabled(on_cell)
        self.insert.setEnabled(on_cell)
        self.back.setEnabled(index.isValid())
        count = sum(map(self.model.fits, self.model.lines))
        self.take.setEnabled(count > 0)
        take = self.tr("Take in %Ln row(s) that fit", "", count) if count else self.tr("Take in the rows that fit")
        self.take.setText(take)

    @Slot()
    def _join(self) -> None:
        self.model.join_next(self._current())

    @Slot()
    def _insert(self) -> None:
        self.model.insert_blank(self._current())

    @Slot()
    def _put_back(self) -> None:
        self.model.put_back(self._current().row())

    def _current(self) -> QModelIndex:
        """The chosen cell; still chosen when the table becomes wider."""
        return self.table.currentIndex()
