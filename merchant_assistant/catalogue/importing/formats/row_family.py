"""Families whose rows are each one thing to buy: feeds, marketplaces' tables, lists of offers.

A column may say which rows are variants of one product, and a row may describe the product without being for sale.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from merchant_assistant.catalogue.importing import mapping
from merchant_assistant.catalogue.importing.facts import Row
from merchant_assistant.catalogue.importing.formats.declared import Declared, declaration, pattern
from merchant_assistant.catalogue.importing.mapping import Layout


class RowFamily(Declared):
    """A declared family of such rows. In its ``[columns]`` the earlier name wins where two mean the same field.

    ``sale``: the column (:func:`pattern` form) whose price counts where it is not blank; it is declared as ``price``.
    ``several``: fields that several columns hold together.
    """

    sale: ClassVar[str | None] = None
    several: ClassVar[frozenset[str]] = frozenset({"image", "tags"})

    def plain(self, column: str) -> str:
        """A column's name as it is declared: without what differs from file to file."""
        return column

    def score(self, columns: Sequence[str]) -> float:
        return super().score([self.plain(column) for column in columns])

    def generation(self, columns: Sequence[str]) -> str | None:
        return super().generation([self.plain(column) for column in columns])

    def grouped(self, layout: Layout) -> bool:  # noqa: ARG002 - part of the protocol
        return True

    def fields(self, columns: Sequence[str], rows: Sequence[Row]) -> list[str]:  # noqa: ARG002 - part of the protocol
        found = [self.field(column, columns) for column in columns]
        first = {field: self._first(field, found, columns) for field in found}
        fields: list[str] = []
        for index, field in enumerate(found):
            kept = not field or field in self.several or first[field] == index or self._is_sale(columns[index])
            fields.append(field if kept else mapping.attribute(columns[index], columns))
        return fields

    def _first(self, field: str, found: Sequence[str], columns: Sequence[str]) -> int:
        """The column of a field that is declared before the others."""
        ranks = declared_order(self.id)
        same = [index for index, one in enumerate(found) if one == field and not self._is_sale(columns[index])]
        return min(same, key=lambda index: ranks.get(self._pattern(columns[index]), 0), default=-1)

    def field(self, column: str, columns: Sequence[str]) -> str:
        return super().field(self.plain(column), columns)

    def _pattern(self, column: str) -> str:
        return pattern(self.plain(column))

    def _is_sale(self, column: str) -> bool:
        return self.sale is not None and self._pattern(column) == self.sale

    def column(self, layout: Layout, *names: str) -> int | None:
        """The first column of the layout that goes by one of these names (as they are declared)."""
        places = {self._pattern(column): index for index, column in reversed([*enumerate(layout.columns)])}
        return next((places[wanted] for name in names if (wanted := pattern(name)) in places), None)

    def columns(self, layout: Layout, *names: str) -> list[int]:
        """Every column of the layout that goes by one of these names, in file order."""
        wanted = set(map(pattern, names))
        return [index for index, column in enumerate(layout.columns) if self._pattern(column) in wanted]

    def sale_column(self, layout: Layout) -> int | None:
        return next((index for index, column in enumerate(layout.columns) if self._is_sale(column)), None)

    def meta(self, layout: Layout) -> dict[str, object]:
        return {
            "template": self.generation(layout.columns),
            "sale_price_column": self.sale_column(layout),
            "image_columns": images_of(layout),
        }


def declared_order(family: str) -> dict[str, int]:
    """Each declared column (:func:`pattern` form) with its place in the declaration."""
    return {name: place for place, name in enumerate(declaration(family).columns)}


def images_of(layout: Layout) -> list[int]:
    """The columns of pictures' addresses."""
    return [index for index, field in enumerate(layout.fields) if field == "image"]
