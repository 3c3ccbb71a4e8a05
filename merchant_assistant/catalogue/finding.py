"""What a query finds: words and filters as sets of products, their order, and pages of it."""

from __future__ import annotations

import threading
from array import array
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from merchant_assistant.catalogue.assembling import product_of
from merchant_assistant.catalogue.kept_columns import KeptColumns
from merchant_assistant.catalogue.listing import Listing
from merchant_assistant.catalogue.looking import values_of
from merchant_assistant.catalogue.query import SOURCE, Filter, ProductQuery, Sort
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.storage import columns, orders, products, search, vocabulary
from merchant_assistant.storage.database import Connection
from merchant_assistant.storage.milestones import Milestones, in_order
from merchant_assistant.storage.search import Term
from merchant_assistant.storage.words import folded

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from pyroaring import BitMap

    from merchant_assistant.catalogue.columns import Column

T = TypeVar("T")
_FIRST = 500  # products that a first look may reach without finding all
_KEPT = 24  # answers that are remembered
_KEPT_SLOTS = 40_000_000  # bytes of what conditions hold of: at 100,000 products that of two hundred
_EVERYONES = SOURCE  # a field that every product has
_TEXTS = frozenset({"title", "description", "image", "url", "parent", "price_tiers", "customer_prices"})


def query_of(query: str | ProductQuery) -> ProductQuery:
    """A query as it is meant: words alone may be given as they were typed."""
    return ProductQuery(query) if isinstance(query, str) else query


class Finder:
    """Answers queries, and remembers answers while the products stay as they are. Safe from any thread."""

    def __init__(self) -> None:
        self._milestones = Milestones()
        self._lock = threading.Lock()
        self._version = -1
        self._answers: OrderedDict[Hashable, object] = OrderedDict()
        self._passing_slots: OrderedDict[Hashable, NDArray[np.bool_]] = OrderedDict()
        self._columns = KeptColumns()

    @property
    def size(self) -> int:
        """About how many bytes of memory the remembered columns take."""
        with self._lock:
            return self._columns.size

    def count(self, connection: Connection, query: ProductQuery) -> int:
        """How many products a query finds."""
        if query.blank:
            return int(connection.execute("SELECT count(*) FROM product").fetchone()[0])
        return len(self.found(connection, query))

    def ids(self, connection: Connection, query: ProductQuery, offset: int = 0, limit: int = -1) -> list[int]:
        """Ids of a part of what a query finds, in its order; all of them for ``limit`` -1."""
        if query.blank and query.sort is None:
            return in_order(connection, offset, limit, self._milestones)
        first = self._first(connection, query, offset + limit) if limit >= 0 and offset + limit <= _FIRST else None
        if first is not None:
            return first[offset : offset + limit]
        return self._remembered(connection, ("listing", query), lambda: self._listing(connection, query)).part(
            offset, limit
        )

    def understood(self, connection: Connection, query: ProductQuery) -> dict[str, str]:
        """Words that no product has, each with the known one that is looked for in its place."""
        _, corrected = self._terms(connection, query.text)
        return corrected

    def found(self, connection: Connection, query: ProductQuery, cancel: CancelToken | None = None) -> BitMap:
        """The products that a query finds, in no order."""
        plain = replace(query, sort=None)
        return self._remembered(connection, ("found", plain), lambda: self._found(connection, plain, cancel))

    def everything(self, connection: Connection) -> BitMap:
        """All products."""
        return self.column(connection, _EVERYONES).present

    def mask(self, connection: Connection, query: ProductQuery, cancel: CancelToken | None) -> NDArray[np.bool_] | None:
        """What a query finds, for each id whether it is among it; None where that is everything."""
        if query.blank:
            return None
        from merchant_assistant.catalogue.columns import mask_of  # noqa: PLC0415 - first when values are looked through

        plain = replace(query, sort=None)
        highest = orders.highest_id(connection)
        return self._remembered(
            connection, ("mask", plain), lambda: mask_of(self.found(connection, plain, cancel), highest)
        )

    def passing(
        self, connection: Connection, key: Hashable, make: Callable[[], NDArray[np.bool_]]
    ) -> NDArray[np.bool_]:
        """What a condition holds of, made once while the products stay as they are; not to be written to."""
        version = self._forget_old(connection)
        with self._lock:
            known = self._passing_slots.get(key) if version == self._version else None
            if known is not None:
                self._passing_slots.move_to_end(key)
                return known
        made = make()
        made.flags.writeable = False
        with self._lock:
            if version == self._version:
                self._passing_slots[key] = made
                while len(self._passing_slots) * made.nbytes > _KEPT_SLOTS:
                    self._passing_slots.popitem(last=False)
        return made

    def column(
        self, connection: Connection, field: str, cancel: CancelToken | None = None, *, filled: bool = True
    ) -> Column:
        """All values of a field; not ``filled``: perhaps without the cells, where counts of the whole suffice."""
        from merchant_assistant.catalogue.columns import Column  # noqa: PLC0415 - likewise

        now = self._forget_old(connection)
        with self._lock:
            version, column = self._columns.get(field)
        if column is None or version != now:
            versions = columns.versions(connection, field)
            if column is None or column.versions != versions:
                column = Column(field, versions, checked(columns.names(connection, field), cancel))
        if filled:
            column.fill(lambda: checked(columns.cells(connection, field), cancel))
        self._keep_column(now, column)
        return column

    def _found(self, connection: Connection, query: ProductQuery, cancel: CancelToken | None) -> BitMap:
        terms, _ = self._terms(connection, query.text)
        worded = bool(query.text.strip())
        everything = self.everything(connection) if query.filters or not worded else columns.bitmap_of(())
        result = search.found(connection, terms) if worded else everything
        for filter in query.filters:
            result = result & self._passing(connection, filter, everything, cancel)
        return result

    def _passing(
        self, connection: Connection, filter: Filter, everything: BitMap, cancel: CancelToken | None
    ) -> BitMap:
        column = self.column(connection, filter.field, cancel)
        if not filter.values or filter.field not in _TEXTS | {"sku"}:
            return column.passing(filter, everything)
        others = column.passing(replace(filter, values=()), everything)
        return others & self._with_text(connection, filter, column, cancel)

    def _with_text(self, connection: Connection, filter: Filter, column: Column, cancel: CancelToken | None) -> BitMap:
        """Products whose SKU, or text of the kind that no list of values is kept of, is one of the filter's."""
        if filter.field == "sku":
            skus = (products.ids_of_sku(connection, value) for value in filter.values)
            return columns.bitmap_of(id for ids in skus for id in ids)
        wanted = {folded(value) for value in filter.values}
        maybe = orders.with_title(connection, wanted) if filter.field == "title" else list(column.present)
        passing = []
        for row in products.by_ids(connection, maybe):
            if cancel:
                cancel.check()
            if any(folded(value) in wanted for value in values_of(product_of(row), filter.field)):
                passing.append(row.id)
        return columns.bitmap_of(passing)

    def _listing(self, connection: Connection, query: ProductQuery) -> Listing:
        if query.sort:
            order = self.order(connection, query.sort)
            mask = self.mask(connection, query, None)
            if mask is None:
                return Listing([order])
            from merchant_assistant.catalogue.columns import among  # noqa: PLC0415 - likewise

            return Listing([among(order, mask)])
        found = self.found(connection, query)
        return Listing(self._groups(connection, query, found) if query.text.strip() else [found])

    def _groups(self, connection: Connection, query: ProductQuery, found: BitMap) -> list[BitMap | Sequence[int]]:
        """Found products, the best first: those with just this SKU, then ranked or by title, then by word, by code."""
        terms, _ = self._terms(connection, query.text)
        exact = [id for id in products.ids_of_sku(connection, query.text.strip()) if id in found]
        rest = found - columns.bitmap_of(exact)
        first = self._first_worded(connection, query.text)
        if first is not None and len(first) <= search.RANKED:
            best = [id for id in search.ranked(connection, terms) if id in rest]
            return [exact, best, rest - columns.bitmap_of(best)]
        titled = search.titled(connection, terms) & rest
        worded = (search.worded(connection, terms) & rest) - titled
        return [exact, titled, worded, rest - titled - worded]

    def _first(self, connection: Connection, query: ProductQuery, wanted: int) -> list[int] | None:
        """The first products of a broad query or a sorted list without finding all; None where that is no shorter."""
        self._forget_old(connection)
        with self._lock:
            known = ("listing", query) in self._answers
        if known or query.filters:
            return None
        if query.sort:
            key = orders.KEYS.get(query.sort.field)
            if query.text.strip() or key is None:
                return None
            return orders.by_key(connection, key, query.sort.descending, wanted)
        return self._first_broad(connection, query.text, wanted)

    def _first_broad(self, connection: Connection, text: str, wanted: int) -> list[int] | None:
        """As :meth:`_groups` orders what many products have."""
        worded = self._first_worded(connection, text)
        if worded is not None and len(worded) <= search.RANKED:
            return None
        terms, _ = self._terms(connection, text)
        exact = products.ids_of_sku(connection, text.strip())
        titled = search.first_titled(connection, terms, wanted + len(exact))
        first = list(dict.fromkeys([*exact, *titled]))
        if len(first) < wanted:
            first = list(dict.fromkeys([*first, *(worded or self._first_coded(connection, terms))]))
        return first if len(first) >= wanted else None

    def _first_coded(self, connection: Connection, terms: tuple[Term, ...]) -> list[int]:
        """The first products with a number, or a part of a code, that very many have in theirs: none that few have."""
        if len(terms) != 1 or not terms[0].code:
            return []
        coded = search.first_coded(connection, terms[0], search.RANKED + 1)
        return [*search.worded(connection, terms), *coded] if len(coded) > search.RANKED else []

    def _first_worded(self, connection: Connection, text: str) -> list[int] | None:
        terms, _ = self._terms(connection, text)
        return self._remembered(connection, ("worded", text), lambda: search.first_worded(connection, terms))

    def order(self, connection: Connection, sort: Sort) -> array[int]:
        """All products in an order, those without a value last."""
        return self._remembered(connection, ("order", sort), lambda: self._ordered(connection, sort))

    def _ordered(self, connection: Connection, sort: Sort) -> array[int]:
        if key := orders.KEYS.get(sort.field):
            return orders.whole(connection, key, sort.descending)
        column = self.column(connection, sort.field)
        return column.ordered(self.everything(connection), sort.descending)

    def _terms(self, connection: Connection, text: str) -> tuple[tuple[Term, ...], dict[str, str]]:
        """The terms that are looked for, and which of them stand for misspelt ones."""
        return self._remembered(connection, ("terms", text), lambda: _corrected(connection, text))

    def _remembered(self, connection: Connection, key: Hashable, answer: Callable[[], T]) -> T:
        version = self._forget_old(connection)
        with self._lock:
            if version == self._version and key in self._answers:
                self._answers.move_to_end(key)
                return self._answers[key]  # type: ignore[return-value]  # a key always has answers of one type
        result = answer()
        with self._lock:
            if version == self._version:
                self._answers[key] = result
                while len(self._answers) > _KEPT:
                    self._answers.popitem(last=False)
        return result

    def _keep_column(self, version: int, column: Column) -> None:
        with self._lock:
            if version != self._version:
                return
            self._columns.keep(version, column)

    def _forget_old(self, connection: Connection) -> int:
        """Drop the answers about products as they were; columns are looked at again before they are used.

        Returns the version that the connection sees: another thread may see a later one meanwhile.
        """
        version = orders.version(connection)
        with self._lock:
            if version != self._version:
                self._version = version
                self._answers.clear()
                self._passing_slots.clear()
        return version


def _corrected(connection: Connection, text: str) -> tuple[tuple[Term, ...], dict[str, str]]:
    asked = search.terms_of(text)
    if search.first_titled(connection, asked, 1):  # the usual case, and the shorter look
        return asked, {}
    terms: list[Term] = []
    corrected: dict[str, str] = {}
    for term in asked:
        near = None if search.has_any(connection, term) else vocabulary.nearest(connection, term.text)
        if near:
            corrected[term.text] = near
        terms += search.terms_of(near) if near else [term]
    return tuple(terms), corrected


def checked(parts: Iterable[T], cancel: CancelToken | None) -> Iterator[T]:
    """The same parts, as long as nobody cancels."""
    for part in parts:
        if cancel:
            cancel.check()
        yield part
