"""Boxes to tick in a small list that opens below something, and closes with Escape or a click elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from merchant_assistant.ui.theme.tokens import SMALL_GAP
from merchant_assistant.ui.widgets.check_box import CheckBox
from merchant_assistant.ui.widgets.labels import label

_PRESS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WIDTH = 240


class TickList(QFrame):
    """Entries are (value, text). ``chosen`` carries the values ticked, in their order, each time; one always stays."""

    chosen = Signal(list)

    def __init__(self, name: str, entries: Sequence[tuple[Any, str]], ticked: Collection[Any], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "popup")
        self.setAccessibleName(name)
        self.setMinimumWidth(_WIDTH)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(12, 12, 12, 12)
        self.column.setSpacing(SMALL_GAP)
        self.column.addWidget(label(name, role="heading"))
        self.boxes: dict[Any, CheckBox] = {}
        for value, text in entries:
            box = self.boxes[value] = CheckBox(text)
            box.setChecked(value in ticked)
            box.clicked.connect(self._tell)
            self.column.addWidget(box)

    def open_below(self, owner: QWidget) -> None:
        """Show it below its owner, inside the screen, with the keyboard in it."""
        self.adjustSize()
        room = owner.screen().availableGeometry()
        place = owner.mapToGlobal(QPoint(0 if self.isLeftToRight() else owner.width() - self.width(), owner.height()))
        place.setX(max(room.left(), min(place.x(), room.right() - self.width())))
        place.setY(max(room.top(), min(place.y(), room.bottom() - self.height())))
        self.move(place)
        self.show()
        next(iter(self.boxes.values())).setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter ticks as Space does, the arrow keys go up and down."""
        here = self.focusWidget()
        if event.key() in _PRESS and isinstance(here, CheckBox):
            here.click()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
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
