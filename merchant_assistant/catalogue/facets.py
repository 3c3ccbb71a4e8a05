"""What found products can be filtered by: which fields are worth offering, and how many products each value has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from merchant_assistant.catalogue.amounts import Quantity
from merchant_assistant.catalogue.columns import Column, Entry
from merchant_assistant.catalogue.finding import Finder
from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.catalogue.query import SOURCE, Facet, FacetValue, ProductQuery
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.storage import columns
from merchant_assistant.storage.columns import ColumnSize, bitmap_of
from merchant_assistant.storage.database import Connection

if TYPE_CHECKING:
    from pyroaring import BitMap

OFFERED = 12  # facets where nobody names the fields
_ALWAYS = (
    "category",
    "brand",
    "price",
    "currency",
    "stock",
    SOURCE,
)  # in this order, where there is something to choose
_FIELDS = ("tags", "manufacturer", "origin", "lead_time", "moq", "pack")
_A_LIST = 60  # values that can be looked through
_TOO_MANY = 2000  # values that nobody looks through


def facets(
    finder: Finder,
    connection: Connection,
    query: ProductQuery,
    fields: Sequence[str] | None,
    values: int,
    cancel: CancelToken | None,
) -> list[Facet]:
    """Facets of a query: of ``fields``, else of those worth offering, the most useful first."""
    names = fields if fields is not None else offered(columns.sizes(connection), query)
    answers = []
    for name in names:
        if cancel:
            cancel.check()
        found = _others(finder, connection, query, name, cancel)
        answers.append(_facet(finder.column(connection, name, cancel), found, values))
    return answers


def offered(sizes: Iterable[ColumnSize], query: ProductQuery) -> list[str]:
    """Fields worth offering: those filtered by, then the usual ones, then what most products have in a few values."""
    known = {size.field: size for size in sizes}
    chosen = dict.fromkeys(filter.field for filter in query.filters if filter.field in known)
    usual = (name for name in _ALWAYS if name in known and known[name].kinds > 1)
    rest = [size for size in known.values() if size.field in _FIELDS or size.field.startswith(ATTRIBUTE)]
    rest.sort(key=lambda size: (-_usefulness(size), size.field))
    useful = (size.field for size in rest if _usefulness(size) > 0)
    return list(dict.fromkeys([*chosen, *usual, *useful]))[: max(OFFERED, len(chosen))]


def _usefulness(size: ColumnSize) -> float:
    """How many products a choice concerns, less where its values are too many to look through."""
    if size.kinds < 2 or size.kinds > _TOO_MANY or size.kinds > size.products / 2:
        return 0.0
    return size.products * (1.0 if size.kinds <= _A_LIST else _A_LIST / size.kinds)


def _others(
    finder: Finder, connection: Connection, query: ProductQuery, field: str, cancel: CancelToken | None
) -> BitMap | None:
    """What is found without the query's own filters on a field; None where that is everything."""
    others = replace(query, filters=tuple(f for f in query.filters if f.field != field), sort=None)
    return None if others.blank else finder.found(connection, others, cancel)


def _facet(column: Column, found: BitMap | None, values: int) -> Facet:
    having = _size(column.present, found)
    if column.of_numbers:
        low, high, unit = _bounds(column, found)
        return Facet(column.field, "numbers", having, low=low, high=high, unit=unit)
    counted = (
        (entries[0].value, entries[0].products(found) if len(entries) == 1 else _together(entries, found))
        for entries in column.spellings.values()
    )
    common = sorted(((value, count) for value, count in counted if count), key=lambda pair: (-pair[1], pair[0]))
    shown = tuple(FacetValue(value, count) for value, count in common[:values])
    return Facet(column.field, "values", having, shown, len(common) - len(shown))


def _together(entries: Sequence[Entry], found: BitMap | None) -> int:
    """How many products have any of the spellings of a value."""
    having = bitmap_of(()).union(*(entry.anywhere for entry in entries))
    return _size(having, found)


def _bounds(column: Column, found: BitMap | None) -> tuple[Decimal | None, Decimal | None, str]:
    """Lowest and highest number of the found products in the unit (for prices: the currency) of most of them."""
    counts = {unit: _size(having, found) for unit, having in column.units.items()}
    unit = max(counts, key=lambda unit: (counts[unit], unit), default="")
    if not counts.get(unit):
        return None, None, unit
    return _first(column.numbers, unit, found), _first(reversed(column.numbers), unit, found), unit


def _first(numbers: Iterable[tuple[Quantity, Entry]], unit: str, found: BitMap | None) -> Decimal:
    """The first number that a found product has."""
    having = (q.number for q, entry in numbers if q.unit == unit and (found is None or entry.anywhere.intersect(found)))
    return next(having)


def _size(having: BitMap, found: BitMap | None) -> int:
    return len(having) if found is None else having.intersection_cardinality(found)
