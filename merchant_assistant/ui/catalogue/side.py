"""The card beside the table: a product's facts, or what was done so far."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from merchant_assistant.catalogue.model import Product
from merchant_assistant.ui.catalogue.history import HistoryPanel
from merchant_assistant.ui.facts.panel import FactsPanel
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.widgets.buttons import Button, IconButton
from merchant_assistant.ui.widgets.card import Card
from merchant_assistant.ui.widgets.labels import label

_WIDTH = 340


class SidePanel(Card):
    """``draft_asked`` carries the product whose listing is to be written, ``delete_asked``: it is to go.

    ``closed``: the panel was put away.
    """

    draft_asked = Signal(object)
    delete_asked = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=12, parent=parent)
        self.setFixedWidth(_WIDTH)
        self.facts = FactsPanel(editable=True)
        self.history = HistoryPanel()
        self.title = label(role="heading", wrap=True)
        self.draft = Button("", glyph="sparkles")
        self.draft.clicked.connect(self._ask_draft)
        self.delete = IconButton("trash-2", "")
        self.delete.clicked.connect(self.delete_asked)
        self.copy = IconButton("copy", "")
        self.copy.clicked.connect(self._copy)
        self._close = IconButton("x", "")
        self._close.clicked.connect(self.put_away)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.facts)
        self._stack.addWidget(self.history)
        self.facts.filled.connect(self._say)
        self.history.left.connect(self._close.setFocus)
        self._lay_out()
        self.hide()
        on_language(self._say)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(head)
        self.column.addWidget(self._stack, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.draft, 1)
        foot.addWidget(self.delete)
        self.column.addLayout(foot)

    @property
    def shows_history(self) -> bool:
        return not self.isHidden() and self._stack.currentWidget() is self.history

    def show_product(self, product: Product) -> None:
        self.facts.show_product(product)
        self._stack.setCurrentWidget(self.facts)
        self._show_deeds(True)
        self.show()
        self._say()

    def show_history(self) -> None:
        self._stack.setCurrentWidget(self.history)
        self._show_deeds(False)
        self.show()
        self._say()

    def _show_deeds(self, shown: bool) -> None:
        """What can be done with a product."""
        self.draft.setVisible(shown)
        self.copy.setVisible(shown)
        self.delete.setVisible(shown)

    @Slot()
    def put_away(self) -> None:
        """Close it, as its button does."""
        self.hide()
        self.closed.emit()

    @Slot()
    def _copy(self) -> None:
        """As a spreadsheet takes it: names before, values after."""
        facts = [row.fact for row in self.facts.rows]
        lines = [f"{fact.label}\t{' '.join(fact.whole.split())}" for fact in facts]
        QGuiApplication.clipboard().setText("\n".join(lines))

    @Slot()
    def _ask_draft(self) -> None:
        if self.facts.product:
            self.draft_asked.emit(self.facts.product)

    @Slot()
    def _say(self) -> None:
        self.draft.setText(self.tr("Write a listing"))
        copy = self.tr("Copy all values")
        self.copy.setAccessibleName(copy)
        self.copy.setToolTip(copy)
        delete = self.tr("Delete this product")
        self.delete.setAccessibleName(delete)
        self.delete.setToolTip(delete)
        name = self.tr("Close this panel")
        self._close.setAccessibleName(name)
        self._close.setToolTip(name)
        product = self.facts.product
        history = self._stack.currentWidget() is self.history
        self.title.setText(self.tr("History") if history else product.title if product else "")
