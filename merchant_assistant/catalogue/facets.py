"""What found products can be filtered by: which fields are worth offering, and how many products each value has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np

from merchant_assistant.catalogue.columns import Column
from merchant_assistant.catalogue.finding import Finder
from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.catalogue.query import SOURCE, Facet, FacetValue, ProductQuery
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.storage import columns
from merchant_assistant.storage.columns import ColumnSize
from merchant_assistant.storage.database import Connection

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Found = NDArray[np.bool_] | None  # for each id whether it is found; None: all are

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
        others = replace(query, filters=tuple(f for f in query.filters if f.field != name))
        found = finder.mask(connection, others, cancel)
        column = finder.column(connection, name, cancel, filled=found is not None)
        if found is None and not column.of_numbers and column.several_spellings:
            column = finder.column(connection, name, cancel)
        answers.append(_facet(column, found, values))
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


def _facet(column: Column, found: Found, values: int) -> Facet:
    counts = column.counted(found)
    having = column.products if found is None else int(np.count_nonzero(found[column.having]))
    if column.of_numbers:
        low, high, unit = _bounds(column, counts)
        return Facet(column.field, "numbers", having, low=low, high=high, unit=unit)
    plain = counts.tolist()
    counted = (
        (column.values[codes[0]], plain[codes[0]] if len(codes) == 1 else column.together(codes, found))
        for codes in column.spellings.values()
    )
    common = sorted(((value, count) for value, count in counted if count), key=lambda pair: (-pair[1], pair[0]))
    shown = tuple(FacetValue(value, count) for value, count in common[:values])
    return Facet(column.field, "values", having, shown, len(common) - len(shown))


def _bounds(column: Column, counts: NDArray[np.int64]) -> tuple[Decimal | None, Decimal | None, str]:
    """Lowest and highest of the numbers that are counted, in the commonest unit (for prices: the currency)."""
    by_unit = {unit: int(counts[codes].sum()) for unit, codes in column.units.items()}
    unit = max(by_unit, key=lambda unit: (by_unit[unit], unit), default="")
    if not by_unit.get(unit):
        return None, None, unit
    there = column.units[unit][counts[column.units[unit]] > 0]
    return column.number(there[0]), column.number(there[-1]), unit
