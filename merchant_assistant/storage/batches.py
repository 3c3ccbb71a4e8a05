"""Batches: what one import of one table brought, or what a person did by hand, and who it belongs to."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class NewBatch:
    """A table about to be merged. ``columns`` and ``meta``: JSON text (see the schema)."""

    source_id: int
    file: str
    sheet: str | None
    format: str
    encoding: str | None
    delimiter: str | None
    created_at: str
    columns: str
    meta: str
    rows: int
    products: int
    variants: int
    skipped: int


@dataclass(frozen=True, slots=True)
class BatchRecord:
    """A stored batch, without what only an export needs."""

    id: int
    source: str
    file: str
    sheet: str | None
    format: str
    created_at: str
    products: int
    variants: int
    created: int
    updated: int
    undone: int
    kind: str
    what: str


@dataclass(frozen=True, slots=True)
class Later:
    """A later act on the same cells. ``batch_id`` and ``file`` are None where a person typed (in data of old)."""

    batch_id: int | None
    file: str | None
    kind: str
    sku: str
    field: str | None  # None: the product or variant itself


def source_id(connection: sqlite3.Connection, name: str) -> int | None:
    """The id of a source, None where it is unknown."""
    found = connection.execute("SELECT id FROM source WHERE name = ?", (name,)).fetchone()
    return None if found is None else int(found[0])


def make_source(connection: sqlite3.Connection, name: str) -> int:
    """The id of a source, made where it is unknown."""
    connection.execute("INSERT INTO source(name) VALUES (?) ON CONFLICT DO NOTHING", (name,))
    (found,) = connection.execute("SELECT id FROM source WHERE name = ?", (name,)).fetchone()
    return int(found)


def sources(connection: sqlite3.Connection) -> list[str]:
    """The names of all sources, the oldest first."""
    return [str(name) for (name,) in connection.execute("SELECT name FROM source ORDER BY id")]


def source_of_like(connection: sqlite3.Connection, format: str, columns: str) -> str | None:
    """The source of the last import with the same format and columns."""
    found = connection.execute(
        """SELECT s.name FROM batch b JOIN source s ON s.id = b.source_id
        WHERE b.format = ? AND b.columns = ? AND b.undone_at IS NULL ORDER BY b.id DESC LIMIT 1""",
        (format, columns),
    ).fetchone()
    return None if found is None else str(found[0])


def remembered_mappings(connection: sqlite3.Connection) -> dict[str, dict[str, str]]:
    """Corrected mappings, column name to field, by the fingerprint of the header set."""
    rows = connection.execute("SELECT fingerprint, mapping FROM remembered_mapping")
    return {str(fingerprint): json.loads(mapping) for fingerprint, mapping in rows}


def remember_mapping(connection: sqlite3.Connection, fingerprint: str, mapping: Mapping[str, str], at: str) -> None:
    """Keep a corrected mapping in the place of the one before; an empty one forgets it."""
    connection.execute("DELETE FROM remembered_mapping WHERE fingerprint = ?", (fingerprint,))
    if mapping:
        connection.execute(
            "INSERT INTO remembered_mapping VALUES (?, ?, ?)",
            (fingerprint, json.dumps(mapping, ensure_ascii=False), at),
        )


def add(connection: sqlite3.Connection, batch: NewBatch) -> int:
    """Store a batch; returns its id."""
    names = NewBatch.__slots__
    cursor = connection.execute(
        f"INSERT INTO batch({', '.join(names)}) VALUES ({', '.join('?' * len(names))})",
        [getattr(batch, name) for name in names],
    )
    return int(cursor.lastrowid or 0)


def add_deed(connection: sqlite3.Connection, kind: str, product_id: int, products: int, at: str) -> int:
    """Store a batch for what a person does by hand to ``products``, of which ``product_id`` is the first."""
    cursor = connection.execute(
        """INSERT INTO batch(source_id, file, format, created_at, columns, meta, rows, products, variants, skipped,
            updated, kind, what)
        SELECT source_id, '', '', :at, '[]', '{}', 0, :products, 0, 0, :products, :kind,
            coalesce(json_extract(typed_fields, '$.title'), title) FROM product WHERE id = :id""",
        {"kind": kind, "id": product_id, "products": products, "at": at},
    )
    return int(cursor.lastrowid or 0)


_BATCHES = """
SELECT b.id, s.name, b.file, b.sheet, b.format, b.created_at, b.products, b.variants, b.created, b.updated,
    b.undone_at IS NOT NULL, b.kind, b.what
FROM batch b JOIN source s ON s.id = b.source_id
"""


def all_batches(connection: sqlite3.Connection) -> list[BatchRecord]:
    """Every batch, newest first."""
    rows: list[tuple[Any, ...]] = connection.execute(_BATCHES + "ORDER BY b.id DESC").fetchall()
    return [BatchRecord(*row) for row in rows]


def one(connection: sqlite3.Connection, batch_id: int) -> BatchRecord | None:
    """None where there is no such batch."""
    found = connection.execute(_BATCHES + "WHERE b.id = ?", (batch_id,)).fetchone()
    return None if found is None else BatchRecord(*found)


def heads(connection: sqlite3.Connection, newest: int) -> list[tuple[str, str]]:
    """The fields that the columns of the newest imports were taken for, each with what its column is called."""
    rows: list[tuple[str, str]] = connection.execute(
        """SELECT DISTINCT m.value, c.value FROM (
            SELECT meta FROM batch WHERE undone_at IS NULL AND file <> '' ORDER BY id DESC LIMIT ?
        ) b, json_each(b.meta, '$.mapping') m, json_each(b.meta, '$.columns') c
        WHERE m.key = c.key AND m.value <> '' AND m.value NOT LIKE 'attribute:%'""",
        (newest,),
    ).fetchall()
    return rows
