"""The page Listings: products and the state of their drafts; below, what the data says beside what the draft says."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from merchant_assistant.catalogue.model import Product
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.settings import LISTING_LANGUAGE, LISTING_PLATFORM
from merchant_assistant.listings.model import Draft
from merchant_assistant.ui.facts.panel import FactsHead, FactsPanel
from merchant_assistant.ui.listings.choices import language_choice, platform_choice
from merchant_assistant.ui.listings.draft_card import DraftCard
from merchant_assistant.ui.listings.draft_flow import DraftFlow
from merchant_assistant.ui.listings.export_flow import ExportFlow
from merchant_assistant.ui.listings.products_panel import ProductsPanel
from merchant_assistant.ui.theme.tokens import GAP, PAGE_MARGIN
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.card import Card
from merchant_assistant.ui.widgets.page_header import PageHeader
from merchant_assistant.ui.widgets.search import SearchField
from merchant_assistant.ui.widgets.states import Message, StateStack
from merchant_assistant.ui.words import counted, number

if TYPE_CHECKING:
    from merchant_assistant.ui.desk import Desk

_FACTS_WIDTH = 312


class ListingsPage(QWidget):
    """``waiting`` carries how many drafts wait for the person; ``catalogue_asked``: there are no products yet.

    ``model_missing`` carries the fault of a draft that no model could write; ``drafted``: one was written.
    """

    waiting = Signal(int)
    catalogue_asked = Signal()
    model_missing = Signal(object)
    drafted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._desk = desk
        self._product: Product | None = None
        self.flow = DraftFlow(desk, self)
        self.export_flow = ExportFlow(desk, self)
        self.export = Button(self.tr("Export …"), glyph="upload", key="Ctrl+E")
        self.draft = Button(self.tr("Draft"), "primary", key="D")
        self.header = PageHeader(self.tr("Listings"), self.export, self.draft)
        self.search = SearchField(self.tr("Search products"))
        self.platform = platform_choice()
        self.language = language_choice()
        self.products = ProductsPanel(desk, self.flow)
        self.no_products = Message("package", "accent")
        self.facts = FactsPanel()
        self.facts_head = FactsHead()
        self.card = DraftCard(self.flow)
        self._lay_out()
        self._restore()
        self._connect()
        self._add_keys()
        self.states.show_loading_soon()
        self.products.load()

    def _lay_out(self) -> None:
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setHandleWidth(GAP)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.products)
        splitter.addWidget(self._lower_half())
        splitter.setStretchFactor(0, 2)
        splitter.setStretchFactor(1, 3)
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(self._filters())
        column.addWidget(splitter, 1)
        self.states = StateStack(full, self.no_products, framed=True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(PAGE_MARGIN, 24, PAGE_MARGIN, PAGE_MARGIN - 4)
        outer.setSpacing(GAP)
        outer.addWidget(self.header)
        outer.addWidget(self.states, 1)

    def _lower_half(self) -> QWidget:
        facts = Card(spacing=12)
        facts.setFixedWidth(_FACTS_WIDTH)
        facts.column.addWidget(self.facts_head)
        facts.column.addWidget(self.facts, 1)
        lower = QWidget()
        row = QHBoxLayout(lower)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(facts)
        row.addWidget(self.card, 1)
        return lower

    def _filters(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.search, 1)
        row.addWidget(self.platform)
        row.addWidget(self.language)
        row.addStretch()
        return row

    def _restore(self) -> None:
        self.platform.choose(self._desk.settings.get(LISTING_PLATFORM))
        self.language.choose(self._desk.settings.get(LISTING_LANGUAGE))
        self.products.show_for(self.platform.value, self.language.value)

    def _connect(self) -> None:
        self.draft.clicked.connect(self.write)
        self.card.write_asked.connect(self._write_again)
        self.card.approve_asked.connect(self._approve)
        self.export.clicked.connect(self._export)
        self.platform.currentIndexChanged.connect(self._chosen_otherwise)
        self.language.currentIndexChanged.connect(self._chosen_otherwise)
        self.search.searched.connect(self.products.search)
        self.search.list_asked.connect(self.products.table.setFocus)
        self.products.show_all.connect(self.search.clear)
        self.products.opened.connect(self._opened)
        self.products.told.connect(self._say_counts)
        self.products.model.failed.connect(self._failed)
        self.products.table.picked.connect(self._pick)
        self.flow.fetched.connect(self._fetched)
        self.flow.written.connect(self._written)
        self.flow.writing_changed.connect(self._writing_changed)
        self.flow.model_missing.connect(self.model_missing)
        self._desk.changed.connect(self._follow)

    def _add_keys(self) -> None:
        here, inside = Qt.ShortcutContext.WidgetShortcut, Qt.ShortcutContext.WidgetWithChildrenShortcut
        table = self.products.table
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.search.setFocus)
        # PySide drops ``context`` where a callable is given too: each key would act in the whole window.
        QShortcut(QKeySequence("Return"), table, context=here).activated.connect(self._go_to_text)
        QShortcut(QKeySequence("Escape"), self.card.editor, context=inside).activated.connect(table.setFocus)
        QShortcut(QKeySequence("Ctrl+Return"), self.card, context=inside).activated.connect(self.card.approve.click)

    def shown(self) -> None:
        """The first product is chosen, so that the page says something."""
        if self._product is None and self.products.count:
            self.products.table.selectRow(0)
        self.products.table.setFocus()

    def flush(self) -> None:
        """Save what was typed."""
        self.card.flush()

    def show_product(self, product: Product) -> None:
        """Show a product that was chosen elsewhere; it need not be among the rows that are seen."""
        self.search.clear()
        if not self.products.table.choose(product.id):
            self.products.table.clearSelection()
        self._pick(product)

    @Slot()
    def write(self) -> None:
        """Have the model write about the product that is shown."""
        if self._product:
            self.card.flush()
            self.flow.write(self._product, self.platform.value, self.language.value)

    @Slot()
    def _approve(self) -> None:
        """Ask first where the data deny what the text says: a key is pressed easily."""
        wrong, draft = self.card.contradictions, self.card.draft
        if not wrong or draft is None:
            self.card.approve_now()
            return
        self._desk.notifier.say(
            counted(wrong, self.tr("1 fact contradicts your data."), self.tr("{count} facts contradict your data.")),
            action=self.tr("Approve anyway"),
            act=partial(self._approve_anyway, draft.id),
            lasting=True,
        )

    def _approve_anyway(self, draft_id: int) -> None:
        """Unless another draft is shown by now."""
        if self.card.draft and self.card.draft.id == draft_id:
            self.card.approve_now()

    @Slot()
    def _write_again(self) -> None:
        """Ask first where the person's own words would go out of sight."""
        if not self.card.touched:
            self.write()
            return
        self._desk.notifier.say(
            self.tr("You edited this draft. A new one would take its place."),
            action=self.tr("Write again"),
            act=partial(self._write_anyway, self._product),
            lasting=True,
        )

    def _write_anyway(self, product: Product | None) -> None:
        """Unless another product is shown by now."""
        if product and self._product and product.id == self._product.id:
            self.write()

    @Slot()
    def _export(self) -> None:
        self.card.flush()
        self.export_flow.ask(self.platform.value)

    @Slot(object)
    def _pick(self, product: Product | None) -> None:
        if self.facts.product == product:
            return
        self._product = product
        self.facts.show_product(product)
        self.facts_head.show_product(product)
        self._show(None)
        self._fetch()

    def _fetch(self) -> None:
        if self._product:
            self.flow.fetch(self._product.id, self.platform.value, self.language.value)

    @Slot(object)
    def _follow(self, changes: Changes) -> None:
        if changes.drafts:
            self._fetch()

    @Slot(int, object, object)
    def _fetched(self, product_id: int, draft: Draft | None, in_force: Draft | None) -> None:
        if self._product and self._product.id == product_id:
            if not self.card.follow(draft):
                self._show(draft)
            self.card.show_in_force(in_force)

    def _show(self, draft: Draft | None) -> None:
        self.card.show_draft(self._product, draft)
        self._offer_draft()

    def _offer_draft(self) -> None:
        """For a product without one; the card writes again."""
        product = self._product
        known = product is not None and (self.card.draft is not None or product.id in self.products.states.by_product)
        self.draft.setEnabled(product is not None and not known and not self.flow.writing(product.id))

    @Slot(object)
    def _written(self, draft: Draft) -> None:
        self.drafted.emit()

    @Slot(int)
    def _writing_changed(self, product_id: int) -> None:
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
        self.products.show_for(self.platform.value, self.language.value)
        self._fetch()

    @Slot(int)
    def _opened(self, count: int) -> None:
        some = bool(count or self.products.model.query)
        self.states.show_state("full" if some else "empty")
        self.export.setVisible(some)
        self.draft.setVisible(some)
        self._offer_draft()
        self.no_products.say(
            self.tr("No products yet"),
            self.tr("Bring your catalogue first; then listings can be written from it."),
            self.tr("Go to the catalogue"),
            self.catalogue_asked.emit,
        )
        self._say_counts()
        if self._product is None and count and self.isVisible():
            self.products.table.selectRow(0)

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        if isinstance(error, UserFault):
            self.states.show_error(error, self.tr("Try again"), self.products.load)
        else:
            self._desk.notifier.bug(error)

    @Slot()
    def _say_counts(self) -> None:
        states, count = self.products.states, self.products.count
        self.waiting.emit(states.waiting)
        words = [counted(count, self.tr("1 product"), self.tr("{count} products"))]
        if states.waiting:
            words.append(
                counted(states.waiting, self.tr("1 draft waits for you"), self.tr("{count} drafts wait for you"))
            )
        if states.proven:
            words.append(self.tr("{count} of them fully proven").format(count=number(states.proven)))
        self.header.say(self.tr("Listings"), ", ".join(words) if count else "")

    @Slot()
    def _go_to_text(self) -> None:
        self.card.editor.title.setFocus()
