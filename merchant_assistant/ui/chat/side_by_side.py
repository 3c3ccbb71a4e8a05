"""Things that are compared, side by side: one field a row, one thing a column."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QWidget

from merchant_assistant.chat.exact.columns.model import Table as Sides
from merchant_assistant.ui.item_models.roles import Index
from merchant_assistant.ui.item_models.rows import RowsModel
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.theme.tokens import ROW_HEIGHT
from merchant_assistant.ui.widgets.table import Table
from merchant_assistant.ui.widgets.tips import plain_tip

_HEAD = 34
_NAME_SHARE = 0.26
_Line = tuple[str, tuple[str, ...]]
_NOTHING = "–"


class _Lines(RowsModel[_Line]):
    def __init__(self, sides: Sides, parent: QObject | None = None) -> None:
        self._heads = sides.heads
        super().__init__(1 + len(sides.heads), parent=parent)
        self.show_rows(sides.lines)

    def titles(self) -> tuple[str, ...]:
        return self.tr("What differs"), *self._heads

    def text(self, row: _Line, column: int) -> str:
        return row[0][:1].upper() + row[0][1:] if column == 0 else row[1][column - 1] or _NOTHING

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.ToolTipRole:  # what is cut off is read here
            return plain_tip(self.text(self.rows[index.row()], index.column()))
        return super().data(index, role)


class SideBySide(Table):
    """As high as its lines: what scrolls is the conversation."""

    def __init__(self, sides: Sides, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._things = len(sides.heads)
        self.setModel(_Lines(sides, self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(_HEAD + ROW_HEIGHT * len(sides.lines) - 1)
        on_language(self._say)

    def set_width(self, width: int) -> None:
        """The room there is: the names take what they need, the things share the rest."""
        self.set_widths([round(width * _NAME_SHARE), *[0] * self._things])

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _say(self) -> None:
        self.setAccessibleName(self.tr("Where they differ"))
