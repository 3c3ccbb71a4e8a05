"""Several products that are one thing: which of them stays."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from merchant_assistant.catalogue.model import Product
from merchant_assistant.ui.catalogue.dialog import SmallWindow
from merchant_assistant.ui.item_models.columns import price_text
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.widgets.labels import ElidedLabel
from merchant_assistant.ui.widgets.radio import Radio
from merchant_assistant.ui.widgets.scroll_column import ScrollColumn
from merchant_assistant.ui.words import listed

_WIDTH, _ENTRY, _MOST_SEEN = 480, 56, 5
_OF_SCREEN = 4  # a low one leaves room for some, the others are scrolled to
_AFTER_MARK = 26  # pixels: below the words of a choice, not below its mark


class MergeWindow(SmallWindow):
    """``wanted`` carries the id of the product that stays and those of the others."""

    wanted = Signal(int, list)

    def __init__(self, products: Sequence[Product], parent: QWidget) -> None:
        super().__init__(_WIDTH, parent)
        self._products = list(products)
        self._group = QButtonGroup(self)
        self._captions = [ElidedLabel(role="caption") for _ in products]
        self.choices = [self._choice(number, product) for number, product in enumerate(products)]
        self._list()
        self.order(*self.choices)
        self.choices[0].setChecked(True)
        self.choices[0].setFocus()
        self.yes.clicked.connect(self._want)
        on_language(self._say)

    @Slot()
    def _say(self) -> None:
        self.say(
            self.tr("Make one product of %Ln", "", len(self._products)),
            self.tr("The one that you choose stays. It gets the variants of the others, and what it lacks."),
            self.tr("Merge"),
        )
        self.no.setText(self.tr("Cancel"))
        for choice, caption, product in zip(self.choices, self._captions, self._products, strict=True):
            caption.setText(_caption(product))
            choice.setAccessibleName(listed(product.title, caption.text()))

    def _list(self) -> None:
        area = ScrollColumn(_WIDTH, 0)
        self.body.addWidget(area)
        full = _ENTRY * min(len(self.choices), _MOST_SEEN) + 4
        area.setMaximumHeight(full)
        area.setMinimumHeight(min(full, self.screen().availableGeometry().height() // _OF_SCREEN))
        area.column.setContentsMargins(0, 0, 12, 0)
        for choice, caption in zip(self.choices, self._captions, strict=True):
            area.column.addWidget(_entry(choice, caption))
        area.column.addStretch()

    def _choice(self, number: int, product: Product) -> Radio:
        choice = Radio((product.title or product.sku).replace("&", "&&"))
        self._group.addButton(choice, number)
        return choice

    @Slot()
    def _want(self) -> None:
        stays = self._products[self._group.checkedId()].id
        self.wanted.emit(stays, [product.id for product in self._products if product.id != stays])
        self.accept()


def _entry(choice: Radio, caption: ElidedLabel) -> QWidget:
    caption.setContentsMargins(_AFTER_MARK, 0, 0, 0)
    entry = QWidget()
    entry.setFixedHeight(_ENTRY)
    column = QVBoxLayout(entry)
    column.setContentsMargins(4, 4, 4, 4)
    column.setSpacing(0)
    column.addWidget(choice)
    column.addWidget(caption)
    return entry


def _caption(product: Product) -> str:
    """What tells it from the others."""
    return listed(product.sku, price_text(product), product.source)
