"""The table of products with the state of their drafts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from merchant_assistant.catalogue.model import Product
from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.listings.model import DraftSummary
from merchant_assistant.ui.item_models.columns import (
    category_column,
    price_column,
    sku_column,
    stock_column,
    title_column,
)
from merchant_assistant.ui.item_models.products import Column, ProductTableModel
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.listings.states import DraftStates, state_of
from merchant_assistant.ui.tasks import Handle, Task
from merchant_assistant.ui.theme.tokens import Tone
from merchant_assistant.ui.widgets.card import Card
from merchant_assistant.ui.widgets.product_table import ProductTable
from merchant_assistant.ui.widgets.states import NothingFound, StateStack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from merchant_assistant.ui.desk import Desk
    from merchant_assistant.ui.listings.draft_flow import DraftFlow

_Found = tuple["Sequence[DraftSummary]", int]  # the drafts, and how many products there are


class ProductsPanel(Card):
    """``opened`` carries the count after a search, ``told``: the states of the drafts are here."""

    opened = Signal(int)
    told = Signal()
    show_all = Signal()

    def __init__(self, desk: Desk, flow: DraftFlow, parent: QWidget | None = None) -> None:
        super().__init__(margin=1, spacing=0, parent=parent)
        self._desk = desk
        self._flow = flow
        self._drafts: Sequence[DraftSummary] = ()
        self._products = 0
        self._fetching: Handle[_Found] | None = None
        self._wanted = ("generic", "auto")
        self.states = DraftStates()
        self.model = ProductTableModel(desk, self._columns(), self)
        self.table = ProductTable("", self.model)
        self.nothing = NothingFound(self.show_all.emit)
        self.found = StateStack(self.table, self.nothing)
        self.column.addWidget(self.found)
        self.setMinimumHeight(76)  # the head and a row, where a message takes room
        self.model.opened.connect(self._opened)
        flow.writing_changed.connect(self.model.refresh)
        desk.cut_off.changed.connect(self.model.refresh)
        for signal in (desk.draft_all.changed, desk.draft_all.begun):
            signal.connect(self.model.refresh)
        desk.changed.connect(self._follow)
        on_language(self._say)

    @property
    def count(self) -> int:
        """How many rows the table has."""
        return self.model.rowCount()

    @property
    def without_draft(self) -> int:
        """How many products of the whole catalogue have no usable draft for this platform and language."""
        return max(0, self._products - self.states.usable)

    def search(self, query: str) -> None:
        self.found.show_loading_soon()
        self.model.search(query)

    def load(self) -> None:
        """Fetch the first rows and the states."""
        self.model.reload()
        self._load_states()

    def show_for(self, platform: str, language: str) -> None:
        """Show the states for another platform or language."""
        self._wanted = (platform, language)
        self._sort_out()

    def _columns(self) -> list[Column]:
        state = Column(self._state_title, self._state_text, width=132, most=236, tone=self._state_tone)
        return [sku_column(420), title_column(), category_column(920), price_column(), stock_column(740), state]

    @Slot()
    def _say(self) -> None:
        self.table.setAccessibleName(self.tr("Products and their drafts"))
        self.nothing.say_for(self.model.query)

    def _state_title(self) -> str:
        return self.tr("Draft")

    @Slot(int)
    def _opened(self, count: int) -> None:
        self.found.show_state("full" if count else "empty")
        self.nothing.say_for(self.model.query)
        self.opened.emit(count)

    @Slot(object)
    def _follow(self, changes: Changes) -> None:
        if changes.products:
            self.model.reload()
        if changes.products or changes.drafts:
            self._load_states()

    def _load_states(self) -> None:
        if self._fetching:
            self._fetching.forget()
        self._fetching = self._desk.tasks.start(Task(partial(_found, self._desk), self._fetched))

    def _fetched(self, found: _Found) -> None:
        self._drafts, self._products = found
        self._sort_out()

    def _sort_out(self) -> None:
        self.states = DraftStates.of(self._drafts, *self._wanted)
        self.model.refresh()
        self.told.emit()

    def _state(self, product: Product) -> tuple[str, Tone]:
        platform, job = self._wanted[0], self._desk.draft_all
        return state_of(
            self.states.by_product.get(product.id),
            writing=self._flow.writing(product.id) is not None or job.is_writing(product.id, platform),
            cut_off=self._desk.cut_off.of(product.id, platform) is not None,
            planned=job.is_planned(platform),
        )

    def _state_text(self, product: Product) -> str:
        return self._state(product)[0]

    def _state_tone(self, product: Product) -> Tone:
        return self._state(product)[1]


def _found(desk: Desk, _progress: Progress, _cancel: CancelToken) -> _Found:
    return desk.listings.drafts(), desk.catalogue.count()
