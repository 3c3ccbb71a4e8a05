"""Long lists in the order of a title or a code, without reading the products."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable
from typing import Literal

KEY_LENGTH = 40  # characters of a title that are compared
Key = Literal["title", "sku"]
KEYS: dict[str, Key] = {"title": "title", "sku": "sku"}
_TABLES: dict[Key, str] = {"title": "sort_key", "sku": "product"}  # each has an index for it


def by_key(connection: sqlite3.Connection, key: Key, descending: bool, limit: int = -1) -> list[int]:
    """Ids of the first products in that order; those without it last, equal ones in import order."""
    table, direction = _TABLES[key], "DESC" if descending else "ASC"
    having = f"SELECT id FROM {table} WHERE {key} > '' ORDER BY {key} {direction}, id LIMIT ?"
    ids = [id for (id,) in connection.execute(having, (limit,))]
    if limit < 0 or len(ids) < limit:
        without = f"SELECT id FROM {table} WHERE {key} = '' ORDER BY id LIMIT ?"
        ids += [id for (id,) in connection.execute(without, (limit - len(ids) if limit >= 0 else -1,))]
    return ids


def whole(connection: sqlite3.Connection, key: Key, descending: bool) -> array[int]:
    """The same for all of them, in four bytes each."""
    return array("I", by_key(connection, key, descending))


def highest_id(connection: sqlite3.Connection) -> int:
    """The highest id of a product, 0 where there is none."""
    return int(connection.execute("SELECT coalesce(max(id), 0) FROM product").fetchone()[0])


def version(connection: sqlite3.Connection) -> int:
    """A number that no other state of any catalogue has; another one after every change of products."""
    return int(connection.execute("SELECT version FROM search_state").fetchone()[0])


def with_title(connection: sqlite3.Connection, titles: Iterable[str]) -> list[int]:
    """Products whose folded title begins like one of these."""
    cut = [title[:KEY_LENGTH] for title in titles]
    marks = ",".join("?" * len(cut))
    return [id for (id,) in connection.execute(f"SELECT id FROM sort_key WHERE title IN ({marks}) ORDER BY id", cut)]
