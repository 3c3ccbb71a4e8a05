"""eBay's listing files: a listing's row, and the rows of its variations below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import ClassVar

from merchant_assistant.catalogue.importing import values
from merchant_assistant.catalogue.importing.facts import Row, VariantFacts
from merchant_assistant.catalogue.importing.formats.common import Builder, Numbers
from merchant_assistant.catalogue.importing.formats.families import JOINED, RowFamily, RowsBuilder
from merchant_assistant.catalogue.importing.formats.feed_cells import days, relations
from merchant_assistant.catalogue.importing.mapping import Layout
from merchant_assistant.catalogue.importing.problems import Report
from merchant_assistant.catalogue.importing.staging import slug
from merchant_assistant.catalogue.model import ATTRIBUTE

_ACTION = re.compile(r"\s*\*?\s*action\s*(?:\((?P<told>.*)\))?\s*", re.IGNORECASE | re.DOTALL)
_CURRENCY = re.compile(r"currency=([a-z]{3})", re.IGNORECASE)
_SITE = re.compile(r"siteid=", re.IGNORECASE)
_SPECIFIC = re.compile(r"(?:C|CD|CDA):\s*(?P<name>.+?)(?:\s*-\s*\(ID:\s*\d+\))?")
_LISTED = re.compile(r"\s*\|\s*")
_VARIATION = "variation"
_INFORMATION = "#info"


class Ebay(RowFamily):
    """See :class:`~merchant_assistant.catalogue.importing.formats.common.Format`."""

    id = "ebay"

    def plain(self, column: str) -> str:
        return "Action" if _ACTION.fullmatch(column) else column.strip().lstrip("*")

    def score(self, columns: Sequence[str]) -> float:
        """Settings inside the first column's name tell it as well as its own names do."""
        settled = any(_SITE.search(column) for column in columns)
        return super().score([*columns, *(["SiteID"] if settled else [])])

    def field(self, column: str, columns: Sequence[str]) -> str:
        """Item specifics that are not declared are attributes under their own name."""
        found = super().field(column, columns)
        specific = _SPECIFIC.fullmatch(column.strip().removeprefix("*"))
        if specific is None or not found.startswith(ATTRIBUTE):
            return found
        return ATTRIBUTE + specific["name"]

    def builder(self, layout: Layout, numbers: Numbers, report: Report) -> Builder:
        return _Builder(self, layout, numbers, report)

    def meta(self, layout: Layout) -> dict[str, object]:
        return super().meta(layout) | {
            "packed_attributes": True,
            "relation_column": self.column(layout, *_RELATIONS),
            "currency": site_currency(layout),
        }


_RELATIONS = ("RelationshipDetails", "Variation details")


def site_currency(layout: Layout) -> str | None:
    """The currency that the first column's name tells: ``*Action(SiteID=US|Country=US|Currency=USD|…)``."""
    told = (_CURRENCY.search(column) for column in layout.columns if _ACTION.fullmatch(column))
    return next((values.currencies().get(found[1].casefold()) for found in told if found), None)


class _Builder(RowsBuilder):
    options: ClassVar[tuple[str, ...]] = ("color", "colour", "size")

    def __init__(self, family: Ebay, layout: Layout, numbers: Numbers, report: Report) -> None:
        self._kind = family.column(layout, "Relationship")
        self._relation = family.column(layout, *_RELATIONS)
        self._item = family.column(layout, "ItemID", "Item ID", "Item number")
        self._waits = family.column(layout, "DispatchTimeMax", "Max dispatch time")
        self._listing = ""  # the group of the listing whose variations follow
        super().__init__(family, layout, numbers, report)
        self.currency = site_currency(layout)

    def names(self, row: Row) -> tuple[str, ...]:
        """Variations stand below their listing; in reports all rows of a listing have its number."""
        number, cells = row
        if self._is_variation(cells):
            return (self._listing or f"row {number}",)
        item = self.read.cell(self._item, cells) if self._kind is None else ""
        known = super().names(row)
        self._listing = f"item {item}" if item else f"row {number}"
        return (self._listing,) if known else ()

    def _is_variation(self, cells: Sequence[str]) -> bool:
        return self.read.cell(self._kind, cells).casefold() == _VARIATION

    def explains(self, cells: Sequence[str]) -> bool:
        return cells[0].casefold().startswith(_INFORMATION)

    def head(self, rows: list[Row]) -> Row | None:
        """The listing's own row; a report has one above the variations, which tells all their values."""
        if self._kind is not None or len(rows) == 1:
            return next((row for row in rows if not self._is_variation(row[1])), None)
        first, *others = (self.read.cell(self._relation, cells) for _, cells in rows)
        return rows[0] if not first or ";" in first or first in others else None

    def group_name(self, head: Row | None, lines: list[Row]) -> str:
        _, cells = head or lines[0]
        own = self.read.cell(self._item, cells) or self.read.field("sku", cells)
        return own or slug(self.title(cells)) or f"row-{lines[0][0]}"

    def chosen(self, cells: Sequence[str]) -> dict[str, str]:
        told = relations(self.read.cell(self._relation, cells))
        return {name: text.replace(";", JOINED) for name, text in told.items()}

    def images(self, cells: Sequence[str]) -> str:
        addresses = [address for index in self._images for address in _LISTED.split(cells[index]) if address]
        return JOINED.join(dict.fromkeys(addresses))

    def more_fields(self, row: Row, variant: VariantFacts) -> None:
        if self._waits is not None:
            variant.fields["lead_time"] = days(row[1][self._waits])


EBAY = Ebay()
