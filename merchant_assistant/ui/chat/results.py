"""The rows of an exact answer as a small table: the first ones, the rest when asked, each opens its product."""

from __future__ import annotations

import re

from PySide6.QtCore import QLocale, QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.chat.exact.columns.labels import field_label
from merchant_assistant.chat.model import Exact, ResultRow
from merchant_assistant.foundation.prose import Language
from merchant_assistant.ui.facts.names import field_name, is_field
from merchant_assistant.ui.item_models.roles import DIM, ITEM, MONO, Index
from merchant_assistant.ui.item_models.rows import RowsModel
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.theme.fonts import mono_font, text_font
from merchant_assistant.ui.theme.tokens import ROW_HEIGHT
from merchant_assistant.ui.widgets.table import Table

FIRST = 8
_HEAD = 34
_AROUND = 26  # left free around a cell's words
_WIDEST = 0.34  # of the table: what a column beside the title may take
_FIGURE = re.compile(r"[-+]?[\d.,\s]*\d(?:\s*[^\d\s]{1,4})?")
_SKU, _TITLE, _VALUE, _TICK = range(4)
_BESIDE = 4  # the first of the columns that stand beside what was asked for
_TICK_WIDTH = 40
_NARROWEST = 320
_AS_WIDE_AS_THE_PAGE = 100_000


def _is_figure(text: str) -> bool:
    """Whether a cell holds a number, or the numbers of several variants."""
    return not text or all(map(_FIGURE.fullmatch, text.split("; ")))


def head_of(field: str) -> str:
    """A field's name above its values: of a column of the merchant's what the answer calls it, as of what is computed
    from several (margin, discount), which no page shows but this."""
    if is_field(field):
        return field_name(field)
    spoken: Language = "zh" if QLocale().language() == QLocale.Language.Chinese else "en"
    label = field_label(field, spoken)
    return label if field.startswith(ATTRIBUTE) else label[:1].upper() + label[1:]


class ResultsModel(RowsModel[ResultRow]):
    """SKU, title, and the value that was asked for, where one was; of groups their names and figures.

    ``ticked``: the rows of things that are still there may be ticked, to ask further of them.
    """

    ticks_changed = Signal()

    def __init__(self, exact: Exact, parent: QObject | None = None) -> None:
        self._inquiry = exact.reading.inquiry
        self._beside = exact.beside
        columns = {_VALUE: [row.told for row in exact.rows if row.value]}
        columns |= {_BESIDE + at: [row.beside[at] for row in exact.rows] for at in range(len(exact.beside))}
        figures = frozenset(at for at, texts in columns.items() if all(map(_is_figure, texts)))
        super().__init__(_BESIDE + len(exact.beside), right=figures, parent=parent)
        self._ticked: list[ResultRow] = []
        self._every = exact.rows
        self.has_values = any(row.value for row in exact.rows) and self._field() != "title"
        self.show_rows(exact.rows[:FIRST])

    def show_all(self) -> None:
        """As many as the conversation keeps."""
        self.show_rows(self._every)

    def titles(self) -> tuple[str, ...]:
        name = head_of(self._inquiry.group or "title")
        value = head_of(field) if (field := self._field()) else self._counted()
        return field_name("sku"), name, value, "", *map(head_of, self._beside)

    def _field(self) -> str:
        """What the rows have a value of."""
        asked = self._inquiry
        return asked.field or (asked.order.field if asked.order else "")

    def _counted(self) -> str:
        if not self._inquiry.group:
            return self.tr("Value")
        return self.tr("Products") if self._inquiry.things == "products" else self.tr("Variants")

    def text(self, row: ResultRow, column: int) -> str:
        ticked = self.tr("ticked") if row in self._ticked else ""
        return (row.sku, row.title, row.told, ticked, *row.beside)[column]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == ITEM:
            return row
        if role == MONO:
            return index.column() == _SKU
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == _TICK and row.product_id is not None:
            return Qt.CheckState.Checked if row in self._ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DisplayRole and index.column() == _TICK:
            return ""
        if role == DIM:
            return row.product_id is None and not self._inquiry.group
        return super().data(index, role)

    @property
    def ticked(self) -> tuple[ResultRow, ...]:
        """In the order in which they were ticked."""
        return tuple(self._ticked)

    def tick(self, index: QModelIndex) -> None:
        """Tick a row, or untick it."""
        row = index.data(ITEM) if index.isValid() else None
        if not isinstance(row, ResultRow) or row.product_id is None:
            return
        if row in self._ticked:
            self._ticked.remove(row)
        else:
            self._ticked.append(row)
        self.dataChanged.emit(self.index(index.row(), 0), self.index(index.row(), _TICK))
        self.ticks_changed.emit()


class ResultTable(Table):
    """``opened`` carries a product's id. It is as high as its rows: what scrolls is the conversation.

    Space ticks a row; ``ticks_changed``: others are ticked now.
    """

    opened = Signal(int)
    ticks_changed = Signal()

    def __init__(self, exact: Exact, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._rows = ResultsModel(exact, self)
        self.setModel(self._rows)
        self.setColumnHidden(_SKU, bool(exact.reading.inquiry.group))
        self.setColumnHidden(_VALUE, not self._rows.has_values)
        self.setColumnHidden(_TICK, len(exact.rows) < 2 or not any(row.product_id for row in exact.rows))
        self.horizontalHeader().moveSection(_TICK, 0)
        self._rows.ticks_changed.connect(self.ticks_changed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._open)
        self._groups = bool(exact.reading.inquiry.group)
        self._width = 0
        self._fit()
        on_language(self._share)

    @property
    def ticked(self) -> tuple[ResultRow, ...]:
        """The rows that are ticked; the only one where there is one."""
        only = self._rows.rows if len(self._rows.rows) == 1 and self._rows.rows[0].product_id is not None else ()
        return self._rows.ticked or only

    def show_all(self) -> None:
        """All rows that are here; the keyboard goes to the first of those that came."""
        shown = len(self._rows.rows)
        self._rows.show_all()
        self._fit()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.selectRow(shown)

    def set_width(self, width: int) -> None:
        """The room there is: columns are as wide as their words, the title takes the rest."""
        self._width = width
        self._share()

    @property
    def wanted(self) -> int:
        """How wide it is best: as the page, but a name and its one figure stand near each other."""
        if not self._groups:
            return _AS_WIDE_AS_THE_PAGE
        return max(_NARROWEST, sum(map(self._widest, (_TITLE, _VALUE))) + _AROUND)

    def _share(self) -> None:
        """Again in each language: heads are words, too."""
        most = int(self._width * _WIDEST)
        beside = range(_BESIDE, self._rows.columnCount())
        widths = {column: min(most, self._widest(column)) for column in (_SKU, _VALUE, *beside)}
        self.set_widths([widths[_SKU], 0, widths[_VALUE], _TICK_WIDTH, *(widths[column] for column in beside)])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Space and not self.isColumnHidden(_TICK):
            self._rows.tick(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A row is marked only while the keyboard is here."""
        super().focusOutEvent(event)
        self.clearSelection()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        if index.column() == _TICK:
            self._rows.tick(index)
            return
        row = index.data(ITEM) if index.isValid() else None
        if isinstance(row, ResultRow) and row.product_id is not None:
            self.opened.emit(row.product_id)

    def _fit(self) -> None:
        self.setFixedHeight(_HEAD + ROW_HEIGHT * len(self._rows.rows) - 1)  # the card ends the last row

    def _widest(self, column: int) -> int:
        cells = QFontMetrics(mono_font() if column == _SKU else text_font())
        texts = [self._rows.text(row, column) for row in self._rows.rows]
        head = QFontMetrics(text_font()).horizontalAdvance(self._rows.titles()[column])
        return max([head, *map(cells.horizontalAdvance, texts)]) + _AROUND
