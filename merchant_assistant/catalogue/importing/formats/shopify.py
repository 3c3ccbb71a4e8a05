"""Shopify's product files, the current 57 columns and the older ones.

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
from merchant_assistant.catalogue.importing.mapping import Layout, normal
from merchant_assistant.catalogue.importing.problems import Report
from merchant_assistant.catalogue.importing.staging import slug
from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.foundation.paths import resource

_METAFIELD = re.compile(r"(?P<name>.+?)\s*\((?:product|variant)\.metafields\.[^)]+\)", re.IGNORECASE)
_OPTION = re.compile(r"option ?(\d) (name|value)")
_NO_OPTION = {"default title", "default"}
_MARKET = re.compile(r"(price|compare at price|included) ?/ .+", re.IGNORECASE)


@cache
def _table() -> Mapping[str, Mapping[str, str]]:
    with resource("formats", "shopify.toml").open("rb") as file:
        table: dict[str, dict[str, str]] = tomllib.load(file)
    return table


class Shopify:
    """See :class:`~merchant_assistant.catalogue.importing.formats.common.Format`."""

    id = "shopify"

    def score(self, columns: Sequence[str]) -> float:
        """Half of what marks a generation is enough."""
        names = {normal(column) for column in columns}
        return max(sum(mark in names for mark in marks) / len(marks) for marks in _table()["marks"].values())

    def grouped(self, layout: Layout) -> bool:  # noqa: ARG002 - part of the protocol
        return True

    def fields(self, columns: Sequence[str], rows: Sequence[Row]) -> list[str]:  # noqa: ARG002 - part of the protocol
        found = [self._field(column) for column in columns]
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
        metafield = _METAFIELD.fullmatch(column)
        return ATTRIBUTE + (metafield["name"] if metafield else column.removeprefix("Google Shopping / "))

    def builder(self, layout: Layout, numbers: Numbers, report: Report) -> Builder:
        return _Builder(layout, numbers, report)

    def meta(self, layout: Layout) -> dict[str, object]:
        current = _index(layout.columns, "url handle") is not None or _index(layout.columns, "handle") is None
        options = _option_columns(layout)
        values = {f"Option {number}" for number in range(1, 10)}
        return {
            "generation": "current" if current else "older",
            "continued": True,
            "packed_attributes": True,
            "option_columns": options,
            "attribute_columns": [name for name in layout.attribute_names if name not in values],
            "variant_image_column": _variant_image(layout),
        }


def _index(columns: Sequence[str], name: str) -> int | None:
    return next((index for index, column in enumerate(columns) if normal(column) == name), None)


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
        markets = {i for i, column in enumerate(layout.columns) if _MARKET.fullmatch(column)}
        self._read = CellReader(layout, numbers, report, frozenset(values | markets | set(images)))
        self._market = [(i, layout.fields[i].removeprefix(ATTRIBUTE)) for i in sorted(markets) if layout.fields[i]]

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
        return product

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
        market = {name: text for index, name in self._market if (text := cells[index])}
        variant.attributes = options | market
        if self._variant_image is not None:
            variant.fields["image"] = cells[self._variant_image]
        return variant


SHOPIFY = Shopify()
