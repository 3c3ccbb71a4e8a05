"""A choice among few: a combo box that looks like the rest."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QListView, QStyle, QWidget

from merchant_assistant.ui.theme.icons import pixmap
from merchant_assistant.ui.theme.theme import tokens
from merchant_assistant.ui.widgets.ring import KeyboardRing

_CHEVRON = 14


class Choice(KeyboardRing, QComboBox):
    """Entries are (value, text); :meth:`value` is the chosen one's value."""

    def __init__(self, name: str, entries: list[tuple[Any, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setView(QListView(self))  # the plain list can be styled, the native menu cannot
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)  # also those of another language
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for value, text in entries:
            self.addItem(text, value)

    @property
    def value(self) -> Any:
        return self.currentData()

    def choose(self, value: Any) -> None:
        """Choose by value; an unknown one leaves the choice as it is."""
        index = self.findData(value)
        if index >= 0:
            self.setCurrentIndex(index)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling past must not change a choice."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        place = QRect(self.width() - _CHEVRON - 11, (self.height() - _CHEVRON) // 2, _CHEVRON, _CHEVRON)
        ink = tokens().dim if self.isEnabled() else tokens().faint
        picture = pixmap("chevron-down", ink, _CHEVRON, self.devicePixelRatioF())
        painter.drawPixmap(QStyle.visualRect(self.layoutDirection(), self.rect(), place), picture)
