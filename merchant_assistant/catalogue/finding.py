"""What a query finds, and what is said about it: counts by value, and numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from statistics import median

from merchant_assistant.catalogue.amounts import quantity_of
from merchant_assistant.catalogue.assembling import product_of
from merchant_assistant.catalogue.looking import values_of
from merchant_assistant.catalogue.model import ATTRIBUTE, Product
from merchant_assistant.catalogue.query import SOURCE, Facet, FacetValue, Filter, ProductQuery, Sort, Summary
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.storage import products, search
from merchant_assistant.storage.database import Connection
from merchant_assistant.storage.milestones import Milestones

NUMBERS = frozenset({"price", "compare_at_price", "cost", "stock", "weight", "moq", "pack", "carton", "variants"})
OFFERED = ("brand", "category", "price", "stock", SOURCE, "tags", "manufacturer", "origin")


class Finder:
    """Answers queries. Safe from any thread."""

    def __init__(self) -> None:
        self._milestones = Milestones()

    def count(self, connection: Connection, query: str | ProductQuery) -> int:
        """How many products a query finds."""
        asked = query_of(query)
        return len(found(connection, asked)) if asked.filters else search.count(connection, asked.text)

    def ids(self, connection: Connection, query: str | ProductQuery, offset: int = 0, limit: int = -1) -> list[int]:
        """Ids of a part of what a query finds, in its order; all of them for ``limit`` -1."""
        asked = query_of(query)
        if not asked.filters and asked.sort is None:
            return search.ids(connection, asked.text, offset, limit, self._milestones)
        ids = found(connection, asked)
        return ids[offset:] if limit < 0 else ids[offset : offset + limit]

    def understood(self, connection: Connection, query: str | ProductQuery) -> dict[str, str]:
        """Misspelt words with what is looked for in their place."""
        return {}

    def facets(
        self,
        connection: Connection,
        query: str | ProductQuery,
        fields: Sequence[str] | None,
        values: int,
        cancel: CancelToken | None,
    ) -> list[Facet]:
        """Counts by value."""
        return facets(connection, query_of(query), fields, values, cancel)

    def summaries(
        self,
        connection: Connection,
        query: str | ProductQuery,
        field: str,
        group: str | None,
        cancel: CancelToken | None,
    ) -> list[Summary]:
        """Numbers of a field."""
        return summaries(connection, query_of(query), field, group, cancel)


def query_of(query: str | ProductQuery) -> ProductQuery:
    """A query as it is meant: words alone may be given as they were typed."""
    return ProductQuery(query) if isinstance(query, str) else query


def found(connection: Connection, query: ProductQuery, cancel: CancelToken | None = None) -> list[int]:
    """Ids of what a query finds, in its order."""
    ids = search.ids(connection, query.text)
    if not query.filters and query.sort is None:
        return ids
    passing = [p for p in _products(connection, ids, cancel) if all(passes(p, f) for f in query.filters)]
    return [p.id for p in (_sorted(passing, query.sort) if query.sort else passing)]


def facets(
    connection: Connection, query: ProductQuery, fields: Sequence[str] | None, values: int, cancel: CancelToken | None
) -> list[Facet]:
    """Counts by value of what a query finds; each leaves out the query's own filter on its field."""
    offered = OFFERED if fields is None else fields
    return [_facet(connection, query, field, values, cancel) for field in offered]


def summaries(
    connection: Connection, query: ProductQuery, field: str, group: str | None, cancel: CancelToken | None
) -> list[Summary]:
    """The numbers of a field over what a query finds, by currency where it is money and by the values of ``group``."""
    numbers: dict[tuple[str | None, str | None], list[Decimal]] = {}
    for product in _products(connection, found(connection, query, cancel), cancel):
        for name in dict.fromkeys(values_of(product, group)) if group else (None,):
            for text in values_of(product, field):
                quantity = quantity_of(text)
                if quantity:
                    currency = quantity.unit or None if field == "price" else None
                    numbers.setdefault((name, currency), []).append(quantity.number)
    return [_summary(field, name, currency, all_) for (name, currency), all_ in numbers.items()]


def _summary(field: str, group: str | None, currency: str | None, numbers: list[Decimal]) -> Summary:
    total = sum(numbers, Decimal())
    low, high, middle = min(numbers), max(numbers), median(numbers)
    return Summary(
        field, group, len(numbers), len(set(numbers)), total, low, high, total / len(numbers), middle, currency
    )


def passes(product: Product, filter: Filter) -> bool:
    """Whether a product, or one of its variants, has such a value."""
    has = list(values_of(product, filter.field))
    if filter.blank is not None and filter.blank == bool(has):
        return False
    if filter.values and not {value.casefold() for value in filter.values} & {value.casefold() for value in has}:
        return False
    return (filter.low is None and filter.high is None) or any(_within(value, filter) for value in has)


def _within(value: str, filter: Filter) -> bool:
    quantity = quantity_of(value)
    if quantity is None or (filter.currency and quantity.unit != filter.currency):
        return False
    return (filter.low is None or filter.low <= quantity.number) and (
        filter.high is None or quantity.number <= filter.high
    )


def _products(connection: Connection, ids: Iterable[int], cancel: CancelToken | None) -> Iterator[Product]:
    for row in products.by_ids(connection, list(ids)):
        if cancel:
            cancel.check()
        yield product_of(row)


def _sorted(all_: Iterable[Product], sort: Sort) -> list[Product]:
    having: list[tuple[tuple[bool, Decimal, str], Product]] = []
    without: list[Product] = []
    for product in all_:
        keys = [_key(value) for value in values_of(product, sort.field)]
        if keys:
            having.append((max(keys) if sort.descending else min(keys), product))
        else:
            without.append(product)
    having.sort(key=lambda pair: pair[0], reverse=sort.descending)
    return [product for _, product in having] + without


def _key(value: str) -> tuple[bool, Decimal, str]:
    quantity = quantity_of(value)
    return quantity is None, quantity.number if quantity else Decimal(), value.casefold()


def _facet(connection: Connection, query: ProductQuery, field: str, values: int, cancel: CancelToken | None) -> Facet:
    others = replace(query, filters=tuple(filter for filter in query.filters if filter.field != field), sort=None)
    counts: Counter[str] = Counter()
    having = 0
    for product in _products(connection, found(connection, others, cancel), cancel):
        own = set(values_of(product, field))
        having += bool(own)
        counts.update(own)
    numbers = [quantity.number for value in counts if (quantity := quantity_of(value))]
    if field in NUMBERS or (field.startswith(ATTRIBUTE) and counts and len(numbers) == len(counts)):
        return Facet(field, "numbers", having, low=min(numbers, default=None), high=max(numbers, default=None))
    common = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    shown = tuple(FacetValue(value, count) for value, count in common[:values])
    return Facet(field, "values", having, shown, len(common) - len(shown))
