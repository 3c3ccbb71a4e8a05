"""What is searched, filtered, sorted and summed by, made from products as they stand: imported cells, typed over.

Done in the transaction of whatever changed the products, a block of ids after the other, so that memory stays small.
"""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import Any

import msgspec

from merchant_assistant.storage import columns
from merchant_assistant.storage.orders import KEY_LENGTH
from merchant_assistant.storage.words import folded, indexed, squeezed

SHAPE = 2  # of what stands in the index; raise it where a text is folded in another way
_PRODUCTS = """
SELECT p.id, s.name, p.sku, p.title, p.fields, p.attributes, p.typed_fields, p.typed_attributes
FROM main.product p JOIN temp.touched t ON t.id = p.id JOIN main.source s ON s.id = p.source_id
WHERE t.id BETWEEN ? AND ? ORDER BY p.id
"""
_VARIANTS = """
SELECT v.product_id, v.sku, v.price, v.currency, v.stock, v.fields, v.attributes, v.typed_fields, v.typed_attributes
FROM temp.touched t JOIN main.variant v ON v.product_id = t.id WHERE t.id BETWEEN ? AND ? ORDER BY t.id
"""
# Fields that nobody chooses a value of: only whether there is one is kept.
_TEXTS = frozenset({"title", "sku", "description", "image", "url", "parent", "price_tiers", "customer_prices"})
_NAMES = ("brand", "category", "tags", "manufacturer")
_CODES = ("barcode", "mpn")
_WORD = re.compile(r"[^\W\d_]{4,24}")
_AT_ONCE = 2000  # products whose texts are in memory

Cells = dict[str, dict[str, list[int]]]  # field -> value -> products, each as often as it has it


def reindex(connection: sqlite3.Connection, ids: Iterable[int]) -> None:
    """Bring the index of these products up to date; products that are gone leave it. Inside a write."""
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS touched(id INTEGER PRIMARY KEY)")
    connection.execute("DELETE FROM temp.touched")
    connection.executemany("INSERT OR IGNORE INTO temp.touched VALUES (?)", ((id,) for id in ids))
    reindex_touched(connection)


def reindex_touched(connection: sqlite3.Connection) -> None:
    """The same for the products in ``temp.touched``."""
    ids = connection.execute("SELECT id FROM temp.touched ORDER BY id")
    blocks = [(block, list(group)) for block, group in groupby((id for (id,) in ids), columns.block_of)]
    for block, touched in blocks:
        _forget(connection, touched[0], touched[-1])
        index = _Index(connection)
        for start in range(0, len(touched), _AT_ONCE):
            part = touched[start : start + _AT_ONCE]
            index.add(part[0], part[-1])
        columns.update(connection, block, columns.bitmap_of(touched), index.done())
    connection.execute("UPDATE main.search_state SET version = version + 1, shape = ?", (SHAPE,))


def rebuild(connection: sqlite3.Connection) -> None:
    """Make the whole index again from the products. Inside a write."""
    for table in ("search", "code_search", "value_set", "sort_key", "vocabulary"):
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
    for table in ("search", "code_search"):
        there = connection.execute(f"SELECT 1 FROM main.{table} WHERE rowid BETWEEN ? AND ? LIMIT 1", (first, last))
        if there.fetchone():
            connection.execute(f"DELETE FROM main.{table} WHERE rowid IN {touched}", (first, last))
    connection.execute(f"DELETE FROM main.sort_key WHERE id IN {touched}", (first, last))


class _Index:
    """What the products of one block say."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.cells: Cells = defaultdict(lambda: defaultdict(list))
        self._parts: dict[str, list[int]] = defaultdict(list)  # one or two characters of a code
        self._words: set[str] = set()

    def add(self, first: int, last: int) -> None:
        """Read the touched products from ``first`` to ``last`` and write their texts; their values gather in cells."""
        rows = self._connection.execute(_VARIANTS, (first, last))
        variants = {id: list(group) for id, group in groupby(rows, itemgetter(0))}
        products = self._connection.execute(_PRODUCTS, (first, last)).fetchall()
        texts = [self._product(row, variants.get(row[0], [])) for row in products]
        self._connection.executemany("INSERT INTO main.sort_key VALUES (?, ?, ?)", (text[:3] for text in texts))
        self._connection.executemany(
            "INSERT INTO main.search(rowid, title, codes, names, details) VALUES (?, ?, ?, ?, ?)",
            ((id, title, codes, names, details) for id, _, _, title, codes, _, names, details in texts),
        )
        self._connection.executemany(
            "INSERT INTO main.code_search(rowid, codes) VALUES (?, ?)",
            ((text[0], text[5]) for text in texts if text[5]),
        )
        self._note_words(texts)

    def done(self) -> Cells:
        """All values, those of parts of codes among them."""
        return {**self.cells, **{columns.PART + part: {"": ids} for part, ids in self._parts.items()}}

    def _product(
        self, row: tuple[Any, ...], variants: list[tuple[Any, ...]]
    ) -> tuple[int, str, str, str, str, str, str, str]:
        id, source, sku, title = row[:4]
        fields, attributes = _layers(row[4:])
        title = fields.get("title", title)
        codes = {sku}
        details: list[str] = []
        self._note(id, {**fields, "source": source, "variants": str(len(variants))}, attributes)
        for variant in variants:
            own, own_attributes = _layers(variant[5:])
            _amounts(own, variant)
            self._note(id, own, own_attributes)
            codes.update((variant[1], *(own.get(name, "") for name in _CODES)))
            details += own_attributes.values()
        codes.update(fields.get(name, "") for name in _CODES)
        plain = sorted({squeezed(code) for code in codes} - {""})
        self._note_parts(id, plain)
        names = " ".join([fields[name] for name in _NAMES if name in fields])
        more = " ".join((fields.get("description", ""), *attributes.values(), *dict.fromkeys(details)))
        return (
            id, folded(title)[:KEY_LENGTH], sku, indexed(title), indexed(" ".join((*sorted(codes), *plain))),
            " ".join(plain), indexed(names), indexed(more),
        )  # fmt: skip

    def _note(self, id: int, fields: dict[str, str], attributes: dict[str, str]) -> None:
        cells = self.cells
        for name, value in fields.items():
            if name in _TEXTS:
                if value and not value.isspace():
                    cells[name][""].append(id)
            elif name == "tags":
                for tag in {part.strip() for part in value.split(",")} - {""}:
                    cells["tags"][tag if len(tag) <= columns.KEPT_LENGTH else ""].append(id)
            elif value := value.strip():
                cells[name][value if len(value) <= columns.KEPT_LENGTH else ""].append(id)
        for name, value in attributes.items():
            if value := value.strip():
                cells["attribute:" + name][value if len(value) <= columns.KEPT_LENGTH else ""].append(id)

    def _note_parts(self, id: int, codes: list[str]) -> None:
        parts = {code[at : at + 2] for code in codes for at in range(len(code) - 1)}
        for part in parts.union(*codes):
            self._parts[part].append(id)

    def _note_words(self, texts: list[tuple[int, str, str, str, str, str, str, str]]) -> None:
        joined = " ".join(text for row in texts for text in (row[3], row[6]))
        words = {folded(word) for word in set(_WORD.findall(joined))} - self._words
        self._words |= words
        self._connection.executemany(
            "INSERT OR IGNORE INTO main.vocabulary VALUES (?)", ((word,) for word in sorted(words))
        )


def _layers(texts: tuple[str, str, str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Fields and attributes with what was typed laid over; what was emptied there is blank."""
    decode = _decoder().decode
    fields, attributes = decode(texts[0]), decode(texts[1])
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
    for table in ("search", "code_search", "sort_key"):
        yield from connection.execute(f"SELECT '{table}', t.rowid, * FROM {table} t ORDER BY t.rowid")
    for field, block, products, kinds, sets in connection.execute("SELECT * FROM value_set ORDER BY field, block"):
        yield "value_set", field, block, products, kinds, columns.plain(sets)
