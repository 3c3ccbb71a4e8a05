"""Whose catalogue a file is: one of the shops and suppliers that are known, or a new name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QListView, QWidget

from merchant_assistant.ui.widgets.chevron import ChevronBox

_HEIGHT = 36


class SourceBox(ChevronBox):
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
