"""The values of one field with their counts, several of which may be ticked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from merchant_assistant.catalogue.query import FacetValue
from merchant_assistant.ui.item_models.roles import Index
from merchant_assistant.ui.theme.fonts import text_font
from merchant_assistant.ui.theme.theme import tokens
from merchant_assistant.ui.theme.tokens import CAPTION_PX
from merchant_assistant.ui.widgets.check_box import BOX, paint_box
from merchant_assistant.ui.widgets.tips import plain_tip
from merchant_assistant.ui.words import listed, number

_COUNT = Qt.ItemDataRole.UserRole + 1
_ROW = 32
_SEEN = 8  # rows without scrolling


class ValuesModel(QAbstractListModel):
    """``ticked``: a person chose a value or gave it up. Values that were chosen come first and stay, also at none."""

    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.chosen: list[str] = []
        self._all: tuple[FacetValue, ...] = ()
        self._seen: tuple[FacetValue, ...] = ()
        self._part = ""

    def show_values(self, values: Sequence[FacetValue], chosen: Sequence[str]) -> None:
        """Show these with their counts; ``chosen`` are ticked."""
        counts = {value.value: value.count for value in values}
        self.chosen = list(chosen)
        first = [FacetValue(value, counts.get(value, 0)) for value in chosen]
        self._all = (*first, *(value for value in values if value.value not in self.chosen))
        self._show()

    def count_again(self, values: Sequence[FacetValue]) -> None:
        """The same list with the counts of now: nothing moves under the mouse."""
        counts = {value.value: value.count for value in values}
        known = {value.value for value in self._all}
        same = tuple(FacetValue(value.value, counts.get(value.value, 0)) for value in self._all)
        self._all = (*same, *(value for value in values if value.value not in known))
        self._show()

    def find(self, part: str) -> None:
        """Only values that contain this."""
        self._part = part.casefold()
        self._show()

    @property
    def known(self) -> frozenset[str]:
        """Every value that has been shown, also those that :meth:`find` leaves out now."""
        return frozenset(value.value for value in self._all)

    @property
    def all_count(self) -> int:
        """How many there are without :meth:`find`."""
        return len(self._all)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._seen)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        value = self._seen[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if value.value in self.chosen else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return listed(value.value, number(value.count))
        roles = {Qt.ItemDataRole.DisplayRole: value.value, Qt.ItemDataRole.ToolTipRole: plain_tip(value.value)}
        return value.count if role == _COUNT else roles.get(Qt.ItemDataRole(role))

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        name = self._seen[index.row()].value
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self.chosen.append(name)
        else:
            self.chosen.remove(name)
        self.dataChanged.emit(index, index, [role])
        self.ticked.emit()
        return True

    def _show(self) -> None:
        seen = tuple(value for value in self._all if self._part in value.value.casefold())
        if [value.value for value in seen] == [value.value for value in self._seen]:
            self._seen = seen  # only the counts differ: the keyboard stays where it is
            if seen:
                self.dataChanged.emit(self.index(0, 0), self.index(len(seen) - 1, 0))
            return
        self.beginResetModel()
        self._seen = seen
        self.endResetModel()


class ValuesList(QListView):
    """As high as its values, up to some; a click anywhere in a row, Space or Enter ticks it."""

    def __init__(self, model: ValuesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "values")
        self.setModel(model)
        self.setItemDelegate(_ValueDelegate(self))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        model.modelReset.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        rows = max(1, min(self.model().rowCount(), _SEEN))
        return QSize(super().sizeHint().width(), rows * _ROW + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            _toggle(self.currentIndex())
            return
        super().keyPressEvent(event)


class _ValueDelegate(QStyledItemDelegate):
    """A box, the value, and how many have it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(160, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        room = option.rect.adjusted(8, 0, -8, 0)
        ticked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
        box = QRect(room.left(), room.center().y() - BOX // 2 + 1, BOX, BOX)
        paint_box(painter, QStyle.visualRect(option.direction, room, box), ticked=ticked)
        count = number(index.data(_COUNT))
        width = QFontMetrics(text_font(CAPTION_PX)).horizontalAdvance(count)
        self._paint_words(painter, option, room.adjusted(BOX + 10, 0, -width - 12, 0), str(index.data()))
        painter.setFont(text_font(CAPTION_PX))
        painter.setPen(QColor(tokens().dim))
        place = QStyle.visualRect(option.direction, room, QRect(room.right() - width, room.top(), width + 1, _ROW))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, count)
        painter.restore()

    def editorEvent(self, event: QEvent, model: Any, option: QStyleOptionViewItem, index: Index) -> bool:
        if isinstance(event, QMouseEvent):
            pressed = event.type() == QEvent.Type.MouseButtonRelease and event.button() == Qt.MouseButton.LeftButton
            if pressed:
                _toggle(index)
            return pressed
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space:
            if event.type() == QEvent.Type.KeyPress:
                _toggle(index)
            return True
        return False

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        list_ = option.widget
        marked = option.state & QStyle.StateFlag.State_Selected and isinstance(list_, QWidget) and list_.hasFocus()
        if marked or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens().accent_soft if marked else tokens().hover))
            painter.drawRoundedRect(QRectF(option.rect), 6, 6)

    def _paint_words(self, painter: QPainter, option: QStyleOptionViewItem, room: QRect, text: str) -> None:
        painter.setFont(text_font())
        painter.setPen(QColor(tokens().text))
        room = QStyle.visualRect(option.direction, option.rect, room)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        leading = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.drawText(room, int(leading), shown)


def _toggle(index: Index) -> None:
    ticked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
    state = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
    index.model().setData(index, state, Qt.ItemDataRole.CheckStateRole)
