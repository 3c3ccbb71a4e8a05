"""Whose catalogue a file is: one of the shops and suppliers that are known, or a new name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QListView, QStyle, QWidget

from merchant_assistant.ui.theme.icons import pixmap
from merchant_assistant.ui.theme.theme import tokens

_CHEVRON = 14
_HEIGHT = 36


class SourceBox(QComboBox):
    """``settled``: a name was chosen, or typed and left with Enter or Tab."""

    settled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setView(QListView(self))  # the plain list can be styled, the native menu cannot
        self.setFixedHeight(_HEIGHT)  # else the chips below, that take lines as they need, press it
        self.setMinimumWidth(140)
        self.setMaximumWidth(240)
        self.activated.connect(self.settled)
        line = self.lineEdit()
        assert line is not None
        line.editingFinished.connect(self.settled)

    def offer(self, names: Sequence[str]) -> None:
        """The names to choose from; what is written stays."""
        written = self.text()
        self.blockSignals(True)
        self.clear()
        self.addItems(list(names))
        self.blockSignals(False)
        self.setText(written)

    def text(self) -> str:
        """The name as it stands."""
        return self.currentText()

    @Slot(str)
    def setText(self, name: str) -> None:
        """Write a name; nothing is settled by it."""
        self.setCurrentIndex(self.findText(name))
        self.setEditText(name)

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
