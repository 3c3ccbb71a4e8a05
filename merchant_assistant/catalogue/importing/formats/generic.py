"""Any table: columns by their names, by their values, or as attributes. One row is one product, unless a parent column
(``parent``, ``item_group_id``, ``handle`` …) says which rows are variants of one.
"""

from __future__ import annotations

from collections.abc import Sequence

from merchant_assistant.catalogue.importing import by_elimination, by_standing, by_values, by_words, mapping
from merchant_assistant.catalogue.importing.facts import ProductFacts, Row, VariantFacts
from merchant_assistant.catalogue.importing.formats import own_table, specifications
from merchant_assistant.catalogue.importing.formats.common import Builder, CellReader, Numbers
from merchant_assistant.catalogue.importing.leads import name_in
from merchant_assistant.catalogue.importing.mapping import Layout
from merchant_assistant.catalogue.importing.month_heads import places_of_months
from merchant_assistant.catalogue.importing.problems import Report
from merchant_assistant.catalogue.importing.staging import slug
from merchant_assistant.catalogue.model import ATTRIBUTE, VARIANT_FIELDS

_OWN = frozenset({"sku", "price", "currency", "compare_at_price", "cost", "stock", "barcode", "image", "price_tiers",
                  "customer_prices", "price_basis"})  # fmt: skip


class Generic:
    """See :class:`~merchant_assistant.catalogue.importing.formats.common.Format`."""

    id = "generic"
    exact = False

    def score(self, columns: Sequence[str]) -> float:
        """Taken where nothing else is sure, but for the table that we write ourselves."""
        return 1.0 if own_table.is_own(columns) else 0.0

    def grouped(self, layout: Layout) -> bool:
        return layout.column("parent") is not None

    def fields(self, columns: Sequence[str], rows: Sequence[Row]) -> list[str]:
        if own_table.is_own(columns):
            return own_table.fields(columns)
        if months := places_of_months(columns):
            return self._without(months, columns, rows)
        cells = [by_values.column(rows, index) for index in range(len(columns))]
        found = mapping.by_names(columns, lambda i, field: not by_values.contradicts(field, columns[i], cells[i]))
        found = by_words.filled(found, columns, cells)
        named = any(not name.startswith(ATTRIBUTE) for name in found)
        fields = by_elimination.second_best(by_values.filled(found, rows, columns, named=named), columns, cells)
        fields = by_standing.filled(fields, columns, rows)
        group = by_values.group_column(columns, fields, rows)
        return fields if group is None else [*fields[:group], "parent", *fields[group + 1 :]]

    def _without(self, months: Sequence[int], columns: Sequence[str], rows: Sequence[Row]) -> list[str]:
        """The fields where some columns hold what was sold in a month, which is none."""
        rest = [index for index in range(len(columns)) if index not in months]
        others = [(line, [cells[index] for index in rest if index < len(cells)]) for line, cells in rows]
        told = dict(zip(rest, self.fields([columns[index] for index in rest], others), strict=True))
        return [told.get(index) or mapping.attribute(name, columns) for index, name in enumerate(columns)]

    def builder(self, layout: Layout, numbers: Numbers, report: Report) -> Builder:
        return _Builder(layout, numbers, report)

    def meta(self, layout: Layout) -> dict[str, object]:
        told = layout.prices
        return {
            "tier_columns": {str(index): quantity for index, quantity in told.tiers.items()},
            "tier_quantities": {str(index): other for index, other in told.quantities.items()},
            "customer_columns": {str(index): who for index, who in told.customers.items()},
        }


class _Builder:
    def __init__(self, layout: Layout, numbers: Numbers, report: Report) -> None:
        self._layout = layout
        self._report = report
        self._read = CellReader(layout, numbers, report)

    def names(self, row: Row) -> tuple[str, ...]:
        number, cells = row
        parent, sku = self._read.field("parent", cells), self._read.field("sku", cells)
        if parent and parent != sku:
            return (f"parent {parent}",)
        if not (sku or self._read.field("title", cells) or self._read.field("barcode", cells)):
            return ()
        return (f"row {number}", f"parent {sku}") if sku else (f"row {number}",)

    def build(self, rows: list[Row]) -> ProductFacts | None:
        if len(rows) > 1 or self._parent(rows[0]):
            return self._group(rows)
        number, cells = rows[0]
        variant = self._read.variant(rows[0])
        title = self._read.field("title", cells)
        barcode = variant.fields.get("barcode", "")
        if not (variant.sku or title or barcode):
            self._report.skip("no_product", number)
            return None
        variant.title = title
        base = variant.sku or slug(title) or barcode or f"row-{number}"
        key = f"sku:{variant.sku}" if variant.sku else f"title:{base}" if title else f"barcode:{base}"
        fields = self._read.product_fields(cells)
        if not title and (title := self._told_first(cells)):
            fields["title"] = title
        variant.title = title
        return ProductFacts(key, number, title, base, "", fields, self._attributes(cells), [variant])

    def _told_first(self, cells: Sequence[str]) -> str:
        """The name that the description begins with, where the file has no column of names."""
        return "" if self._layout.column("title") is not None else name_in(self._read.field("description", cells))

    def _attributes(self, cells: Sequence[str]) -> dict[str, str]:
        return specifications.unpacked(self._read.attributes(cells))

    def _parent(self, row: Row) -> str:
        parent = self._read.field("parent", row[1])
        return "" if parent == self._read.field("sku", row[1]) else parent

    def _group(self, rows: list[Row]) -> ProductFacts:
        """A parent row, if there is one, describes the product; the others are its variants."""
        head = next((row for row in rows if not self._parent(row)), None)
        lines = [row for row in rows if row is not head]
        number, cells = head or rows[0]
        parent = self._parent(lines[0])
        product = ProductFacts(
            key=f"group:{parent}",
            row=number,
            title=self._first(rows if head is None else [head, *lines], "title"),
            base=parent,
            sku=self._read.field("sku", cells) if head else "",
            fields=self._product_fields(cells, lines),
            attributes=self._attributes(cells) if head else self._shared(lines),
        )
        product.variants = [self._variant(row, product.attributes) for row in lines]
        for name, text in self._said_of_all(head).items():
            if not any(variant.fields.get(name) for variant in product.variants):
                for variant in product.variants:
                    variant.fields[name] = text
        return product

    def _said_of_all(self, head: Row | None) -> dict[str, str]:
        """What the parent row says of the things that are bought: its type number, its origin; no price of its own."""
        told = {name: self._read.field(name, head[1]) for name in VARIANT_FIELDS - _OWN} if head else {}
        return {name: text for name, text in told.items() if text}

    def _first(self, rows: list[Row], field: str) -> str:
        return next((text for _, cells in rows if (text := self._read.field(field, cells))), "")

    def _product_fields(self, cells: Sequence[str], lines: list[Row]) -> dict[str, str]:
        fields = self._read.product_fields(cells)
        return {name: text or self._first(lines, name) for name, text in fields.items()}

    def _shared(self, lines: list[Row]) -> dict[str, str]:
        """Attributes that are the same on all lines."""
        first, *others = (self._attributes(cells) for _, cells in lines)
        return {name: text for name, text in first.items() if all(other.get(name) == text for other in others)}

    def _variant(self, row: Row, shared: dict[str, str]) -> VariantFacts:
        variant = self._read.variant(row)
        own = self._attributes(row[1])
        variant.attributes = {name: text for name, text in own.items() if shared.get(name) != text}
        variant.title = self._read.field("title", row[1])
        variant.options = tuple(variant.attributes.values())[:3]
        return variant


GENERIC = Generic()
