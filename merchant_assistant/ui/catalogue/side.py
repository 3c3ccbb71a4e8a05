"""The card beside the table: a product's facts, or the imports so far."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from merchant_assistant.catalogue.model import Product
from merchant_assistant.ui.catalogue.batches import BatchesPanel
from merchant_assistant.ui.facts.panel import FactsPanel
from merchant_assistant.ui.language import on_language
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
        self.facts = FactsPanel(editable=True)
        self.batches = BatchesPanel()
        self.title = label(role="heading", wrap=True)
        self.draft = Button("", glyph="sparkles")
        self.draft.clicked.connect(self._ask_draft)
        self._close = IconButton("x", "")
        self._close.clicked.connect(self.put_away)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.facts)
        self._stack.addWidget(self.batches)
        self.facts.filled.connect(self._say)
        self.batches.left.connect(self._close.setFocus)
        self._lay_out()
        self.hide()
        on_language(self._say)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(head)
        self.column.addWidget(self._stack, 1)
        self.column.addWidget(self.draft)

    @property
    def shows_batches(self) -> bool:
        return not self.isHidden() and self._stack.currentWidget() is self.batches

    def show_product(self, product: Product) -> None:
        self.facts.show_product(product)
        self._stack.setCurrentWidget(self.facts)
        self.draft.show()
        self.show()
        self._say()

    def show_batches(self) -> None:
        self._stack.setCurrentWidget(self.batches)
        self.draft.hide()
        self.show()
        self._say()

    @Slot()
    def put_away(self) -> None:
        """Close it, as its button does."""
        self.hide()
        self.closed.emit()

    @Slot()
    def _ask_draft(self) -> None:
        if self.facts.product:
            self.draft_asked.emit(self.facts.product)

    @Slot()
    def _say(self) -> None:
        self.draft.setText(self.tr("Write a listing"))
        name = self.tr("Close this panel")
        self._close.setAccessibleName(name)
        self._close.setToolTip(name)
        product = self.facts.product
        imports = self._stack.currentWidget() is self.batches
        self.title.setText(self.tr("Imports") if imports else product.title if product else "")
