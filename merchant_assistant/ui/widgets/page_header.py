"""The head of a page: title, one line about it, buttons at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from merchant_assistant.ui.widgets.labels import ElidedLabel


class PageHeader(QWidget):
    """Title and subtitle end in … where the window is narrow; the buttons always stay.

    ``beside``: what stands at the end of the subtitle, which then has the whole width, below the buttons.
    """

    def __init__(
        self, title: str, *buttons: QWidget, beside: QWidget | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.title = ElidedLabel(title, "title")
        self.title.setMinimumHeight(28)
        self.subtitle = ElidedLabel("", "dim")
        self.subtitle.setMinimumHeight(22)
        words, head = QVBoxLayout(), QHBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        head.setSpacing(12)
        head.addLayout(words, 1)
        for button in buttons:
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        if beside is None:
            words.addWidget(self.subtitle)
        else:
            column.addLayout(self._line(beside))

    def _line(self, beside: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.subtitle, 1)
        row.addWidget(beside)
        return row

    def say(self, title: str, subtitle: str) -> None:
        self.title.setText(title)
        self.subtitle.setText(subtitle)
