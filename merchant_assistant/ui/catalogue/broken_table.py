"""The table of rows that were set aside: each cell can be typed into."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, Qt, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.theme.fonts import mono_font
from merchant_assistant.ui.widgets.table import Table

_FIRST_WIDTHS = (64, 116)  # the row's number, and its state
_LEAST, _MOST, _AROUND = 96, 280, 26
_LOOKED_AT = 20  # rows


class BrokenTable(Table):
    """Single cells are chosen and typed into."""

    def __init__(self, model: QAbstractTableModel, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerWidget(QWidget())  # Qt's own is drawn in no colour of ours
        model.modelReset.connect(self._widths)
        on_language(self._say)

    @Slot()
    def _say(self) -> None:
        self.setAccessibleName(self.tr("Rows that were set aside"))

    @Slot()
    def _widths(self) -> None:
        header = self.horizontalHeader()
        for section in range(self.model().columnCount()):
            header.setSectionResizeMode(section, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(section, self._width_of(section))

    def _width_of(self, section: int) -> int:
        """What the head and the first cells take, within bounds: a description would take all the room."""
        if section < len(_FIRST_WIDTHS):
            return _FIRST_WIDTHS[section]
        model, across = self.model(), Qt.Orientation.Horizontal
        words = [str(model.headerData(section, across))]
        words += [str(model.index(row, section).data()) for row in range(min(model.rowCount(), _LOOKED_AT))]
        metrics = QFontMetrics(mono_font())
        widest = max(metrics.horizontalAdvance(text) for text in words)
        return max(_LEAST, min(widest + _AROUND, _MOST))
