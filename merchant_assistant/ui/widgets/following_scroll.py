"""An area that scrolls to what the keyboard reaches in it."""

from __future__ import annotations

from functools import partial
from typing import cast

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from merchant_assistant.ui.widgets.ring import LastInput


class FollowingScroll(QScrollArea):
    """Qt scrolls to what Tab reaches only where the keyboard was in the area before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        cast("QApplication", QApplication.instance()).focusChanged.connect(self._follow)

    @Slot(QWidget, QWidget)
    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Not after a click: what was pressed would move away under the mouse."""
        if now and not LastInput.by_mouse and self.isAncestorOf(now):
            self.bring_into_view(now)

    def bring_into_view(self, widget: QWidget) -> None:
        """Scroll to it, once it has its place: what was shown or moved just now has none yet."""
        QTimer.singleShot(0, widget, partial(self.ensureWidgetVisible, widget))
