"""The card that shows a product's facts."""

from __future__ import annotations

from itertools import islice

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from merchant_assistant.catalogue.model import Product
from merchant_assistant.ui.facts.facts import Fact, Group, groups_of
from merchant_assistant.ui.theme.fonts import mono_font
from merchant_assistant.ui.widgets.card import rule
from merchant_assistant.ui.widgets.labels import ElidedLabel, label

_MOST_GROUPS = 24  # a product with hundreds of variants says the first of them
_LABEL_WIDTH = 110


class FactsHead(QWidget):
    """Whose facts they are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = ElidedLabel(role="heading")
        self.sku = ElidedLabel(role="caption")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.name)
        column.addWidget(self.sku)

    def show_product(self, product: Product | None) -> None:
        self.name.setText(product.title or product.sku if product else "")
        self.sku.setText(self.tr("{sku}, what your data says").format(sku=product.sku) if product else "")


class FactsPanel(QScrollArea):
    """Labels at the left, values at the right, the file and row below each group."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setObjectName("facts")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("What your data says"))
        self.viewport().setAutoFillBackground(False)
        self.product: Product | None = None

    def show_product(self, product: Product | None) -> None:
        """Show its facts, or nothing."""
        self.product = product
        canvas = QWidget()
        column = QVBoxLayout(canvas)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(8)
        if product:
            for number, group in enumerate(islice(groups_of(product), _MOST_GROUPS)):
                if number:
                    column.addSpacing(4)
                    column.addWidget(rule())
                self._add_group(column, group)
            hidden = len(product.variants) + 1 - _MOST_GROUPS
            if hidden > 0:
                column.addWidget(label(self.tr("and {count} more variants").format(count=hidden), "caption"))
        column.addStretch()
        self.setWidget(canvas)
        canvas.setAutoFillBackground(False)

    def _add_group(self, column: QVBoxLayout, group: Group) -> None:
        if group.title:
            column.addWidget(label(group.title, "heading", wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnMinimumWidth(0, _LABEL_WIDTH)
        grid.setColumnStretch(1, 1)
        for row, fact in enumerate(group.facts):
            self._add_fact(grid, row, fact)
        column.addLayout(grid)
        if group.place:
            column.addWidget(label(group.place, "caption", wrap=True))

    def _add_fact(self, grid: QGridLayout, row: int, fact: Fact) -> None:
        name = label(fact.label, "dim", wrap=True)
        name.setFixedWidth(_LABEL_WIDTH)
        text = self.tr("{value} (typed by you)").format(value=fact.value) if fact.typed else fact.value
        value = ElidedLabel(text) if fact.one_line else label(text, wrap=True)
        value.setMinimumWidth(40)
        if not fact.one_line:
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        value.setAccessibleName(f"{fact.label}: {text}")
        if fact.mono:
            value.setFont(mono_font())
        grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(value, row, 1, Qt.AlignmentFlag.AlignTop)
