"""Vendure: a product's first row describes it and its first variant; following rows without a name are more variants.

Names of options, their values, facets and pictures are packed with ``|``. Other languages stand in columns
(``name:de``) or in rows that repeat a SKU with another ``languageCode``; the shop's own fields are called ``product:…``
and ``variant:…``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from merchant_assistant.catalogue.importing import mapping
from merchant_assistant.catalogue.importing.facts import ProductFacts, Row, VariantFacts
from merchant_assistant.catalogue.importing.formats import packing
from merchant_assistant.catalogue.importing.formats.common import Builder, Numbers
from merchant_assistant.catalogue.importing.formats.declared import declaration, pattern
from merchant_assistant.catalogue.importing.formats.families import RowFamily, RowsBuilder
from merchant_assistant.catalogue.importing.mapping import Layout
from merchant_assistant.catalogue.importing.problems import Report
from merchant_assistant.catalogue.importing.staging import slug
from merchant_assistant.catalogue.model import ATTRIBUTE

_LANGUAGE = re.compile(r"(?P<name>[^:]+(?::[^:]+)?):(?P<language>[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?)")
_OWN = re.compile(r"(?P<level>product|variant):(?P<name>[^:]+)", re.IGNORECASE)
_NEEDED = ("name", "slug", "description", "assets", "facets", "optionGroups", "optionValues", "sku", "price")
FACETS = {"category": "category", "categories": "category", "brand": "brand", "manufacturer": "manufacturer"}


def _split(column: str) -> tuple[str, str]:
    """A column's name and its language: ``name:de`` is ``("name", "de")``; no language is ``""``."""
    found = _LANGUAGE.fullmatch(column.strip())
    known = found is not None and (
        pattern(found["name"]) in declaration("vendure").columns or _OWN.match(found["name"])
    )
    return (found["name"], found["language"]) if found and known else (column.strip(), "")


class Vendure(RowFamily):
    """See :class:`~merchant_assistant.catalogue.importing.formats.common.Format`."""

    id = "vendure"
    exact = True

    def plain(self, column: str) -> str:
        return _split(column)[0]

    def field(self, column: str, columns: Sequence[str]) -> str:
        """The first language of a column is the product's; the others are details."""
        plain, language = _split(column)
        first = next(other for other in columns if _split(other)[0] == plain)
        if language and column.strip() != first.strip():
            return f"{ATTRIBUTE}{plain} ({language})"
        own = _OWN.fullmatch(plain)
        return self._own_field(own["name"], columns) if own else super().field(column, columns)

    def _own_field(self, name: str, columns: Sequence[str]) -> str:
        """What a field of the shop's own means, by its name."""
        known = mapping.by_names([name])[0]
        declared = {declaration(self.id).columns.get(pattern(_split(column)[0])) for column in columns}
        return ATTRIBUTE + name if known.startswith(ATTRIBUTE) or known in declared else known

    def builder(self, layout: Layout, numbers: Numbers, report: Report) -> Builder:
        return _Builder(self, layout, numbers, report)

    def meta(self, layout: Layout) -> dict[str, object]:
        """``packed_columns``: lists joined with ``|``, and facets. ``option_lists``: names and values of options."""
        packed = {
            "lists": self.columns(layout, "assets", "variantAssets", "optionGroups", "optionValues"),
            "named": self.columns(layout, "facets", "variantFacets"),
        }
        return super().meta(layout) | {
            "continued": True,
            "packed_attributes": True,
            "packed_columns": packed,
            "option_lists": [self.column(layout, "optionGroups"), self.column(layout, "optionValues")],
            "variant_image_column": self.column(layout, "variantAssets"),
        }


class _Builder(RowsBuilder):
    def __init__(self, family: Vendure, layout: Layout, numbers: Numbers, report: Report) -> None:
        self._groups, self._values, self._facets, self._variant_facets, self._slug, self._assets, self._own_assets = (
            family.column(layout, name)
            for name in ("optionGroups", "optionValues", "facets", "variantFacets", "slug", "assets", "variantAssets")
        )
        self._language = family.column(layout, "languageCode", "language", "locale")
        self._main = ""  # the language of the first row
        packed = (self._groups, self._values, self._facets, self._variant_facets, self._assets, self._own_assets)
        super().__init__(family, layout, numbers, report, frozenset(index for index in packed if index is not None))
        self._of_variants = {
            name.removeprefix(ATTRIBUTE)
            for column, name in zip(layout.columns, layout.fields, strict=True)
            if column.casefold().startswith("variant:") and name.startswith(ATTRIBUTE)
        }
        self._current: tuple[str, str, str] = ("", "", "")  # group, slug and title of the rows above
        self._tell_missing(family)

    def _tell_missing(self, family: Vendure) -> None:
        missing = [name for name in _NEEDED if family.column(self.layout, name) is None]
        if missing and not self.report.counts["missing_columns"]:
            self.report.add("missing_columns", value=", ".join(missing), system="Vendure")

    def names(self, row: Row) -> tuple[str, ...]:
        cells = row[1]
        sku, language = self.read.field("sku", cells), self.read.cell(self._language, cells)
        self._main = self._main or language
        if language and language != self._main:
            return (f"sku:{sku}",) if sku else (self._current[0],) if self._current[0] else ()
        group = self._group_of(row)
        return (*group, f"sku:{sku}") if group and sku and self._language is not None else group

    def _group_of(self, row: Row) -> tuple[str, ...]:
        number, cells = row
        title, own = self.read.field("title", cells), self.read.cell(self._slug, cells)
        if title or own:
            again = (own and own == self._current[1]) or (not own and title == self._current[2] and self._more(cells))
            if not again:
                self._current = (f"row:{number}", own, title)
        elif not self._current[0]:
            return (f"row:{number}",) if self.read.field("sku", cells) else ()
        return (self._current[0],) if title or own or self._more(cells) else ()

    def _more(self, cells: Sequence[str]) -> bool:
        return bool(
            self.read.field("sku", cells) or self.read.field("price", cells) or self.read.cell(self._values, cells)
        )

    def build(self, rows: list[Row]) -> ProductFacts | None:
        main = self.read.cell(self._language, rows[0][1])
        views = [row for row in rows if self.read.cell(self._language, row[1]) not in (main, "")]
        product = self._product([row for row in rows if row not in views])
        for _, cells in views:
            language = self.read.cell(self._language, cells)
            told = {name: self.read.field(name, cells) for name in ("title", "description")}
            product.attributes |= {
                f"{self.layout.name(name)} ({language})": text for name, text in told.items() if text
            }
        return product

    def _product(self, rows: list[Row]) -> ProductFacts:
        number, first = rows[0]
        title, own = self.read.field("title", first), self.read.cell(self._slug, first)
        base = own or slug(title) or self.read.field("sku", first) or f"row-{number}"
        facets = packing.read_named(self.read.cell(self._facets, first))
        attributes = {name: text for name, text in self.attributes(first).items() if name not in self._of_variants}
        fields = self.read.product_fields(first) | self._fields(facets) | self._shared_fields(rows, facets)
        product = ProductFacts(
            key=f"handle:{own}" if own else f"title:{base}",
            row=number,
            title=title,
            base=base,
            fields=fields,
            attributes=attributes | _details(facets, fields),
        )
        product.variants = [self._variant(row, self._group_names(first), product) for row in rows]
        return product

    def _fields(self, facets: dict[str, list[str]]) -> dict[str, str]:
        """Facets that are as good as a field, and the pictures; ``""`` where the columns are there and blank."""
        found = {field: "" for field in ("category", "brand") if self._facets is not None}
        return found | {
            field: ", ".join(values) for name, values in facets.items() if (field := FACETS.get(name.casefold()))
        }

    def _shared_fields(self, rows: list[Row], facets: dict[str, list[str]]) -> dict[str, str]:
        """Facets of variants that are as good as a field, where all variants have the same."""
        first, *others = (packing.read_named(self.read.cell(self._variant_facets, cells)) for _, cells in rows)
        return {
            field: ", ".join(values)
            for name, values in first.items()
            if (field := FACETS.get(name.casefold())) and name not in facets
            if all(other.get(name) == values for other in others)
        }

    def _group_names(self, first: Sequence[str]) -> list[str]:
        return packing.read_list(self.read.cell(self._groups, first))

    def _variant(self, row: Row, names: list[str], product: ProductFacts) -> VariantFacts:
        number, cells = row
        variant = self.variant(row)
        text = self.read.cell(self._values, cells)
        values = [value.strip() for value in text.split("|")] if text else []
        if len(values) != len(names):
            self.report.add(
                "option_count", number, self._column(self._values), text, values=len(values), options=len(names)
            )
        names = [*names, *(f"Option {place}" for place in range(len(names) + 1, len(values) + 1))]
        options = {name: value for name, value in zip(names, values, strict=False) if value}
        own = {name: value for name, value in self.attributes(cells).items() if name in self._of_variants}
        facets = packing.read_named(self.read.cell(self._variant_facets, cells))
        variant.attributes = options | own | _details(facets, product.fields, options)
        variant.options = tuple(options.values())
        variant.title = " / ".join(variant.options) or product.title
        self._pictures_of(row, variant, product)
        return variant

    def _column(self, index: int | None) -> str | None:
        return None if index is None else self.layout.columns[index]

    def _pictures_of(self, row: Row, variant: VariantFacts, product: ProductFacts) -> None:
        number, cells = row
        if self._own_assets is not None:
            variant.fields["image"] = ", ".join(packing.read_list(cells[self._own_assets]))
        else:
            variant.fields.pop("image", None)
        if self._assets is not None and number == product.row:
            product.fields["image"] = ", ".join(packing.read_list(cells[self._assets]))


def _details(
    facets: dict[str, list[str]], fields: dict[str, str], besides: dict[str, str] | None = None
) -> dict[str, str]:
    """Facets that are not said by one of the fields; those that say an option in other words are called so."""
    taken = {name.casefold() for name in besides or {}}
    told = {name: ", ".join(values) for name, values in facets.items()}
    return {
        f"{name} (facet)" if name.casefold() in taken else name or "facets": text
        for name, text in told.items()
        if fields.get(FACETS.get(name.casefold(), "")) != text
    }


VENDURE = Vendure()
