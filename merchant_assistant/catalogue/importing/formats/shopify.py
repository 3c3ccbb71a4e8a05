"""Shopify's product files, the current 57 columns and the older ones, and its files of stock by location.

The first line of a handle describes the product and its first variant; following lines are more variants, or images
only. A blank product cell on a following line means "same as above".
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache

from merchant_assistant.catalogue.importing.facts import ProductFacts, Row, VariantFacts
from merchant_assistant.catalogue.importing.formats.common import Builder, CellReader, Numbers
from merchant_assistant.catalogue.importing.formats.declared import Declared
from merchant_assistant.catalogue.importing.mapping import Layout, normal
from merchant_assistant.catalogue.importing.price_columns import CUSTOMERS, read_money
from merchant_assistant.catalogue.importing.problems import Report
from merchant_assistant.catalogue.importing.staging import slug
from merchant_assistant.catalogue.model import ATTRIBUTE, VARIANT_FIELDS
from merchant_assistant.catalogue.pricing import write_prices
from merchant_assistant.foundation.paths import resource

_METAFIELD = re.compile(
    r"(?P<name>.+?)\s*\((?P<level>product|variant)\.metafields\.(?:[^).]+\.)*(?P<key>[^).]+)\)", re.IGNORECASE
)
_OPTION = re.compile(r"option ?(\d) (name|value)")
_NO_OPTION = {"default title", "default"}
_MARKET = re.compile(r"(price|compare[ -]at price|included) ?/ ?(?P<market>.+)", re.IGNORECASE)


@cache
def _table() -> Mapping[str, Mapping[str, str]]:
    with resource("formats", "shopify.toml").open("rb") as file:
        table: dict[str, dict[str, str]] = tomllib.load(file)
    return table


class Shopify(Declared):
    """See :class:`~merchant_assistant.catalogue.importing.formats.common.Format`."""

    id = "shopify"

    def grouped(self, layout: Layout) -> bool:  # noqa: ARG002 - part of the protocol
        return True

    def fields(self, columns: Sequence[str], rows: Sequence[Row]) -> list[str]:  # noqa: ARG002 - part of the protocol
        found = [self._field(column) for column in columns]
        for index, field in enumerate(found):
            if field in found[:index] and _METAFIELD.fullmatch(columns[index]):
                found[index] = ATTRIBUTE + columns[index].partition(" (")[0]
        kind = _index(columns, "type")
        if kind is not None and "category" not in found:
            found[kind] = "category"
        return found

    def _field(self, column: str) -> str:
        name = normal(column)
        option = _OPTION.fullmatch(name)
        if option:
            return f"{ATTRIBUTE}Option {option[1]}" if option[2] == "value" else ""
        known = _table()["columns"]
        if name in known:
            return known[name]
        if _market_of(column) is not None:
            return "customer_prices"
        metafield = _METAFIELD.fullmatch(column)
        if metafield is None:
            return ATTRIBUTE + column.removeprefix("Google Shopping / ")
        return _table()["metafields"].get(normal(metafield["key"]), ATTRIBUTE + metafield["name"])

    def builder(self, layout: Layout, numbers: Numbers, report: Report) -> Builder:
        return _Builder(layout, numbers, report)

    def meta(self, layout: Layout) -> dict[str, object]:
        current = _index(layout.columns, "url handle") is not None or _index(layout.columns, "handle") is None
        options = _option_columns(layout)
        values = {f"Option {number}" for number in range(1, 10)}
        located = _index(layout.columns, "location") is not None
        return {
            "generation": "inventory" if located else "current" if current else "older",
            "market_columns": {market: index for index, market in _markets(layout).items()},
            "continued": True,
            "packed_attributes": True,
            "option_columns": options,
            "attribute_columns": [name for name in layout.attribute_names if name not in values],
            "variant_image_column": _variant_image(layout),
        }


def _index(columns: Sequence[str], name: str) -> int | None:
    return next((index for index, column in enumerate(columns) if normal(column) == name), None)


def _market_of(column: str) -> str | None:
    """The market whose price a column holds; None for other columns, also those of a market's compare-at price."""
    found = _MARKET.fullmatch(column)
    return found["market"].strip() if found and found[1].casefold() == "price" else None


def _markets(layout: Layout) -> dict[int, str]:
    """Columns of markets' prices, with the market."""
    names = enumerate(layout.columns)
    return {i: market for i, name in names if layout.fields[i] == CUSTOMERS and (market := _market_of(name))}


def _variant_image(layout: Layout) -> int | None:
    return next(
        (
            i
            for i, column in enumerate(layout.columns)
            if layout.fields[i] == "image" and normal(column).startswith("variant")
        ),
        None,
    )


def _option_columns(layout: Layout) -> list[tuple[int, int]]:
    """Pairs of the columns of an option's name and value."""
    places = {
        found.groups(): i for i, column in enumerate(layout.columns) if (found := _OPTION.fullmatch(normal(column)))
    }
    numbers = sorted({number for number, _ in places})
    return [
        (places[n, "name"], places[n, "value"]) for n in numbers if (n, "name") in places and (n, "value") in places
    ]


class _Builder:
    def __init__(self, layout: Layout, numbers: Numbers, report: Report) -> None:
        self._report = report
        self._options = _option_columns(layout)
        self._variant_image = _variant_image(layout)
        images = [i for i, name in enumerate(layout.fields) if name == "image" and i != self._variant_image]
        self._image = images[0] if images else None
        values = {column for pair in self._options for column in pair}
        own = _of_variants(layout)
        self._read = CellReader(layout, numbers, report, frozenset(values | set(own) | set(images)))
        self._own = [(i, layout.fields[i].removeprefix(ATTRIBUTE)) for i in own]
        self._market_prices = _markets(layout)
        self._above = _said_above(layout)
        self._location = _index(layout.columns, "location")
        self._mark = numbers.mark

    def names(self, row: Row) -> tuple[str, ...]:
        _, cells = row
        handle, title = self._read.field("parent", cells), self._read.field("title", cells)
        return (f"handle:{handle}",) if handle else (f"title:{slug(title) or title}",) if title else ()

    def build(self, rows: list[Row]) -> ProductFacts | None:
        number, first = rows[0]
        title = self._first(rows, "title")
        product = ProductFacts(
            key=self.names(rows[0])[0],
            row=number,
            title=title,
            base=self._read.field("parent", first) or slug(title) or title,
            fields=self._product_fields(rows),
            attributes=self._read.attributes(first),
        )
        names = self._option_names(rows)
        lines = [row for row in rows[1:] if self._is_variant(row)]
        product.variants = [self._variant(row, names, title) for row in (rows[0], *lines)]
        self._hand_down(product.variants)
        if self._location is not None:
            product.variants = self._located(product.variants, [rows[0], *lines])
        return product

    def _hand_down(self, variants: list[VariantFacts]) -> None:
        """What a product's metafield says on the first line holds for every variant."""
        for name in self._above:
            for variant in variants[1:]:
                variant.fields[name] = variant.fields.get(name) or variants[0].fields.get(name, "")

    def _located(self, variants: list[VariantFacts], rows: list[Row]) -> list[VariantFacts]:
        """One variant for its lines of several places, with what is there in all of them."""
        merged: dict[str, VariantFacts] = {}
        for variant, (_, cells) in zip(variants, rows, strict=True):
            first = merged.setdefault(variant.key, variant)
            if variant.stock is not None:
                first.attributes[f"Stock ({self._read.cell(self._location, cells)})"] = f"{variant.stock:g}"
                first.stock = variant.stock if first is variant else (first.stock or 0) + variant.stock
                first.fields["stock"] = f"{first.stock:g}"
        return list(merged.values())

    def _first(self, rows: list[Row], field: str) -> str:
        return next((text for _, cells in rows if (text := self._read.field(field, cells))), "")

    def _product_fields(self, rows: list[Row]) -> dict[str, str]:
        """Cells of the first line; what is blank there may stand on a following one."""
        fields = self._read.product_fields(rows[0][1])
        for name, text in fields.items():
            if not text and len(rows) > 1:
                fields[name] = self._first(rows, name)
        if self._image is not None:
            images = dict.fromkeys(cells[self._image] for _, cells in rows)
            fields["image"] = ", ".join(image for image in images if image)
        return fields

    def _is_variant(self, row: Row) -> bool:
        number, cells = row
        if self._read.field("sku", cells) or self._read.field("price", cells):
            return True
        if any(cells[value] for _, value in self._options):
            return True
        if not self._read.cell(self._image, cells):
            self._report.skip("line_without_variant", number)
        return False

    def _option_names(self, rows: list[Row]) -> list[str]:
        """Names stand on the first line only; none where the product has no options."""
        first = rows[0][1]
        if len(rows) == 1 and self._options and first[self._options[0][1]].casefold() in _NO_OPTION:
            return []
        names = [first[name] for name, _ in self._options]
        return [name or f"Option {number}" for number, name in enumerate(names, 1)]

    def _variant(self, row: Row, names: list[str], title: str) -> VariantFacts:
        _, cells = row
        variant = self._read.variant(row)
        values = [cells[value] for _, value in self._options]
        options = {
            name: value
            for name, value in zip(names, values, strict=False)
            if value and value.casefold() not in _NO_OPTION
        }
        variant.options = tuple(options.values())
        variant.title = " / ".join(variant.options) or title
        variant.attributes = options | {name: text for index, name in self._own if (text := cells[index])}
        if self._market_prices:
            variant.fields[CUSTOMERS] = self._prices(cells, variant.currency)
        if self._variant_image is not None:
            variant.fields["image"] = cells[self._variant_image]
        return variant

    def _prices(self, cells: Sequence[str], currency: str | None) -> str:
        """The prices of markets as one line."""
        found = {
            market: money
            for index, market in self._market_prices.items()
            if (money := read_money(cells[index], self._mark, currency))
        }
        return write_prices(found)


def _of_variants(layout: Layout) -> list[int]:
    """Columns of details that each variant has for itself: markets' other columns, variants' metafields."""
    return [
        index
        for index, column in enumerate(layout.columns)
        if layout.fields[index].startswith(ATTRIBUTE)
        and (_MARKET.fullmatch(column) or ((found := _METAFIELD.fullmatch(column)) and found["level"] == "variant"))
    ]


def _said_above(layout: Layout) -> list[str]:
    """Fields of variants that a metafield of the product says."""
    marked = ((i, _METAFIELD.fullmatch(column)) for i, column in enumerate(layout.columns))
    return [
        layout.fields[i]
        for i, found in marked
        if found and found["level"].casefold() == "product" and layout.fields[i] in VARIANT_FIELDS
    ]


SHOPIFY = Shopify()
