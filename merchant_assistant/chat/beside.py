"""What is shown beside the rows of a computed answer: of "under 5 dollars and in stock" the prices and the stock.

Where rows are called alike (three tyres of one name, each another colour), what tells them apart.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from merchant_assistant.catalogue.inquiry import AllOf, AnyOf, Condition, Inquiry, Skus, Test
from merchant_assistant.catalogue.model import ATTRIBUTE, Product
from merchant_assistant.chat.computed import KEPT_ROWS, result_row
from merchant_assistant.chat.model import Exact, ResultRow

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue

_MOST = 2  # columns
_TRIED = 6  # columns that may tell rows apart: each is a look at the catalogue
_LOOKED_AT = 4  # rows of one name, to see in what they differ
_FIGURE = re.compile(r"[\d.,\s]+")  # a bare number tells nobody which tyre it is

_Column = dict[tuple[int | None, str], str]


def with_values(exact: Exact, catalogue: Catalogue) -> Exact:
    """``exact`` with its rows' values of the fields that the question sets bounds to."""
    asked = exact.reading.inquiry
    if asked.group or not exact.rows:
        return exact
    columns = {field: _values(exact, field, catalogue) for field in bounded(asked)} or _telling_apart(exact, catalogue)
    if not columns:
        return exact
    rows = tuple(
        replace(row, beside=tuple(column.get(_key(row), "") for column in columns.values())) for row in exact.rows
    )
    return replace(exact, rows=rows, beside=tuple(columns))


def bounded(asked: Inquiry) -> tuple[str, ...]:
    """Fields whose numbers must lie within bounds, besides the one that the rows tell already."""
    told = asked.field or (asked.order.field if asked.order else "")
    return tuple(dict.fromkeys(field for field in _bounded(asked.where) if field != told))[:_MOST]


def _bounded(condition: Condition | None) -> Iterator[str]:
    match condition:
        case Test() if condition.low is not None or condition.high is not None:
            yield condition.field
        case AllOf() | AnyOf():
            for each in condition.conditions:
                yield from _bounded(each)


def _telling_apart(exact: Exact, catalogue: Catalogue) -> dict[str, _Column]:
    """The columns in which rows that are called alike differ, those that tell most of them apart first."""
    alike = _called_alike(exact.rows)
    if not alike:
        return {}
    tried = _that_differ(alike[0][:_LOOKED_AT], catalogue)
    columns = {field: _values(exact, field, catalogue) for field in tried}
    apart = {
        field: sum(len({column.get(_key(row), "") for row in rows}) - 1 for rows in alike)
        for field, column in columns.items()
    }
    best = sorted((field for field in tried if apart[field]), key=lambda field: -apart[field])[:_MOST]
    every = sum(len(rows) - 1 for rows in alike)
    return {field: columns[field] for field in (best[:1] if best and apart[best[0]] == every else best)}


def _that_differ(rows: Sequence[ResultRow], catalogue: Catalogue) -> list[str]:
    """Attributes in words, or with a unit, of which these things have different values."""
    each = [_attributes(catalogue.product(row.product_id), row.sku) for row in rows if row.product_id is not None]
    names = dict.fromkeys(name for one in each for name in one)
    return [f"{ATTRIBUTE}{name}" for name in names if len({one.get(name, "") for one in each}) > 1][:_TRIED]


def _attributes(product: Product, sku: str) -> dict[str, str]:
    own = next((variant.attributes for variant in product.variants if variant.sku == sku), {})
    return {name: value for name, value in {**product.attributes, **own}.items() if not _FIGURE.fullmatch(value)}


def _called_alike(rows: Sequence[ResultRow]) -> list[list[ResultRow]]:
    by_title: defaultdict[str, list[ResultRow]] = defaultdict(list)
    for row in rows:
        by_title[row.title.casefold()].append(row)
    return [rows for rows in by_title.values() if len(rows) > 1]


def _values(exact: Exact, field: str, catalogue: Catalogue) -> _Column:
    """Of what passes, as everywhere in an answer: of a product only the variants that were meant."""
    asked = exact.reading.inquiry
    these = Skus(tuple(row.sku for row in exact.rows))
    where = AllOf((these, asked.where)) if asked.where else these
    found = catalogue.answer(Inquiry("list", asked.things, where, field, limit=KEPT_ROWS))
    return {_key(row): row.told for row in (result_row(one, field) for one in found.rows) if row.value}


def _key(row: ResultRow) -> tuple[int | None, str]:
    return row.product_id, row.sku
