"""The ring around what has the keyboard: shown to who uses the keyboard, not to who has just clicked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWindow
from PySide6.QtWidgets import QStyle, QStyleOption, QWidget

if TYPE_CHECKING:
    _Mixed = QWidget
else:
    _Mixed = object  # one object cannot be two of Qt's


_KEPT = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class LastInput(QObject):
    """Which of mouse and keyboard was used last in ``window``: where the focus goes by itself, it is asked."""

    by_mouse = False

    def __init__(self, window: QWindow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        LastInput.by_mouse = False
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress:
            LastInput.by_mouse = True
        elif event.type() == QEvent.Type.KeyPress:
            LastInput.by_mouse = False
        return super().eventFilter(watched, event)


class KeyboardRing(_Mixed):
    """Mixed into buttons and choices, before their Qt class; fields to write in show their ring always."""

    _clicked = False  # the focus came by the mouse, and no key was pressed since

    def focusInEvent(self, event: QFocusEvent) -> None:
        reason = event.reason()
        if reason == Qt.FocusReason.OtherFocusReason:
            self._clicked = LastInput.by_mouse
        elif reason not in _KEPT:
            self._clicked = reason == Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._clicked = False
        self.update()
        super().keyPressEvent(event)

    def initStyleOption(self, option: QStyleOption) -> None:
        """The stylesheet draws its ``:focus`` from this."""
        super().initStyleOption(option)  # type: ignore[misc]  # of the Qt class beside this one
        if self._clicked:
            option.state &= ~QStyle.StateFlag.State_HasFocus
