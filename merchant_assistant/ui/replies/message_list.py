"""The messages at the left: open ones first, two lines each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from merchant_assistant.replies.model import Kept
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.replies.words import intent_name
from merchant_assistant.ui.theme.fonts import text_font
from merchant_assistant.ui.theme.theme import tokens
from merchant_assistant.ui.theme.tokens import CAPTION_PX, RADIUS
from merchant_assistant.ui.widgets.tips import plain_tip
from merchant_assistant.ui.words import when

Index = QModelIndex | QPersistentModelIndex
Heading = Literal["open", "answered"]
MESSAGE = Qt.ItemDataRole.UserRole + 1
NOTE = Qt.ItemDataRole.UserRole + 2
_ROW, _HEADING, _PAD, _LINE = 58, 36, 10, 20


class MessagesModel(QAbstractListModel):
    """A heading before the open ones and one before the answered ones."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Heading | Kept] = []
        on_language(self._say)

    def show_all(self, messages: Sequence[Kept]) -> None:
        """Put these in, in their order."""
        rows: list[Heading | Kept] = []
        headings: tuple[tuple[Heading, bool], ...] = (("open", True), ("answered", False))
        for heading, is_open in headings:
            own = [message for message in messages if message.open == is_open]
            rows += [heading, *own] if own else []
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def index_of(self, message_id: int | None) -> QModelIndex:
        """Its place, invalid where it is not among them."""
        found = (place for place, row in enumerate(self._rows) if isinstance(row, Kept) and row.id == message_id)
        return self.index(place) if (place := next(found, -1)) >= 0 else QModelIndex()

    def message(self, index: Index) -> Kept | None:
        """What stands there; None for a heading."""
        row = self._rows[index.row()] if index.isValid() else None
        return row if isinstance(row, Kept) else None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent and parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.message(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if not isinstance(row, Kept):
            return self._headings[row] if role == Qt.ItemDataRole.DisplayRole else None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return title_of(row)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(f"{title_of(row)}\n{when(row.letter.received_at)}")
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{title_of(row)}, {_note(row)}"
        return {MESSAGE: row, NOTE: _note(row)}.get(role)

    def _say(self) -> None:
        self._headings: dict[Heading, str] = {"open": self.tr("To be answered"), "answered": self.tr("Answered")}
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))


def title_of(message: Kept) -> str:
    """Subject, or the first words."""
    return " ".join((message.letter.subject or message.letter.text[:200]).split())


def _note(message: Kept) -> str:
    named = [intent_name(intent) for intent in message.intents[:1]]
    return " · ".join([*named, when(message.letter.received_at)])


class _Rows(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, _HEADING if index.data(MESSAGE) is None else _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.data(MESSAGE) is None:
            room = option.rect.adjusted(_PAD, 0, -_PAD, -6)
            self._line(painter, option, room, str(index.data()), caption=True, bottom=True)
        else:
            self._paint_row(painter, option, index)
        painter.restore()

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = option.rect.adjusted(1, 2, -1, -2)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens().selection if chosen else tokens().hover))
            painter.drawRoundedRect(ground, RADIUS, RADIUS)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(tokens().accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground, RADIUS, RADIUS)
        room = option.rect.adjusted(_PAD, 9, -_PAD, -9)
        upper = QRect(room.left(), room.top(), room.width(), _LINE)
        self._line(painter, option, upper, str(index.data()))
        lower = QRect(room.left(), room.bottom() - _LINE + 1, room.width(), _LINE)
        self._line(painter, option, lower, str(index.data(NOTE)), caption=True)

    def _line(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        room: QRect,
        text: str,
        *,
        caption: bool = False,
        bottom: bool = False,
    ) -> None:
        painter.setFont(text_font(CAPTION_PX) if caption else text_font())
        painter.setPen(QColor(tokens().dim if caption else tokens().text))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        side = Qt.AlignmentFlag.AlignBottom if bottom else Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeading | side), shown)


class MessageList(QListView):
    """``picked`` carries the id of the one chosen by mouse or keys; ``went_on``: Enter, on to its reply."""

    picked = Signal(int)
    went_on = Signal()
    delete_asked = Signal()

    def __init__(self, model: MessagesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self.setItemDelegate(_Rows(self))
        self.setProperty("kind", "conversations")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        on_language(self._say)

    def choose(self, message_id: int | None) -> None:
        """Mark one without saying that it was picked; None marks none."""
        index = self._model.index_of(message_id)
        self.blockSignals(True)
        self.setCurrentIndex(index)
        if not index.isValid():
            self.clearSelection()
        self.blockSignals(False)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if (row := self._model.message(current)) is not None:
            self.picked.emit(row.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.went_on.emit()
        elif event.matches(QKeySequence.StandardKey.Delete):
            self.delete_asked.emit()
        else:
            super().keyPressEvent(event)

    def _say(self) -> None:
        self.setAccessibleName(self.tr("Messages"))
