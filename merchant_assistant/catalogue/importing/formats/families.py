"""Families whose rows are each one thing to buy: a declared family, and what builds products of its rows.

A newcomer derives from :class:`RowFamily` for what the columns mean, and from :class:`RowsBuilder` for what is special.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from merchant_assistant.catalogue.importing.facts import ProductFacts, Row, VariantFacts
from merchant_assistant.catalogue.importing.formats.common import CellReader, Numbers
from merchant_assistant.catalogue.importing.formats.row_family import RowFamily, images_of
from merchant_assistant.catalogue.importing.mapping import Layout
from merchant_assistant.catalogue.importing.problems import Report
from merchant_assistant.catalogue.importing.staging import slug
from merchant_assistant.catalogue.model import VARIANT_FIELDS

__all__ = ["JOINED", "RowFamily", "RowsBuilder", "images_of"]
JOINED = ", "  # between addresses, and words, of several columns
_MOST_OPTIONS = 3
_LONGEST_OPTION = 60
_OWN = frozenset({"sku", "price", "compare_at_price", "cost", "stock", "barcode", "mpn", "image", "price_tiers"})


class RowsBuilder:
    """Products of such rows; a family overrides what its own columns say.

    ``options``: names of attributes (case folded) that tell variants apart before others do. ``currency``: of prices
    that name none. ``by_sku``: a row without a group describes the product of rows that name its SKU as theirs.
    ``tells_orphans``: whether a group without a describing row is worth a word. ``continued``: blank cells on further
    lines of a product mean the same as on its first.
    """

    by_sku: ClassVar[bool] = False
    tells_orphans: ClassVar[bool] = False
    continued: ClassVar[bool] = False
    options: ClassVar[tuple[str, ...]] = ("color", "colour", "size", "material", "pattern")

    def __init__(
        self,
        family: RowFamily,
        layout: Layout,
        numbers: Numbers,
        report: Report,
        leave: frozenset[int] = frozenset(),
    ) -> None:
        """``leave``: columns that the family reads itself."""
        self.layout = layout
        self.report = report
        self.currency: str | None = None
        self._sale = family.sale_column(layout)
        self._price = next((i for i, name in enumerate(layout.fields) if name == "price" and i != self._sale), None)
        self._images = images_of(layout)
        self._tags = [index for index, name in enumerate(layout.fields) if name == "tags"]
        apart = {index for index in (self._sale, self._price) if index is not None}
        self.read = CellReader(layout, numbers, report, leave | apart | set(self._images))

    # What a family may know better.

    def title(self, cells: Sequence[str]) -> str:
        """What the row calls itself."""
        return self.read.field("title", cells)

    def group(self, cells: Sequence[str]) -> str:
        """The name of the product that the row is a variant of; ``""`` where it is none."""
        return self.read.field("parent", cells)

    def described(self, cells: Sequence[str]) -> str:  # noqa: ARG002 - for families that have such rows
        """The name of the product that the row describes without being for sale; ``""`` where it is for sale."""
        return ""

    def head(self, rows: list[Row]) -> Row | None:
        """Of the rows of one product the one that is the product itself, whether it is for sale (alone) or not."""
        return next((row for row in rows if self.described(row[1]) or not self.group(row[1])), None)

    def group_name(self, head: Row | None, lines: list[Row]) -> str:
        """What the product of several rows is known by."""
        return self.group(lines[0][1]) or (self.described(head[1]) if head else "")

    def explains(self, cells: Sequence[str]) -> bool:  # noqa: ARG002 - for families that have such rows
        """Whether the row explains the columns, or is an example."""
        return False

    def attributes(self, cells: Sequence[str]) -> dict[str, str]:
        """Everything that is known of the row without a field of its own."""
        return self.read.attributes(cells)

    def chosen(self, cells: Sequence[str]) -> dict[str, str]:  # noqa: ARG002 - for families that say it
        """What the family itself says tells this variant apart."""
        return {}

    def on_sale(self, cells: Sequence[str]) -> bool:
        """Whether the price of the sale column counts."""
        return bool(self.read.cell(self._sale, cells))

    def more_fields(self, row: Row, variant: VariantFacts) -> None:
        """Put what the family has in cells of its own into the variant's fields."""

    # The rest is the same for all.

    def names(self, row: Row) -> tuple[str, ...]:
        number, cells = row
        if self.explains(cells):
            return (f"row {number}",)
        group = self.described(cells) or self.group(cells)
        if group:
            return (f"group {group}",)
        sku = self.read.field("sku", cells)
        if sku and self.by_sku:
            return f"row {number}", f"group {sku}"
        return (f"row {number}",) if sku or self.title(cells) else ()

    def build(self, rows: list[Row]) -> ProductFacts | None:
        if self.explains(rows[0][1]):
            self.report.skip("explaining_row", rows[0][0])
            return None
        head = self.head(rows)
        lines = [row for row in rows if row is not head]
        if head is not None and not lines:
            return self._single(head)
        if head is None and self.tells_orphans:
            self.report.add("no_parent", lines[0][0], self.layout.name("parent"), self.group(lines[0][1]))
        return self._several(head, lines)

    def _single(self, row: Row) -> ProductFacts:
        number, cells = row
        variant = self.variant(row)
        variant.title = title = self.title(cells)
        base = variant.sku or slug(title) or f"row-{number}"
        key = f"sku:{variant.sku}" if variant.sku else f"title:{base}"
        return ProductFacts(
            key, number, title, base, "", self._product_fields(cells, [row]), self._all_attributes(cells), [variant]
        )

    def _several(self, head: Row | None, lines: list[Row]) -> ProductFacts:
        number, cells = head or lines[0]
        name = self.group_name(head, lines)
        rows = lines if head is None else [head, *lines]
        product = ProductFacts(
            key=f"group:{name}",
            row=number,
            title=self._title(rows),
            base=name,
            sku=self.read.field("sku", cells) if head else "",
            fields=self._product_fields(cells, rows),
            attributes=self._all_attributes(cells) if head else self._shared(lines),
        )
        if head is not None:
            product.fields |= self._pictures(cells)
        product.variants = self._variants(product, head, lines)
        return product

    def _all_attributes(self, cells: Sequence[str]) -> dict[str, str]:
        return self.attributes(cells) | self.chosen(cells)

    def _pictures(self, cells: Sequence[str]) -> dict[str, str]:
        addresses = self.images(cells)
        return {"image": addresses} if addresses else {}

    def _first(self, rows: list[Row], field: str) -> str:
        return next((text for _, cells in rows if (text := self.read.field(field, cells))), "")

    def _product_fields(self, cells: Sequence[str], rows: list[Row]) -> dict[str, str]:
        fields = self.read.product_fields(cells)
        if self._tags:
            fields["tags"] = self._joined(self._tags, cells)
        fields = {name: text or self._first(rows, name) for name, text in fields.items()}
        return fields | {"title": self._title(rows)} if "title" in fields else fields

    def _title(self, rows: list[Row]) -> str:
        return next((title for _, cells in rows if (title := self.title(cells))), "")

    def _shared(self, lines: list[Row]) -> dict[str, str]:
        """Attributes that are the same on all lines, but for those that the family says tell them apart."""
        first, *others = (self.attributes(cells) for _, cells in lines)
        apart = {name for _, cells in lines for name in self.chosen(cells)}
        return {
            name: text
            for name, text in first.items()
            if name not in apart and all(other.get(name, text if self.continued else "") == text for other in others)
        }

    def _variants(self, product: ProductFacts, head: Row | None, lines: list[Row]) -> list[VariantFacts]:
        above = self._inherited(lines[0] if head is None and self.continued else head)
        order = self._option_names(product, lines)
        return [self._line(row, product, above, order) for row in lines]

    def _inherited(self, head: Row | None) -> dict[str, str]:
        """What one row says of every variant (its origin, its customs number)."""
        if head is None:
            return {}
        fields = self.variant(head).fields
        return {name: text for name, text in fields.items() if text and name in VARIANT_FIELDS - _OWN}

    def _option_names(self, product: ProductFacts, lines: list[Row]) -> list[str]:
        """Names of attributes that differ, those first that usually tell variants apart."""
        differing: dict[str, None] = {}
        for _, cells in lines:
            for name, text in self.attributes(cells).items():
                if product.attributes.get(name) != text and len(text) <= _LONGEST_OPTION:
                    differing[name] = None
        known = [name for wanted in self.options for name in differing if name.casefold() == wanted]
        return (known or list(differing))[:_MOST_OPTIONS]

    def _line(self, row: Row, product: ProductFacts, above: Mapping[str, str], order: Sequence[str]) -> VariantFacts:
        _, cells = row
        variant = self.variant(row)
        for name, text in above.items():
            if not variant.fields.get(name):
                variant.fields[name] = text
        chosen = self.chosen(cells)
        own = {name: text for name, text in self.attributes(cells).items() if product.attributes.get(name) != text}
        first = chosen or {name: own[name] for name in order if name in own}
        variant.attributes = first | own
        variant.options = tuple(first.values())
        title = self.title(cells)
        told = " / ".join(variant.options)
        variant.title = (title if title != product.title else "") or told or title or product.title
        return variant

    def variant(self, row: Row) -> VariantFacts:
        """A row as a thing that can be bought: the sale price where it counts, the usual one beside it then."""
        _, cells = row
        on_sale = self._sale is not None and self.on_sale(cells)
        column = self._sale if on_sale else self._price
        variant = self.read.variant(row, column)
        if self._price is not None or self._sale is not None:
            variant.fields["price"] = self.read.cell(column, cells)
        if self._sale is not None and self.layout.column("compare_at_price") is None:
            variant.fields["compare_at_price"] = self.read.cell(self._price, cells) if on_sale else ""
        if variant.price and not variant.currency:
            variant.currency = self.currency
        if self._images:
            variant.fields["image"] = self.images(cells)
        self.more_fields(row, variant)
        return variant

    def images(self, cells: Sequence[str]) -> str:
        """The pictures of a row, each once, the main one first."""
        return self._joined(self._images, cells)

    def _joined(self, places: Sequence[int], cells: Sequence[str]) -> str:
        return JOINED.join(dict.fromkeys(text for index in places if (text := cells[index])))
