"""A short table that is here as a whole: one value a row, the same few columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Slot

from merchant_assistant.ui.item_models.roles import Index
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.words import listed

T = TypeVar("T")


@cache
def alignment(*, right: bool) -> int:
    """Figures stand at the right, words at the left."""
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)


def spoken_row(texts: Iterable[str]) -> str:
    """A whole row as a screen reader says it: what the arrow keys come to is its first cell."""
    return listed(*texts)


class RowsModel(QAbstractTableModel, Generic[T]):
    """A subclass says what heads the columns (:meth:`titles`) and what stands in a cell (:meth:`text`), each time anew:

    so it is said in the language of that moment. Columns in ``right`` hold figures.
    """

    def __init__(self, columns: int, *, right: frozenset[int] = frozenset(), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[T, ...] = ()
        self._columns = columns
        self._right = right
        on_language(self._say)

    def titles(self) -> tuple[str, ...]:
        """What heads the columns."""
        raise NotImplementedError

    def text(self, row: T, column: int) -> str:
        """What a cell says."""
        raise NotImplementedError

    def show_rows(self, rows: Sequence[T]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else self._columns

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.alignment(section)
        return self.titles()[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            spoken = range(self._columns) if column == 0 else (column,)
            return spoken_row(self.text(row, part) for part in spoken)
        return self.alignment(column) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def alignment(self, column: int) -> int:
        return alignment(right=column in self._right)

    @Slot()
    def _say(self) -> None:
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self._columns - 1)
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, self._columns - 1))
