"""What is common to combo boxes: a chevron of our own, and no choice that changes by scrolling past."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle

from merchant_assistant.ui.theme.icons import pixmap
from merchant_assistant.ui.theme.theme import tokens

_SIDE = 14


class ChevronBox(QComboBox):
    """A combo box with the chevron of the theme; it is changed by a click or a key, never by the wheel."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling past must not change a choice."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        place = QRect(self.width() - _SIDE - 11, (self.height() - _SIDE) // 2, _SIDE, _SIDE)
        ink = tokens().dim if self.isEnabled() else tokens().faint
        picture = pixmap("chevron-down", ink, _SIDE, self.devicePixelRatioF())
        painter.drawPixmap(QStyle.visualRect(self.layoutDirection(), self.rect(), place), picture)
