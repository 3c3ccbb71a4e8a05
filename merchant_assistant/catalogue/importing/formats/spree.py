"""Spree Commerce: rows of one slug are one product; the first describes it, and options stand in pairs of columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from merchant_assistant.catalogue.importing.facts import ProductFacts, Row, VariantFacts
from merchant_assistant.catalogue.importing.formats.common import Builder, Numbers
from merchant_assistant.catalogue.importing.formats.declared import pattern
from merchant_assistant.catalogue.importing.formats.families import RowFamily, RowsBuilder
from merchant_assistant.catalogue.importing.mapping import Layout
from merchant_assistant.catalogue.importing.problems import Report
from merchant_assistant.catalogue.model import ATTRIBUTE

_METAFIELD = re.compile(r"(?:metafield|custom_field)s?\.(?:[\w-]+\.)*(?P<name>[\w-]+)", re.IGNORECASE)
_OPTION = re.compile(r"option (\d+) (name|value)")
_CATEGORY = re.compile(r"(?:category|taxon) \d+")
_SIZES = ("width", "height", "depth")


class Spree(RowFamily):
    """See :class:`~merchant_assistant.catalogue.importing.formats.common.Format`."""

    id = "spree"
    several = RowFamily.several | {"category"}

    def field(self, column: str, columns: Sequence[str]) -> str:
        found = _METAFIELD.fullmatch(column.strip())
        return ATTRIBUTE + found["name"] if found else super().field(column, columns)

    def builder(self, layout: Layout, numbers: Numbers, report: Report) -> Builder:
        return _Builder(self, layout, numbers, report)

    def meta(self, layout: Layout) -> dict[str, object]:
        return super().meta(layout) | {
            "continued": True,
            "packed_attributes": True,
            "option_columns": option_columns(layout),
        }


def option_columns(layout: Layout) -> list[tuple[int, int]]:
    """Pairs of the columns of an option's name and value."""
    found = {index: _OPTION.fullmatch(_numbered(column)) for index, column in enumerate(layout.columns)}
    places = {one.groups(): index for index, one in found.items() if one}
    numbers = sorted({number for number, _ in places}, key=int)
    return [
        (places[one, "name"], places[one, "value"])
        for one in numbers
        if (one, "name") in places and (one, "value") in places
    ]


def _numbered(column: str) -> str:
    """A column's name with its number apart: ``option1_name`` is ``option 1 name``."""
    return " ".join(re.sub(r"(\d+)", r" \1 ", column.replace("_", " ").casefold()).split())


class _Builder(RowsBuilder):
    def __init__(self, family: Spree, layout: Layout, numbers: Numbers, report: Report) -> None:
        self._options = option_columns(layout)
        self._categories = [i for i, column in enumerate(layout.columns) if _CATEGORY.fullmatch(_numbered(column))]
        self._unit, self._length = family.column(layout, "weight_unit"), family.column(layout, "dimensions_unit")
        self._sized = {column for column in layout.columns if pattern(column) in _SIZES}
        leave = {index for pair in self._options for index in pair} | set(self._categories)
        super().__init__(family, layout, numbers, report, frozenset(leave))

    def names(self, row: Row) -> tuple[str, ...]:
        number, cells = row
        handle = self.group(cells)
        known = self.read.field("sku", cells) or self.read.field("title", cells)
        return (f"handle:{handle}",) if handle else (f"row:{number}",) if known else ()

    def chosen(self, cells: Sequence[str]) -> dict[str, str]:
        return {cells[name]: cells[value] for name, value in self._options if cells[name] and cells[value]}

    def attributes(self, cells: Sequence[str]) -> dict[str, str]:
        unit = self.read.cell(self._length, cells)
        told = super().attributes(cells)
        return {
            name: f"{text} {unit}" if unit and name in self._sized and text[-1:].isdigit() else text
            for name, text in told.items()
        }

    def build(self, rows: list[Row]) -> ProductFacts | None:
        """With several rows the one without options only describes the product."""
        apart = len(rows) > 1 and not self.chosen(rows[0][1]) and all(self.chosen(cells) for _, cells in rows[1:])
        head = rows[0] if apart else None
        handle = self.group(rows[0][1])
        single = len(rows) == 1 and not self.chosen(rows[0][1])
        product = self._single(rows[0]) if single or not handle else self._several(head, rows[1:] if apart else rows)
        if handle:
            product.key, product.base = f"handle:{handle}", handle
        if self._categories:
            named = (cells[index] for _, cells in rows for index in self._categories if cells[index])
            product.fields["category"] = ", ".join(dict.fromkeys(named))
        return product

    def more_fields(self, row: Row, variant: VariantFacts) -> None:
        unit, weight = self.read.cell(self._unit, row[1]), variant.fields.get("weight", "")
        if unit and weight[-1:].isdigit():
            variant.fields["weight"] = f"{weight} {unit}"


SPREE = Spree()
