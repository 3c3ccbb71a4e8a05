"""A search field that waits until the typing pauses."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from merchant_assistant.ui.theme.icons import icon
from merchant_assistant.ui.theme.theme import on_theme, tokens

_PAUSE_MS = 120
_ONWARD = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down)


class SearchField(QLineEdit):
    """``searched`` carries the trimmed text after a pause, at once for Enter; Escape empties the field.

    ``list_asked``: Enter or Down, the keyboard goes on to what was found.
    """

    searched = Signal(str)
    list_asked = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "search")
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self.setClearButtonEnabled(False)
        self.setMaximumWidth(320)
        self.setMinimumWidth(160)
        self._glass = QAction(self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self._last = ""
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.textChanged.connect(self._wait)
        on_theme(self._dress)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        if event.key() in _ONWARD:
            self._search()
            self.list_asked.emit()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Where nothing was typed that could be taken back, the key for that belongs to the window."""
        key = event if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) else None
        if key is not None and key.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable():
            key.ignore()
            return False
        return super().event(event)

    def clear(self) -> None:
        """Empty it; the old words do not come back by the key that takes back what was done to products."""
        self.setText("")

    def empty(self) -> None:
        """Empty it, without a pause."""
        self.clear()
        self._search()

    def put(self, text: str) -> None:
        """Have these words; who puts them looks for them."""
        self.setText(text)
        self._pause.stop()
        self._last = text.strip()

    def _dress(self) -> None:
        self._glass.setIcon(icon("search", tokens().dim, 16))

    def _wait(self) -> None:
        self._pause.start()

    def _search(self) -> None:
        self._pause.stop()
        text = self.text().strip()
        if text != self._last:
            self._last = text
            self.searched.emit(text)
