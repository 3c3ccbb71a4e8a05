"""The page Listings: products with the state of their drafts, and below what the data says beside what the draft says."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from merchant_assistant.catalogue.model import Product
from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.settings import LISTING_LANGUAGE, LISTING_PLATFORM
from merchant_assistant.listings.model import Draft, DraftSummary
from merchant_assistant.ui.facts.panel import FactsPanel
from merchant_assistant.ui.listings.choices import language_choice, platform_choice
from merchant_assistant.ui.listings.draft_card import DraftCard
from merchant_assistant.ui.listings.draft_flow import DraftFlow
from merchant_assistant.ui.listings.export_flow import ExportFlow
from merchant_assistant.ui.listings.states import DraftStates, state_of
from merchant_assistant.ui.models.columns import category_column, price_column, sku_column, stock_column, title_column
from merchant_assistant.ui.models.products import Column, ProductTableModel
from merchant_assistant.ui.tasks import Handle, Task
from merchant_assistant.ui.theme.tokens import GAP, PAGE_MARGIN, Tone
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.card import Card
from merchant_assistant.ui.widgets.labels import label
from merchant_assistant.ui.widgets.page_header import PageHeader
from merchant_assistant.ui.widgets.product_table import ProductTable
from merchant_assistant.ui.widgets.search import SearchField
from merchant_assistant.ui.widgets.states import Message, StateStack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from merchant_assistant.listings.listings import Listings
    from merchant_assistant.ui.desk import Desk

_FACTS_WIDTH = 300


class ListingsPage(QWidget):
    """``waiting`` carries how many drafts wait for the person; ``catalogue_asked``: there are no products yet."""

    waiting = Signal(int)
    catalogue_asked = Signal()
    model_missing = Signal()
    drafted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._desk = desk
        self._states = DraftStates()
        self._product: Product | None = None
        self._wanted: Product | None = None
        self._listing: Handle[Sequence[DraftSummary]] | None = None
        self.flow = DraftFlow(desk, self)
        self.export_flow = ExportFlow(desk, self)
        self.export = Button(self.tr("Export …"), glyph="upload", key="Ctrl+E")
        self.draft = Button(self.tr("Draft"), "primary", key="D")
        self.header = PageHeader(self.tr("Listings"), self.export, self.draft)
        self.search = SearchField(self.tr("Search products"))
        self.platform = platform_choice()
        self.language = language_choice()
        self.model = ProductTableModel(desk, self._columns(), self)
        self.table = ProductTable(self.tr("Products and their drafts"), self.model)
        self.nothing = Message("search")
        self.no_products = Message("package", "accent")
        self.facts = FactsPanel()
        self.card = DraftCard(self.flow)
        self._lay_out()
        self._connect()
        self._restore()

    def _columns(self) -> list[Column]:
        state = Column(self.tr("Draft"), self._state_text, width=170, tone=self._state_tone)
        return [sku_column(), title_column(), category_column(), price_column(), stock_column(), state]

    def _lay_out(self) -> None:
        self.found = StateStack(self.table, self.nothing)
        products = Card(margin=1, spacing=0)
        products.column.addWidget(self.found)
        facts = Card(spacing=12)
        facts.column.addWidget(label(self.tr("What your data says"), "heading"))
        facts.column.addWidget(self.facts, 1)
        facts.setFixedWidth(_FACTS_WIDTH)
        lower = QWidget()
        row = QHBoxLayout(lower)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(facts)
        row.addWidget(self.card, 1)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.setHandleWidth(GAP)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(products)
        self.splitter.addWidget(lower)
        self.splitter.setStretchFactor(0, 2)
        self.splitter.setStretchFactor(1, 3)
        products.setMinimumHeight(110)
        self._frame()

    def _frame(self) -> None:
        filters = QHBoxLayout()
        filters.setSpacing(8)
        filters.addWidget(self.search, 1)
        filters.addWidget(self.platform)
        filters.addWidget(self.language)
        filters.addStretch()
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(filters)
        column.addWidget(self.splitter, 1)
        self.states = StateStack(full, self.no_products)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(PAGE_MARGIN, 24, PAGE_MARGIN, PAGE_MARGIN - 4)
        outer.setSpacing(GAP)
        outer.addWidget(self.header)
        outer.addWidget(self.states, 1)

    def _connect(self) -> None:
        self.draft.clicked.connect(self.write)
        self.card.write_asked.connect(self.write)
        self.export.clicked.connect(self._export)
        self.search.searched.connect(self._search)
        self.model.opened.connect(self._opened)
        self.model.failed.connect(self._failed)
        self.table.picked.connect(self._pick)
        self.flow.fetched.connect(self._fetched)
        self.flow.written.connect(self._written)
        self.flow.writing_changed.connect(self._writing_changed)
        self.flow.model_missing.connect(self.model_missing)
        self._desk.changed.connect(self._follow)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.search.setFocus)
        QShortcut(QKeySequence("Return"), self.table, self._go_to_text, context=Qt.ShortcutContext.WidgetShortcut)
        QShortcut(
            QKeySequence("Escape"), self.card.editor, self.table.setFocus, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        QShortcut(
            QKeySequence("Ctrl+Return"), self.card, self.card.approve.click, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        )

    def _restore(self) -> None:
        self.platform.choose(self._desk.settings.get(LISTING_PLATFORM))
        self.language.choose(self._desk.settings.get(LISTING_LANGUAGE))
        self.platform.currentIndexChanged.connect(self._chosen_otherwise)
        self.language.currentIndexChanged.connect(self._chosen_otherwise)
        self.states.show_loading_soon()
        self.model.reload()
        self._load_states()

    def shown(self) -> None:
        """The first product is chosen, so that the page says something."""
        if self._product is None and self.model.rowCount():
            self.table.selectRow(0)
        self.table.setFocus()

    def flush(self) -> None:
        """Save what was typed."""
        self.card.flush()

    def show_product(self, product: Product) -> None:
        """Show a product that was chosen elsewhere; it need not be among the rows that are seen."""
        self.search.clear()
        if not self.table.choose(product.id):
            self.table.clearSelection()
            self._pick(product)

    @Slot()
    def write(self) -> None:
        """Have the model write about the product that is shown."""
        if self._product:
            self.card.flush()
            self.flow.write(self._product, self.platform.value, self.language.value)

    @Slot()
    def _export(self) -> None:
        self.card.flush()
        self.export_flow.ask(self.platform.value)

    @Slot(object)
    def _pick(self, product: Product) -> None:
        if self._product and self._product.id == product.id and self.facts.product == product:
            return
        self._product = product
        self.facts.show_product(product)
        self.card.show_draft(product, None)
        self._fetch()

    def _fetch(self) -> None:
        if self._product:
            self.flow.fetch(self._product.id, self.platform.value, self.language.value)

    @Slot(int, object)
    def _fetched(self, product_id: int, draft: Draft | None) -> None:
        if self._product and self._product.id == product_id:
            self._show(draft)

    def _show(self, draft: Draft | None) -> None:
        self.card.show_draft(self._product, draft)
        writing = bool(self._product and self.flow.writing(self._product.id))
        self.draft.setEnabled(bool(self._product) and not writing)
        self.draft.set_kind("plain" if draft else "primary")

    @Slot(object)
    def _written(self, draft: Draft) -> None:
        self.drafted.emit()
        if self._product and self._product.id == draft.product_id:
            self._show(draft)

    @Slot(int)
    def _writing_changed(self, product_id: int) -> None:
        self.model.refresh()
        if self._product and self._product.id == product_id:
            if self.flow.writing(product_id):
                self._show(None)
            else:
                self._fetch()

    @Slot()
    def _chosen_otherwise(self) -> None:
        self.card.flush()
        self._desk.settings.set(LISTING_PLATFORM, self.platform.value)
        self._desk.settings.set(LISTING_LANGUAGE, self.language.value)
        self._load_states()
        self._fetch()

    @Slot(object)
    def _follow(self, changes: Changes) -> None:
        if changes.products:
            self.model.reload()
        if changes.products or changes.drafts:
            self._load_states()

    @Slot(str)
    def _search(self, query: str) -> None:
        self.found.show_loading_soon()
        self.model.search(query)

    @Slot(int)
    def _opened(self, count: int) -> None:
        searching = bool(self.model.query)
        self.states.show_state("full" if count or searching else "empty")
        self.found.show_state("full" if count else "empty")
        self.export.setVisible(bool(count or searching))
        self.draft.setVisible(bool(count or searching))
        self.nothing.say(
            self.tr("Nothing found for “{query}”").format(query=self.model.query),
            self.tr("Try a part of the name, the SKU or the brand."),
            self.tr("Show all products"),
            self.search.clear,
        )
        self.no_products.say(
            self.tr("No products yet"),
            self.tr("Bring your catalogue first; then listings can be written from it."),
            self.tr("Go to the catalogue"),
            self.catalogue_asked.emit,
        )
        self._say_counts()
        self.draft.setEnabled(self._product is not None)
        if self._product is None and count and self.isVisible():
            self.table.selectRow(0)

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        if isinstance(error, UserFault):
            self.states.show_error(error, self.tr("Try again"), self.model.reload)
        else:
            self._desk.notifier.bug(error)

    def _load_states(self) -> None:
        if self._listing:
            self._listing.forget()
        self._listing = self._desk.tasks.start(Task(partial(_drafts, self._desk.listings), self._show_states))

    def _show_states(self, drafts: Sequence[DraftSummary]) -> None:
        self._states = DraftStates.of(drafts, self.platform.value, self.language.value)
        self.model.refresh()
        self.waiting.emit(self._states.waiting)
        self._say_counts()

    def _say_counts(self) -> None:
        number = QLocale().toString
        words = [self.tr("{count} products.").format(count=number(self.model.rowCount()))]
        if self._states.waiting:
            text = self.tr("{waiting} drafts wait for you, {proven} of them fully proven.")
            words.append(text.format(waiting=number(self._states.waiting), proven=number(self._states.proven)))
        self.header.say(self.tr("Listings"), " ".join(words) if self.model.rowCount() else "")

    def _state_text(self, product: Product) -> str:
        return state_of(self._states.by_product.get(product.id), writing=product.id in self.flow.writing_ids)[0]

    def _state_tone(self, product: Product) -> Tone:
        return state_of(self._states.by_product.get(product.id), writing=product.id in self.flow.writing_ids)[1]

    @Slot()
    def _go_to_text(self) -> None:
        self.card.editor.title.setFocus()


def _drafts(listings: Listings, _progress: Progress, _cancel: CancelToken) -> Sequence[DraftSummary]:
    return listings.drafts()
