"""What every table format needs: cells of one row as fields, attributes, a price and a stock number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from merchant_assistant.catalogue import pricing
from merchant_assistant.catalogue.importing import price_columns, values
from merchant_assistant.catalogue.importing.facts import ProductFacts, Row, VariantFacts
from merchant_assistant.catalogue.importing.mapping import Layout
from merchant_assistant.catalogue.importing.problems import Report
from merchant_assistant.catalogue.model import ATTRIBUTE, FIELDS, VARIANT_FIELDS

PRICES = ("price", "compare_at_price", "cost")
_ANY_DIGIT = re.compile(r"[1-9]")


@dataclass(frozen=True, slots=True)
class Numbers:
    """How this file writes numbers: ``style`` by column, ``mark`` where nothing decides, ``yen`` what ``¥`` means.

    ``currency``: of prices that name none, where the lines above the header do.
    """

    style: values.NumberStyle
    mark: str = "."
    yen: str = "CNY"
    currency: str | None = None


class Builder(Protocol):
    """Makes products of the rows of one table; the rows it is given are clean and as wide as the layout."""

    def names(self, row: Row) -> tuple[str, ...]:
        """What the row's group goes by: the main name first, then others that rows elsewhere may use for it.

        ``()`` where the row cannot belong to anything.
        """
        ...

    def build(self, rows: list[Row]) -> ProductFacts | None:
        """The product of the rows of one group; None where they give none (the problem is reported then)."""
        ...


class Format(Protocol):
    """One family of files. To add one: a module with such an object, and a line in ``formats/__init__.py``.

    ``exact``: its system takes no rows with fewer cells than columns; they are set aside.
    """

    id: str
    exact: bool

    def score(self, columns: Sequence[str]) -> float:
        """How sure it is that a table with these column names is of this family: 0 (not) to 1."""
        ...

    def fields(self, columns: Sequence[str], rows: Sequence[Row]) -> list[str]:
        """For each column a name of FIELDS, ``attribute:NAME`` or ``""``; ``rows`` are the first of the table."""
        ...

    def grouped(self, layout: Layout) -> bool:
        """Whether several rows may form one product (:meth:`Builder.names` says which), else each row is one."""
        ...

    def builder(self, layout: Layout, numbers: Numbers, report: Report) -> Builder: ...

    def meta(self, layout: Layout) -> dict[str, object]:
        """What an export of this family needs to know beyond the common keys of the staging file's ``meta``."""
        ...


class CellReader:
    """Reads rows as the layout says, and reports cells that cannot be read.

    All rows are clean ones (:meth:`~merchant_assistant.catalogue.importing.mapping.Layout.clean_row`).
    """

    def __init__(self, layout: Layout, numbers: Numbers, report: Report, leave: frozenset[int] = frozenset()) -> None:
        """``leave``: columns that the format reads itself."""
        self._layout = layout
        self._numbers = numbers
        self._report = report
        known = [(index, name) for index, name in enumerate(layout.fields) if name and index not in leave]
        self._attributes = [(i, name.removeprefix(ATTRIBUTE)) for i, name in known if name.startswith(ATTRIBUTE)]
        fields = [(index, name) for index, name in known if not name.startswith(ATTRIBUTE)]
        self._variant = [pair for pair in fields if pair[1] in VARIANT_FIELDS]
        self._product = [pair for pair in fields if pair[1] not in VARIANT_FIELDS]
        self._place = {name: index for name in FIELDS if (index := layout.column(name)) is not None}
        self._more_prices = bool(layout.prices.tiers or layout.prices.quantities or layout.prices.customers)
        self._marks = {i: numbers.style.mark(i, numbers.mark) for i, name in enumerate(layout.fields) if name in PRICES}

    def field(self, name: str, cells: Sequence[str]) -> str:
        """The cell of the column mapped to a field; ``""`` where there is none."""
        index = self._place.get(name)
        return "" if index is None else cells[index]

    def cell(self, index: int | None, cells: Sequence[str]) -> str:
        """A cell; ``""`` where the file has no such column."""
        return "" if index is None else cells[index]

    def product_fields(self, cells: Sequence[str]) -> dict[str, str]:
        return {name: cells[index] for index, name in self._product}

    def attributes(self, cells: Sequence[str]) -> dict[str, str]:
        """Attributes that are not blank."""
        return {name: cells[index] for index, name in self._attributes if cells[index]}

    def variant(self, row: Row, price_column: int | None = None) -> VariantFacts:
        """The variant fields of a row; title, options and attributes are the format's business.

        ``price_column``: where this row's price stands, if not in the column mapped to it.
        """
        number, cells = row
        fields = {name: cells[index] for index, name in self._variant}
        weight = fields.get("weight")
        if weight and not _ANY_DIGIT.search(weight):
            fields["weight"] = ""  # shops write 0 for "not weighed"
        price, currency = self._price(number, self._place.get("price") if price_column is None else price_column, cells)
        if self._more_prices:
            self._read_more_prices(number, fields, cells)
            price, currency = (price, currency) if price else _smallest_tier(fields)
        if self._layout.basis and price:
            fields["price_basis"] = self._layout.basis
        self._check_codes(number, fields)
        return VariantFacts(
            row=number,
            title="",
            sku=fields.get("sku", ""),
            price=price,
            currency=currency,
            stock=self._stock(number, cells),
            fields=fields,
        )

    def _read_more_prices(self, number: int, fields: dict[str, str], cells: Sequence[str]) -> None:
        """Prices by quantity and by customer, from however many columns, as one line each; what is none is told."""
        told, mark = self._layout.prices, self._numbers.style.mark(-1, self._numbers.mark)
        for name, columns, read, known in (
            (price_columns.TIERS, (*told.tiers, *told.quantities), price_columns.read_tier_cells, pricing.read_tiers),
            (price_columns.CUSTOMERS, tuple(told.customers), price_columns.read_customer_cells, pricing.read_prices),
        ):
            if columns:
                text = read(cells, told, mark, self._column_currency(columns[0], cells))
                fields[name] = text if not text or known(text) else ""
                if text and not fields[name]:
                    self._report.add("bad_price_list", number, self._layout.columns[columns[0]], text)

    def _price(self, number: int, index: int | None, cells: Sequence[str]) -> tuple[str | None, str | None]:
        """The amount and currency of a price column of this row; a cell that is no price is reported."""
        if index is None or not cells[index]:
            return None, None
        if values.is_decimal(cells[index]):
            return cells[index], self._column_currency(index, cells)
        amount = values.read_amount(cells[index])
        decimal = values.to_decimal(amount.number, self._marks[index]) if amount else None
        if amount is None or decimal is None:
            self._report.add("bad_price", number, self._layout.columns[index], cells[index])
            return None, None
        named = self._numbers.yen if amount.yen_sign else amount.currency
        return decimal, named or self._column_currency(index, cells)

    def _column_currency(self, index: int, cells: Sequence[str]) -> str | None:
        text = self.field("currency", cells)
        if text:
            return values.currencies().get(text.casefold().rstrip(".")) or (text.upper() if len(text) == 3 else None)
        return self._layout.currencies.get(index) or self._numbers.currency

    def _stock(self, number: int, cells: Sequence[str]) -> float | None:
        text = self.field("stock", cells)
        if not text:
            return None
        stock = values.read_stock(text)
        if stock is None and text[0].isdigit():
            self._report.add("bad_stock", number, self._layout.name("stock"), text)
        return stock

    def _check_codes(self, number: int, fields: dict[str, str]) -> None:
        barcode = fields.get("barcode", "")
        if barcode[:1] == "'":  # how Shopify keeps spreadsheet programs from rounding it
            fields["barcode"] = barcode = barcode[1:]
        for name, text in (("barcode", barcode), ("sku", fields.get("sku", ""))):
            if values.is_rounded(text):
                self._report.add("damaged_barcode", number, self._layout.name(name), text)
        if len(barcode) in (8, 12, 13, 14) and barcode.isdigit() and not values.is_barcode(barcode):
            self._report.add("bad_barcode", number, self._layout.name("barcode"), barcode)


def _smallest_tier(fields: dict[str, str]) -> tuple[str | None, str | None]:
    """What one costs where no column says so: the price from the smallest quantity on."""
    tiers = pricing.read_tiers(fields.get(price_columns.TIERS, ""))
    return (tiers[0].price.amount, tiers[0].price.currency) if tiers else (None, None)
