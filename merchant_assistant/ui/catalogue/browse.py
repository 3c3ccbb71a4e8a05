"""The table of products with search, filters, facts and history around it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from merchant_assistant.catalogue.query import ProductQuery
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.ui.catalogue.beside import Beside
from merchant_assistant.ui.catalogue.by_hand import ByHand
from merchant_assistant.ui.catalogue.columns_chooser import ColumnsChooser
from merchant_assistant.ui.catalogue.empty import FirstFile
from merchant_assistant.ui.catalogue.fact_edits import FactEdits
from merchant_assistant.ui.catalogue.fact_origins import FactOrigins
from merchant_assistant.ui.catalogue.head import CatalogueHead, Narrowing
from merchant_assistant.ui.catalogue.row_menu import RowMenu
from merchant_assistant.ui.catalogue.side import SidePanel
from merchant_assistant.ui.item_models.columns import usual_columns
from merchant_assistant.ui.item_models.products import ProductTableModel
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.theme.tokens import GAP, PAGE_MARGIN
from merchant_assistant.ui.widgets.card import Card
from merchant_assistant.ui.widgets.product_table import ProductTable
from merchant_assistant.ui.widgets.states import NothingFound, StateStack

if TYPE_CHECKING:
    from merchant_assistant.catalogue.model import Product
    from merchant_assistant.catalogue.plan import Batch
    from merchant_assistant.ui.desk import Desk


class BrowseView(QWidget):
    """``file_asked``: choose a file. ``counted`` carries how many products there are without a search."""

    file_asked = Signal()
    sample_asked = Signal()
    dropped = Signal(object)
    undo_asked = Signal(int)
    draft_asked = Signal(object)
    counted = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._desk = desk
        self._focus_table = False
        self._fault: UserFault | None = None
        self.head = CatalogueHead()
        self.narrowing = Narrowing(desk, self._wanted_now)
        self.search, self.filters = self.narrowing.search, self.narrowing.filters
        self.model = ProductTableModel(desk, usual_columns(), self)
        self.table = ProductTable("", self.model, several=True)
        self.nothing = NothingFound(self.show_all)
        self.first = FirstFile()
        self.chosen = self.head.chosen
        self.side = SidePanel()
        self.beside = Beside(desk, self.table, self.side)
        self.hand = ByHand(desk, self)
        self.menu = RowMenu(self)
        self.columns = ColumnsChooser(desk.settings, self.table, self.model)
        self.edits = FactEdits(desk, self.side.facts, self)
        self.origins = FactOrigins(desk, self.side.facts, self)
        self.states = StateStack(self._lay_out_full(), self.first, framed=True)
        self._lay_out()
        self._connect()
        on_language(self._say)

    def _lay_out_full(self) -> QWidget:
        self.found = StateStack(self.table, self.nothing)
        card = Card(margin=1, spacing=0)
        card.column.addWidget(self.found, 1)
        room = QHBoxLayout()
        room.setSpacing(GAP)
        room.addWidget(card, 1)
        room.addWidget(self.side)
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.narrowing)
        column.addLayout(room, 1)
        return full

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, 24, PAGE_MARGIN, PAGE_MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self.head)
        column.addWidget(self.states, 1)

    def _connect(self) -> None:
        self.head.history.clicked.connect(self.beside.show_history)
        self.head.new.clicked.connect(self.hand.new_product)
        self.head.add_file.clicked.connect(self.file_asked)
        self.search.searched.connect(self._ask)
        self.filters.changed.connect(self._ask)
        self.search.list_asked.connect(self.table.take_keyboard)
        self.model.opened.connect(self._opened)
        self.model.failed.connect(self._failed)
        self.side.draft_asked.connect(self.draft_asked)
        self.side.history.undo_asked.connect(self._undo)
        self.first.drop.dropped.connect(self.dropped)
        self.first.drop.choose.clicked.connect(self.file_asked)
        self.first.drop.sample.clicked.connect(self.sample_asked)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.go_to_search)
        self._connect_hand()

    def _connect_hand(self) -> None:
        self.table.chosen.connect(self.head.show_chosen)
        self.chosen.merge_asked.connect(self.hand.merge_chosen)
        self.chosen.delete_asked.connect(self.hand.delete_chosen)
        self.chosen.given_up.connect(self._choose_one)
        self.side.delete_asked.connect(self.hand.delete_shown)
        self.hand.deeds.deleted.connect(self.table.expect_gone)
        self.hand.deeds.added.connect(self._show_by_id)
        self.hand.deeds.merged.connect(self._show_by_id)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self, self.hand.paste)
        for key, act in (
            (QKeySequence.StandardKey.Delete, self.hand.delete_chosen),
            (QKeySequence.StandardKey.Copy, self.hand.copy_chosen),
        ):
            shortcut = QShortcut(QKeySequence(key), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)  # elsewhere these keys mean something else
            shortcut.activated.connect(act)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape, where nothing inside wanted it, puts the side panel away."""
        if event.key() == Qt.Key.Key_Escape and self.side.isVisible():
            self.side.put_away()
            return
        super().keyPressEvent(event)

    def take_focus(self) -> None:
        """Put the keyboard on the chosen row, else on the search or the first thing to do, now or as soon as it is."""
        self._focus_table = True
        self._focus_now()

    def _focus_now(self) -> None:
        if not self._focus_table or not self.isVisible() or self.table.awaits_choice:
            return
        if self.table.isVisible():
            self._focus_table = False
            (self.table if self.table.selectionModel().hasSelection() else self.search).setFocus()
        elif self.states.state == "empty":
            self._focus_table = False
            self.first.take_focus()

    def show_product(self, product: Product) -> None:
        """Show a product that was asked for elsewhere; it need not be among the rows that are seen."""
        self.search.clear()
        self._focus_table = True
        if not self.table.choose(product.id):
            self.table.clearSelection()
        self.beside.show_product(product)
        self._focus_now()

    def show_query(self, query: ProductQuery) -> None:
        """Show what these words and filters find, in the order of the table's head."""
        self.search.put(query.text)
        self.filters.put(query.filters)
        self._ask()
        self.take_focus()

    def show_imported(self, product_id: int, place: int) -> None:
        """Show the first product that an import brought, which stands at ``place`` among all.

        Its facts are shown too, but where they were put away. Where there was nothing before, all that is seen is new.
        """
        if self.states.state == "empty":
            return
        self.table.choose_when_here(product_id, place)
        self.search.empty()
        if not self.model.searching:
            self.load()

    def load(self) -> None:
        """Fetch the first rows again."""
        self.states.show_loading_soon()
        self.model.reload()
        self.filters.counts.look_soon()

    @Slot(object)
    def follow(self, changes: Changes) -> None:
        """A write happened."""
        if changes.products:
            self.load()
        if changes.batches and self.side.shows_history:
            self.beside.load_history()

    @Slot()
    def show_all(self) -> None:
        """No words, no filters."""
        self.search.clear()
        self.filters.clear()

    @Slot(object)
    def _undo(self, batch: Batch) -> None:
        if batch.kind == "import":
            self.undo_asked.emit(batch.id)
        else:
            self.hand.deeds.undo(batch.id)

    @Slot()
    def _choose_one(self) -> None:
        """Of several that are chosen, the one that the keyboard is on."""
        self.table.selectRow(self.table.currentIndex().row())
        self.table.setFocus()

    @Slot(int)
    def _show_by_id(self, product_id: int) -> None:
        self._desk.product_asked.emit(product_id)

    def _wanted_now(self) -> ProductQuery:
        """What the search and the filters ask for, in the order of the table's head."""
        return replace(self.model.wanted, text=self.search.text().strip(), filters=self.filters.filters)

    @Slot()
    def _ask(self) -> None:
        self.found.show_loading_soon()
        self.model.ask(self._wanted_now())

    @Slot(int)
    def _opened(self, count: int) -> None:
        searching = not self.model.asked.blank
        if self.states.state == "empty" and self.first.isAncestorOf(QApplication.focusWidget() or self):
            self._focus_table = True  # the first file is here
        self.states.show_state("full" if count or searching else "empty")
        self.found.show_state("full" if count else "empty")
        self._fault = None
        self.head.show_count(count, self.model.asked)
        self.head.show_chosen(self.table.chosen_count())
        self.narrowing.show_understood(self.model.understood)
        self.filters.follow_rows()
        self._say()
        self._focus_now()
        if not searching:
            self.counted.emit(count)
            if not count:
                self.side.hide()

    @Slot()
    def _say(self) -> None:
        self.table.setAccessibleName(self.tr("Products"))
        self.nothing.say_for(self.model.query, filtered=bool(self.model.asked.filters))
        if self._fault and self.states.state == "error":
            self.states.show_error(self._fault, self.tr("Try again"), self.load)

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        if isinstance(error, UserFault):
            self._fault = error
            self.states.show_error(error, self.tr("Try again"), self.load)
        else:
            self._desk.notifier.bug(error)

    @Slot()
    def go_to_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()
