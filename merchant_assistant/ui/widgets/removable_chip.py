"""A chip that is taken off by pressing it."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QStyle, QWidget

from merchant_assistant.ui.theme.icons import pixmap
from merchant_assistant.ui.theme.theme import tokens
from merchant_assistant.ui.widgets.buttons import EnterButton
from merchant_assistant.ui.widgets.tips import plain_tip

_GLYPH = 14


class RemovableChip(EnterButton):
    """A condition that holds, with a cross behind it."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "chip")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.say(text, "")

    def say(self, text: str, name: str) -> None:
        """What holds; ``name``: what pressing does."""
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(name))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        place = QRect(self.width() - _GLYPH - 8, (self.height() - _GLYPH) // 2, _GLYPH, _GLYPH)
        picture = pixmap("x", tokens().accent, _GLYPH, self.devicePixelRatioF())
        QPainter(self).drawPixmap(QStyle.visualRect(self.layoutDirection(), self.rect(), place), picture)
