"""What is shown beside the rows of a computed answer: of "under 5 dollars and in stock" the prices and the stock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from merchant_assistant.catalogue.inquiry import AllOf, AnyOf, Condition, Inquiry, Skus, Test
from merchant_assistant.chat.computed import KEPT_ROWS, result_row
from merchant_assistant.chat.model import Exact, ResultRow

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue

_MOST = 2  # columns


def with_values(exact: Exact, catalogue: Catalogue) -> Exact:
    """``exact`` with its rows' values of the fields that the question sets bounds to."""
    asked = exact.reading.inquiry
    fields = bounded(asked)
    if asked.group or not exact.rows or not fields:
        return exact
    columns = [_values(exact, field, catalogue) for field in fields]
    rows = tuple(replace(row, beside=tuple(column.get(_key(row), "") for column in columns)) for row in exact.rows)
    return replace(exact, rows=rows, beside=fields)


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


def _values(exact: Exact, field: str, catalogue: Catalogue) -> dict[tuple[int | None, str], str]:
    """Of what passes, as everywhere in an answer: of a product only the variants that were meant."""
    asked = exact.reading.inquiry
    these = Skus(tuple(row.sku for row in exact.rows))
    where = AllOf((these, asked.where)) if asked.where else these
    found = catalogue.answer(Inquiry("list", asked.things, where, field, limit=KEPT_ROWS))
    return {_key(row): row.told for row in (result_row(one, field) for one in found.rows) if row.value}


def _key(row: ResultRow) -> tuple[int | None, str]:
    return row.product_id, row.sku
