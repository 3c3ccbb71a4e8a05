"""The table of products that both pages show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from merchant_assistant.catalogue.query import ProductQuery, Sort
from merchant_assistant.ui.item_models.products import BLOCK, ProductTableModel
from merchant_assistant.ui.theme.fonts import mono_font, text_font
from merchant_assistant.ui.theme.tokens import BODY_PX, CAPTION_PX, ROW_HEIGHT
from merchant_assistant.ui.widgets.sort_header import SortHeader
from merchant_assistant.ui.widgets.table import Table

if TYPE_CHECKING:
    from merchant_assistant.catalogue.model import Product

_TITLE_WIDTH = 260  # what the column that takes the rest should keep
_TITLE_LEAST = 200  # … where the room is short
_TIGHT = 340  # narrower, a chip stands below the title
_AROUND, _AROUND_CHIP, _AROUND_HEAD = 26, 46, 44  # what is left free around words: a head has an arrow, too


class ProductTable(Table):
    """``picked`` carries the chosen :class:`Product`, None once the list has none to choose.

    Columns that may be missed give way where it is narrow. ``by_itself``: no person chose what is picked now.
    ``several``: more than one row may be chosen (``chosen`` carries how many), and the heads put them in order.
    """

    picked = Signal(object)
    chosen = Signal(int)

    def __init__(
        self, name: str, model: ProductTableModel, *, several: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, parent)
        self._products = model
        self.by_itself = False
        self._wanted = -1
        self._asked = ProductQuery()
        self._place = -1  # where the wanted one stands among all, until these are here
        self._awaited = -1  # a row that was chosen before it was fetched
        self._before = -1  # what was chosen before a search that does not find it
        self._here = 0  # the row that is chosen next where the chosen product is gone
        self._gone = False  # it was deleted
        self.setModel(model)
        if several:
            self._choose_several(model)
        self.set_widths([column.width for column in model.columns])
        self.selectionModel().selectionChanged.connect(self._selection_changed)
        model.opened.connect(self._follow)
        model.dataChanged.connect(self._rows_came)

    def _choose_several(self, model: ProductTableModel) -> None:
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.sorter = SortHeader([column.sort for column in model.columns], self)
        self.set_header(self.sorter)
        self.sorter.sort_asked.connect(self._sort)
        model.columns_changed.connect(self._show_columns)
        model.opened.connect(self._show_sort)

    def selectRow(self, row: int) -> None:
        """Choose this row alone, whatever keys are held down now."""
        commands = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(
            self.model().index(row, self.first_column), commands.ClearAndSelect | commands.Rows
        )

    def chosen_rows(self) -> list[range]:
        """The rows that are chosen, from the first to the last; a million of them are one range."""
        selection = self.selectionModel().selection()
        parts = [selection.at(place) for place in range(selection.count())]
        return sorted({range(part.top(), part.bottom() + 1) for part in parts}, key=lambda part: part.start)

    def chosen_count(self) -> int:
        """How many rows are chosen."""
        return sum(map(len, self.chosen_rows()))

    def current_product(self) -> Product | None:
        """The product of the row that the keyboard is on; None without one, and while it is fetched."""
        here = self.currentIndex()
        return self._products.product(here.row()) if here.isValid() else None

    @Slot()
    def _show_columns(self) -> None:
        """Other columns of the same rows."""
        self.sorter.set_fields([column.sort for column in self._products.columns])
        self._lay_out_columns([column.width for column in self._products.columns])

    def _lay_out_columns(self, widths: Sequence[int]) -> None:
        """All columns as they are now; the same product stays chosen."""
        for section in range(len(widths)):
            self.setColumnHidden(section, False)
        self.set_widths(widths)
        self._fit()
        self.by_itself = True
        if self._wanted >= 0:
            self.choose(self._wanted)
        self.by_itself = False

    @Slot(object)
    def _sort(self, sort: Sort | None) -> None:
        self._products.ask(replace(self._products.wanted, sort=sort))

    @Slot()
    def _show_sort(self) -> None:
        self.sorter.show_sort(self._products.asked.sort)

    def choose(self, product_id: int) -> bool:
        """Choose a product; False where it is not among the rows that are fetched."""
        row = self._products.row_of(product_id)
        self._wanted = product_id
        if row >= 0:
            self.selectRow(row)
            self.scrollTo(self._products.index(row, 0))
        return row >= 0

    def choose_when_here(self, product_id: int, place: int) -> None:
        """Choose a product that stands at ``place`` among all, as soon as the rows asked for are here."""
        self._wanted, self._place, self._before = product_id, place, -1

    @Slot(object)
    def expect_gone(self, product_ids: Sequence[int]) -> None:
        """These were deleted: after the reload what follows the chosen row is chosen, wherever it stands."""
        self._gone = self._wanted in product_ids
        here = self.currentIndex().row()
        self._here = here - sum(max(0, min(part.stop, here) - part.start) for part in self.chosen_rows())

    @property
    def awaits_choice(self) -> bool:
        """The rows that :meth:`choose_when_here` waits for are on their way."""
        return self._place >= 0

    def take_keyboard(self) -> None:
        """From a search: a row is marked at once, the first one found as soon as it is here."""
        reason = Qt.FocusReason.OtherFocusReason if self._products.searching else Qt.FocusReason.TabFocusReason
        self.setFocus(reason)

    def mark(self) -> None:
        """Mark a row where none is."""
        if not self.selectionModel().hasSelection():
            self.by_itself = True
            self.selectRow(0)
            self.by_itself = False

    def forget(self) -> None:
        """Choose nothing, also after the next reload."""
        self._wanted = self._place = self._awaited = self._before = -1
        self.clearSelection()

    def resizeEvent(self, event: QResizeEvent) -> None:
        chosen = self.currentIndex()
        seen = self.visualRect(chosen).intersects(QRect(QPoint(), event.oldSize()))
        super().resizeEvent(event)
        self._fit()
        if seen:  # a message above takes room: the chosen row stays in sight
            self.scrollTo(chosen)

    def _fit(self) -> None:
        """Columns that may be missed give way; the rest take what their words need, as far as there is room."""
        columns = self._products.columns
        chips = {section for section, column in enumerate(columns) if column.tone}
        stacked = bool(chips) and self.width() < _TIGHT
        self._set_row_height(ROW_HEIGHT * 5 // 3 if stacked else ROW_HEIGHT)
        for section, column in enumerate(columns):
            narrow = self.width() < column.drop_below and not self._reached(section)
            self.setColumnHidden(section, narrow or (stacked and section in chips))
        if self.currentIndex().isValid() and self.isColumnHidden(self.currentIndex().column()):
            here = self._products.index(self.currentIndex().row(), self.first_column)
            only_current = QItemSelectionModel.SelectionFlag.NoUpdate  # what is chosen stays chosen
            self.selectionModel().setCurrentIndex(here, only_current)  # from a cell that is hidden, no key leads on
        self._share_out([section for section in range(len(columns)) if not self.isColumnHidden(section)])

    def _reached(self, section: int) -> bool:
        """A column that can be scrolled to stays, however narrow it is."""
        return self._scrolls and section > self._title_section

    @property
    def _scrolls(self) -> bool:
        """Columns that have no room are scrolled to."""
        return self.selectionMode() == QAbstractItemView.SelectionMode.ExtendedSelection

    @property
    def _title_section(self) -> int:
        return next((section for section, column in enumerate(self._products.columns) if not column.width), -1)

    def _share_out(self, shown: list[int]) -> None:
        """Each as wide as is usual; more where its words need it, less where they do not and the room is short."""
        columns = [(section, self._products.columns[section].width) for section in shown]
        spare = self.viewport().width() - sum(width or _TITLE_WIDTH for _section, width in columns)
        wanted = {section: self._wanted_width(section) for section, width in columns if width}
        if spare < 0:
            columns = [(section, min(width, wanted.get(section, 0))) for section, width in columns]
            spare = self.viewport().width() - sum(width or _TITLE_LEAST for _section, width in columns)
        if self._scrolls:
            crowded = spare < 0 and self.width() >= _TIGHT
            self._let_scroll(next((section for section, width in columns if not width), -1), crowded)
        for section, width in reversed(columns):  # a price cut short says less than a category
            if width:
                more = max(0, min(spare, wanted[section] - width))
                spare -= more
                self.setColumnWidth(section, width + more)

    def _let_scroll(self, title: int, crowded: bool) -> None:
        """More columns than there is room for: the title keeps some of it, and the rest is scrolled to."""
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if crowded else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(policy)
        if title >= 0:
            mode = QHeaderView.ResizeMode.Fixed if crowded else QHeaderView.ResizeMode.Stretch
            self.horizontalHeader().setSectionResizeMode(title, mode)
            if crowded:
                self.setColumnWidth(title, _TITLE_LEAST)

    def _set_row_height(self, height: int) -> None:
        rows = self.verticalHeader()
        if rows.defaultSectionSize() != height:  # Qt goes through a million rows else at each step of a resize
            rows.setDefaultSectionSize(height)

    def _wanted_width(self, section: int) -> int:
        column = self._products.columns[section]
        font = mono_font() if column.mono else text_font(CAPTION_PX if column.tone else BODY_PX)
        metrics = QFontMetrics(font)
        around = _AROUND_CHIP if column.tone else _AROUND
        widest = max((metrics.horizontalAdvance(text) for text in self._products.first_texts(section)), default=0)
        head = QFontMetrics(text_font(CAPTION_PX)).horizontalAdvance(column.title())
        return min(column.most or column.width, max(widest + around, head + _AROUND_HEAD))

    def _selection_changed(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        if not selected.isEmpty():
            self._pick(self.currentIndex().row())
        self.chosen.emit(self.chosen_count())

    def _pick(self, row: int) -> None:
        product = self._products.product(row)
        self._awaited = row if product is None else -1
        self._here = row
        if product is not None:
            self._wanted, self._before = product.id, -1
            self.picked.emit(product)

    def _rows_came(self, first: QModelIndex, last: QModelIndex) -> None:
        if not first.row():
            self._fit()
        if first.row() <= self._awaited <= last.row():
            self._pick(self._awaited)

    def _follow(self, count: int) -> None:
        self.by_itself = True
        self._choose_again(count)
        self.by_itself = False

    def _choose_again(self, count: int) -> None:
        """After a reload the same product stays chosen. A search without it chooses its first one, till its end."""
        self._fit()
        asked = replace(self._products.asked, sort=None)
        searched = asked != self._asked and not asked.blank
        self._asked = asked
        place, self._place = self._place, -1
        gone, self._gone = self._gone, False
        if 0 <= place < count and self._products.asked == ProductQuery():
            self.selectRow(place)
            self.scrollTo(self.currentIndex(), self.ScrollHint.PositionAtTop)
            return
        before = self._wanted if self._before < 0 else self._before
        if asked.blank and before >= 0 and self.choose(before):
            return
        if self._wanted < 0:
            if count and self.hasFocus():
                self.selectRow(0)
            return
        if self.choose(self._wanted):
            return
        if not count:
            self.picked.emit(None)  # it is still wanted: another search may find it
        elif searched:
            self.selectRow(0)
            self._before = before
        elif gone or count <= BLOCK:  # else it may be among the rows that are not fetched
            self._choose_next(count)

    def _choose_next(self, count: int) -> None:
        """What was chosen is gone: the row that took its place."""
        self.selectRow(max(0, min(self._here, count - 1)))
        self.scrollTo(self.currentIndex())
