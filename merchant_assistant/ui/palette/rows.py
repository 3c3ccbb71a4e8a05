"""The lines of the palette: headings and what can be chosen, painted by one delegate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from merchant_assistant.ui.palette.entries import Entry
from merchant_assistant.ui.theme.fonts import text_font
from merchant_assistant.ui.theme.icons import pixmap
from merchant_assistant.ui.theme.theme import tokens
from merchant_assistant.ui.theme.tokens import CAPTION_PX, ICON, RADIUS, ROW_HEIGHT
from merchant_assistant.ui.words import listed

Index = QModelIndex | QPersistentModelIndex

_HEADING_HEIGHT = 28
_PAD = 12
_ENTRY = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of a group."""

    text: str


class PaletteModel(QAbstractListModel):
    """Headings cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: list[Heading | Entry] = []

    def show_lines(self, lines: Sequence[Heading | Entry]) -> None:
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == _ENTRY:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.name if isinstance(line, Entry) else line.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(line)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.lines[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def entry(self, row: int) -> Entry | None:
        """What stands in that row, None for a heading or no row."""
        line = self.lines[row] if 0 <= row < len(self.lines) else None
        return line if isinstance(line, Entry) else None

    def next_entry(self, row: int, step: int) -> int:
        """The next row that can be chosen, round the end; -1 where there is none."""
        count = len(self.lines)
        for distance in range(1, count + 1):
            place = (row + step * distance) % count
            if self.entry(place):
                return place
        return -1


class PaletteDelegate(QStyledItemDelegate):
    """Icon, name, and a note or a key at the far end; stands mirrored where the language runs that way."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        heading = isinstance(index.data(_ENTRY), Heading)
        return QSize(0, _HEADING_HEIGHT if heading else ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        line = index.data(_ENTRY)
        if isinstance(line, Heading):
            self._paint_heading(painter, option, line)
        else:
            self._paint_entry(painter, option, line)
        painter.restore()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, line: Heading) -> None:
        painter.setFont(text_font(CAPTION_PX))
        painter.setPen(QColor(tokens().dim))
        near = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
        room = option.rect.adjusted(_PAD, 4, -_PAD, 0)
        painter.drawText(room, near | Qt.AlignmentFlag.AlignVCenter, line.text)

    def _paint_entry(self, painter: QPainter, option: QStyleOptionViewItem, line: Entry) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens().accent_soft))
            painter.drawRoundedRect(QRectF(option.rect), RADIUS, RADIUS)
        self._paint_icon(painter, option, line.glyph, chosen=chosen)
        note_width = self._paint_note(painter, option, line.key or line.note)
        left = _PAD + ICON + _PAD
        self._paint_name(painter, option, line.name, left, note_width)

    def _paint_icon(self, painter: QPainter, option: QStyleOptionViewItem, glyph: str, *, chosen: bool) -> None:
        top = option.rect.top() + (option.rect.height() - ICON) // 2
        place = self._placed(option, QRect(option.rect.left() + _PAD, top, ICON, ICON))
        ink = tokens().accent if chosen else tokens().dim
        painter.drawPixmap(place.topLeft(), pixmap(glyph, ink, ICON, painter.device().devicePixelRatioF()))

    def _paint_note(self, painter: QPainter, option: QStyleOptionViewItem, note: str) -> int:
        """Returns the width that it took."""
        painter.setFont(text_font(CAPTION_PX))
        painter.setPen(QColor(tokens().dim))
        far = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignRight)
        painter.drawText(option.rect.adjusted(_PAD, 0, -_PAD, 0), far | Qt.AlignmentFlag.AlignVCenter, note)
        return painter.fontMetrics().horizontalAdvance(note) + _PAD if note else 0

    def _paint_name(self, painter: QPainter, option: QStyleOptionViewItem, name: str, left: int, right: int) -> None:
        painter.setFont(text_font())
        painter.setPen(QColor(tokens().text))
        width = option.rect.width() - left - right - _PAD
        room = self._placed(option, QRect(option.rect.left() + left, option.rect.top(), width, option.rect.height()))
        near = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
        shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, width)
        painter.drawText(room, near | Qt.AlignmentFlag.AlignVCenter, shown)

    def _placed(self, option: QStyleOptionViewItem, room: QRect) -> QRect:
        return QStyle.visualRect(option.direction, option.rect, room)


def spoken(line: Heading | Entry) -> str:
    """What a screen reader says of it."""
    if isinstance(line, Heading):
        return line.text
    return listed(line.name, line.note, line.key)
