"""The grid under the hands: a cell of a platform is gone to by the arrow keys, boxes are ticked beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem

from merchant_assistant.ui.item_models.roles import Index
from merchant_assistant.ui.listings.grid_model import TICK, GridModel
from merchant_assistant.ui.theme.theme import tokens
from merchant_assistant.ui.widgets.product_table import ProductTable
from merchant_assistant.ui.widgets.table import RowDelegate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from merchant_assistant.ui.listings.ticks import Ticks

_Action = QAbstractItemView.CursorAction
_SIDEWAYS = {_Action.MoveLeft: -1, _Action.MoveRight: 1}
_EXTENDING = Qt.KeyboardModifier.ShiftModifier


class GridDelegate(RowDelegate):
    """Frames the cell whose draft is shown, where there is more than one beside each other."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        view = option.widget
        if isinstance(view, GridTable) and view.is_shown_cell(index):
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(tokens().accent if view.hasFocus() else tokens().faint), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(option.rect.adjusted(3, 2, -3, -3)), 8, 8)
            painter.restore()


class GridTable(ProductTable):
    """``platform_picked`` carries the platform of the cell that was gone to."""

    platform_picked = Signal(str)

    def __init__(self, model: GridModel, ticks: Ticks, parent: QWidget | None = None) -> None:
        super().__init__("", model, parent=parent)
        self._grid = model
        self._ticks = ticks
        self._from = -1  # the row that a stretch of ticks begins at
        self.setItemDelegate(GridDelegate(self))
        model.columns_changed.connect(self._show_platforms)

    def is_shown_cell(self, index: Index) -> bool:
        """Whether this is the place whose draft is shown, among several of its product."""
        several = len(self._grid.platforms) > 1
        here = index.row() == self.currentIndex().row() and self.selectionModel().hasSelection()
        return several and here and self._grid.platform_at(index.column()) == self._grid.platform

    def show_platform(self, platform: str) -> None:
        """Go to the cell of another platform."""
        self._grid.platform = platform
        column = self._grid.column_of(platform)
        if column >= 0 and self.currentIndex().isValid():
            self.scrollTo(self._grid.index(self.currentIndex().row(), column))
        self._grid.refresh()

    def moveCursor(self, action: _Action, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Sideways from platform to platform; with Shift the rows that are passed are ticked."""
        if action in _SIDEWAYS:
            return self._beside(_SIDEWAYS[action])
        there = super().moveCursor(action, modifiers)
        if modifiers & _EXTENDING and there.isValid():
            self._tick_to(there.row())
        return there

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Space and plain:
            self.tick_current()
        elif event.key() == Qt.Key.Key_A and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self._ticks.add_all(self._grid)
        elif event.key() == Qt.Key.Key_Escape and self._ticks.ids:
            self._ticks.clear()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        ticking = index.column() == TICK or bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        extending = bool(event.modifiers() & _EXTENDING)
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid() or not (ticking or extending):
            super().mousePressEvent(event)
            self._from = self.currentIndex().row()
        elif extending:
            self._tick_to(index.row())
        else:
            self._tick(index.row())
        if index.isValid() and not (ticking or extending):
            self._pick(index.row())  # also where it was chosen already and another product is shown
            self._go_to_platform(index.column())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A box that is pressed twice is turned twice."""
        if self.columnAt(event.position().toPoint().x()) == TICK:
            self.mousePressEvent(event)
        else:
            super().mouseDoubleClickEvent(event)

    def tick_current(self) -> None:
        """Tick the row that the keyboard is on, or take its tick away."""
        if self.currentIndex().isValid():
            self._tick(self.currentIndex().row())

    def _tick(self, row: int) -> None:
        self._from = row
        product = self._grid.product(row)
        if product:
            self._ticks.turn(product.id)

    def _tick_to(self, row: int) -> None:
        """Every row from where the stretch began."""
        start = self._from if self._from >= 0 else max(0, self.currentIndex().row())
        self._from = start
        self._ticks.add_rows(self._grid, range(min(start, row), max(start, row) + 1))

    def _beside(self, step: int) -> QModelIndex:
        """The current row; the platform beside the one that is shown becomes the one."""
        step = step if self.isLeftToRight() else -step
        shown = [at for at in self._grid.platforms if not self.isColumnHidden(self._grid.column_of(at))]
        if self._grid.platform in shown:
            place = max(0, min(len(shown) - 1, shown.index(self._grid.platform) + step))
            self._go_to_platform(self._grid.column_of(shown[place]))
        return self.currentIndex()

    def _go_to_platform(self, column: int) -> None:
        platform = self._grid.platform_at(column)
        if platform and platform != self._grid.platform:
            self.platform_picked.emit(platform)

    def _show_platforms(self) -> None:
        self._lay_out_columns([column.width for column in self._grid.columns])

    @property
    def _scrolls(self) -> bool:
        """More platforms than there is room for are scrolled to."""
        return len(self._grid.platforms) > 1

    def _reached(self, section: int) -> bool:
        return bool(self._grid.platform_at(section))
