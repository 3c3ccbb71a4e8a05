"""Boxes to tick in a small list that opens below something."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from merchant_assistant.ui.widgets.check_box import CheckBox
from merchant_assistant.ui.widgets.labels import label
from merchant_assistant.ui.widgets.popup import Popup

_WIDTH = 240


class TickList(Popup):
    """Entries are (value, text). ``chosen`` carries the values ticked, in their order, each time; one always stays."""

    chosen = Signal(list)

    def __init__(self, name: str, entries: Sequence[tuple[Any, str]], ticked: Collection[Any], parent: QWidget) -> None:
        super().__init__(parent)
        self.setMinimumWidth(_WIDTH)
        self._heading = label(role="heading")
        self.column.addWidget(self._heading)
        self.boxes: dict[Any, CheckBox] = {}
        for value, text in entries:
            box = self.boxes[value] = CheckBox(text)
            box.setChecked(value in ticked)
            box.clicked.connect(self._tell)
            self.column.addWidget(box)
        self.say(name, entries)

    def say(self, name: str, entries: Sequence[tuple[Any, str]]) -> None:
        """The same boxes, in the words of another language."""
        self.setAccessibleName(name)
        self._heading.setText(name)
        for value, text in entries:
            self.boxes[value].setText(text)

    def open_below(self, owner: QWidget, *, at_end: bool = False) -> None:
        """With the keyboard in it."""
        super().open_below(owner, at_end=at_end)
        next(iter(self.boxes.values())).setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrow keys go up and down."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    @Slot()
    def _tell(self) -> None:
        ticked = [value for value, box in self.boxes.items() if box.isChecked()]
        if ticked:
            self.chosen.emit(ticked)
            return
        here = self.sender()
        if isinstance(here, CheckBox):  # a table without any is of no use
            here.setChecked(True)
