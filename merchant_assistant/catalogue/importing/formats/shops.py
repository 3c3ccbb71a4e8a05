"""Families of shops in which a parent row names its variants in a packed cell, variants are rows of their own, and a
row may say the same product in another language (Magento, Bagisto).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import ClassVar

from merchant_assistant.catalogue.importing.facts import ProductFacts, Row, VariantFacts
from merchant_assistant.catalogue.importing.formats import packing
from merchant_assistant.catalogue.importing.formats.common import Numbers
from merchant_assistant.catalogue.importing.formats.families import RowFamily, RowsBuilder
from merchant_assistant.catalogue.importing.mapping import Layout
from merchant_assistant.catalogue.importing.problems import Report

IMAGES = ", "  # between addresses of one cell
_TRANSLATED = ("title", "description")


class ShopFamily(RowFamily):
    """The columns of such a family, by the names that its TOML gives them.

    ``kind``: what kind of product a row is. ``variants``: the packed cell. ``view``: the language or shop of a row.
    ``starts``, ``ends``: when the sale price counts.
    """

    kind: ClassVar[str]
    variants: ClassVar[str]
    view: ClassVar[str]
    starts: ClassVar[str]
    ends: ClassVar[str]

    def meta(self, layout: Layout) -> dict[str, object]:
        """``packed_columns``: how cells are packed (``pairs``, ``sets``: see :mod:`.packing`). ``view_column``: of rows
        that say the same SKU in another language. ``sale_dates``: columns between whose dates the sale price counts.
        """
        return super().meta(layout) | {
            "view_column": self.column(layout, self.view),
            "sale_dates": [self.column(layout, self.starts), self.column(layout, self.ends)],
            "packed_columns": {"sets": self.columns(layout, self.variants)},
        }


class ShopBuilder(RowsBuilder):
    """Products of such rows."""

    def __init__(
        self, family: ShopFamily, layout: Layout, numbers: Numbers, report: Report, leave: frozenset[int] = frozenset()
    ) -> None:
        self._kind, self._packed, self._view, self._starts, self._ends = (
            family.column(layout, name)
            for name in (family.kind, family.variants, family.view, family.starts, family.ends)
        )
        self._today = datetime.now(UTC).date()
        self._name = ""
        self._options: dict[str, dict[str, str]] = {}
        own = {index for index in (self._packed, self._view) if index is not None}
        super().__init__(family, layout, numbers, report, leave | own)

    def names(self, row: Row) -> tuple[str, ...]:
        number, cells = row
        sku, parent = self.read.field("sku", cells), self.read.field("parent", cells)
        if parent:
            return (f"sku:{parent}",)
        if sku:
            return (f"sku:{sku}", *(f"sku:{child}" for child in self._variants_of(cells)))
        return (f"row:{number}",) if self.read.field("title", cells) else ()

    def _variants_of(self, cells: Sequence[str]) -> dict[str, dict[str, str]]:
        """SKUs of the variants that a row names, with their options."""
        sets = packing.read_sets(self.read.cell(self._packed, cells))
        return {one.pop("sku"): one for one in sets if one.get("sku")}

    def described(self, cells: Sequence[str]) -> str:
        kind = self.read.cell(self._kind, cells).casefold()
        return self.read.field("sku", cells) if kind == "configurable" or self.read.cell(self._packed, cells) else ""

    def group(self, cells: Sequence[str]) -> str:  # noqa: ARG002 - the rows of a group were settled before
        return self._name

    def chosen(self, cells: Sequence[str]) -> dict[str, str]:
        return self._options.get(self.read.field("sku", cells), {})

    def images(self, cells: Sequence[str]) -> str:
        several = IMAGES.join(cells[index] for index in self._images if cells[index])
        return IMAGES.join(dict.fromkeys(packing.read_list(several, ",")))

    def on_sale(self, cells: Sequence[str]) -> bool:
        """A sale that is over, or has not begun, does not make the price."""
        if not super().on_sale(cells):
            return False
        begins, ends = (_date(self.read.cell(index, cells)) for index in (self._starts, self._ends))
        return not (ends and ends < self._today) and not (begins and begins > self._today)

    def build(self, rows: list[Row]) -> ProductFacts | None:
        lines, views = self._apart(rows)
        head = next((row for row in lines if self.described(row[1])), None)
        self._options = self._variants_of(head[1]) if head else {}
        self._name = self._group_name(head, lines)
        product = self._built(head, lines)
        for row in views:
            self._translate(product, row)
        product.views = tuple(number for number, _ in views)
        return product

    def _built(self, head: Row | None, lines: list[Row]) -> ProductFacts:
        others = [row for row in lines if row is not head]
        if head is None and not self._name:
            return self._single(others[0])
        if head is not None and not others:
            return self._alone(head)
        product = self._several(head, others)
        if head is not None:
            product.key = f"sku:{product.sku}"
            product.variants += self._not_in_file(head, product)
        return product

    def _alone(self, head: Row) -> ProductFacts:
        """A parent none of whose variants has a row."""
        product = self._single(head)
        if self._options:
            product.sku, product.variants = self._name, []
            product.variants = self._not_in_file(head, product)
        return product

    def _group_name(self, head: Row | None, lines: list[Row]) -> str:
        if head is not None:
            return self.read.field("sku", head[1])
        parent = self.read.field("parent", lines[0][1])
        return parent or (self.read.field("sku", lines[0][1]) if len(lines) > 1 else "")

    def _not_in_file(self, head: Row, product: ProductFacts) -> list[VariantFacts]:
        """Variants that the parent names and no row describes."""
        met = {variant.sku for variant in product.variants}
        return [
            VariantFacts(
                row=head[0],
                title=" / ".join(options.values()) or product.title,
                sku=sku,
                options=tuple(options.values()),
                attributes=dict(options),
            )
            for sku, options in self._options.items()
            if sku not in met
        ]

    def _apart(self, rows: list[Row]) -> tuple[list[Row], list[Row]]:
        """Rows of the main language or shop (the blank one, else the first row's), and those of the others."""
        views = [self.read.cell(self._view, cells) for _, cells in rows]
        main = "" if "" in views else views[0]
        marked = list(zip(views, rows, strict=True))
        return [row for view, row in marked if view == main], [row for view, row in marked if view != main]

    def _translate(self, product: ProductFacts, row: Row) -> None:
        """Keep what another language or shop says: as details named after it."""
        _, cells = row
        view, sku = self.read.cell(self._view, cells), self.read.field("sku", cells)
        own = next((variant for variant in product.variants if variant.sku == sku), None)
        alone = own is None or len(product.variants) == 1
        holder, known = (product.attributes, product.attributes) if alone or own is None else (own.attributes,) * 2
        told = {self.layout.name(name) or name: self.read.field(name, cells) for name in _TRANSLATED}
        for name, text in {**told, **self.attributes(cells)}.items():
            if text and known.get(name) != text:
                holder[f"{name} ({view})"] = text


@lru_cache(maxsize=256)
def _date(text: str) -> date | None:
    """The day of ``2024-02-15 00:00:00`` or ``2/15/24``; None where it is none."""
    day = text.strip().partition(" ")[0].rstrip(",")
    for form in ("%Y-%m-%d", "%m/%d/%y", "%m/%d/%Y", "%d.%m.%Y"):
        try:
            return datetime.strptime(day, form).replace(tzinfo=UTC).date()
        except ValueError:
            continue
    return None


def without(pairs: dict[str, str], names: Iterable[str]) -> dict[str, str]:
    """Pairs that are not blank, without some."""
    left_out = set(names)
    return {name: text for name, text in pairs.items() if text and name not in left_out}
