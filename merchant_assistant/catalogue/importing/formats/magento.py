"""Magento 2 (Adobe Commerce): products with packed attributes and variations, and its files of prices by quantity.

A configurable product names its simple ones in ``configurable_variations``; a row with a ``store_view_code`` says a
product again in another language. In ``additional_attributes`` stands every attribute without a column of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from merchant_assistant.catalogue.importing.facts import ProductFacts, Row, VariantFacts
from merchant_assistant.catalogue.importing.formats import packing
from merchant_assistant.catalogue.importing.formats.common import Builder, CellReader, Numbers
from merchant_assistant.catalogue.importing.formats.group_prices import GroupPrice, as_fields
from merchant_assistant.catalogue.importing.formats.shops import ShopBuilder, ShopFamily, without
from merchant_assistant.catalogue.importing.mapping import Layout
from merchant_assistant.catalogue.importing.problems import Report

# Of the shop's own working: not about the product.
_INNER = ("has_options", "required_options", "quantity_and_stock_status", "shipment_type")
# Where such an attribute is packed, it is as good as the field.
_FIELDS = {
    "manufacturer": "manufacturer",
    "brand": "brand",
    "ean": "barcode",
    "gtin": "barcode",
    "upc": "barcode",
    "barcode": "barcode",
    "mpn": "mpn",
    "cost": "cost",
    "hs_code": "hs_code",
    "country_of_manufacture": "origin",
    "lead_time": "lead_time",
    "delivery_time": "lead_time",
}
_OF_PRODUCT = ("manufacturer", "brand")


class Magento(ShopFamily):
    """See :class:`~merchant_assistant.catalogue.importing.formats.common.Format`."""

    id = "magento"
    sale = "special price"
    kind, variants, view = "product_type", "configurable_variations", "store_view_code"
    starts, ends = "special_price_from_date", "special_price_to_date"

    def builder(self, layout: Layout, numbers: Numbers, report: Report) -> Builder:
        prices = self.generation(layout.columns) == "prices"
        return _Prices(self, layout, numbers, report) if prices else _Builder(self, layout, numbers, report)

    def meta(self, layout: Layout) -> dict[str, object]:
        found = super().meta(layout)
        pairs = {"pairs": self.columns(layout, "additional_attributes")}
        return found | {"packed_attributes": bool(pairs["pairs"]), "packed_columns": {**_packed(found), **pairs}}


def _packed(meta: dict[str, object]) -> dict[str, object]:
    packed = meta["packed_columns"]
    assert isinstance(packed, dict)
    return packed


class _Builder(ShopBuilder):
    def __init__(self, family: Magento, layout: Layout, numbers: Numbers, report: Report) -> None:
        self._pairs = family.column(layout, "additional_attributes")
        # A number that the shop's settings overrule does not count.
        self._usual = {
            name: family.column(layout, column)
            for name, column in (("moq", "use_config_min_sale_qty"), ("pack", "use_config_qty_increments"))
        }
        self._steps = family.column(layout, "enable_qty_increments")
        self._last: tuple[str, dict[str, str]] = ("", {})  # a row's cell is asked for several times
        super().__init__(family, layout, numbers, report, frozenset(() if self._pairs is None else (self._pairs,)))

    def _read_pairs(self, cells: Sequence[str]) -> dict[str, str]:
        text = self.read.cell(self._pairs, cells)
        if self._last[0] != text:
            self._last = (text, without(packing.read_pairs(text), _INNER))
        return self._last[1]

    def attributes(self, cells: Sequence[str]) -> dict[str, str]:
        pairs = self._read_pairs(cells)
        own = {name: text.replace("|", ", ") for name, text in pairs.items() if self._field(name) is None}
        return super().attributes(cells) | own

    def _field(self, name: str) -> str | None:
        """The field that a packed attribute is, where no column has it."""
        field = _FIELDS.get(name)
        return field if field and self.layout.column(field) is None else None

    def more_fields(self, row: Row, variant: VariantFacts) -> None:
        _, cells = row
        for name, column in self._usual.items():
            if self.read.cell(column, cells) == "1" and variant.fields.get(name):
                variant.fields[name] = ""
        if self.read.cell(self._steps, cells) == "0" and variant.fields.get("pack"):
            variant.fields["pack"] = ""
        packed = {field: text for name, text in self._read_pairs(cells).items() if (field := self._field(name))}
        variant.fields |= {name: text for name, text in packed.items() if name not in _OF_PRODUCT}

    def _built(self, head: Row | None, lines: list[Row]) -> ProductFacts:
        product = super()._built(head, lines)
        packed = self._read_pairs((head or lines[0])[1])
        product.fields |= {
            field: text for name, text in packed.items() if (field := self._field(name)) in _OF_PRODUCT and field
        }
        return product


class _Prices:
    """Prices by quantity and customer group: several rows of one SKU, which stands in another file."""

    def __init__(self, family: Magento, layout: Layout, numbers: Numbers, report: Report) -> None:
        names = ("tier_price_customer_group", "tier_price_qty", "tier_price", "tier_price_value_type")
        self._group, self._quantity, self._price, self._kind = (family.column(layout, name) for name in names)
        self._read = CellReader(layout, numbers, report)

    def names(self, row: Row) -> tuple[str, ...]:
        sku = self._read.field("sku", row[1])
        return (f"sku:{sku}",) if sku else ()

    def build(self, rows: list[Row]) -> ProductFacts | None:
        number, first = rows[0]
        sku = self._read.field("sku", first)
        fields = {"sku": sku} | as_fields((self._one(cells) for _, cells in rows), None, None)
        variant = VariantFacts(row=number, title="", sku=sku, fields=fields)
        return ProductFacts(f"sku:{sku}", number, "", sku, variants=[variant])

    def _one(self, cells: Sequence[str]) -> GroupPrice:
        group, quantity, price, kind = (
            self._read.cell(index, cells) for index in (self._group, self._quantity, self._price, self._kind)
        )
        return GroupPrice(group, quantity, price, percent=kind.casefold() == "discount")


MAGENTO = Magento()
