"""The view of the conversations: calm rows below small headings, renamed in place."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from merchant_assistant.chat.model import Conversation
from merchant_assistant.ui.chat.conversations import CONVERSATION, WRITING, ConversationsModel, Index
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.theme.fonts import text_font
from merchant_assistant.ui.theme.theme import tokens
from merchant_assistant.ui.theme.tokens import CAPTION_PX, RADIUS

_ROW = 40  # 36 and the gap to the next
_HEADING = 36
_PAD = 10
_DOT = 6


class _Rows(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, _HEADING if index.data(CONVERSATION) is None else _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.data(CONVERSATION) is None:
            self._paint_heading(painter, option, index)
        else:
            self._paint_row(painter, option, index)
        painter.restore()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect.adjusted(0, 2, 0, -2))

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.setFont(text_font(CAPTION_PX))
        painter.setPen(QColor(tokens().dim))
        room = option.rect.adjusted(_PAD, 0, -_PAD, -6)
        align = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeading
        painter.drawText(room, QStyle.visualAlignment(option.direction, align), str(index.data()))

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
        self._paint_title(painter, option, index, chosen)

    def _paint_title(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, chosen: bool) -> None:
        room = option.rect.adjusted(_PAD, 0, -_PAD, 0)
        if index.data(WRITING):
            room = room.adjusted(0, 0, -_DOT - 6, 0)
            dot = QRect(room.right() + 6, room.center().y() - _DOT // 2 + 1, _DOT, _DOT)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens().accent))
            painter.drawEllipse(QStyle.visualRect(option.direction, option.rect, dot))
            room = QStyle.visualRect(option.direction, option.rect, room)
        painter.setFont(text_font())
        painter.setPen(QColor(tokens().text if chosen else tokens().dim))
        title = " ".join(str(index.data()).split())
        shown = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, room.width())
        align = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(room, align, shown)


class ConversationList(QListView):
    """``picked`` carries the id of the one that was chosen by mouse or keys; ``went_on``: Enter, on to its text."""

    picked = Signal(int)
    went_on = Signal()
    delete_asked = Signal(object)

    def __init__(self, model: ConversationsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self.setItemDelegate(_Rows(self))
        self.setProperty("kind", "conversations")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.EditKeyPressed | QListView.EditTrigger.DoubleClicked)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        on_language(self._say)

    @property
    def current(self) -> Conversation | None:
        return self._model.conversation(self.currentIndex())

    def choose(self, conversation_id: int | None) -> None:
        """Mark one without saying that it was picked; None marks none."""
        index = self._model.index_of(conversation_id)
        self.blockSignals(True)
        self.setCurrentIndex(index)
        if not index.isValid():
            self.clearSelection()
        self.blockSignals(False)

    def rename_current(self) -> None:
        """Rename in place."""
        if self.currentIndex().isValid():
            self.edit(self.currentIndex())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if (row := self._model.conversation(current)) is not None:
            self.picked.emit(row.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == QListView.State.EditingState:  # a key that the field for the name left over
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.went_on.emit()
        elif event.matches(QKeySequence.StandardKey.Delete) and self.current:
            self.delete_asked.emit(self.current)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Reached by the keyboard, also from the search, a row is marked, so that one sees where one is."""
        super().focusInEvent(event)
        reached = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.OtherFocusReason)
        if not self.currentIndex().isValid() and event.reason() in reached:
            first = self._model.index(1)
            self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _say(self) -> None:
        self.setAccessibleName(self.tr("Conversations"))
