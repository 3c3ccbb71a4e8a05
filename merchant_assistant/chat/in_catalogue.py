"""What an answer rests on, as the page Catalogue can show it: only where that finds just the same products."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from merchant_assistant.catalogue.inquiry import AllOf, Condition, Row, Test, Words
from merchant_assistant.catalogue.query import Filter, ProductQuery
from merchant_assistant.chat.computed import MONEY

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.chat.exact.columns.model import Reading

_COMPARED = 5000  # rows at most: of more it takes too long to tell


def in_catalogue(catalogue: Catalogue, reading: Reading, rows: Sequence[Row]) -> ProductQuery | None:
    """What shows the products of these rows and no others; None where nothing does, or they are too many to tell."""
    query = _query_of(reading)
    if query is None or (len(rows) > _COMPARED and not query.blank):
        return None
    found = catalogue.count(query)
    if query.blank and reading.inquiry.things == "products":
        return query if found == len(rows) else None
    same = found <= _COMPARED and set(catalogue.product_ids(query)) == {row.product_id for row in rows}
    return query if same else None


def _query_of(reading: Reading) -> ProductQuery | None:
    """The conditions as search words and filters; None where the page has none like them."""
    conditions = _each(reading.inquiry.where)
    words = [each.text for each in conditions if isinstance(each, Words)]
    filters = [_filter_of(each) for each in conditions if not isinstance(each, Words)]
    known = [filter for filter in filters if filter]
    once = len({filter.field for filter in known}) == len(filters)
    return ProductQuery(" ".join(words), tuple(known)) if once and reading.inquiry.base is None else None


def _each(condition: Condition | None) -> tuple[Condition, ...]:
    if condition is None:
        return ()
    return condition.conditions if isinstance(condition, AllOf) else (condition,)


def _filter_of(condition: Condition) -> Filter | None:
    """The page knows no "under 5", but "up to 5": they find the same where nothing is just 5."""
    if not isinstance(condition, Test) or (condition.unit and condition.field not in MONEY):
        return None
    low, high = condition.low, condition.high
    return Filter(condition.field, condition.values, low, high, condition.unit or None, condition.blank)
