"""The ring around what has the keyboard: shown to who uses the keyboard, not to who has just clicked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QStyle, QStyleOption, QWidget

if TYPE_CHECKING:
    _Mixed = QWidget
else:
    _Mixed = object  # one object cannot be two of Qt's


class KeyboardRing(_Mixed):
    """Mixed into buttons and choices, before their Qt class; fields to write in show their ring always."""

    _clicked = False  # the focus came by the mouse, and no key was pressed since

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self._clicked = event.reason() == Qt.FocusReason.MouseFocusReason
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
