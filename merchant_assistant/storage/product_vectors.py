"""What products mean, as vectors: one each, kept until what is said of it changes."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from merchant_assistant.storage import orders

if TYPE_CHECKING:
    from merchant_assistant.storage.database import Database

_VERSION_BITS = 62  # a backup that is put back must not have the number of what was here
_WAITING = """
SELECT p.id, v.text_hash FROM product p LEFT JOIN product_vectors v ON v.product_id = p.id AND v.model = :model
LEFT JOIN product_meaning_stale s ON s.product_id = p.id
WHERE p.id > :after AND (v.product_id IS NULL OR s.product_id IS NOT NULL) ORDER BY p.id LIMIT :limit
"""
_SAVED = "INSERT OR REPLACE INTO product_vectors SELECT id, ?, ?, ? FROM product WHERE id = ?"


@dataclass(frozen=True, slots=True)
class ProductVector:
    """``vector``: half-precision numbers; ``text_hash``: of the text that they were made of."""

    product_id: int
    text_hash: bytes
    vector: bytes


def mark_touched(connection: sqlite3.Connection) -> None:
    """The products in ``temp.touched`` may mean something else now. Inside a write; costs nothing without vectors."""
    connection.execute(
        "INSERT OR IGNORE INTO main.product_meaning_stale "
        "SELECT t.id FROM temp.touched t JOIN main.product_vectors v ON v.product_id = t.id"
    )


class ProductVectorRepository:
    """Reads and writes the vectors of products. Every method that writes is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def count(self) -> int:
        """Of all products."""
        with self._database.read() as connection:
            return int(connection.execute("SELECT count(*) FROM product").fetchone()[0])

    def waiting(self, model: str, after: int, limit: int) -> list[tuple[int, bytes | None]]:
        """Products behind the id ``after`` without a vector of that model, or changed since it was made.

        Each with the hash of the text that the vector it has was made of, None where it has none.
        """
        with self._database.read() as connection:
            values = {"model": model, "after": after, "limit": limit}
            return [(int(id), text_hash) for id, text_hash in connection.execute(_WAITING, values)]

    def save(
        self, model: str, products: int, vectors: Sequence[ProductVector], unchanged: Iterable[int] = ()
    ) -> tuple[int, int] | None:
        """The vectors of some products; ``unchanged``: those whose text is what it was. Products gone are left out.

        ``products``: :meth:`products_version` before their texts were read. Nothing is saved, and None returned, where
        it is another one by now: what was read may have changed. Else the :meth:`version` before and after.
        """
        with self._database.write() as connection:
            if orders.version(connection) != products:
                return None
            connection.executemany(_SAVED, ((model, each.text_hash, each.vector, each.product_id) for each in vectors))
            done = [(each.product_id,) for each in vectors] + [(id,) for id in unchanged]
            connection.executemany("DELETE FROM product_meaning_stale WHERE product_id = ?", done)
            before = _version(connection)
            after = secrets.randbits(_VERSION_BITS) or 1 if vectors else before
            connection.execute("UPDATE product_meaning_state SET version = ?", (after,))
            return before, after

    def products_version(self) -> int:
        """A number that no other state of any catalogue has."""
        with self._database.read() as connection:
            return orders.version(connection)

    def version(self) -> int:
        """A number that no other state of vectors has, but that some may be gone with their products; 0: none yet."""
        with self._database.read() as connection:
            return _version(connection)

    def blocks(self, model: str, size: int) -> Iterator[list[tuple[int, bytes]]]:
        """The vector of every product that has one of that model, in import order, ``size`` of them at a time.

        All are of one state. To be read to its end: until then a connection is taken.
        """
        statement = "SELECT product_id, vector FROM product_vectors WHERE model = ? ORDER BY product_id"
        with self._database.read() as connection:
            cursor = connection.execute(statement, (model,))
            while block := cursor.fetchmany(size):
                yield block


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT version FROM product_meaning_state").fetchone()[0])
