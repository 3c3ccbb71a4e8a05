"""The grid of products and platforms: a table of any length that can be narrowed to a group of states."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt

from merchant_assistant.catalogue.query import ProductQuery
from merchant_assistant.ui.item_models.columns import (
    category_column,
    price_column,
    sku_column,
    stock_column,
    title_column,
)
from merchant_assistant.ui.item_models.products import BLOCK, Column, Opening, ProductTableModel, Work
from merchant_assistant.ui.item_models.rows import spoken_row
from merchant_assistant.ui.listings.choices import platform_name
from merchant_assistant.ui.words import sentences

if TYPE_CHECKING:
    from collections.abc import Callable

    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.catalogue.model import Product
    from merchant_assistant.foundation.cancel import CancelToken, Progress
    from merchant_assistant.ui.desk import Desk
    from merchant_assistant.ui.listings.states import DraftStates, Group
    from merchant_assistant.ui.listings.ticks import Ticks
    from merchant_assistant.ui.theme.tokens import Tone

TICK, _BEFORE = 0, 6  # the first column; how many stand before the platforms
_TICK_WIDTH, _STATE_WIDTH, _STATE_MOST = 40, 124, 212
_TITLE_AND_SKU = 400  # what is left to them beside any number of platforms


class GridModel(ProductTableModel):
    """A column for each platform behind those of the product. ``state`` says how a product stands on one.

    ``only``: the rows are those with a place of that group, as they stood when it was asked: a row that is decided
    stays until the next search, so that nothing moves under the person's hands.
    """

    def __init__(
        self,
        desk: Desk,
        ticks: Ticks,
        state: Callable[[Product, str], tuple[str, Tone]],
        why: Callable[[Product, str], str],
    ) -> None:
        self._ticks = ticks
        self._state = state
        self._why = why
        self.platforms: tuple[str, ...] = ("generic",)
        self.platform = "generic"  # whose chip is shown where there is room for one
        self.only: Group | None = None
        self.states: DraftStates | None = None
        self.kept_ids: Sequence[int] | None = None  # all that are shown, in order, while the list is narrowed
        super().__init__(desk, self._columns())
        ticks.changed.connect(self.refresh_ticks)

    def show_platforms(self, platforms: Sequence[str]) -> None:
        """Other columns behind the same products."""
        if tuple(platforms) != self.platforms:
            self.platforms = tuple(platforms)
            self.set_columns(self._columns())

    def narrow(self, group: Group | None) -> None:
        """Show only products with a place of that group; None: all."""
        self.only = group
        self.reload()

    def column_of(self, platform: str) -> int:
        """Where a platform stands; -1 where it is not shown."""
        return _BEFORE + self.platforms.index(platform) if platform in self.platforms else -1

    def platform_at(self, column: int) -> str:
        """The platform of a column; blank for those of the product."""
        place = column - _BEFORE
        return self.platforms[place] if 0 <= place < len(self.platforms) else ""

    def opening(self, wanted: ProductQuery) -> Work[Opening]:
        if self.only is None or self.states is None:
            return super().opening(wanted)
        return partial(_open_only, self._desk.catalogue, wanted, self.states, self.platforms, self.only)

    def block(self, number: int) -> Work[Sequence[Product]]:
        if self.kept_ids is None:
            return super().block(number)
        return partial(_present, self._desk.catalogue, self.kept_ids[number * BLOCK : (number + 1) * BLOCK])

    def _opened(self, opening: Opening) -> None:
        self.kept_ids = opening.ids
        super()._opened(opening)

    def refresh_places(self, product_ids: frozenset[int]) -> None:
        """What is said of these products on the platforms changed; those that nobody sees cost nothing."""
        for row, product in self.fetched_rows():
            if product.id in product_ids:
                self.dataChanged.emit(self.index(row, TICK), self.index(row, len(self.columns) - 1))

    def refresh_ticks(self) -> None:
        if self.rowCount():
            self.dataChanged.emit(self.index(0, TICK), self.index(self.rowCount() - 1, TICK))

    def chip_below(self, product: Product) -> tuple[str, Tone] | None:
        return self._state(product, self.platform)

    def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() <= TICK + 1:
            product = self.product(index.row())
            return None if product is None else self._spoken(product)
        if role == Qt.ItemDataRole.ToolTipRole:
            product = self.product(index.row())
            return None if product is None else self._why(product, self._meant(index.column()))
        return super().data(index, role)

    def _meant(self, column: int) -> str:
        """The platform of a column; where chips stand below the words, of the one that is open."""
        return self.platform_at(column) or self.platform

    def _spoken(self, product: Product) -> str:
        """A row as it is read out: whether it is ticked, the product, and how it stands where."""
        ticked = QCoreApplication.translate("Grid", "Chosen") if product.id in self._ticks else ""
        texts = [column.text(product) for column in self.columns[1:_BEFORE]]
        places = [sentences(self._state(product, at)[0], self._why(product, at)) for at in self.platforms]
        if len(places) > 1:
            both = QCoreApplication.translate("Grid", "{platform}: {state}")
            named = zip(map(platform_name, self.platforms), places, strict=True)
            places = [both.format(platform=platform, state=state) for platform, state in named]
        return spoken_row([ticked, *texts, *places])

    def _columns(self) -> list[Column]:
        """The more platforms, the sooner what is missed least gives way."""
        states = _TITLE_AND_SKU + len(self.platforms) * _STATE_WIDTH
        more = states - _TITLE_AND_SKU - _STATE_WIDTH
        product = [
            Column(lambda: "", lambda _product: "", width=_TICK_WIDTH, tick=self._is_ticked),
            replace(sku_column(460 + more), most=200),
            title_column(),
            category_column(960 + more),
            replace(price_column(), drop_below=560 + more),
            stock_column(780 + more),
        ]
        return [*product, *(self._state_column(platform) for platform in self.platforms)]

    def _state_column(self, platform: str) -> Column:
        return Column(
            partial(self._title, platform),
            lambda product: self._state(product, platform)[0],
            width=_STATE_WIDTH,
            most=_STATE_MOST,
            tone=lambda product: self._state(product, platform)[1],
        )

    def _title(self, platform: str) -> str:
        return platform_name(platform)

    def _is_ticked(self, product: Product) -> bool:
        return product.id in self._ticks


def _open_only(
    catalogue: Catalogue,
    asked: ProductQuery,
    states: DraftStates,
    platforms: Sequence[str],
    only: Group,
    _progress: Progress,
    cancel: CancelToken,
) -> Opening:
    cancel.check()
    ids = states.among(catalogue.product_ids(asked), platforms, only)
    first = catalogue.present(ids[:BLOCK])
    return Opening(asked, len(ids), first, catalogue.understood(asked) if asked.text else {}, ids)


def _present(catalogue: Catalogue, ids: Sequence[int], _progress: Progress, cancel: CancelToken) -> Sequence[Product]:
    cancel.check()
    return catalogue.present(ids)
