"""WooCommerce's product files, in the languages its export writes.

A variable product and its variations are rows of their own, anywhere in the file; ``Parent`` holds ``id:12`` or a
SKU. Attributes stand in packed columns: ``Attribute 1 name``, ``Attribute 1 value(s)``; a comma inside a value is
``\\,``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache

from merchant_assistant.catalogue.importing import mapping
from merchant_assistant.catalogue.importing.facts import ProductFacts, Row, VariantFacts
from merchant_assistant.catalogue.importing.formats import packing
from merchant_assistant.catalogue.importing.formats import woocommerce_plugins as plugins
from merchant_assistant.catalogue.importing.formats.common import Builder, CellReader, Numbers
from merchant_assistant.catalogue.importing.formats.group_prices import as_fields
from merchant_assistant.catalogue.importing.mapping import Layout, normal
from merchant_assistant.catalogue.importing.problems import Report
from merchant_assistant.catalogue.importing.staging import slug
from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.foundation.paths import resource

_META = re.compile(r"meta\s*[:：]", re.IGNORECASE)  # before the key of a value that a plug-in keeps
_NUMBER = re.compile(r"\d+")
# A unit of the shop, or the number that a second column of the same name was given.
_UNIT = re.compile(r"\s*[(（](kg|g|lbs|oz|m|cm|mm|in|yd|公斤|千克|克|磅|盎司|米|厘米|毫米|英寸|码|\d+)[)）]\s*$")
_MARKS = (
    "id",
    "type",
    "sku",
    "name",
    "regular_price",
    "sale_price",
    "parent",
    "published",
    "attribute_name",
    "attribute_value",
)
_FIRST = ("type", "sku", "name", "published")
_VARIATION = "variation"
_VISIBLE = "visible"
_PRICES = ("customer_prices", "price_tiers")
_LISTS = ("category", "tags")


@cache
def _telling() -> frozenset[str]:
    """WooCommerce's own names of columns that hardly any other table has."""
    with resource("formats", "woocommerce.toml").open("rb") as file:
        return frozenset(tomllib.load(file)["telling"])


def _begins(names: Sequence[str]) -> bool:
    """Whether columns follow each other as at the beginning of every export, however few were chosen."""
    apart = [name for name in names if name != "gtin"]
    return any(tuple(apart[start : start + len(_FIRST)]) == _FIRST for start in range(len(apart)))


@cache
def _names() -> Mapping[str, tuple[str, str]]:
    """Column name (normal form, numbers as ``#``) to WooCommerce's own name of the column and the field it means."""
    with resource("formats", "woocommerce.toml").open("rb") as file:
        table: dict[str, dict[str, str | list[str]]] = tomllib.load(file)
    found: dict[str, tuple[str, str]] = {}
    for own, entry in table.items():
        if "names" not in entry:
            continue
        for name in entry["names"]:
            found[_pattern(name)] = (own, str(entry["field"]))
    return found


def _pattern(column: str) -> str:
    """A column name for comparing: without the shop's unit, any number as ``#``."""
    return " ".join(_NUMBER.sub(" # ", normal(_UNIT.sub("", column).replace("#", "0"))).split())


def _own_names(columns: Sequence[str]) -> list[str]:
    """WooCommerce's name for each column, with the number of packed ones: ``attribute_value 1``; ``""`` if unknown."""
    found = []
    for column in columns:
        own = _names().get(_pattern(column), ("", ""))[0]
        number = _NUMBER.search(column)
        found.append(f"{own} {number[0]}" if own.startswith("attribute_") and number else own)
    return found


class WooCommerce:
    """See :class:`~merchant_assistant.catalogue.importing.formats.common.Format`."""

    id = "woocommerce"
    exact = False

    def grouped(self, layout: Layout) -> bool:  # noqa: ARG002 - part of the protocol
        return True

    def score(self, columns: Sequence[str]) -> float:
        """``Type`` together with a name that only such files have, and enough of the other marks."""
        names = [name.split(" ")[0] for name in _own_names(columns)]
        own = set(names)
        told = own & _telling() or _begins(names) or any(_META.match(column) for column in columns)
        known = {"type", "name"} <= own and told
        return sum(mark in own for mark in _MARKS) / len(_MARKS) if known else 0.0

    def fields(self, columns: Sequence[str], rows: Sequence[Row]) -> list[str]:  # noqa: ARG002 - part of the protocol
        found = [self._field(column, columns) for column in columns]
        for index, column in enumerate(columns):
            if _pattern(column) not in _names() and (field := plugins.field_of(column)):
                taken = field in found and field not in _PRICES
                found[index] = mapping.attribute(column, columns) if taken else field
        return found

    def _field(self, column: str, columns: Sequence[str]) -> str:
        known = _names().get(_pattern(column))
        if known is None:
            return "" if plugins.is_meta(column) else mapping.attribute(column, columns)
        own, field = known
        if own == "attribute_value":
            return f"{ATTRIBUTE}Attribute {_NUMBER.findall(column)[0]}" if _NUMBER.search(column) else ""
        return mapping.attribute(column, columns) if field == ATTRIBUTE else field

    def builder(self, layout: Layout, numbers: Numbers, report: Report) -> Builder:
        return _Builder(layout, numbers, report)

    def meta(self, layout: Layout) -> dict[str, object]:
        own = _own_names(layout.columns)
        packed = {f"Attribute {number}" for number in range(1, 1000)}
        return {
            "packed_attributes": True,
            "packed_columns": {"escaped": [value for _, value in _attribute_columns(own)]},
            "option_columns": _attribute_columns(own),
            "attribute_columns": [name for name in layout.attribute_names if name not in packed],
            "sale_price_column": own.index("sale_price") if "sale_price" in own else None,
        }


def _attribute_columns(own: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of the columns of an attribute's name and values."""
    places = {name: index for index, name in enumerate(own) if name.startswith("attribute_")}
    numbers = sorted({int(name.split(" ")[1]) for name in places if " " in name})
    pairs = [(places.get(f"attribute_name {n}"), places.get(f"attribute_value {n}")) for n in numbers]
    return [(name, value) for name, value in pairs if name is not None and value is not None]


class _Builder:
    def __init__(self, layout: Layout, numbers: Numbers, report: Report) -> None:
        self._layout = layout
        self._report = report
        own = _own_names(layout.columns)
        self._id, self._type, self._regular, self._sale = (
            own.index(name) if name in own else None for name in ("id", "type", "regular_price", "sale_price")
        )
        self._attributes = _attribute_columns(own)
        leave = {column for pair in self._attributes for column in pair}
        leave |= {index for index in (self._regular, self._sale) if index is not None}
        self._visibility = own.index("visibility") if "visibility" in own else None
        leave |= set() if self._visibility is None else {self._visibility}
        self._prices = {
            index: field
            for index, field in enumerate(layout.fields)
            if field in _PRICES and plugins.is_meta(layout.columns[index])
        }
        self._read = CellReader(layout, numbers, report, frozenset(leave))

    def names(self, row: Row) -> tuple[str, ...]:
        number, cells = row
        parent = self._read.field("parent", cells)
        if parent and self._is_variation(cells):
            return (parent if parent.startswith("id:") else f"sku:{parent}",)
        own_id, sku = self._read.cell(self._id, cells), self._read.field("sku", cells)
        if not (own_id or sku or self._read.field("title", cells)):
            return ()
        return (f"row:{number}", *([f"id:{own_id}"] if own_id else []), *([f"sku:{sku}"] if sku else []))

    def _is_variation(self, cells: Sequence[str]) -> bool:
        return _VARIATION in self._read.cell(self._type, cells).casefold().replace("variación", _VARIATION)

    def build(self, rows: list[Row]) -> ProductFacts | None:
        head = next(
            (row for row in rows if not (self._is_variation(row[1]) and self._read.field("parent", row[1]))), None
        )
        lines = [row for row in rows if row is not head]
        if head is None:
            self._report.add(
                "no_parent", rows[0][0], self._layout.name("parent"), self._read.field("parent", rows[0][1])
            )
        number, cells = head or rows[0]
        product = self._product(number, cells, orphan=head is None)
        if not lines:
            variant = self._variant((number, cells))
            variant.title = product.title
            product.variants = [variant]
            product.sku = ""  # the variant's own
            return product
        if head is not None and self._layout.column("image") is not None:
            product.fields["image"] = self._read.field("image", cells)
        product.variants = [self._option(row) for row in lines]
        return product

    def _product(self, number: int, cells: Sequence[str], *, orphan: bool) -> ProductFacts:
        sku, title, own_id = (
            self._read.field("sku", cells),
            self._read.field("title", cells),
            self._read.cell(self._id, cells),
        )
        parent = self._read.field("parent", cells) if orphan else ""
        base = parent or sku or slug(title) or own_id or f"row-{number}"
        key = f"group:{parent}" if parent else f"sku:{sku}" if sku else f"id:{own_id}" if own_id else f"title:{base}"
        fields = self._read.product_fields(cells)
        fields |= {name: _values(fields[name]) for name in _LISTS if "\\" in fields.get(name, "")}
        attributes = self._read.attributes(cells) | self._packed(cells) | self._seen(cells)
        return ProductFacts(key, number, title, base, "" if orphan else sku, fields, attributes)

    def _seen(self, cells: Sequence[str]) -> dict[str, str]:
        """Where the shop shows it, if that is not everywhere: that a product is visible is no word about it."""
        said = self._read.cell(self._visibility, cells).strip()
        column = "" if self._visibility is None else self._layout.columns[self._visibility]
        return {column: said} if said and said.casefold() != _VISIBLE else {}

    def _packed(self, cells: Sequence[str]) -> dict[str, str]:
        pairs = ((self._read.cell(name, cells), self._read.cell(value, cells)) for name, value in self._attributes)
        return {name: _values(value) for name, value in pairs if name and value}

    def _option(self, row: Row) -> VariantFacts:
        """A variation: its attributes are what tells it apart."""
        variant = self._variant(row)
        packed = self._packed(row[1])
        variant.attributes = packed | self._read.attributes(row[1])
        variant.options = tuple(packed.values())
        variant.title = self._read.field("title", row[1]) or " / ".join(variant.options)
        return variant

    def _variant(self, row: Row) -> VariantFacts:
        """A row as a thing that can be bought: the sale price where there is one, the regular one beside it then."""
        _, cells = row
        on_sale = bool(self._read.cell(self._sale, cells))
        price = self._sale if on_sale else self._regular
        variant = self._read.variant(row, price)
        variant.fields["price"] = self._read.cell(price, cells)
        if self._sale is not None:
            variant.fields["compare_at_price"] = self._read.cell(self._regular, cells) if on_sale else ""
        if self._prices:
            found = plugins.prices(self._prices, self._layout.columns, cells)
            told = as_fields(found, variant.price, variant.currency)
            variant.fields |= {name: told[name] for name in set(self._prices.values())}
        return variant


def _values(text: str) -> str:
    r"""A packed cell as it is shown: ``\,`` is a comma, and then ``|`` stands between values if there are several."""
    if "\\" not in text:
        return text
    values = packing.read_escaped(text)
    return (" | " if any("," in value for value in values) else ", ").join(values)


WOOCOMMERCE = WooCommerce()
