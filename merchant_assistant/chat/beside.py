"""What is shown beside the rows of a computed answer: of "under 5 dollars and in stock" the prices and the stock.

Where rows are called alike (three tyres of one name, each another colour), what tells them apart.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from merchant_assistant.catalogue.inquiry import AllOf, AnyOf, Condition, Inquiry, Skus, Test
from merchant_assistant.catalogue.model import ATTRIBUTE, Product
from merchant_assistant.chat.computed import KEPT_ROWS, result_row
from merchant_assistant.chat.exact.columns.heads_of_columns import keys_of_column
from merchant_assistant.chat.exact.words.lexicon import concepts
from merchant_assistant.chat.model import Exact, ResultRow

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue

_MOST = 2  # columns of a kind
_AT_ALL = 3
_TRIED = 6  # columns that may tell rows apart: each is a look at the catalogue
_LOOKS = ("colour", "size", "material")
_LOOKED_AT = 4  # names, and rows of each, to see in what they differ
_FIGURE = re.compile(r"[\d.,:/\s-]+")  # a bare number or a day tells nobody which tyre it is

_Column = dict[tuple[int | None, str], str]


def with_values(exact: Exact, catalogue: Catalogue) -> Exact:
    """``exact`` with its rows' values of the fields that the question sets bounds to."""
    asked = exact.reading.inquiry
    if asked.group or not exact.rows:
        return exact
    columns = {field: _values(exact, field, catalogue) for field in bounded(asked)}
    columns |= _telling_apart(exact, catalogue, min(_MOST, _AT_ALL - len(columns)))
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


def _telling_apart(exact: Exact, catalogue: Catalogue, most: int) -> dict[str, _Column]:
    """Up to ``most`` columns in which rows that are called alike differ, so that each is another one.

    Colours and sizes go first; then few different values tell a person more than many (bins, codes).
    """
    alike = _called_alike(exact.rows)
    if not alike or not most:
        return {}
    held = {one.field: one.distinct for one in catalogue.fields_held()}
    columns: dict[str, _Column] = {}
    told = _told_apart(alike, [])
    ranked = sorted(_that_differ(alike, catalogue), key=lambda field: (not _is_look(field), held.get(field, 0)))
    for field in ranked[:_TRIED]:
        column = _values(exact, field, catalogue)
        if len(columns) < most and (now := _told_apart(alike, [*columns.values(), column])) > told:
            columns[field], told = column, now
    return columns


def _is_look(field: str) -> bool:
    return any(key in concepts()[look].names for look in _LOOKS for key in keys_of_column(field))


def _told_apart(alike: Sequence[Sequence[ResultRow]], columns: Sequence[_Column]) -> int:
    return sum(len({tuple(column.get(_key(row), "") for column in columns) for row in rows}) for rows in alike)


def _that_differ(alike: Sequence[Sequence[ResultRow]], catalogue: Catalogue) -> list[str]:
    """Attributes in words, or with a unit, of which things of one name have different values, by the first ones."""
    names: dict[str, None] = {}
    for rows in alike[:_LOOKED_AT]:
        ids = [row for row in rows[:_LOOKED_AT] if row.product_id is not None]
        each = [_attributes(catalogue.product(cast(int, row.product_id)), row.sku) for row in ids]
        every = dict.fromkeys(name for one in each for name in one)
        names |= {name: None for name in every if len({one.get(name, "") for one in each}) > 1}
    return [f"{ATTRIBUTE}{name}" for name in names]


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
