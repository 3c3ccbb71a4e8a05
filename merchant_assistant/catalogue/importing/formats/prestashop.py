"""PrestaShop and thirty bees: files of products, of their combinations, and of what the list of products shows.

Headers are those of the back office's import page in its languages; they show what stands between packed values
(``Categories (x,y,z...)``). A product is known by its number, which is how a file of combinations finds it again.
"""

from __future__ import annotations

from collections.abc import Sequence

from merchant_assistant.catalogue.importing import mapping
from merchant_assistant.catalogue.importing.facts import ProductFacts, Row, VariantFacts
from merchant_assistant.catalogue.importing.formats import packing
from merchant_assistant.catalogue.importing.formats.common import Builder, Numbers
from merchant_assistant.catalogue.importing.formats.declared import declaration, pattern
from merchant_assistant.catalogue.importing.formats.families import RowFamily, RowsBuilder
from merchant_assistant.catalogue.importing.mapping import Layout
from merchant_assistant.catalogue.importing.problems import Report
from merchant_assistant.catalogue.model import ATTRIBUTE

_LISTS = ("category", "tags", "image")


class PrestaShop(RowFamily):
    """See :class:`~merchant_assistant.catalogue.importing.formats.common.Format`."""

    id = "prestashop"

    def fields(self, columns: Sequence[str], rows: Sequence[Row]) -> list[str]:
        """As declared; what is not is known by its name, where no other column is that field."""
        found = super().fields(columns, rows)
        declared = declaration(self.id).columns
        for index, column in enumerate(columns):
            if found[index].startswith(ATTRIBUTE) and pattern(column) not in declared:
                known = mapping.by_names([column])[0]
                found[index] = known if known not in found else found[index]
        return found

    def builder(self, layout: Layout, numbers: Numbers, report: Report) -> Builder:
        return _Builder(self, layout, numbers, report)

    def number_column(self, layout: Layout) -> int | None:
        """The shop's number of the product."""
        return self.column(layout, "Product ID", "ID", "ID produit", "Produkt-ID", "ID producto", "ID prodotto")

    def option_column(self, layout: Layout) -> tuple[int, int] | None:
        """Where a combination's names and values stand."""
        starts = ("attribute name type", "attribut nom type", "attribut name typ", "atributo nombre tipo")
        names = [i for i, column in enumerate(layout.columns) if _normal(column).startswith(starts)]
        return (names[0], names[0] + 1) if names and names[0] + 1 < len(layout.columns) else None

    def feature_column(self, layout: Layout) -> int | None:
        """Where features are packed; told by the three parts in its name."""
        return next((i for i, column in enumerate(layout.columns) if _is_features(column)), None)

    def meta(self, layout: Layout) -> dict[str, object]:
        """``separators``: what stands between the values of a column. ``packed_columns``: of features, and the pair of
        a combination's options.
        """
        listed = {i: packing.separator(column, "") for i, column in enumerate(layout.columns)}
        features = self.feature_column(layout)
        return super().meta(layout) | {
            "packed_attributes": features is not None,
            "packed_columns": {"features": [features], "options": self.option_column(layout)},
            "separators": {str(index): between for index, between in listed.items() if between},
        }


def _normal(column: str) -> str:
    return mapping.normal(column)


def _is_features(column: str) -> bool:
    return column.count(":") == 2 and _normal(column).startswith(("feature", "caract", "eigenschaft", "merkmal"))


class _Builder(RowsBuilder):
    def __init__(self, family: PrestaShop, layout: Layout, numbers: Numbers, report: Report) -> None:
        self._number = family.number_column(layout)
        self._features = family.feature_column(layout)
        self._options = family.option_column(layout)
        self._upc = family.column(layout, "UPC", "UPC #")
        self._either = family.column(layout, "Price tax excluded or Price tax included") is not None
        self._between = packing.separator(next((c for c in layout.columns if packing.separator(c, "")), ""))
        leave = {index for index in (self._features, *(self._options or ())) if index is not None}
        super().__init__(family, layout, numbers, report, frozenset(leave))

    def group(self, cells: Sequence[str]) -> str:
        """Combinations of one product go together; a row of a file of products is one of its own."""
        return self.read.cell(self._number, cells) if self._options else ""

    def chosen(self, cells: Sequence[str]) -> dict[str, str]:
        if self._options is None:
            return {}
        names, values = (packing.read_list(cells[index], self._between) for index in self._options)
        pairs = zip(map(_first_part, names), map(_first_part, values), strict=False)
        return {name: value for name, value in pairs if name and value}

    def attributes(self, cells: Sequence[str]) -> dict[str, str]:
        return super().attributes(cells) | packing.read_features(self.read.cell(self._features, cells), self._between)

    def build(self, rows: list[Row]) -> ProductFacts | None:
        product = super().build(rows)
        number = self.read.cell(self._number, rows[0][1])
        if product is not None and number:
            product.key = f"id:{number}"
        if product is not None:
            for name in _LISTS[:2]:
                if name in product.fields:
                    product.fields[name] = self._listed(product.fields[name])
        return product

    def _listed(self, text: str) -> str:
        return ", ".join(packing.read_list(text, self._between))

    def images(self, cells: Sequence[str]) -> str:
        return self._listed(self._between.join(cells[index] for index in self._images if cells[index]))

    def more_fields(self, row: Row, variant: VariantFacts) -> None:
        upc = self.read.cell(self._upc, row[1])
        if upc and not variant.fields.get("barcode"):
            variant.fields["barcode"] = upc
        if self._either:
            variant.fields.pop("price_basis", None)


def _first_part(text: str) -> str:
    """``Size`` of ``Size:select:0``, and ``S`` of ``S:0``."""
    return text.partition(":")[0].strip()


PRESTASHOP = PrestaShop()
