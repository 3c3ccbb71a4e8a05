"""What opens below something, and closes with Escape or a click elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QVBoxLayout, QWidget

from merchant_assistant.ui.theme.tokens import SMALL_GAP

_PRESS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MARGIN, _GAP = 12, 4


class Popup(QFrame):
    """A column of controls. Enter presses a button or ticks a box as Space does."""

    def __init__(self, parent: QWidget, spacing: int = SMALL_GAP) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "popup")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self.column.setSpacing(spacing)

    def open_below(self, owner: QWidget, *, at_end: bool = False) -> None:
        """Show it below ``owner``, where one begins to read it or at its other end, inside the screen."""
        self.adjustSize()
        room = owner.screen().availableGeometry()
        left = owner.isLeftToRight() != at_end
        place = owner.mapToGlobal(QPoint(0 if left else owner.width() - self.width(), owner.height() + _GAP))
        place.setX(max(room.left(), min(place.x(), room.right() - self.width())))
        place.setY(max(room.top(), min(place.y(), room.bottom() - self.height())))
        self.move(place)
        self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = self.focusWidget()
        if event.key() in _PRESS and isinstance(here, QAbstractButton):
            here.click()
        else:
            super().keyPressEvent(event)
