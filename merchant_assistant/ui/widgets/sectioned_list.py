"""A list of entries below headings, as pages have it at their left: the model, and the view that is gone through."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import QAbstractListModel, QItemSelectionModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QListView, QWidget

from merchant_assistant.ui.widgets.sectioned_rows import ENTRY, Index, SectionedRows


class Entry(Protocol):
    """What a row stands for."""

    @property
    def id(self) -> int: ...


class SectionedModel(QAbstractListModel):
    """Rows are headings (short names, said by ``headings``) and entries; what is told of an entry a subclass knows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[str | Entry] = []
        self.headings: dict[str, str] = {}

    def told(self, entry: Any, role: int) -> Any:
        """What is told of an entry in a role; None where nothing is."""
        raise NotImplementedError

    def put(self, rows: Sequence[str | Entry]) -> None:
        """Show these; the same ones stay as they are."""
        if list(rows) != self._rows:
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()

    def tell_all(self) -> None:
        """Have every row painted anew."""
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def index_of(self, entry_id: int | None) -> QModelIndex:
        """Its place, invalid where it is not among them."""
        places = (at for at, row in enumerate(self._rows) if not isinstance(row, str) and row.id == entry_id)
        return self.index(place) if (place := next(places, -1)) >= 0 else QModelIndex()

    def entry(self, index: Index) -> Any:
        """What stands there; None for a heading."""
        row = self._rows[index.row()] if index.isValid() else None
        return None if isinstance(row, str) else row

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent and parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.entry(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if isinstance(row, str):
            return self.headings.get(row, row) if role == Qt.ItemDataRole.DisplayRole else None
        return row if role == ENTRY else self.told(row, role)


class SectionedList(QListView):
    """``picked`` carries the id of the one that was chosen by mouse or keys, ``delete_asked`` that of the current one.

    ``went_on``: Enter, on to its text.
    """

    picked = Signal(int)
    went_on = Signal()
    delete_asked = Signal(int)

    def __init__(self, model: SectionedModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self.setItemDelegate(SectionedRows(self))
        self.setProperty("kind", "conversations")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.EditKeyPressed | QListView.EditTrigger.DoubleClicked)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)

    @property
    def current(self) -> Any:
        """The entry that is marked, None where none is."""
        return self._model.entry(self.currentIndex())

    def choose(self, entry_id: int | None) -> None:
        """Mark one without saying that it was picked; None marks none."""
        index = self._model.index_of(entry_id)
        self.blockSignals(True)
        self.setCurrentIndex(index)
        if not index.isValid():
            self.clearSelection()
        self.blockSignals(False)

    def rename_current(self) -> None:
        """Rename in place."""
        if self.currentIndex().isValid():
            self.edit(self.currentIndex())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if (row := self._model.entry(current)) is not None:
            self.picked.emit(row.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == QListView.State.EditingState:  # a key that the field for the name left over
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.went_on.emit()
        elif event.matches(QKeySequence.StandardKey.Delete) and self.current:
            self.delete_asked.emit(self.current.id)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Reached by the keyboard, also from the search, a row is marked, so that one sees where one is."""
        super().focusInEvent(event)
        reached = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.OtherFocusReason)
        if not self.currentIndex().isValid() and event.reason() in reached:
            first = self._model.index(1)
            self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.ClearAndSelect)
