"""Saleor: its product export (a row for each variant) and its database dump, joined under the same names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from merchant_assistant.catalogue.importing.facts import Row, VariantFacts
from merchant_assistant.catalogue.importing.formats.common import Builder, Numbers
from merchant_assistant.catalogue.importing.formats.families import RowFamily, RowsBuilder
from merchant_assistant.catalogue.importing.mapping import Layout
from merchant_assistant.catalogue.importing.problems import Report
from merchant_assistant.catalogue.importing.values import read_amount
from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.catalogue.pricing import write_prices
from merchant_assistant.foundation.money import Money

_IN_PARENTHESES = re.compile(r"(?P<name>.+) \((?P<kind>(?:product |variant )?attribute|(?:channel|warehouse) [\w ]+)\)")
_PRICE, _CURRENCY = "channel price amount", ("channel variant currency code", "channel product currency code")
_COST, _STOCK = "channel variant cost price", "warehouse quantity"
_DEFAULT = "default-channel"


class Saleor(RowFamily):
    """See :class:`~merchant_assistant.catalogue.importing.formats.common.Format`. What a shop calls its channels,
    warehouses and attributes stands in the columns' names: ``Colour (variant attribute)``.
    """

    id = "saleor"

    def fields(self, columns: Sequence[str], rows: Sequence[Row]) -> list[str]:
        """The default channel's price is the price, else that of the first; the others are prices of their own."""
        found = super().fields(columns, rows)
        main = _main_channel(columns)
        kinds = {("price", _PRICE), ("cost", _COST), *(("currency", one) for one in _CURRENCY[:1])}
        wanted = {f"{main} ({kind})": field for field, kind in kinds}
        return [wanted.get(name, _attribute(name, field)) for name, field in zip(columns, found, strict=True)]

    def builder(self, layout: Layout, numbers: Numbers, report: Report) -> Builder:
        return _Builder(self, layout, numbers, report)


def _main_channel(columns: Sequence[str]) -> str:
    channels = [
        told["name"] for name in columns if (told := _IN_PARENTHESES.fullmatch(name)) and told["kind"] == _PRICE
    ]
    return _DEFAULT if _DEFAULT in channels else next(iter(channels), "")


def _attribute(column: str, field: str) -> str:
    """What a column with its kind in parentheses means; the settings of channels say nothing of a product."""
    told = _IN_PARENTHESES.fullmatch(column)
    if told is None or not field.startswith(ATTRIBUTE):
        return field
    if told["kind"].endswith("attribute"):
        return ATTRIBUTE + told["name"]
    return ""


class _Builder(RowsBuilder):
    """A product's rows share its id; stock is that of all warehouses."""

    def __init__(self, family: RowFamily, layout: Layout, numbers: Numbers, report: Report) -> None:
        told = [
            (index, match) for index, name in enumerate(layout.columns) if (match := _IN_PARENTHESES.fullmatch(name))
        ]
        self._variant_attributes = {i: one["name"] for i, one in told if one["kind"] == "variant attribute"}
        self._channels = {one["name"]: i for i, one in told if one["kind"] == _PRICE and layout.fields[i] != "price"}
        self._currencies = {one["name"]: i for i, one in told if one["kind"] in _CURRENCY}
        self._stocks = [i for i, one in told if one["kind"] == _STOCK]
        self._names = {key: family.column(layout, key) for key in ("id", "variant sku", "variant name")}
        super().__init__(family, layout, numbers, report)

    def group(self, cells: Sequence[str]) -> str:
        return self.read.cell(self._names["id"], cells)

    def chosen(self, cells: Sequence[str]) -> dict[str, str]:
        return {name: cells[index] for index, name in self._variant_attributes.items() if cells[index]}

    def more_fields(self, row: Row, variant: VariantFacts) -> None:
        stocks = [cells for index in self._stocks if (cells := row[1][index]).isdecimal()]
        if stocks:
            variant.stock = sum(map(int, stocks))
            variant.fields["stock"] = str(variant.stock)
        prices = {name: price for name, index in self._channels.items() if (price := self._channel(name, index, row))}
        if prices:
            variant.fields["customer_prices"] = write_prices(prices)

    def _channel(self, name: str, index: int, row: Row) -> Money | None:
        amount = read_amount(row[1][index]) if row[1][index] else None
        if amount is None:
            return None
        currency = self.read.cell(self._currencies.get(name), row[1])
        return Money(amount.number, currency or amount.currency)


SALEOR = Saleor()
