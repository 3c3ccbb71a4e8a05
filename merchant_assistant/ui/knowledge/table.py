"""The documents as rows: name, kind, passages, when it was added, how it is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from merchant_assistant.ui.item_models.roles import ITEM, TONE, Index
from merchant_assistant.ui.item_models.rows import RowsModel
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.widgets.table import Table
from merchant_assistant.ui.words import number, when

if TYPE_CHECKING:
    from merchant_assistant.knowledge.model import Document

_NAME, _KIND, _PASSAGES, _ADDED, _STATE = range(5)
_WIDTHS = [0, 96, 96, 150, 190]
_FEWER = 720  # pixels below which only name, added and state are shown


class DocumentsModel(RowsModel["Document"]):
    """Says each document in the language of the moment."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(5, right=frozenset({_PASSAGES}), parent=parent)

    def titles(self) -> tuple[str, ...]:
        passages, state = self.tr("Passages"), self.tr("Found by")
        return self.tr("Name"), self.tr("Kind"), passages, self.tr("Added"), state

    def text(self, row: Document, column: int) -> str:
        found = self.tr("words and meaning") if row.searchable else self.tr("words")
        return (row.name, row.kind.upper(), number(row.passages), when(row.added_at), found)[column]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == ITEM:
            return row
        if role == TONE and index.column() == _STATE:
            return "good" if row.searchable else "neutral"
        return super().data(index, role)


class DocumentsTable(Table):
    """``opened`` carries the :class:`Document` that Enter or a double click opens, ``remove_asked`` that of Delete."""

    opened = Signal(object)
    remove_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.documents = DocumentsModel(self)
        self.setModel(self.documents)
        self.set_widths(_WIDTHS)
        on_language(self._say)

    def fit(self, width: int) -> None:
        """Leave out what may be missed where the window is narrow."""
        for column in (_KIND, _PASSAGES):
            self.setColumnHidden(column, width < _FEWER)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self._open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            if (document := self.current_item()) is not None:
                self.remove_asked.emit(document)
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        if (document := self.current_item()) is not None:
            self.opened.emit(document)

    def _say(self) -> None:
        self.setAccessibleName(self.tr("Documents"))
