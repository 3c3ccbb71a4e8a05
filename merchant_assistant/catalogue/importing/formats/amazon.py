"""Amazon's inventory templates and listing reports: parents, which are not for sale, and their children."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import ClassVar

from merchant_assistant.catalogue.importing.facts import Row, VariantFacts
from merchant_assistant.catalogue.importing.formats.amazon_names import short
from merchant_assistant.catalogue.importing.formats.common import Builder, Numbers
from merchant_assistant.catalogue.importing.formats.families import RowFamily, RowsBuilder
from merchant_assistant.catalogue.importing.formats.feed_cells import days, from_one, is_over, money, tier_columns
from merchant_assistant.catalogue.importing.mapping import Layout
from merchant_assistant.catalogue.importing.problems import Report
from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.catalogue.pricing import PriceTier, write_prices
from merchant_assistant.foundation.money import Money

_PARENTS = frozenset(
    (
        *("parent", "übergeordnet", "übergeordnetes produkt", "principal", "padre", "parente", "rodzic"),
        *("親", "親商品", "父", "父体", "父商品", "父项"),
    )
)
_MUST = frozenset(
    ("required", "optional", "preferred", "desired", "conditionally required", "conditional", "erforderlich")
)
_EXAMPLE = "ABC123"  # the SKU of the example line of the newest templates
_CODES = frozenset(("ean", "upc", "gtin", "isbn", "jan", "gcid", "3", "4", "5"))
_UNIT_COLUMN = re.compile(r"(?P<name>.+?)[_ ]?unit[_ ]of[_ ]measure", re.IGNORECASE)
_UNITS = {
    "gr": "g",
    "grams": "g",
    "kilograms": "kg",
    "pounds": "lb",
    "ounces": "oz",
    "milligrams": "mg",
    "centimeters": "cm",
    "millimeters": "mm",
    "meters": "m",
    "inches": "in",
    "feet": "ft",
    "milliliters": "ml",
    "liters": "l",
    "watts": "W",
    "volts": "V",
    "cm": "cm",
    "mm": "mm",
    "kg": "kg",
    "lb": "lb",
    "oz": "oz",
    "in": "in",
    "mg": "mg",
    "ml": "ml",
    "m": "m",
    "g": "g",
}
_CENT = Decimal("0.01")
_BUSINESS = "Amazon Business"


class Amazon(RowFamily):
    """See :class:`~merchant_assistant.catalogue.importing.formats.common.Format`."""

    id = "amazon"
    sale = "sale price"

    def plain(self, column: str) -> str:
        return short(column)

    def fields(self, columns: Sequence[str], rows: Sequence[Row]) -> list[str]:
        """As declared; a column of units goes to the values it belongs to."""
        units = set(unit_columns([self.plain(column) for column in columns]).values())
        return ["" if index in units else field for index, field in enumerate(super().fields(columns, rows))]

    def builder(self, layout: Layout, numbers: Numbers, report: Report) -> Builder:
        return _Builder(self, layout, numbers, report)

    def tier_columns(self, layout: Layout) -> list[tuple[int, int]]:
        """Pairs of the columns of a quantity and of its price."""
        names = [self.plain(column).casefold().replace(" ", "_") for column in layout.columns]
        places = {name: index for index, name in reversed([*enumerate(names)])}
        pairs = ((places.get(f"quantity_lower_bound{n}"), places.get(f"quantity_price{n}")) for n in range(1, 10))
        return [(bound, price) for bound, price in pairs if bound is not None and price is not None]

    def meta(self, layout: Layout) -> dict[str, object]:
        return super().meta(layout) | {
            "price_tier_columns": self.tier_columns(layout),
            "business_price_column": self.column(layout, "business_price"),
            "parentage_column": self.column(layout, "parent_child", "Parentage"),
        }


class _Builder(RowsBuilder):
    by_sku = True
    tells_orphans = True
    options: ClassVar[tuple[str, ...]] = (
        *("colour", "size", "color", "material", "style_name", "flavor_name", "scent_name"),
        *("item_package_quantity", "number_of_items", "pattern_name"),
    )

    def __init__(self, family: Amazon, layout: Layout, numbers: Numbers, report: Report) -> None:
        self._newest = family.generation(layout.columns) == "newest"
        self._parentage = family.column(layout, "parent_child", "Parentage")
        self._code_type = family.column(layout, "external_product_id_type", "ProductIDType")
        self._until = family.column(layout, "sale_end_date", "SaleEndDate")
        self._waits = family.column(layout, "fulfillment_latency", "lead_time_to_ship_max_days")
        self._business = family.column(layout, "business_price")
        self._kind = family.column(layout, "quantity_price_type")
        self._tiers = family.tier_columns(layout)
        self._units = unit_columns([family.plain(column) for column in layout.columns])
        super().__init__(family, layout, numbers, report, frozenset(self._units.values()))

    def explains(self, cells: Sequence[str]) -> bool:
        sku = self.read.field("sku", cells)
        return sku.casefold() in _MUST or (sku == _EXAMPLE and self._newest)

    def described(self, cells: Sequence[str]) -> str:
        level = self.read.cell(self._parentage, cells).casefold()
        return self.read.field("sku", cells) if level in _PARENTS else ""

    def attributes(self, cells: Sequence[str]) -> dict[str, str]:
        told = super().attributes(cells)
        for value, unit in self._units.items():
            name = self.layout.fields[value].removeprefix(ATTRIBUTE)
            if name in told and self.layout.fields[value].startswith(ATTRIBUTE):
                told[name] = _with_unit(told[name], cells[unit])
        kind, code = self.read.cell(self._code_type, cells), self.read.field("barcode", cells)
        return told | {kind: code} if code and not _is_code(kind, code) else told

    def on_sale(self, cells: Sequence[str]) -> bool:
        return super().on_sale(cells) and not is_over(self.read.cell(self._until, cells))

    def more_fields(self, row: Row, variant: VariantFacts) -> None:
        _, cells = row
        fields = variant.fields
        if not _is_code(self.read.cell(self._code_type, cells), fields.get("barcode", "")):
            fields["barcode"] = ""
        weight = self.layout.column("weight")
        if weight in self._units and fields.get("weight"):
            fields["weight"] = _with_unit(fields["weight"], cells[self._units[weight]])
        if self._waits is not None:
            fields["lead_time"] = days(cells[self._waits])
        self._business_prices(cells, variant)

    def _business_prices(self, cells: Sequence[str], variant: VariantFacts) -> None:
        business = money(self.read.cell(self._business, cells), variant.currency)
        if self._business is not None:
            variant.fields["customer_prices"] = write_prices({_BUSINESS: business}) if business else ""
        if not self._tiers:
            return
        usual = business or (Money(variant.price, variant.currency) if variant.price else None)
        found = tier_columns(cells, self._tiers, variant.currency)
        if self.read.cell(self._kind, cells).casefold().startswith("percent"):
            found = _reduced(found, usual)
        variant.fields["price_tiers"] = from_one(found, usual)


def _is_code(kind: str, code: str) -> bool:
    """Whether a product id is a barcode rather than Amazon's own number."""
    return kind.casefold() in _CODES or (not kind and code.isdigit())


def unit_columns(names: Sequence[str]) -> dict[int, int]:
    """Columns of values with the columns of their units."""
    places = {name.casefold(): index for index, name in reversed([*enumerate(names)])}
    units = ((_UNIT_COLUMN.fullmatch(name), index) for index, name in enumerate(names))
    return {
        places[told["name"].casefold()]: index for told, index in units if told and told["name"].casefold() in places
    }


def _with_unit(value: str, unit: str) -> str:
    known = _UNITS.get(unit.casefold(), unit)
    return f"{value} {known}" if known and value[-1:].isdigit() else value


def _reduced(tiers: Sequence[PriceTier], usual: Money | None) -> list[PriceTier]:
    """Tiers whose numbers are per cent off, as prices."""
    if usual is None:
        return []
    left = [(tier.quantity, usual.value * (100 - tier.price.value) / 100) for tier in tiers]
    return [
        PriceTier(quantity, Money(str(amount.quantize(_CENT, ROUND_HALF_UP)), usual.currency))
        for quantity, amount in left
    ]


AMAZON = Amazon()
