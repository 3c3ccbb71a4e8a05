"""Raw records: the rows of imported files as they stood there, for exports that change nothing they need not."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BatchLayout:
    """How the rows of a batch were laid out. ``meta``: what the reading found; ``products``: that have rows of it."""

    batch_id: int
    format: str
    meta: dict[str, object]
    products: int


@dataclass(frozen=True, slots=True)
class RecordRow:
    """One row of a file. ``is_first``: it describes the product. ``variant_id`` None: no variant is bought by it."""

    product_id: int
    batch_id: int
    row: int
    variant_id: int | None
    is_first: int
    cells: str  # JSON list


def layouts(connection: sqlite3.Connection, format: str) -> list[BatchLayout]:
    """The batches of a format that products still have rows of, oldest first."""
    rows = connection.execute(
        """SELECT b.id, b.format, b.meta, (SELECT count(DISTINCT r.product_id) FROM record r WHERE r.batch_id = b.id)
        FROM batch b WHERE b.format = ? AND b.undone_at IS NULL ORDER BY b.id""",
        (format,),
    )
    return [BatchLayout(id, name, json.loads(meta), count) for id, name, meta, count in rows if count]


def hold_all(connection: sqlite3.Connection, ids: Sequence[int], batch_ids: Collection[int]) -> bool:
    """Whether each of the products has a row in one of the batches."""
    values = {"ids": json.dumps(list(ids)), "batches": json.dumps(sorted(batch_ids))}
    found = connection.execute(
        """SELECT NOT EXISTS (SELECT 1 FROM json_each(:ids) p WHERE NOT EXISTS (
            SELECT 1 FROM record r WHERE r.product_id = p.value
                AND r.batch_id IN (SELECT value FROM json_each(:batches))))""",
        values,
    ).fetchone()
    return bool(found[0])


def holding(connection: sqlite3.Connection, ids: Sequence[int]) -> set[int]:
    """The batches that have rows of any of the products."""
    rows = connection.execute(
        "SELECT DISTINCT batch_id FROM record WHERE product_id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(ids)),),
    )
    return {batch for (batch,) in rows}


def newest(connection: sqlite3.Connection, ids: Sequence[int], batch_ids: Collection[int]) -> Iterator[RecordRow]:
    """Of the given batches, each product's newest rows, then those of variants that stand in others only.

    The newest batch is the last one that has the row which describes the product, where one has: a list of a few
    variants' prices, or what another product brought along in a merge, does not take the place of a whole product.
    """
    values = {"ids": json.dumps(list(ids)), "batches": json.dumps(sorted(batch_ids))}
    rows = connection.execute(
        """WITH latest AS (
            SELECT product_id, coalesce(max(batch_id) FILTER (WHERE is_first), max(batch_id)) AS batch_id FROM record
            WHERE product_id IN (SELECT value FROM json_each(:ids))
                AND batch_id IN (SELECT value FROM json_each(:batches)) GROUP BY product_id
        )
        SELECT r.product_id, r.batch_id, r.row, r.variant_id, r.is_first, r.cells
        FROM latest l CROSS JOIN record r ON r.product_id = l.product_id
        WHERE r.batch_id = l.batch_id OR (r.variant_id IS NOT NULL AND r.batch_id = (
            SELECT iif(max(x.batch_id = l.batch_id), l.batch_id, max(x.batch_id)) FROM record x
            WHERE x.product_id = r.product_id AND x.variant_id = r.variant_id
                AND x.batch_id IN (SELECT value FROM json_each(:batches))))
        ORDER BY r.product_id, r.batch_id DESC, r.row""",
        values,
    )
    return (RecordRow(*row) for row in rows)


def changed_since(connection: sqlite3.Connection, ids: Sequence[int]) -> dict[tuple[str, int], dict[str, int]]:
    """Cells that batches changed: ``{(entity, id): {field: newest batch}}``; attributes as ``attribute:NAME``."""
    values = {"ids": json.dumps(list(ids))}
    rows = connection.execute(
        """WITH mine AS (
            SELECT c.* FROM change c JOIN batch b ON b.id = c.batch_id AND b.undone_at IS NULL
            WHERE c.before IS NOT NULL AND c.entity = 'product' AND c.entity_id IN (SELECT value FROM json_each(:ids))
            UNION ALL
            SELECT c.* FROM change c JOIN batch b ON b.id = c.batch_id AND b.undone_at IS NULL
            JOIN variant v ON v.id = c.entity_id
            WHERE c.before IS NOT NULL AND c.entity = 'variant'
                AND v.product_id IN (SELECT value FROM json_each(:ids))
        )
        SELECT entity, entity_id, f.key, max(batch_id) FROM mine, json_each(after, '$.fields') f
        GROUP BY entity, entity_id, f.key
        UNION ALL
        SELECT entity, entity_id, 'attribute:' || f.key, max(batch_id) FROM mine, json_each(after, '$.attributes') f
        GROUP BY entity, entity_id, f.key""",
        values,
    )
    found: dict[tuple[str, int], dict[str, int]] = {}
    for entity, id, field, batch in rows:
        found.setdefault((entity, id), {})[field] = batch
    return found
