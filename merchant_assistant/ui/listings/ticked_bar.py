"""Above the grid while products are ticked: how many, and the way to all of them or to none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.widgets.buttons import Button, IconButton
from merchant_assistant.ui.widgets.labels import label

if TYPE_CHECKING:
    from merchant_assistant.ui.listings.grid_model import GridModel
    from merchant_assistant.ui.listings.ticks import Ticks


class TickedBar(QFrame):
    """Hidden while none is."""

    def __init__(self, ticks: Ticks, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "chosen")
        self._ticks = ticks
        self._model = model
        self.told = label()
        self.all = Button("", "link")
        self.none = IconButton("x", "")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 1, 2, 1)
        row.setSpacing(6)
        for widget in (self.told, self.all):
            row.addWidget(widget)
        row.addWidget(self.none)
        self.all.clicked.connect(self._tick_all)
        self.none.clicked.connect(ticks.clear)
        ticks.changed.connect(self._follow)
        model.opened.connect(self._follow)
        self.hide()
        on_language(self._follow)

    @Slot()
    def _tick_all(self) -> None:
        self._ticks.add_all(self._model)

    @Slot()
    def _follow(self) -> None:
        count, found = len(self._ticks), self._model.rowCount()
        self.setVisible(bool(count))
        self.told.setText(self.tr("%Ln chosen", "", count))
        self.all.setText(self.tr("Choose all %Ln", "", found))
        self.all.setVisible(count < found)
        name = self.tr("Choose none")
        self.none.setAccessibleName(name)
        self.none.setToolTip(name)
