"""Tables: calm rows of 36 pixels, painted by one delegate from the roles of the model."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from merchant_assistant.ui.item_models.roles import BELOW, CHOICE, DIM, ITEM, MONO, TONE, Index
from merchant_assistant.ui.theme.fonts import mono_font, text_font
from merchant_assistant.ui.theme.icons import pixmap
from merchant_assistant.ui.theme.theme import tokens
from merchant_assistant.ui.theme.tokens import CAPTION_PX, ROW_HEIGHT, Tone
from merchant_assistant.ui.widgets.check_box import BOX, paint_box

_Way = Qt.LayoutDirection
_PAD = 12
_CHIP_HEIGHT = 24


class RowDelegate(QStyledItemDelegate):
    """Paints text, chips, choices, and grey bars where a row is still being fetched."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        self._paint_ground(painter, option, index)
        room = option.rect.adjusted(_PAD, 0, -_PAD, -1)
        text = index.data()
        ticked = index.data(Qt.ItemDataRole.CheckStateRole)
        if ticked is not None:
            self._paint_tick(painter, option, ticked=ticked == Qt.CheckState.Checked)
        elif text is None:
            self._paint_waiting(painter, room, option.direction)
        elif tone := index.data(TONE):
            self._paint_chip(painter, room, str(text), tone, option.direction)
        elif room.height() > ROW_HEIGHT and (chip := index.data(BELOW)):
            half = room.height() // 2
            self._paint_text(painter, room.adjusted(0, 4, 0, -half), str(text), index, option.direction)
            self._paint_chip(painter, room.adjusted(0, half - 2, 0, -4), chip[0], chip[1], option.direction)
        else:
            self._paint_text(painter, room, str(text), index, option.direction)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), ROW_HEIGHT)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = option.widget
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(option.rect, QColor(tokens().selection))
        elif isinstance(view, Table) and view.hovered_row == index.row():
            painter.fillRect(option.rect, QColor(tokens().hover))
        painter.setPen(QPen(QColor(tokens().line), 1))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if selected and isinstance(view, Table) and view.chooses_cells:
            if view.hasFocus():
                painter.setPen(QPen(QColor(tokens().accent), 2))
                painter.drawRect(option.rect.adjusted(1, 1, -1, -2))
        elif selected and isinstance(view, Table) and index.column() == view.first_column:
            edge = QRect(option.rect.left(), option.rect.top(), 3, option.rect.height())
            colour = tokens().accent if view.hasFocus() else tokens().faint
            painter.fillRect(QStyle.visualRect(option.direction, option.rect, edge), QColor(colour))

    def _paint_text(self, painter: QPainter, room: QRect, text: str, index: Index, way: _Way) -> None:
        font = mono_font() if index.data(MONO) else text_font()
        painter.setFont(font)
        painter.setPen(QColor(tokens().dim if index.data(DIM) else tokens().text))
        if index.data(CHOICE):
            chevron = pixmap("chevron-down", tokens().dim, 14, painter.device().devicePixelRatioF())
            place = QRect(room.right() - 13, room.center().y() - 6, 14, 14)
            painter.drawPixmap(QStyle.visualRect(way, room, place), chevron)
            room = QStyle.visualRect(way, room, room.adjusted(0, 0, -20, 0))
        shown = painter.fontMetrics().elidedText(text.replace("\n", " "), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, index.data(Qt.ItemDataRole.TextAlignmentRole) or Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_chip(self, painter: QPainter, room: QRect, text: str, tone: Tone, way: _Way) -> None:
        painter.setFont(text_font(CAPTION_PX))
        metrics = painter.fontMetrics()
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width() - 20)
        width = metrics.horizontalAdvance(text) + 20
        place = QRect(room.left(), room.center().y() - _CHIP_HEIGHT // 2 + 1, width, _CHIP_HEIGHT)
        chip = QRectF(QStyle.visualRect(way, room, place))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens().ground(tone)))
        painter.drawRoundedRect(chip, _CHIP_HEIGHT / 2, _CHIP_HEIGHT / 2)
        painter.setPen(QColor(tokens().ink(tone)))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_tick(self, painter: QPainter, option: QStyleOptionViewItem, *, ticked: bool) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRect(0, 0, BOX, BOX)
        place.moveCenter(option.rect.center())
        paint_box(painter, place, ticked=ticked)

    def _paint_waiting(self, painter: QPainter, room: QRect, way: _Way) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens().neutral_soft))
        bar = QRect(room.left(), room.center().y() - 5, room.width() * 3 // 5, 12)
        painter.drawRoundedRect(QRectF(QStyle.visualRect(way, room, bar)), 6, 6)


class Table(QTableView):
    """Whole rows are chosen, one at a time; the mouse's row is shaded."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hovered_row = -1
        self.setProperty("kind", "table")
        self.setAccessibleName(name)
        self.setItemDelegate(RowDelegate(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows = self.verticalHeader()
        rows.hide()
        rows.setDefaultSectionSize(ROW_HEIGHT)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionsClickable(False)
        self.set_header(self.horizontalHeader())

    def set_header(self, header: QHeaderView) -> None:
        """Have it at the head, as every table's is."""
        header.setHighlightSections(False)
        header.setMinimumSectionSize(48)
        header.setFixedHeight(34)
        self.setHorizontalHeader(header)

    def set_widths(self, widths: Sequence[int]) -> None:
        """Pixels per column; 0 takes the room that is left."""
        header = self.horizontalHeader()
        for section, width in enumerate(widths):
            if width:
                header.setSectionResizeMode(section, QHeaderView.ResizeMode.Fixed)
                header.resizeSection(section, width)
            else:
                header.setSectionResizeMode(section, QHeaderView.ResizeMode.Stretch)

    def selectRow(self, row: int) -> None:
        """Choose a row. Qt's own looks for its first column one pixel too far where it runs from right to left."""
        self.setCurrentIndex(self.model().index(row, self.first_column))

    @property
    def chooses_cells(self) -> bool:
        """Single cells are chosen, not whole rows."""
        return self.selectionBehavior() == QAbstractItemView.SelectionBehavior.SelectItems

    @property
    def first_column(self) -> int:
        """The first that is not hidden."""
        columns = range(self.model().columnCount())
        return next((column for column in columns if not self.isColumnHidden(column)), 0)

    def current_item(self) -> object:
        """The value of the chosen row, None without one."""
        index = self.currentIndex()
        return index.data(ITEM) if index.isValid() else None

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Whole rows are chosen: Home and End go to the first and the last, not across."""
        if action in (QAbstractItemView.CursorAction.MoveHome, QAbstractItemView.CursorAction.MoveEnd):
            modifiers = Qt.KeyboardModifier.ControlModifier
        return super().moveCursor(action, modifiers)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Reached by the keyboard, the first row is chosen, so that one sees where one is."""
        super().focusInEvent(event)
        by_keys = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if by_keys and not self.selectionModel().hasSelection():
            self.selectRow(max(self.currentIndex().row(), 0))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self.hovered_row:
            self.hovered_row = row
            self.viewport().update()
