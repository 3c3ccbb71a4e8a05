"""Long lists in the order of a title or a code, without reading the products."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Literal

KEY_LENGTH = 40  # characters of a title that are compared
Key = Literal["title", "sku"]
KEYS: dict[str, Key] = {"title": "title", "sku": "sku"}


def by_key(connection: sqlite3.Connection, key: Key, descending: bool, offset: int = 0, limit: int = -1) -> list[int]:
    """Ids of all products, or a part of them, in that order; those without it last, equal ones in import order."""
    direction = "DESC" if descending else "ASC"
    statement = f"SELECT id FROM sort_key ORDER BY {key} = '', {key} {direction}, id LIMIT ? OFFSET ?"
    return [id for (id,) in connection.execute(statement, (limit, offset))]


def version(connection: sqlite3.Connection) -> int:
    """A number that changes with every change of products."""
    return int(connection.execute("SELECT version FROM search_state").fetchone()[0])


def with_title(connection: sqlite3.Connection, titles: Iterable[str]) -> list[int]:
    """Products whose folded title begins like one of these."""
    cut = [title[:KEY_LENGTH] for title in titles]
    marks = ",".join("?" * len(cut))
    return [id for (id,) in connection.execute(f"SELECT id FROM sort_key WHERE title IN ({marks}) ORDER BY id", cut)]
