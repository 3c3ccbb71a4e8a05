"""The text that the model writes, as it grows."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from merchant_assistant.ui.language import on_language


class StreamView(QPlainTextEdit):
    """Read only; stays at its end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, readOnly=True)
        self.setTabChangesFocus(True)
        on_language(self._say)

    def grow(self, text: str) -> None:
        """The whole text so far. Where it goes on, it is appended: nothing flickers, what is selected stays so."""
        shown = self.toPlainText()
        if text.startswith(shown):
            cursor = QTextCursor(self.document())
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.insertText(text[len(shown) :])
        else:
            self.setPlainText(text)
        self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())

    @Slot()
    def _say(self) -> None:
        self.setPlaceholderText(self.tr("The model reads your data …"))
        self.setAccessibleName(self.tr("The text that is being written"))
