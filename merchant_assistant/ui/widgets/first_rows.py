"""A table of which only the first rows are here, and a line below that says so."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.widgets.labels import label
from merchant_assistant.ui.words import number


class FirstRows(QWidget):
    """``table`` with a note below it."""

    def __init__(self, table: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = 0
        self.note = label(role="caption", wrap=True)
        self.note.setContentsMargins(12, 8, 12, 8)
        self.note.hide()
        self.setFocusProxy(table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(table, 1)
        column.addWidget(self.note)
        on_language(self._say)

    def say_shown(self, shown: int, *, more: bool) -> None:
        """How many rows are shown, where there are ``more``."""
        self._shown = shown
        self._say()
        self.note.setVisible(more)

    def _say(self) -> None:
        self.note.setText(self.tr("The first {count} are shown.").format(count=number(self._shown)))
