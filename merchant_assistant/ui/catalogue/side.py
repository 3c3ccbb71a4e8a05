"""The card beside the table: a product's facts, or the imports so far."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from merchant_assistant.catalogue.model import Product
from merchant_assistant.ui.catalogue.batches import BatchesPanel
from merchant_assistant.ui.facts.panel import FactsPanel
from merchant_assistant.ui.widgets.buttons import Button, IconButton
from merchant_assistant.ui.widgets.card import Card
from merchant_assistant.ui.widgets.labels import label

_WIDTH = 340


class SidePanel(Card):
    """``draft_asked`` carries the product whose listing is to be written; ``closed``: it was put away."""

    draft_asked = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=12, parent=parent)
        self.setFixedWidth(_WIDTH)
        self.facts = FactsPanel()
        self.batches = BatchesPanel()
        self.title = label(role="heading", wrap=True)
        self.draft = Button(self.tr("Write a listing"), glyph="sparkles")
        self.draft.clicked.connect(self._ask_draft)
        close = IconButton("x", self.tr("Close this panel"))
        close.clicked.connect(self._close)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(close)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.facts)
        self._stack.addWidget(self.batches)
        self.column.addLayout(head)
        self.column.addWidget(self._stack, 1)
        self.column.addWidget(self.draft)
        self.hide()

    @property
    def shows_batches(self) -> bool:
        return not self.isHidden() and self._stack.currentWidget() is self.batches

    def show_product(self, product: Product) -> None:
        self.title.setText(product.title)
        self.facts.show_product(product)
        self._stack.setCurrentWidget(self.facts)
        self.draft.show()
        self.show()

    def show_batches(self) -> None:
        self.title.setText(self.tr("Imports"))
        self._stack.setCurrentWidget(self.batches)
        self.draft.hide()
        self.show()

    def _ask_draft(self) -> None:
        if self.facts.product:
            self.draft_asked.emit(self.facts.product)

    def _close(self) -> None:
        self.hide()
        self.closed.emit()
