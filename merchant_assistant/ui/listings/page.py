"""The page Listings: a grid of products and platforms; below, what the data says beside what the draft says."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from merchant_assistant.catalogue.model import Product
from merchant_assistant.listings.model import Draft
from merchant_assistant.ui.commands import Command
from merchant_assistant.ui.listings.page_commands import commands_of
from merchant_assistant.ui.listings.page_parts import ListingsParts
from merchant_assistant.ui.listings.states_reading import Wanted

if TYPE_CHECKING:
    from merchant_assistant.ui.desk import Desk
    from merchant_assistant.ui.listings.cut_off import Asked
    from merchant_assistant.ui.listings.draft_all import DraftAll


class ListingsPage(ListingsParts):
    """``waiting`` carries how many drafts wait for the person; ``catalogue_asked``: there are no products yet.

    ``model_missing`` carries the fault of a draft that no model could write; ``drafted``: one was written.
    """

    waiting = Signal(int)
    catalogue_asked = Signal()
    model_missing = Signal(object)
    drafted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._choose_place()
        self._connect()
        self._add_keys()
        self.states.show_loading_soon()
        self.products.load()

    def _connect(self) -> None:
        self._connect_head()
        self._connect_list()
        self.decisions.write.connect(self.write)
        self.card.tools.kinds.chosen.connect(self._choose_place)
        self.kind_chip.listings_asked.connect(self._show_listings)
        self.card.other_asked.connect(self.show_draft)
        self.flow.written.connect(self._written)
        self.flow.decided.connect(self._go_on)
        self.flow.model_missing.connect(self.model_missing)
        self.open.changed.connect(self._offer_draft)
        self.open.changed.connect(self._tell_failure)
        self.open.keyboard_lost.connect(self._go_back)
        self.open.again_asked.connect(self.write_after_all)
        self.review.turned.connect(self._turn_review)
        self.review.ended.connect(self._show_after_review)

    def _connect_head(self) -> None:
        self.open.watch(self.draft)
        self.states.again_asked.connect(self.products.load)
        self.states.catalogue_asked.connect(self.catalogue_asked)
        self.head.waiting.connect(self.waiting)
        self.draft.clicked.connect(self._draft)
        self.export.clicked.connect(self.ask_export)
        self.head.review.clicked.connect(self.review.start)
        self.head.approve_all.clicked.connect(self.approve_all.ask)
        self.draft_all.asked.connect(self.many.ask_all)
        for through in (self.many.closed, self.draft_all.paused, self.jobs.went_on):  # the button goes
            through.connect(self._go_to_list)
        self.products.ticks.changed.connect(self._offer_draft)

    def _connect_list(self) -> None:
        self.filters.chosen.connect(self._chosen_otherwise)
        self.filters.moved.connect(self._moved)
        self.filters.narrowed.connect(self.products.narrow)
        self.filters.turned.connect(self.room.show_facts)
        self.room.list_asked.connect(self._go_back)
        self.room.lowered.connect(self._breathe)
        self.search.searched.connect(self.products.search)
        self.search.list_asked.connect(self._go_to_list)
        self.products.show_all.connect(self.filters.show_all)
        self.products.opened.connect(self._opened)
        self.products.told.connect(self._told)
        self.products.model.failed.connect(self.states.fail)
        self.products.table.picked.connect(self._picked)
        self.products.table.platform_picked.connect(self.platform.choose)

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
        if self.product is None and self.products.count:
            self._choose_first()
        self._go_back()

    def flush(self) -> None:
        """Save what was typed."""
        self.card.flush()

    def commands(self) -> Sequence[Command]:
        """What this page can do by name."""
        return commands_of(self)

    @property
    def job(self) -> DraftAll:
        """The jobs of many drafts."""
        return self._desk.draft_all

    @property
    def product(self) -> Product | None:
        """The product that is shown."""
        return self.open.product

    @Slot(object)
    def show_product(self, product: Product) -> None:
        """Show a product that was chosen elsewhere; it need not be among the rows that are seen."""
        self.review.stop()
        self.filters.show_all()
        self._choose_row(product.id)
        self.open.show_product(product)

    @Slot(int)
    def show_draft(self, draft_id: int) -> None:
        """Open a draft that was asked for elsewhere, on its platform and in its language."""
        self.flow.find(draft_id, self._show_found)

    def _show_found(self, draft: Draft, product: Product) -> None:
        self.card.tools.kinds.choose(draft.kind)
        self.filters.show_for(draft.platform, draft.language)
        self.show_product(product)

    @Slot()
    def _draft(self) -> None:
        if len(self.products.ticks):
            self.many.ask_ticked()
        else:
            self.write()

    @Slot()
    def write(self) -> None:
        """Have the model write about the product that is shown."""
        if self.product:
            self.card.flush()
            self.flow.write(self.product, self.open.platform, self.open.language)

    @Slot(object)
    def write_after_all(self, asked: Asked) -> None:
        """Have a draft written that was cut off, as it was asked for."""
        self.flow.find_product(asked, partial(self._write_after_all, asked))

    def _write_after_all(self, asked: Asked, product: Product) -> None:
        self.card.tools.kinds.choose(asked.kind)
        self.filters.show_for(asked.platform, asked.language)
        self.show_product(product)
        self.flow.write(product, asked.platform, asked.language)

    @Slot()
    def ask_export(self) -> None:
        """Ask what to export and where."""
        self.card.flush()
        self.export_flow.ask(self.platform.value)

    @Slot()
    def _offer_draft(self) -> None:
        """For a product without one; the card writes again."""
        product = self.product
        known = product is not None and (
            self.card.draft is not None or (product.id, self.open.platform) in self.products.states.by_place
        )
        alone = product is not None and not known and not self.open.writing
        self.draft.setEnabled(alone or bool(len(self.products.ticks)))

    @Slot()
    def _tell_failure(self) -> None:
        """Where a job could not write the draft that is missing."""
        product = self.product
        self.card.tell_failure(self.products.states.failure((product.id, self.open.platform)) if product else None)

    @Slot(object)
    def _written(self, draft: Draft) -> None:
        self.drafted.emit()

    @Slot(object, object)
    def _go_on(self, draft: Draft, standing: object) -> None:
        """A draft was decided: the keyboard goes to where the next one is."""
        if self.isVisible():
            self._go_back()

    @Slot()
    def _chosen_otherwise(self) -> None:
        """Other columns or another language; the open place is one of them."""
        self.card.flush()
        self._choose_place()

    @Slot()
    def _choose_place(self) -> None:
        self.kind_chip.follow()
        copy = self.flow.kind != "listing"  # written once for a product: one column tells how it stands
        platforms = (self.platform.value,) if copy else self.platform.shown
        self.products.show_for(Wanted(platforms, self.language.value, self.flow.kind), self.platform.value)
        self.open.show_place(self.platform.value, self.language.value)

    @Slot()
    def _show_listings(self) -> None:
        """Instead of another kind of text; the chip that had the keyboard is gone."""
        self.card.tools.kinds.choose("listing")
        self._go_to_list()

    @Slot()
    def _moved(self) -> None:
        if self.flow.kind != "listing":
            self._choose_place()
            return
        self.products.show_platform(self.platform.value)
        self.open.show_place(self.platform.value, self.language.value)

    @Slot(bool)
    def _turn_review(self, reviewing: bool) -> None:
        self.filters.setVisible(not reviewing)
        self.review.bar.setVisible(reviewing)
        self.room.show_review(reviewing)
        self.head.show_for(some=True, reviewing=reviewing)

    @Slot(object)
    def _show_after_review(self, draft: Draft | None) -> None:
        """The place that was looked at last stays the open one."""
        if draft:
            self.filters.show_for(draft.platform, draft.language)
            self._choose_place()
            self._choose_row(draft.product_id)
        self._go_to_list()

    @Slot(object)
    def _picked(self, product: Product | None) -> None:
        """The list is out of sight while the queue is gone through: what it chooses by itself is not looked at."""
        if not self.review.running:
            self.open.show_product(product)

    def _choose_row(self, product_id: int) -> None:
        """No row where the product is not among those that are here: none may be taken for the one that is shown."""
        if not self.products.table.choose(product_id):
            self.products.table.clearSelection()

    @Slot(int)
    def _opened(self, count: int) -> None:
        some = bool(count or self.products.model.query or self.products.model.only)
        self.states.show_some(some=some)
        self.head.show_for(some=some, reviewing=self.review.running)
        self._offer_draft()
        if self.product is None and count and self.isVisible():
            self._choose_first()

    @Slot()
    def _told(self) -> None:
        self.filters.group.show_counts(self.products.counts)
        self._offer_draft()
        self._tell_failure()

    def _choose_first(self) -> None:
        """What was cut off when the window closed, else the first row."""
        left = [asked for asked in self._desk.cut_off.left if asked.platform == self.platform.value]
        self.products.table.selectRow(0)
        if left:
            self.flow.find_product(left[0], self.show_product)

    @Slot()
    def _go_back(self) -> None:
        """Out of the text: to the keys of the review, else to the list."""
        if self.review.running:
            self.review.take_keyboard()
        else:
            self._go_to_list()

    @Slot()
    def _go_to_list(self) -> None:
        self.filters.show_list()
        self.products.table.setFocus()

    @Slot()
    def _go_to_text(self) -> None:
        self.card.take_text()
