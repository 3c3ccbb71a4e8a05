"""One of several: a round mark and words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QRadioButton, QWidget

from merchant_assistant.ui.widgets.ring import KeyboardRing


class Radio(KeyboardRing, QRadioButton):
    """The arrow keys go from one to the next, as Qt has it; Enter chooses as Space does."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("kind", "radio")
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        super().keyPressEvent(event)  # Enter goes on to what the window does
