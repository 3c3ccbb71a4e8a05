"""The parts of the page Listings, and where they stand; what they do together is the page's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from merchant_assistant.ui.listings.approve_all import ApproveAll
from merchant_assistant.ui.listings.decision_keys import DecisionKeys
from merchant_assistant.ui.listings.decisions import Decisions
from merchant_assistant.ui.listings.draft_card import DraftCard
from merchant_assistant.ui.listings.draft_flow import DraftFlow
from merchant_assistant.ui.listings.draft_many import DraftMany
from merchant_assistant.ui.listings.export_flow import ExportFlow
from merchant_assistant.ui.listings.filters import Filters
from merchant_assistant.ui.listings.kind_chip import KindChip
from merchant_assistant.ui.listings.open_draft import OpenDraft
from merchant_assistant.ui.listings.page_head import PageHead
from merchant_assistant.ui.listings.page_states import PageStates
from merchant_assistant.ui.listings.products_panel import ProductsPanel
from merchant_assistant.ui.listings.review_mode import ReviewMode
from merchant_assistant.ui.listings.room import ListingsRoom
from merchant_assistant.ui.theme.tokens import GAP, PAGE_MARGIN

if TYPE_CHECKING:
    from merchant_assistant.ui.desk import Desk


class ListingsParts(QWidget):
    """Head, filters (or the bar of the review), and the room with grid, facts and draft."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._desk = desk
        self.flow = DraftFlow(desk, self)
        self.export_flow = ExportFlow(desk, self)
        self.filters = Filters(desk.settings)
        self.search, self.platform, self.language = self.filters.search, self.filters.platform, self.filters.language
        self.products = ProductsPanel(desk, self.flow)
        self.head = self.header = PageHead(desk, self.products)
        self.export, self.draft, self.draft_all = self.head.export, self.head.draft, self.head.draft_all
        self.card = DraftCard(self.flow)
        self.decisions = Decisions(desk, self.flow, self.card)
        self.room = ListingsRoom(self.products, self.card)
        self.facts, self.facts_head = self.room.facts, self.room.facts_head
        self.open = OpenDraft(desk, self.flow, self.card, self.facts, self.facts_head)
        self.review = ReviewMode(desk, self.flow, self.open, self.card)
        self.keys = DecisionKeys(self, self.card, self.decisions, self.open, self.review.queue)
        self.approve_all = ApproveAll(desk, self)
        self.many = DraftMany(desk, self.products, self.filters, lambda: self.flow.kind, self)
        self.jobs = self.head.jobs
        self.kind_chip = KindChip(lambda: self.flow.kind)
        self._lay_out()

    def _lay_out(self) -> None:
        full = QWidget()
        self._column = QVBoxLayout(full)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self.filters, self.review.bar):
            self._column.addWidget(part)
        self.filters.add(self.kind_chip)
        self._column.addWidget(self.room, 1)
        self.states = PageStates(full, self._desk.notifier)
        self._outer = QVBoxLayout(self)
        self._outer.addWidget(self.head)
        self._outer.addWidget(self.states, 1)
        self._breathe()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.head.fit(event.size().width())

    @Slot()
    def _breathe(self) -> None:
        """A low window has no room to spare around the page."""
        low = self.room.low
        self._outer.setContentsMargins(PAGE_MARGIN, 12 if low else 24, PAGE_MARGIN, 12 if low else PAGE_MARGIN - 4)
        self._outer.setSpacing(8 if low else GAP)
        self._column.setSpacing(8 if low else GAP)
        self.filters.turn.setVisible(low)
        self._place_ticked(below_list=low)

    def _place_ticked(self, *, below_list: bool) -> None:
        """Beside the filters where there is room; below the rows, nothing moves under the hands that tick them."""
        ticked, home = self.products.ticked, self.products if below_list else self.filters
        if ticked.parentWidget() is not home:
            home.add(ticked)
