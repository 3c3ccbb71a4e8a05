"""Above the table: what the page is, what can be done, and what narrows the rows down."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from merchant_assistant.catalogue.query import ProductQuery
from merchant_assistant.ui.catalogue.chosen_bar import ChosenBar
from merchant_assistant.ui.catalogue.filters.bar import FilterBar
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.theme.tokens import SMALL_GAP
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.labels import label
from merchant_assistant.ui.widgets.page_header import PageHeader
from merchant_assistant.ui.widgets.search import SearchField
from merchant_assistant.ui.words import listed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from merchant_assistant.ui.desk import Desk

_SEARCH = 280  # pixels


class CatalogueHead(PageHeader):
    """Title, how many products there are, and what can be done; before the first file only the title.

    While several products are chosen, what can be done with them takes the place of the rest: here nothing moves it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        self.history = Button("", "quiet", glyph="history")
        self.new = Button("", glyph="plus")
        self.add_file = Button("", "primary", glyph="upload")
        self.chosen = ChosenBar()
        super().__init__("", self.history, self.new, self.add_file, self.chosen, parent=parent)
        self._count: int | None = None
        self._asked = ProductQuery()
        on_language(self._say)

    def show_count(self, count: int, asked: ProductQuery) -> None:
        """So many products are what was asked for."""
        self._count, self._asked = count, asked
        self._offer()
        self._say()

    @Slot(int)
    def show_chosen(self, count: int) -> None:
        """So many are chosen in the table."""
        self.chosen.show_count(count)
        self._offer()

    def _offer(self) -> None:
        some = bool(self._count or not self._asked.blank) and self.chosen.isHidden()
        for button in (self.history, self.new, self.add_file):
            button.setVisible(some)

    @Slot()
    def _say(self) -> None:
        self.history.setText(self.tr("History"))
        self.new.setText(self.tr("New product"))
        self.add_file.setText(self.tr("Add a file"))
        text = self.tr("%Ln product(s)", "", self._count or 0)
        if not self._asked.blank:
            text = self.tr("%Ln product(s) found", "", self._count or 0)
        self.say(self.tr("Catalogue"), text if self._count else "")


class Narrowing(QWidget):
    """The search, the filters beside it, the chips of those that hold, and what a misspelt word was taken for."""

    def __init__(self, desk: Desk, asked: Callable[[], ProductQuery], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: Mapping[str, str] = {}
        self.search = SearchField("")
        self.search.setFixedWidth(_SEARCH)
        self.filters = FilterBar(desk, asked)
        self.filters.row.addWidget(self.search)
        self.filters.before = (self.search,)
        self.understood = label(role="dim", wrap=True)
        self.understood.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL_GAP)
        for widget in (self.filters, self.filters.chips, self.understood):
            column.addWidget(widget)
        on_language(self._say)

    def show_understood(self, words: Mapping[str, str]) -> None:
        """Words that no product has, and those that were looked for in their place."""
        self._words = words
        self._say()

    @Slot()
    def _say(self) -> None:
        self.search.setAccessibleName(self.tr("Search products"))
        self.search.setPlaceholderText(self.tr("Search products"))
        pair = self.tr("“{known}” for “{typed}”")
        told = listed(*(pair.format(known=known, typed=typed) for typed, known in self._words.items()))
        self.understood.setText(self.tr("Showing results with {words}").format(words=told))
        self.understood.setVisible(bool(self._words))
