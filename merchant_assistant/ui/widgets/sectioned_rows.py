"""How the rows of a :class:`SectionedList` look: a title, a note below it where there is one, below small headings."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from merchant_assistant.ui.theme.fonts import text_font
from merchant_assistant.ui.theme.theme import tokens
from merchant_assistant.ui.theme.tokens import CAPTION_PX, RADIUS

Index = QModelIndex | QPersistentModelIndex
ENTRY = Qt.ItemDataRole.UserRole + 1  # None: a heading
NOTE = Qt.ItemDataRole.UserRole + 2  # the line below the title
BUSY = Qt.ItemDataRole.UserRole + 3  # whether a dot tells that something goes on there
_ROW, _TWO_LINES = 40, 58  # with the gap to the next
_HEADING, _PAD, _INSET, _LINE, _DOT = 36, 10, 9, 20, 6


class SectionedRows(QStyledItemDelegate):
    """Paints them; a row with a note is higher."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if index.data(ENTRY) is None:
            return QSize(0, _HEADING)
        return QSize(0, _TWO_LINES if index.data(NOTE) else _ROW)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect.adjusted(0, 2, 0, -2))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = option.rect.adjusted(_PAD, 0, -_PAD, 0)
        if index.data(ENTRY) is None:
            side = Qt.AlignmentFlag.AlignBottom
            _write(painter, option, room.adjusted(0, 0, 0, -6), str(index.data()), tokens().dim, _small(), side)
        else:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            _paint_ground(painter, option, chosen=chosen)
            _paint_texts(painter, option, _beside_dot(painter, option, room, index), index, chosen=chosen)
        painter.restore()


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, *, chosen: bool) -> None:
    ground = option.rect.adjusted(1, 2, -1, -2)
    if chosen or option.state & QStyle.StateFlag.State_MouseOver:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens().selection if chosen else tokens().hover))
        painter.drawRoundedRect(ground, RADIUS, RADIUS)
    if option.state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(QColor(tokens().accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(ground, RADIUS, RADIUS)


def _beside_dot(painter: QPainter, option: QStyleOptionViewItem, room: QRect, index: Index) -> QRect:
    """The room that the dot leaves, where there is one; it is painted, too."""
    if not index.data(BUSY):
        return room
    room = room.adjusted(0, 0, -_DOT - 6, 0)
    dot = QRect(room.right() + 6, room.center().y() - _DOT // 2 + 1, _DOT, _DOT)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens().accent))
    painter.drawEllipse(QStyle.visualRect(option.direction, option.rect, dot))
    return QStyle.visualRect(option.direction, option.rect, room)


def _paint_texts(painter: QPainter, option: QStyleOptionViewItem, room: QRect, index: Index, *, chosen: bool) -> None:
    title, note = " ".join(str(index.data()).split()), str(index.data(NOTE) or "")
    if not note:
        _write(painter, option, room, title, tokens().text if chosen else tokens().dim, text_font())
        return
    room = room.adjusted(0, _INSET, 0, -_INSET)
    upper = QRect(room.left(), room.top(), room.width(), _LINE)
    _write(painter, option, upper, title, tokens().text, text_font())
    lower = QRect(room.left(), room.bottom() - _LINE + 1, room.width(), _LINE)
    _write(painter, option, lower, note, tokens().dim, _small())


def _write(
    painter: QPainter,
    option: QStyleOptionViewItem,
    room: QRect,
    text: str,
    ink: str,
    font: QFont,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignVCenter,
) -> None:
    painter.setFont(font)
    painter.setPen(QColor(ink))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeading | side), shown)


def _small() -> QFont:
    return text_font(CAPTION_PX)
