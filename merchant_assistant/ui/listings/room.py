"""Where products, facts and draft stand: one above the others where the window is high, beside each other where not."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from merchant_assistant.ui.facts.panel import FactsHead, FactsPanel
from merchant_assistant.ui.listings.draft_card import DraftCard
from merchant_assistant.ui.listings.products_panel import ProductsPanel
from merchant_assistant.ui.theme.tokens import GAP
from merchant_assistant.ui.widgets.card import Card

LOW_WINDOW = 660  # a message, a note, a claim and the buttons leave no room for the text in a lower one
_NARROW_WINDOW = 780  # facts and draft beside each other leave no room for either
_FACTS_LEAST, _FACTS_MOST = 332, 420
_LIST_LEAST, _LIST_MOST = 236, 312  # beside a draft
_LIST_PART = 0.38  # above a draft, until the person wants it otherwise
_DRAFT_LEAST = 338  # below the list: its layouts ask for more, as if each were as narrow as it can be
_EDGES = 4
_NO_END = 16_777_215  # what Qt takes for no limit


class ListingsRoom(QWidget):
    """In a low window the list stands beside the draft and changes places with the facts.

    ``list_asked``: Escape, where nothing inside wanted it. ``lowered``: the window is low by now, or no more.
    """

    list_asked = Signal()
    lowered = Signal()

    def __init__(self, products: ProductsPanel, card: DraftCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facts = FactsPanel()
        self.facts_head = FactsHead()
        self._products = products
        self._card = card
        self._low = False
        self._facts_wanted = self._review = False
        self._part = _LIST_PART
        self._facts = Card(spacing=12)
        self._facts.column.addWidget(self.facts_head)
        self._facts.column.addWidget(self.facts, 1)
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._splitter.setHandleWidth(GAP)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(products)
        self._lower = self._lower_half()
        self._splitter.addWidget(self._lower)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._splitter)
        self._splitter.splitterMoved.connect(self._moved)
        products.opened.connect(self._fit_list)
        self._arrange()

    def _lower_half(self) -> QWidget:
        lower = QWidget()
        row = QHBoxLayout(lower)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self._facts)
        row.addWidget(self._card, 1)
        return lower

    @property
    def low(self) -> bool:
        """The window is low: list and facts share a place."""
        return self._low

    @Slot(bool)
    def show_facts(self, facts: bool) -> None:
        """Which of the two is seen in a low window."""
        self._facts_wanted = facts
        self._arrange()

    @Slot(bool)
    def show_review(self, review: bool) -> None:
        """One draft after the other is looked at: the list is not needed, what the data say always is."""
        self._review = review
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.list_asked.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The window decides, not the room left in it: a message that comes must not turn everything round."""
        super().resizeEvent(event)
        window = self.window().size()
        was_low, self._low = self._low, window.height() < LOW_WINDOW or window.width() < _NARROW_WINDOW
        if self._low != was_low or (self._low and event.size().width() != event.oldSize().width()):
            self._arrange()
            self.lowered.emit()
        else:
            self._facts.setFixedWidth(self._facts_width())

    def _facts_width(self) -> int:
        least, most, part = (_LIST_LEAST, _LIST_MOST, 0.3) if self._low else (_FACTS_LEAST, _FACTS_MOST, 0.25)
        return max(least, min(most, round(self.width() * part)))

    def _arrange(self) -> None:
        low = self._low
        self._splitter.setOrientation(Qt.Orientation.Horizontal if low else Qt.Orientation.Vertical)
        facts = not low or self._facts_wanted or self._review
        self._products.setVisible(not self._review and not (low and self._facts_wanted))
        self._facts.setVisible(facts)
        self._facts.setFixedWidth(self._facts_width())
        self._products.setMinimumWidth(_LIST_LEAST if low else 0)
        self._lower.setMinimumHeight(0 if low else _DRAFT_LEAST)
        self._card.set_tight(tight=low)
        for place, stretch in enumerate((0, 1) if low else (2, 3)):
            self._splitter.setStretchFactor(place, stretch)
        self._fit_list()

    @Slot()
    def _fit_list(self) -> None:
        """A few rows take no more room than they need: the text below them has the rest."""
        low, table = self._low, self._products.table
        rows = 0 if low else self._products.count
        needed = table.horizontalHeader().height() + rows * table.verticalHeader().defaultSectionSize() + _EDGES
        self._products.setMaximumHeight(min(needed, _NO_END) if rows else _NO_END)
        whole = (self._splitter.width() if low else self._splitter.height()) - self._splitter.handleWidth()
        first = self._facts_width() if low else round(whole * self._part)
        first = min(first, self._products.maximumHeight()) if rows else first
        self._splitter.setSizes([first, max(1, whole - first)])

    @Slot(int)
    def _moved(self, place: int) -> None:
        """The person wants it so, also after the next search."""
        if not self._low and self._products.height() < self._products.maximumHeight():
            self._part = place / max(1, self._splitter.height())
