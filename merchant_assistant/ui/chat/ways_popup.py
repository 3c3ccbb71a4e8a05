"""All that a word may mean: the columns of the catalogue and what stands in them, found by typing a part of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    QSortFilterProxyModel,
    QStringListModel,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from merchant_assistant.chat.exact.words.own import OwnWord
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.theme.fonts import text_font
from merchant_assistant.ui.theme.theme import tokens
from merchant_assistant.ui.widgets.labels import label
from merchant_assistant.ui.widgets.popup import Popup
from merchant_assistant.ui.widgets.search import SearchField

_WIDTH, _SPACING = 320, 8
_ROW, _SEEN = 30, 9
Index = QModelIndex | QPersistentModelIndex


class WaysPopup(Popup):
    """``chosen`` carries an :class:`OwnWord`."""

    chosen = Signal(object)

    def __init__(self, word: str, ways: Sequence[OwnWord], parent: QWidget) -> None:
        super().__init__(parent, _SPACING)
        self._word, self._ways = word, tuple(ways)
        self.setFixedWidth(_WIDTH)
        self.title = label(role="heading", wrap=True)
        self.search = SearchField("")
        self.search.setMaximumWidth(_WIDTH)
        self.nothing = label(role="dim")
        self.nothing.hide()
        self._found = QSortFilterProxyModel(self)
        self._found.setSourceModel(QStringListModel([own.label for own in self._ways], self))
        self._found.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.list = WaysList(self._found)
        self.list.picked.connect(self._pick)
        self.search.searched.connect(self._look)
        self.search.list_asked.connect(self._go_to_list)
        self.column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        for part in (self.title, self.search, self.list, self.nothing):
            self.column.addWidget(part)
        self.setFocusProxy(self.search)
        on_language(self._say)

    @Slot(str)
    def _look(self, part: str) -> None:
        self._found.setFilterFixedString(part)
        self.nothing.setVisible(not self._found.rowCount())

    @Slot()
    def _go_to_list(self) -> None:
        if self._found.rowCount():
            self.list.setFocus()
            self.list.setCurrentIndex(self._found.index(0, 0))

    @Slot(int)
    def _pick(self, row: int) -> None:
        own = self._ways[self._found.mapToSource(self._found.index(row, 0)).row()]
        self.chosen.emit(own)
        self.close()

    def _say(self) -> None:
        self.title.setText(self.tr("“{word}” means").format(word=self._word))
        find = self.tr("Find a column or a value")
        self.search.setPlaceholderText(find)
        self.search.setAccessibleName(find)
        self.list.setAccessibleName(self.tr("Columns and values"))
        self.nothing.setText(self.tr("Nothing is called so."))
        self.setAccessibleName(self.title.text())


class WaysList(QListView):
    """Some rows high; a click, Enter or Space picks. ``picked`` carries the row."""

    picked = Signal(int)

    def __init__(self, model: QSortFilterProxyModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "values")
        self.setModel(model)
        self.setItemDelegate(_WayDelegate(self))
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._pick)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), _SEEN * _ROW + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, _ROW)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.currentIndex().isValid():
            self._pick(self.currentIndex())
            return
        super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _pick(self, index: Index) -> None:
        self.picked.emit(index.row())


class _WayDelegate(QStyledItemDelegate):
    """One name a row."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(160, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marked = bool(option.state & QStyle.StateFlag.State_Selected)
        if marked or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens().accent_soft if marked else tokens().hover))
            painter.drawRoundedRect(QRectF(option.rect), 6, 6)
        painter.setFont(text_font())
        painter.setPen(QColor(tokens().text))
        room = option.rect.adjusted(8, 0, -8, 0)
        shown = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading), shown)
        painter.restore()
