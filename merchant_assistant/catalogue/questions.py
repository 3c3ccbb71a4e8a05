"""What is asked of the catalogue: products, counts, filters, numbers, where a value came from."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from merchant_assistant.catalogue import editing
from merchant_assistant.catalogue.assembling import product_of
from merchant_assistant.catalogue.finding import query_of
from merchant_assistant.catalogue.inquiry import Condition, FieldHeld, Figure, Finding, Inquiry
from merchant_assistant.catalogue.model import Product
from merchant_assistant.catalogue.origins import Origins, origins_of
from merchant_assistant.catalogue.query import Facet, FacetValue, ProductQuery, Summary
from merchant_assistant.catalogue.room import Room, unknown_product
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import either, said
from merchant_assistant.storage import batches, gaps, orders, products, search
from merchant_assistant.storage.by_characters import words_of_characters
from merchant_assistant.storage.gaps import Gaps


class Questions(Room):
    """Everything that only reads."""

    def count(self, query: str | ProductQuery = "") -> int:
        """How many products ``query`` finds; all for a blank one."""
        with self._database.read() as connection:
            return self._finder.count(connection, query_of(query))

    def count_by_source(self) -> dict[str, int]:
        """How many products each source has."""
        with self._database.read() as connection:
            return products.count_by_source(connection)

    def version(self) -> int:
        """A number that is another one after every change of products: what was learnt of them is kept as long."""
        with self._database.read() as connection:
            return orders.version(connection)

    def sources(self) -> list[str]:
        """Shops and suppliers that products came from, the oldest first."""
        with self._database.read() as connection:
            return batches.sources(connection)

    def ids_outside(self, source: str) -> list[int]:
        """The products of all other sources."""
        with self._database.read() as connection:
            return products.ids_outside(connection, source)

    def gaps(self) -> Gaps:
        """What is missing: looks at every product, so it takes its time with many."""
        with self._database.read() as connection:
            return gaps.gaps(connection)

    def page(self, query: str | ProductQuery = "", *, offset: int = 0, limit: int = 50) -> list[Product]:
        """Some of the products that ``query`` finds, sorted as it says: else best first, or in import order."""
        with self._database.read() as connection:
            ids = self._finder.ids(connection, query_of(query), offset, limit)
            return [product_of(row) for row in products.by_ids(connection, ids)]

    def product_ids(self, query: str | ProductQuery = "") -> list[int]:
        """Ids of all products that ``query`` finds, in the order of :meth:`page`."""
        with self._database.read() as connection:
            return self._finder.ids(connection, query_of(query))

    def understood(self, query: str | ProductQuery) -> dict[str, str]:
        """Words that no product has, each with the known word that is looked for in its place; empty where all are."""
        with self._database.read() as connection:
            return self._finder.understood(connection, query_of(query))

    def words_of_characters(self, places: Sequence[Collection[str]]) -> tuple[str, ...]:
        """The Chinese words in texts of products whose characters are, one after the other, of ``places``."""
        with self._database.read() as connection:
            return words_of_characters(connection, places)

    def facets(
        self,
        query: str | ProductQuery = "",
        fields: Sequence[str] | None = None,
        values: int = 20,
        cancel: CancelToken | None = None,
    ) -> list[Facet]:
        """What the found products can be filtered by, with counts; the most useful fields first where none are named.

        ``fields``: names of FIELDS, ``attribute:NAME``, ``source``, ``variants``. ``values``: at most so many of each.
        Raises :class:`Cancelled`.
        """
        from merchant_assistant.catalogue.facets import facets  # noqa: PLC0415 - first when filters are offered

        with self._database.read(cancel) as connection:
            return facets(self._finder, connection, query_of(query), fields, values, cancel)

    def summaries(
        self,
        query: str | ProductQuery,
        field: str,
        group: str | None = None,
        cancel: CancelToken | None = None,
    ) -> list[Summary]:
        """Count, distinct numbers, sum, lowest, highest, mean and median of ``field`` over what ``query`` finds.

        One for each currency where it is money, and for each value of ``group`` where that is given. Raises
        :class:`Cancelled`.
        """
        from merchant_assistant.catalogue.summaries import summaries  # noqa: PLC0415 - first when numbers are asked for

        with self._database.read(cancel) as connection:
            return summaries(self._finder, connection, query_of(query), field, group, cancel)

    def answer(self, inquiry: Inquiry, cancel: CancelToken | None = None) -> Finding:
        """What the catalogue answers exactly; see :mod:`inquiry`.

        Raises :class:`Cancelled`; rows beyond the first may raise :class:`UserFault` ``answer_outdated`` when they are
        looked at after the products changed.
        """
        from merchant_assistant.catalogue.computing.answering import answer  # noqa: PLC0415 - first when it is asked
        from merchant_assistant.catalogue.computing.asked import Asked  # noqa: PLC0415 - likewise

        cancel = cancel or CancelToken()
        with self._database.read(cancel) as connection:
            return answer(Asked(self._finder, connection, cancel), self._database.read, inquiry)

    def prepare(self, cancel: CancelToken | None = None) -> None:
        """Read what questions are computed from, so that the first one need not wait; for the background.

        What takes much memory is read when it is asked for. Raises :class:`Cancelled`.
        """
        from merchant_assistant.catalogue.computing import ready  # noqa: PLC0415 - first when it is asked
        from merchant_assistant.catalogue.computing.asked import Asked  # noqa: PLC0415 - likewise

        cancel = cancel or CancelToken()
        with self._database.read() as connection:
            fields = ready.fields_to_read(connection)
        for field in fields:
            cancel.check()
            if self._finder.size > ready.MOST_BYTES:
                return
            with self._database.read(cancel) as connection:
                ready.read(Asked(self._finder, connection, cancel), field)

    def stock_worth(
        self, where: Condition | None = None, cancel: CancelToken | None = None, *, at: str = "price"
    ) -> Sequence[Figure]:
        """Stock times price, or cost, of the variants that a condition holds of, by currency.

        Raises :class:`Cancelled`.
        """
        from merchant_assistant.catalogue.computing.asked import Asked  # noqa: PLC0415 - likewise
        from merchant_assistant.catalogue.computing.worth import worth  # noqa: PLC0415 - likewise

        cancel = cancel or CancelToken()
        with self._database.read(cancel) as connection:
            return list(worth(Asked(self._finder, connection, cancel), where, at))

    def alike(
        self,
        traits: Sequence[tuple[Condition, float]],
        where: Condition,
        shown: str,
        most: int,
        cancel: CancelToken | None = None,
    ) -> Finding:
        """The products that ``where`` holds of and that have enough of the traits, the likest first, at most so many.

        A trait is a condition and how much more than its rarity it counts for. The rows show their values of the field
        ``shown``. Raises :class:`Cancelled`.
        """
        from merchant_assistant.catalogue.computing.asked import Asked  # noqa: PLC0415 - first when it is asked
        from merchant_assistant.catalogue.computing.likeness import alike  # noqa: PLC0415 - likewise

        cancel = cancel or CancelToken()
        with self._database.read(cancel) as connection:
            asked = Asked(self._finder, connection, cancel)
            return alike(asked, self._database.read, traits, where, shown, most)

    def fields_held(self, cancel: CancelToken | None = None) -> Sequence[FieldHeld]:
        """Every field that a product has a value of, those that most have first. Raises :class:`Cancelled`."""
        from merchant_assistant.catalogue.computing.linking import fields_held  # noqa: PLC0415 - likewise

        cancel = cancel or CancelToken()
        with self._database.read(cancel) as connection:
            return list(fields_held(connection, cancel))

    def values_of_field(self, field: str, limit: int, cancel: CancelToken | None = None) -> Sequence[FacetValue]:
        """The commonest values of a field, each with how many products have it. Raises :class:`Cancelled`."""
        from merchant_assistant.catalogue.computing.linking import values_of_field  # noqa: PLC0415 - likewise

        cancel = cancel or CancelToken()
        with self._database.read(cancel) as connection:
            return values_of_field(self._finder, connection, field, limit, cancel)

    def mentioned(self, codes: Iterable[str], words: Iterable[str], limit: int) -> list[Product]:
        """Products that a sentence may speak of: those with one of ``codes`` as an SKU, of any product or variant.

        Where there is none, products with any of ``words``, those with more and rarer ones first.
        """
        with self._database.read() as connection:
            named = dict.fromkeys(id for code in codes for id in products.ids_of_sku(connection, code))
            ids = list(named)[:limit] or search.ids_of_any(connection, words, limit)
            return [product_of(row) for row in products.by_ids(connection, ids)]

    def present(self, product_ids: Iterable[int]) -> list[Product]:
        """Those of the products that are still there, in that order."""
        with self._database.read() as connection:
            return [product_of(row) for row in products.by_ids(connection, list(product_ids))]

    def product(self, product_id: int) -> Product:
        """One product. Raises :class:`UserFault` ``unknown_product``."""
        with self._database.read() as connection:
            for row in products.by_ids(connection, [product_id]):
                return product_of(row)
        raise unknown_product()

    def origins(self, product_id: int) -> Origins:
        """Where each value of a product came from: file, sheet, row and day, or when a person typed it.

        Raises :class:`UserFault` ``unknown_product``.
        """
        product = self.product(product_id)
        with self._database.read() as connection:
            return origins_of(connection, product)

    def find(self, sku: str, source: str | None = None) -> Product:
        """The product with that SKU, its own or a variant's; of ``source`` where it is given, as two may use it.

        Raises :class:`UserFault` ``unknown_sku``.
        """
        with self._database.read() as connection:
            ids = products.ids_of_sku(connection, sku, source)
            for row in products.by_ids(connection, ids[:1]):
                return product_of(row)
            near = editing.near_skus(sku, products.all_skus(connection))
        hint = (
            said("Catalogue", "Did you mean {sku}?").format(sku=either(near))
            if near
            else said("Catalogue", "Look at the list of products for its SKU.")
        )
        raise UserFault("unknown_sku", said("Catalogue", "No product has the SKU “{sku}”.").format(sku=sku), hint)
