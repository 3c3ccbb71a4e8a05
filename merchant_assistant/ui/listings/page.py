"""The page Listings: products and the state of their drafts; below, what the data says beside what the draft says."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from merchant_assistant.catalogue.model import Product
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.listings.model import Draft
from merchant_assistant.ui.commands import Command
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.listings.decisions import Decisions
from merchant_assistant.ui.listings.draft_all_button import DraftAllButton
from merchant_assistant.ui.listings.draft_card import DraftCard
from merchant_assistant.ui.listings.draft_flow import DraftFlow
from merchant_assistant.ui.listings.export_flow import ExportFlow
from merchant_assistant.ui.listings.filters import Filters
from merchant_assistant.ui.listings.page_commands import commands_of
from merchant_assistant.ui.listings.products_panel import ProductsPanel
from merchant_assistant.ui.listings.room import ListingsRoom
from merchant_assistant.ui.theme.tokens import GAP, PAGE_MARGIN
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.page_header import PageHeader
from merchant_assistant.ui.widgets.states import Message, StateStack
from merchant_assistant.ui.words import listed

if TYPE_CHECKING:
    from merchant_assistant.ui.desk import Desk
    from merchant_assistant.ui.listings.cut_off import Asked
    from merchant_assistant.ui.listings.draft_all import DraftAll


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
        self._fault: UserFault | None = None
        self.flow = DraftFlow(desk, self)
        self.export_flow = ExportFlow(desk, self)
        self.export = Button("", glyph="upload", key="Ctrl+E")
        self.draft = Button("", "primary", key="D")
        self.filters = Filters(desk.settings)
        self.search, self.platform, self.language = self.filters.search, self.filters.platform, self.filters.language
        self.products = ProductsPanel(desk, self.flow)
        self.draft_all = DraftAllButton(desk, self.products, self.filters)
        self.header = PageHeader("", self.export, self.draft_all, self.draft)
        self.no_products = Message("package", "accent")
        self.card = DraftCard(self.flow)
        self.decisions = Decisions(desk, self.flow, self.card)
        self.room = ListingsRoom(self.products, self.card)
        self.facts, self.facts_head = self.room.facts, self.room.facts_head
        self._lay_out()
        self.products.show_for(self.platform.value, self.language.value)
        self._connect()
        self._add_keys()
        on_language(self._say)
        self.states.show_loading_soon()
        self.products.load()

    def _lay_out(self) -> None:
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.filters)
        column.addWidget(self.room, 1)
        self.states = StateStack(full, self.no_products, framed=True)
        self._outer = QVBoxLayout(self)
        self._outer.addWidget(self.header)
        self._outer.addWidget(self.states, 1)
        self._breathe()

    def _connect(self) -> None:
        self.draft.clicked.connect(self.write)
        self.decisions.write.connect(self.write)
        self.export.clicked.connect(self.ask_export)
        self.filters.chosen.connect(self._chosen_otherwise)
        self.filters.turned.connect(self.room.show_facts)
        self.room.list_asked.connect(self._go_to_list)
        self.room.lowered.connect(self._breathe)
        self.search.searched.connect(self.products.search)
        self.search.list_asked.connect(self._go_to_list)
        self.products.show_all.connect(self.search.clear)
        self.products.opened.connect(self._opened)
        self.products.told.connect(self._say_counts)
        self.products.model.failed.connect(self._failed)
        self.products.table.picked.connect(self._pick)
        self.flow.fetched.connect(self._fetched)
        self.flow.written.connect(self._written)
        self.flow.decided.connect(self._go_on)
        self.flow.writing_changed.connect(self._writing_changed)
        self.flow.model_missing.connect(self.model_missing)
        self._desk.changed.connect(self._follow)
        self._desk.cut_off.changed.connect(self._offer_again)
        self.job.expected.changed.connect(self._say_counts)
        self.job.changed.connect(self._say_counts)

    def _add_keys(self) -> None:
        here, inside = Qt.ShortcutContext.WidgetShortcut, Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.filters.go_to_search)
        # PySide drops ``context`` where a callable is given too: each key would act in the whole window.
        QShortcut(QKeySequence("Return"), self.products.table, context=here).activated.connect(self._go_to_text)
        approve = QShortcut(QKeySequence("Ctrl+Return"), self.card, context=inside)
        approve.activated.connect(self.card.approve.click)
        QShortcut(QKeySequence("F8"), self, self.card.tour.next)

    def shown(self) -> None:
        """A product is chosen, so that the page says something."""
        if self._product is None and self.products.count:
            self._choose_first()
        self._go_to_list()

    def flush(self) -> None:
        """Save what was typed."""
        self.card.flush()

    def commands(self) -> Sequence[Command]:
        """What this page can do by name."""
        return commands_of(self)

    @property
    def job(self) -> DraftAll:
        """The writing about all products."""
        return self._desk.draft_all

    @property
    def product(self) -> Product | None:
        """The product that is shown."""
        return self._product

    @Slot(object)
    def show_product(self, product: Product) -> None:
        """Show a product that was chosen elsewhere; it need not be among the rows that are seen."""
        self.search.clear()
        if not self.products.table.choose(product.id):
            self.products.table.clearSelection()
        self._pick(product)

    @Slot(int)
    def show_draft(self, draft_id: int) -> None:
        """Open a draft that was asked for elsewhere, on its platform and in its language."""
        self.flow.find(draft_id, self._show_found)

    def _show_found(self, draft: Draft, product: Product) -> None:
        self.filters.show_for(draft.platform, draft.language)
        self.show_product(product)

    @Slot()
    def write(self) -> None:
        """Have the model write about the product that is shown."""
        if self._product:
            self.card.flush()
            self.flow.write(self._product, self.platform.value, self.language.value)

    def write_after_all(self, asked: Asked) -> None:
        """Have a draft written that was cut off, as it was asked for."""
        self.flow.find_product(asked, partial(self._write_after_all, asked))

    def _write_after_all(self, asked: Asked, product: Product) -> None:
        self.filters.show_for(asked.platform, asked.language)
        self.show_product(product)
        self.flow.write(product, asked.platform, asked.language)

    @Slot()
    def ask_export(self) -> None:
        """Ask what to export and where."""
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
        focus = QApplication.focusWidget()
        pressed = focus is self.draft or (focus is not None and self.card.buttons.isAncestorOf(focus))
        self.card.show_draft(self._product, draft)
        self._offer_draft()
        if pressed:  # the button goes, and Qt would put the keyboard anywhere
            self._go_to_list()

    def _offer_draft(self) -> None:
        """For a product without one; the card writes again."""
        product = self._product
        known = product is not None and (self.card.draft is not None or product.id in self.products.states.by_product)
        written = product is not None and (
            self.flow.writing(product.id) or self.job.is_writing(product.id, self.platform.value)
        )
        self.draft.setEnabled(product is not None and not known and not written)
        self._offer_again()

    @Slot()
    def _offer_again(self) -> None:
        """What was cut off when the window closed."""
        product = self._product
        asked = self._desk.cut_off.of(product.id, self.platform.value) if product else None
        self.card.offer_again(partial(self.write_after_all, asked) if asked else None)

    @Slot(object)
    def _written(self, draft: Draft) -> None:
        self.drafted.emit()

    @Slot(object, object)
    def _go_on(self, draft: Draft, standing: object) -> None:
        """A draft was decided: the keyboard goes to the list, where the next one is."""
        if self.isVisible():
            self._go_to_list()

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
        self.products.show_for(self.platform.value, self.language.value)
        self._fetch()

    @Slot(int)
    def _opened(self, count: int) -> None:
        self._fault = None
        some = bool(count or self.products.model.query)
        self.states.show_state("full" if some else "empty")
        self.export.setVisible(some)
        self.draft.setVisible(some)
        self._offer_draft()
        self._say_counts()
        if self._product is None and count and self.isVisible():
            self._choose_first()

    def _choose_first(self) -> None:
        """What was cut off when the window closed, else the first row."""
        left = [asked for asked in self._desk.cut_off.left if asked.platform == self.platform.value]
        self.products.table.selectRow(0)
        if left:
            self.flow.find_product(left[0], self.show_product)

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        if isinstance(error, UserFault):
            self._fault = error
            self.states.show_error(error, self.tr("Try again"), self.products.load)
        else:
            self._desk.notifier.bug(error)

    @Slot()
    def _say(self) -> None:
        self.export.setText(self.tr("Export …"))
        self.draft.setText(self.tr("Draft"))
        self.no_products.say(
            self.tr("No products yet"),
            self.tr("Bring your catalogue first; then listings can be written from it."),
            self.tr("Go to the catalogue"),
            self.catalogue_asked.emit,
        )
        if self._fault and self.states.state == "error":
            self.states.show_error(self._fault, self.tr("Try again"), self.products.load)
        self._say_counts()

    @Slot()
    def _say_counts(self) -> None:
        states, count = self.products.states, self.products.count
        self.waiting.emit(states.waiting)
        words = [self.tr("%Ln product(s)", "", count)]
        if states.waiting:
            words.append(self.tr("%Ln draft(s) wait for you", "", states.waiting))
        if states.proven == states.waiting == 1:
            words.append(self.tr("fully proven"))
        elif states.proven:
            words.append(self.tr("%Ln of them fully proven", "", states.proven))
        if not self.draft_all.isHidden() and not self.job.running:
            words.append(self._without_draft())
        self.header.say(self.tr("Listings"), listed(*words) if count else "")

    def _without_draft(self) -> str:
        """How many, and how long it would take to write them all."""
        left = self.products.without_draft
        told, soon = self.tr("%Ln without a draft", "", left), self.job.expected.in_all(left)
        return self.tr("{count}: {time}").format(count=told, time=soon) if soon else ""

    @Slot()
    def _breathe(self) -> None:
        """A low window has no room to spare around the page."""
        low = self.room.low
        self._outer.setContentsMargins(PAGE_MARGIN, 12 if low else 24, PAGE_MARGIN, 12 if low else PAGE_MARGIN - 4)
        self._outer.setSpacing(8 if low else GAP)
        self.filters.turn.setVisible(low)

    @Slot()
    def _go_to_list(self) -> None:
        self.filters.show_list()
        self.products.table.setFocus()

    @Slot()
    def _go_to_text(self) -> None:
        self.card.editor.title.setFocus()
