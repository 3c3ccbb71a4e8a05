"""A row of words of which one is chosen, and what belongs to it below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget


class Tabs(QWidget):
    """Few parts of one thing; arrow keys move between the words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._show)
        self._names: list[str] = []
        self._stack = QStackedWidget()
        self.row = QHBoxLayout()
        self.row.setContentsMargins(12, 6, 12, 6)
        self.row.setSpacing(4)
        self.row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self.row)
        column.addWidget(self._stack, 1)

    def add(self, name: str, widget: QWidget) -> int:
        """Add a part; the first is chosen."""
        number = self._stack.addWidget(widget)
        button = QPushButton(name)
        button.setProperty("kind", "tab")
        button.setCheckable(True)
        button.setChecked(number == 0)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        self._names.append(name)
        self._group.addButton(button, number)
        self.row.insertWidget(number, button)
        return number

    def set_count(self, number: int, count: int) -> None:
        """Say how many are in a part; a part with none cannot be chosen."""
        button = self._group.button(number)
        button.setText(f"{self._names[number]}  {count:,}")
        button.setEnabled(count > 0)
        if not count and self._stack.currentIndex() == number:
            self.choose(0)

    def choose(self, number: int) -> None:
        self._group.button(number).setChecked(True)
        self._show(number)

    @property
    def chosen(self) -> int:
        return self._stack.currentIndex()

    def _show(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
