"""A choice among few: a combo box that looks like the rest."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QListView, QWidget

from merchant_assistant.ui.widgets.chevron import ChevronBox
from merchant_assistant.ui.widgets.ring import KeyboardRing


class Choice(KeyboardRing, ChevronBox):
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
