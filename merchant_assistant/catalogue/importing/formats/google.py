"""Google's product data: a row is one thing to buy; ``item_group_id`` says which are variants of one product."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import ClassVar

from merchant_assistant.catalogue.importing import values
from merchant_assistant.catalogue.importing.facts import Row, VariantFacts
from merchant_assistant.catalogue.importing.formats.common import Builder, Numbers
from merchant_assistant.catalogue.importing.formats.families import RowFamily, RowsBuilder
from merchant_assistant.catalogue.importing.formats.feed_cells import days, details, is_over
from merchant_assistant.catalogue.importing.mapping import Layout
from merchant_assistant.catalogue.importing.problems import Report
from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.catalogue.pricing import write_prices
from merchant_assistant.foundation.money import Money

_PREFIX = re.compile(r"\s*g\s*[:_]\s*", re.IGNORECASE)
_WHOLE = re.compile(r"[\d.,' ]+")
_DETAIL = "product detail section name attribute name attribute value"
_DETAILS = (_DETAIL, "product detail", "product details")
_MEMBERS = ("loyalty program program label tier label price", "loyalty program")


class Google(RowFamily):
    """See :class:`~merchant_assistant.catalogue.importing.formats.common.Format`."""

    id = "google"
    sale = "sale price"

    def plain(self, column: str) -> str:
        return _PREFIX.sub("", column, count=1) if _PREFIX.match(column) else column

    def fields(self, columns: Sequence[str], rows: Sequence[Row]) -> list[str]:
        """As declared; ``quantity`` is the stock only where it holds numbers (others mean the contents by it)."""
        found = super().fields(columns, rows)
        stock = found.index("stock") if "stock" in found else None
        if stock is not None and not _counts([cells[stock] for _, cells in rows if stock < len(cells)]):
            found[stock] = ATTRIBUTE + self.plain(columns[stock])
        return found

    def builder(self, layout: Layout, numbers: Numbers, report: Report) -> Builder:
        return FeedBuilder(self, layout, numbers, report)

    def meta(self, layout: Layout) -> dict[str, object]:
        return super().meta(layout) | {
            "packed_attributes": bool(self.columns(layout, *_DETAILS)),
            "detail_columns": self.columns(layout, *_DETAILS),
        }


def _counts(cells: Sequence[str]) -> bool:
    told = [cell.strip() for cell in cells if cell.strip()]
    return not told or all(_WHOLE.fullmatch(cell) for cell in told)


class FeedBuilder(RowsBuilder):
    """Rows of Google's names, which Meta's catalogue shares."""

    options: ClassVar[tuple[str, ...]] = ("color", "size", "material", "pattern", "gender", "age_group", "age group")

    def __init__(self, family: RowFamily, layout: Layout, numbers: Numbers, report: Report) -> None:
        self._details = family.columns(layout, *_DETAILS)
        self._members = family.columns(layout, *_MEMBERS)
        self._until = family.column(layout, "sale price effective date")
        self._waits = (family.column(layout, "min handling time"), family.column(layout, "max handling time"))
        super().__init__(family, layout, numbers, report, frozenset({*self._details, *self._members}))

    def attributes(self, cells: Sequence[str]) -> dict[str, str]:
        told = super().attributes(cells)
        for index in self._details:
            told |= {name: text for name, text in details(cells[index]).items() if name not in told}
        return told

    def on_sale(self, cells: Sequence[str]) -> bool:
        """A sale that is over no longer makes the price; one without an end lasts."""
        span = self.read.cell(self._until, cells)
        return super().on_sale(cells) and not ("/" in span and is_over(span))

    def more_fields(self, row: Row, variant: VariantFacts) -> None:
        _, cells = row
        shortest, longest = (self.read.cell(index, cells) for index in self._waits)
        if any(index is not None for index in self._waits):
            variant.fields.setdefault("lead_time", days(shortest, longest))
        if self._members:
            prices = {name: price for index in self._members for name, price in _member_prices(cells[index])}
            variant.fields["customer_prices"] = write_prices(prices)


def _member_prices(cell: str) -> list[tuple[str, Money]]:
    """``my_shop:gold:10 USD,my_shop:silver:12 USD`` as prices by the group's name."""
    found: list[tuple[str, Money]] = []
    for part in cell.split(","):
        pieces = [piece.strip() for piece in part.split(":")]
        amount = values.read_amount(pieces[2]) if len(pieces) > 2 else None
        number = values.to_decimal(amount.number, ".") if amount else None
        if amount and number and Decimal(number) > 0:
            found.append((" ".join(piece for piece in pieces[:2] if piece), Money(number, amount.currency)))
    return found


GOOGLE = Google()
