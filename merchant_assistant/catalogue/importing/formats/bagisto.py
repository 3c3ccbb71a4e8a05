"""Bagisto: variants name their parent, and the parent names them; prices of customer groups and stocks are packed."""

from __future__ import annotations

from merchant_assistant.catalogue.importing import values
from merchant_assistant.catalogue.importing.facts import Row, VariantFacts
from merchant_assistant.catalogue.importing.formats import packing
from merchant_assistant.catalogue.importing.formats.common import Builder, Numbers
from merchant_assistant.catalogue.importing.formats.group_prices import GroupPrice, as_fields
from merchant_assistant.catalogue.importing.formats.shops import ShopBuilder, ShopFamily
from merchant_assistant.catalogue.importing.mapping import Layout
from merchant_assistant.catalogue.importing.problems import Report


class Bagisto(ShopFamily):
    """See :class:`~merchant_assistant.catalogue.importing.formats.common.Format`."""

    id = "bagisto"
    sale = "special price"
    kind, variants, view = "type", "configurable_variants", "locale"
    starts, ends = "special_price_from", "special_price_to"

    def builder(self, layout: Layout, numbers: Numbers, report: Report) -> Builder:
        return _Builder(self, layout, numbers, report)

    def meta(self, layout: Layout) -> dict[str, object]:
        prices, stocks = self.columns(layout, "customer_group_prices"), self.columns(layout, "inventories")
        sets = [*self.columns(layout, self.variants), *prices]
        return super().meta(layout) | {"packed_columns": {"sets": sets, "stocks": stocks}}


class _Builder(ShopBuilder):
    def __init__(self, family: Bagisto, layout: Layout, numbers: Numbers, report: Report) -> None:
        self._groups = family.column(layout, "customer_group_prices")
        self._stocks = family.column(layout, "inventories")
        super().__init__(family, layout, numbers, report, frozenset(() if self._groups is None else (self._groups,)))

    def more_fields(self, row: Row, variant: VariantFacts) -> None:
        _, cells = row
        if self._groups is not None:
            sets = packing.read_sets(self.read.cell(self._groups, cells))
            variant.fields |= as_fields(map(_group_price, sets), self._usual(row), variant.currency)
        stocks = packing.read_pairs(self.read.cell(self._stocks, cells))
        counted = [many for text in stocks.values() if (many := values.read_stock(text)) is not None]
        if counted:
            variant.stock = sum(counted)
            variant.fields["stock"] = f"{variant.stock:g}"

    def _usual(self, row: Row) -> str | None:
        """The price before any sale: what discounts are taken off."""
        return self.read.variant(row, self._price).price if self._price is not None else None


def _group_price(one: dict[str, str]) -> GroupPrice:
    percent = one.get("type", "").casefold() == "discount"
    return GroupPrice(one.get("group", ""), one.get("qty", ""), one.get("price", ""), percent)


BAGISTO = Bagisto()
