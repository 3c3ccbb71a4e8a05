"""The grid of products and platforms with the states of their drafts, and what is ticked in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from merchant_assistant.catalogue.model import Product
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.listings.choosing import language_of_product
from merchant_assistant.listings.model import DraftSummary
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.listings.grid_model import GridModel
from merchant_assistant.ui.listings.grid_table import GridTable
from merchant_assistant.ui.listings.states import DraftStates, Group, is_usable, state_of
from merchant_assistant.ui.listings.states_reading import Reading, StatesReader, Wanted
from merchant_assistant.ui.listings.ticked_bar import TickedBar
from merchant_assistant.ui.listings.ticks import Ticks
from merchant_assistant.ui.theme.tokens import Tone
from merchant_assistant.ui.widgets.card import Card
from merchant_assistant.ui.widgets.states import NothingFound, StateStack
from merchant_assistant.ui.words import sentences

if TYPE_CHECKING:
    from merchant_assistant.ui.desk import Desk
    from merchant_assistant.ui.listings.draft_flow import DraftFlow

_LEAST = 112  # the head and two rows, where a message takes room


class ProductsPanel(Card):
    """``opened`` carries the count after a search, ``told``: the states of the drafts are here.

    ``show_all``: neither search nor filter is wanted any more.
    """

    opened = Signal(int)
    told = Signal()
    show_all = Signal()

    def __init__(self, desk: Desk, flow: DraftFlow, parent: QWidget | None = None) -> None:
        super().__init__(margin=1, spacing=0, parent=parent)
        self._desk = desk
        self._flow = flow
        self._products = 0
        self._wanted = Wanted()
        self._own_languages: dict[int, str] = {}  # of the products that were seen
        self.states = DraftStates()
        self.counts: Mapping[Group, int] = {}
        self.ticks = Ticks(desk, self)
        self.model = GridModel(desk, self.ticks, self._state, self._why)
        self.model.setParent(self)
        self.table = GridTable(self.model, self.ticks)
        self.nothing = NothingFound(self.show_all.emit)
        self.found = StateStack(self.table, self.nothing)
        self.ticked = TickedBar(self.ticks, self.model)
        self._reader = StatesReader(desk, self)
        self.column.addWidget(self.found, 1)
        self.setMinimumHeight(_LEAST)
        self._connect()
        on_language(self._say)

    def _connect(self) -> None:
        self.model.opened.connect(self._opened)
        self._reader.came.connect(self._came)
        self._flow.writing_changed.connect(self._refresh_one)
        self._desk.cut_off.changed.connect(self.model.refresh)
        self._desk.draft_all.begun.connect(self.model.refresh)
        self._desk.draft_all.changed.connect(self._reader.read)
        self._desk.draft_all.drafted.connect(self._drafted)
        self._desk.changed.connect(self._follow)

    def add(self, widget: QWidget) -> None:
        """Put something below the rows."""
        self.column.addWidget(widget)

    @property
    def count(self) -> int:
        """How many rows the table has."""
        return self.model.rowCount()

    @property
    def products(self) -> int:
        """How many products there are."""
        return self._products

    @property
    def without_draft(self) -> int:
        """How many drafts are missing: of the whole catalogue, on the platforms that are shown."""
        return sum(max(0, self._products - self.states.usable(at)) for at in self.model.platforms)

    def search(self, query: str) -> None:
        self.found.show_loading_soon()
        self.model.search(query)

    def narrow(self, group: Group | None) -> None:
        """Show only products that stand so somewhere."""
        self.found.show_loading_soon()
        self.model.narrow(group)

    @Slot()
    def tick_all(self) -> None:
        """Tick everything that search and filter find."""
        self.ticks.add_all(self.model)

    def load(self) -> None:
        """Fetch the first rows and the states."""
        self.model.reload()
        self._reader.read()
        self._reader.compare()

    def show_for(self, wanted: Wanted, platform: str) -> None:
        """Show the states for other platforms, another language or kind; ``platform`` is the open one."""
        self._wanted = wanted
        self.model.platform = platform
        self.model.show_platforms(wanted.platforms)
        self.table.show_platform(platform)
        self._reader.want(wanted)

    def show_platform(self, platform: str) -> None:
        """Another of the platforms shown is the open one."""
        self.table.show_platform(platform)
        self.told.emit()

    @Slot()
    def _say(self) -> None:
        self.table.setAccessibleName(self.tr("Products and their drafts"))
        self._say_nothing()

    def _say_nothing(self) -> None:
        self.nothing.say_for(self.model.query, filtered=self.model.only is not None)

    @Slot(int)
    def _opened(self, count: int) -> None:
        self.found.show_state("full" if count else "empty")
        self._say_nothing()
        self.opened.emit(count)

    @Slot(object)
    def _follow(self, changes: Changes) -> None:
        if changes.products:
            self._own_languages.clear()
            self.model.reload()
            self._reader.read()
            self._reader.compare()
        elif changes.drafts:
            self._reader.read_soon()

    @Slot(object)
    def _came(self, reading: Reading) -> None:
        before = self.model.states
        self.states, self._products, self.counts = reading.states, reading.products, reading.counts
        self.model.states = self.states
        if before is None and self.model.only:
            self.model.reload()
        self.model.refresh()
        self.told.emit()

    @Slot(object)
    def _drafted(self, drafts: Sequence[DraftSummary]) -> None:
        """A job wrote these a moment ago: they are seen before everything is read anew."""
        wanted = self._wanted
        shown = [one for one in drafts if one.kind == wanted.kind and self._takes(one)]
        self.states = self.model.states = self.states.with_drafts(shown)
        self.model.refresh_places(frozenset(draft.product_id for draft in shown))

    def _takes(self, fresh: DraftSummary) -> bool:
        """Where no language is wanted, one in another language waits until it is known which goes first."""
        if self._wanted.language != "auto":
            return fresh.language == self._wanted.language
        known = self.states.by_place.get((fresh.product_id, fresh.platform))
        return known is None or not is_usable(known) or known.language == fresh.language

    @Slot(int)
    def _refresh_one(self, product_id: int) -> None:
        self.model.refresh_places(frozenset({product_id}))

    def _why(self, product: Product, platform: str) -> str:
        """What more is to be said of a state: why nothing could be written."""
        return sentences(*(self.states.failure((product.id, platform)) or ()))

    def _state(self, product: Product, platform: str) -> tuple[str, Tone]:
        place, jobs = (product.id, platform), self._desk.draft_all
        draft, job = self.states.by_place.get(place), self.states.jobs.get(place)
        writing = self._flow.writing(product.id)
        of_job = jobs.is_writing(*place, self._wanted.kind, draft.language if draft and is_usable(draft) else None)
        words, tone = state_of(
            draft,
            writing=of_job or (writing is not None and writing.asked.platform == platform),
            cut_off=self._desk.cut_off.of(*place, self._wanted.kind) is not None,
            planned=job == "line",
            failed=job == "failed",
        )
        return (f"{draft.language.upper()} · {words}" if draft and self._is_foreign(product, draft) else words), tone

    def _is_foreign(self, product: Product, draft: DraftSummary) -> bool:
        """In another language than the product's, though nobody asked for one."""
        if self._wanted.language != "auto":
            return False
        if product.id not in self._own_languages:
            self._own_languages[product.id] = language_of_product(product)
        return draft.language != self._own_languages[product.id]
