"""What is searched, filtered, sorted and summed by, made from products as they stand: imported cells, typed over.

Done in the transaction of whatever changed the products, a block of ids after the other, so that memory stays small.
"""

from __future__ import annotations

import re
import secrets
import sqlite3
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

import msgspec

from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.storage import columns
from merchant_assistant.storage.gathering import Gathering
from merchant_assistant.storage.orders import KEY_LENGTH
from merchant_assistant.storage.product_vectors import mark_touched
from merchant_assistant.storage.words import folded, indexed, squeezed

SHAPE = 5  # of what stands in the index; raise it where a text is folded in another way
_PRODUCTS = """
SELECT p.id, s.name, p.sku, p.title, p.fields, p.attributes, p.typed_fields, p.typed_attributes
FROM main.product p JOIN temp.touched t ON t.id = p.id JOIN main.source s ON s.id = p.source_id
WHERE t.id BETWEEN ? AND ? ORDER BY p.id
"""
_VARIANTS = """
SELECT v.product_id, v.sku, v.price, v.currency, v.stock, v.fields, v.attributes, v.typed_fields, v.typed_attributes
FROM temp.touched t JOIN main.variant v ON v.product_id = t.id WHERE t.id BETWEEN ? AND ? ORDER BY t.id, v.id
"""  # in the order of a product's variants, which numbers its cells
_NAMES = ("brand", "category", "tags", "manufacturer")
_CODES = ("barcode", "mpn")
_WORD = re.compile(r"[^\W\d_]{4,24}")
_VERSION_BITS = 62  # of a number that no other state of any catalogue has
_AT_ONCE = 2000  # products whose texts are in memory
_TABLES = ("search", "begin_search", "code_search")
_CACHE = -128_000  # KiB of the file that stay in memory while many products are indexed, and what it is otherwise
_USUAL_CACHE = -2000


class _Texts(NamedTuple):
    """What is written of one product."""

    id: int
    sku: str
    sorted_by: str
    title: str
    codes: str
    plain: str  # codes in small letters without punctuation; found by any part of three characters
    names: str
    details: str


def reindex(connection: sqlite3.Connection, ids: Iterable[int]) -> None:
    """Bring the index of these products up to date; products that are gone leave it. Inside a write."""
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS touched(id INTEGER PRIMARY KEY)")
    connection.execute("DELETE FROM temp.touched")
    connection.executemany("INSERT OR IGNORE INTO temp.touched VALUES (?)", ((id,) for id in ids))
    reindex_touched(connection)


def reindex_touched(connection: sqlite3.Connection, cancel: CancelToken | None = None) -> None:
    """The same for the products in ``temp.touched``. Raises :class:`Cancelled` soon after ``cancel``."""
    version = secrets.randbits(_VERSION_BITS)  # a backup that is put back must not have the number of what was here
    ids = connection.execute("SELECT id FROM temp.touched ORDER BY id").fetchall()
    connection.execute(f"PRAGMA main.cache_size = {_CACHE}")
    try:
        for block, group in groupby((id for (id,) in ids), columns.block_of):
            _reindex_block(connection, block, version, list(group), cancel or CancelToken())
    finally:
        connection.execute(f"PRAGMA main.cache_size = {_USUAL_CACHE}")
    mark_touched(connection)
    connection.execute("UPDATE main.search_state SET version = ?, shape = ?", (version, SHAPE))


def _reindex_block(
    connection: sqlite3.Connection, block: int, version: int, touched: list[int], cancel: CancelToken
) -> None:
    _forget(connection, touched[0], touched[-1])
    index = _Index(connection)
    for start in range(0, len(touched), _AT_ONCE):
        cancel.check()  # no single statement of these is long enough to be interrupted
        part = touched[start : start + _AT_ONCE]
        index.add(part[0], part[-1])
    index.write()
    columns.update(connection, block, version, touched, index.cells)


def rebuild(connection: sqlite3.Connection) -> None:
    """Make the whole index again from the products. Inside a write."""
    for table in (*_TABLES, "value_set", "sort_key", "vocabulary"):
        connection.execute(f"DELETE FROM main.{table}")
    reindex(connection, (id for (id,) in connection.execute("SELECT id FROM main.product").fetchall()))


def is_current(connection: sqlite3.Connection) -> bool:
    """Whether the index has the shape that this program writes."""
    return bool(connection.execute("SELECT shape = ? FROM search_state", (SHAPE,)).fetchone()[0])


def catch_up(connection: sqlite3.Connection) -> None:
    """Make the index again, in a transaction of its own, unless another process was faster."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        if not is_current(connection):
            rebuild(connection)
            connection.execute("DROP TABLE temp.touched")
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _forget(connection: sqlite3.Connection, first: int, last: int) -> None:
    touched = "(SELECT id FROM temp.touched WHERE id BETWEEN ? AND ?)"
    for table in _TABLES:
        there = connection.execute(f"SELECT 1 FROM main.{table} WHERE rowid BETWEEN ? AND ? LIMIT 1", (first, last))
        if there.fetchone():
            connection.execute(f"DELETE FROM main.{table} WHERE rowid IN {touched}", (first, last))
    connection.execute(f"DELETE FROM main.sort_key WHERE id IN {touched}", (first, last))


class _Index:
    """What the products of one block say."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._gathered = Gathering()
        self._words: set[str] = set()
        self._sorted: list[tuple[str, int]] = []

    def add(self, first: int, last: int) -> None:
        """Read the touched products from ``first`` to ``last`` and write their texts; what else they say gathers."""
        rows = self._connection.execute(_VARIANTS, (first, last))
        variants = {id: list(group) for id, group in groupby(rows, itemgetter(0))}
        products = self._connection.execute(_PRODUCTS, (first, last))
        texts = [self._product(row, variants.get(row[0], [])) for row in products]
        self._gathered.settle()
        write = self._connection.executemany
        write(
            "INSERT INTO main.search(rowid, title, codes, names, details) VALUES (?, ?, ?, ?, ?)",
            [(text.id, text.title, text.codes, text.names, text.details) for text in texts],
        )
        write(
            "INSERT INTO main.begin_search(rowid, title, names) VALUES (?, ?, ?)",
            [(text.id, text.title, f"{text.sku} {text.names}") for text in texts],
        )
        write(
            "INSERT INTO main.code_search(rowid, codes) VALUES (?, ?)",
            [(text.id, text.plain) for text in texts if text.plain],
        )
        self._sorted += [(text.sorted_by, text.id) for text in texts]
        self._words.update(_WORD.findall(" ".join([f"{text.title} {text.names}" for text in texts])))

    @property
    def cells(self) -> dict[str, columns.Cells]:
        """What the products say, by field."""
        return self._gathered.cells

    def write(self) -> None:
        """Write what is in the order of words: near each other in the file, which is what takes long otherwise."""
        write = self._connection.executemany
        write("INSERT INTO main.sort_key(title, id) VALUES (?, ?)", sorted(self._sorted))
        words = sorted({folded(word) for word in self._words})
        write("INSERT OR IGNORE INTO main.vocabulary VALUES (?)", ((word,) for word in words))

    def _product(self, row: tuple[Any, ...], variants: list[tuple[Any, ...]]) -> _Texts:
        id, source, sku, title = row[:4]
        fields, attributes = _layers(row[4:])
        title = fields.get("title", title)
        codes = {sku}
        details: dict[str, None] = {}
        cells = {**fields, "source": source, "variants": str(len(variants))}
        self._gathered.add(columns.key_of(id), cells, attributes)
        for number, variant in enumerate(variants, 1):
            own, own_attributes = _layers(variant[5:])
            _amounts(own, variant)
            self._gathered.add(columns.key_of(id, number), own, own_attributes)
            codes.add(variant[1])
            codes.update([own[name] for name in _CODES if name in own])
            details.update(dict.fromkeys(own_attributes.values()))
        codes.update([fields[name] for name in _CODES if name in fields])
        plain = sorted({squeezed(code) for code in codes} - {""})
        names = " ".join([fields[name] for name in _NAMES if name in fields])
        more = " ".join((fields.get("description", ""), *attributes.values(), *details))
        return _Texts(
            id, indexed(sku), folded(title)[:KEY_LENGTH], indexed(title), indexed(" ".join(sorted(codes))),
            " ".join(plain), indexed(names), indexed(more),
        )  # fmt: skip


def _layers(texts: tuple[str, str, str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Fields and attributes with what was typed laid over; what was emptied there is blank."""
    decode = _decoder().decode
    fields, attributes = decode(texts[0]), decode(texts[1]) if texts[1] != "{}" else {}
    if texts[2] != "{}":
        fields |= decode(texts[2])
    if texts[3] != "{}":
        attributes |= decode(texts[3])
    return fields, attributes


def _amounts(fields: dict[str, str], variant: tuple[Any, ...]) -> None:
    """Price with its currency and stock as numbers, as a product shows them; ``fields`` is a variant's."""
    typed = variant[7] != "{}" and _decoder().decode(variant[7])
    price = fields.get("price") if typed and "price" in typed else variant[2]
    currency = fields.get("currency") if typed and "currency" in typed else variant[3]
    stock = fields.get("stock") if typed and "stock" in typed else variant[4]
    fields["price"] = (f"{price} {currency}" if currency else price) if price else ""
    fields["currency"] = (currency or "") if price else ""
    fields["stock"] = _number(stock)


def _number(value: str | float | None) -> str:
    if value is None or value == "":
        return ""
    number = float(value)
    return str(int(number)) if number.is_integer() else str(number)


@cache
def _decoder() -> msgspec.json.Decoder[dict[str, str]]:
    return msgspec.json.Decoder(dict[str, str])


def everything(connection: sqlite3.Connection) -> Iterator[tuple[Any, ...]]:
    """All rows of the index, for a comparison with another."""
    for table in (*_TABLES, "sort_key"):
        yield from connection.execute(f"SELECT '{table}', t.rowid, * FROM {table} t ORDER BY t.rowid")
    yield from columns.everything(connection)
