"""Taking a batch back: whole, and only where nothing later stands on the same cells."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from merchant_assistant.storage import bin
from merchant_assistant.storage.batches import Later

_LAYERS = ("fields", "attributes", "typed_fields", "typed_attributes")
_COLUMNS = {
    "product": ("sku", "sku_derived", "title", "key"),
    "variant": ("sku", "sku_derived", "title", "price", "currency", "stock", "product_id", "key"),
}
# Changes made after this batch that still hold; what was typed without a batch, in data of old, does while anything
# typed stands there.
_LATER = """
INSERT INTO temp.later
SELECT c.batch_id, c.entity, c.entity_id, c.before, c.after, coalesce(b.kind, 'edit')
FROM main.change c LEFT JOIN main.batch b ON b.id = c.batch_id
WHERE c.id > (SELECT max(id) FROM main.change WHERE batch_id = :batch) AND b.undone_at IS NULL
    AND c.batch_id IS NOT :batch AND (c.batch_id IS NOT NULL OR EXISTS (
        SELECT 1 FROM main.product p WHERE c.entity = 'product' AND p.id = c.entity_id
            AND p.typed_fields || p.typed_attributes <> '{}{}'
        UNION ALL SELECT 1 FROM main.variant v WHERE c.entity = 'variant' AND v.id = c.entity_id
            AND v.typed_fields || v.typed_attributes <> '{}{}'))
"""
_MINE = "INSERT INTO temp.mine SELECT entity, entity_id, before, after FROM main.change WHERE batch_id = :batch"
_TABLES = (
    "DROP TABLE IF EXISTS temp.later",
    "DROP TABLE IF EXISTS temp.mine",
    "CREATE TEMP TABLE later(batch_id INTEGER, entity TEXT, entity_id INTEGER, before TEXT, after TEXT, kind TEXT)",
    "CREATE TEMP TABLE mine(entity TEXT, entity_id INTEGER, before TEXT, after TEXT)",
    _LATER,
    _MINE,
    "CREATE INDEX temp.later_by_entity ON later(entity, entity_id)",
    "CREATE INDEX temp.mine_by_entity ON mine(entity, entity_id)",
)
# A person's cells in what is to go; those taken back by typing what was imported do not stand in the way.
_STANDS = """(l.kind <> 'edit' OR EXISTS (
    SELECT 1 FROM main.product p WHERE l.entity = 'product' AND p.id = l.entity_id
        AND p.typed_fields || p.typed_attributes <> '{}{}'
    UNION ALL SELECT 1 FROM main.variant v WHERE l.entity = 'variant' AND v.id = l.entity_id
        AND v.typed_fields || v.typed_attributes <> '{}{}'))"""
_CHANGED = "json_extract({one}.before, {path}) IS NOT json_extract({one}.after, {path})"
# What a change of a column is called; where a variant is, is looked at for itself.
_NAMED = {
    "sku": "sku", "sku_derived": "sku", "title": "title", "price": "price", "currency": "currency", "stock": "stock"
}  # fmt: skip
# 1. something later happened to what this batch made, or to a variant of it; 2. what it touched was removed or moved
# elsewhere; 3. something new goes by the key or SKU of what it removed; 4. a file added variants to what it merged
# away; 5. the same cell was changed again; 6. so was what it is called, as where two files know it by different names.
_CONFLICTS = f"""
WITH found AS (
    SELECT l.batch_id, l.kind, l.entity, l.entity_id, NULL AS field
    FROM temp.later l CROSS JOIN temp.mine m ON m.entity = l.entity AND m.entity_id = l.entity_id
    WHERE m.before IS NULL AND {_STANDS}
    UNION ALL
    SELECT l.batch_id, l.kind, l.entity, l.entity_id, NULL
    FROM temp.later l CROSS JOIN main.variant v ON l.entity = 'variant' AND v.id = l.entity_id
    CROSS JOIN temp.mine m ON m.entity = 'product' AND m.entity_id = v.product_id WHERE m.before IS NULL AND {_STANDS}
    UNION ALL
    SELECT l.batch_id, l.kind, l.entity, l.entity_id, NULL
    FROM temp.later l CROSS JOIN temp.mine m ON m.entity = l.entity AND m.entity_id = l.entity_id
    WHERE m.after <> 'null' AND (l.after = 'null'
        OR (json_extract(l.after, '$.columns.product_id') AND json_extract(m.after, '$.columns.product_id')))
    UNION ALL
    SELECT l.batch_id, l.kind, l.entity, l.entity_id, NULL
    FROM main.binned_product gone JOIN main.product p ON p.id IN (
        SELECT id FROM main.product WHERE source_id = gone.source_id AND key = gone.key
        UNION SELECT id FROM main.product WHERE sku = gone.sku AND source_id = gone.source_id AND NOT sku_derived)
    CROSS JOIN temp.later l ON l.entity = 'product' AND l.entity_id = p.id WHERE gone.deed_id = :batch
    UNION ALL
    SELECT b.id, b.kind, 'product', p.id, NULL
    FROM main.binned_product gone JOIN main.product p ON p.source_id = gone.source_id AND p.key = gone.key
    JOIN main.batch b ON b.id = (SELECT max(c.batch_id) FROM main.change c JOIN main.batch o ON o.id = c.batch_id
        WHERE c.entity = 'product' AND c.entity_id = p.id AND o.undone_at IS NULL) WHERE gone.deed_id = :batch
    UNION ALL
    SELECT l.batch_id, l.kind, l.entity, l.entity_id, NULL
    FROM main.binned_product gone
    JOIN main.variant v ON v.product_id = gone.merged_into AND v.key GLOB 'merged:' || gone.id || ':*'
    CROSS JOIN temp.later l ON l.entity = 'variant' AND l.entity_id = v.id AND l.kind = 'import'
    WHERE gone.deed_id = :batch
        AND NOT EXISTS (SELECT 1 FROM temp.mine m WHERE m.entity = 'variant' AND m.entity_id = v.id)
    UNION ALL
    {
    " UNION ALL ".join(
        f'''SELECT l.batch_id, l.kind, l.entity, l.entity_id, x.key
        FROM temp.later l CROSS JOIN temp.mine m ON m.entity = l.entity AND m.entity_id = l.entity_id,
        json_each(l.after, '$.{layer}') x, json_each(m.after, '$.{layer}') y
        WHERE m.before IS NOT NULL AND x.key = y.key'''
        for layer in _LAYERS
    )
}
    UNION ALL
    SELECT l.batch_id, l.kind, l.entity, l.entity_id, n.field
    FROM temp.later l CROSS JOIN temp.mine m ON m.entity = l.entity AND m.entity_id = l.entity_id
    CROSS JOIN (SELECT key AS name, value AS field FROM json_each(:columns)) n
    WHERE {_CHANGED.format(one="l", path="'$.columns'")} AND {_CHANGED.format(one="m", path="'$.columns'")}
        AND {_CHANGED.format(one="l", path="'$.columns.' || n.name")}
        AND {_CHANGED.format(one="m", path="'$.columns.' || n.name")}
)
SELECT f.batch_id, b.file, f.kind, coalesce(p.sku, v.sku, gone.sku, part.sku, ''), f.field
FROM found f LEFT JOIN main.batch b ON b.id = f.batch_id
LEFT JOIN main.product p ON f.entity = 'product' AND p.id = f.entity_id
LEFT JOIN main.variant v ON f.entity = 'variant' AND v.id = f.entity_id
LEFT JOIN main.binned_product gone ON f.entity = 'product' AND gone.id = f.entity_id
LEFT JOIN main.binned_variant part ON f.entity = 'variant' AND part.id = f.entity_id
GROUP BY f.batch_id, f.entity, f.entity_id, f.field ORDER BY f.batch_id IS NULL, f.batch_id, 4 LIMIT 50
"""
_TOUCHED = """
SELECT entity_id FROM main.change WHERE batch_id = :batch AND entity = 'product'
UNION SELECT v.product_id FROM main.change c JOIN main.variant v ON v.id = c.entity_id
WHERE c.batch_id = :batch AND c.entity = 'variant'
"""
_FIRST_MADE = """
SELECT entity_id FROM main.change WHERE batch_id = :batch AND entity = 'product' AND before IS NULL ORDER BY id LIMIT 1
"""
_RESTORED = f"""
SELECT count(*) FROM ({_TOUCHED}) WHERE entity_id NOT IN (
    SELECT entity_id FROM main.change WHERE batch_id = :batch AND entity = 'product' AND before IS NULL)
"""
_REMOVE = """
DELETE FROM main.{entity} WHERE id IN (
    SELECT entity_id FROM main.change WHERE batch_id = :batch AND entity = '{entity}' AND before IS NULL)
"""


# Rows of later imports go with the variants that a merge moved, back to where those came from.
_ROWS_HOME = """
UPDATE record SET product_id = v.product_id FROM change c JOIN variant v ON v.id = c.entity_id
WHERE c.batch_id = :batch AND c.entity = 'variant' AND record.variant_id = v.id
    AND record.product_id = json_extract(c.after, '$.columns.product_id') AND record.product_id <> v.product_id
"""


def conflicts(connection: sqlite3.Connection, batch_id: int) -> list[Later]:
    """Later acts on the cells of a batch (at most 50)."""
    for statement in _TABLES:
        connection.execute(statement, {"batch": batch_id} if ":batch" in statement else {})
    values = {"batch": batch_id, "columns": json.dumps(_NAMED)}
    return [Later(*row) for row in connection.execute(_CONFLICTS, values)]


def touched_products(connection: sqlite3.Connection, batch_id: int) -> list[int]:
    """Ids of the products that the batch made, changed or removed, and of those that its variants are with now."""
    return [id for (id,) in connection.execute(_TOUCHED, {"batch": batch_id})]


def first_product(connection: sqlite3.Connection, batch_ids: Sequence[int]) -> int | None:
    """The first product that the batches made, else the first they changed; None where it is as it was or gone."""
    for statement in (_FIRST_MADE, f"SELECT min(entity_id) FROM ({_TOUCHED})"):
        for batch_id in batch_ids:
            found = connection.execute(statement, {"batch": batch_id}).fetchone()
            if found and found[0] is not None:
                return int(found[0])
    return None


def undo(connection: sqlite3.Connection, batch_id: int, at: str) -> tuple[int, int]:
    """Take the batch back; returns how many products were removed and restored. Inside the caller's transaction."""
    values = {"batch": batch_id, "at": at}
    (restored,) = connection.execute(_RESTORED, values).fetchone()
    for table in ("record", "binned_record"):
        connection.execute(f"DELETE FROM {table} WHERE batch_id = :batch", values)
    bin.take_back(connection, batch_id)
    _restore_all(connection, batch_id)
    connection.execute(_REMOVE.format(entity="variant"), values)
    removed = connection.execute(_REMOVE.format(entity="product"), values).rowcount
    connection.execute("UPDATE batch SET undone_at = :at WHERE id = :batch", values)
    return removed, restored


def _restore_all(connection: sqlite3.Connection, batch_id: int) -> None:
    """Put back what the batch changed. An import changes a product once; a deed may more often: the last first."""
    (kind,) = connection.execute("SELECT kind FROM batch WHERE id = ?", (batch_id,)).fetchone()
    if kind == "import":
        for entity in _COLUMNS:
            connection.execute(_restore(entity, "c.batch_id = :batch"), {"batch": batch_id})
        return
    changes = connection.execute(
        """SELECT id, entity FROM change WHERE batch_id = ? AND before IS NOT NULL AND after <> 'null'
        ORDER BY id DESC""",
        (batch_id,),
    ).fetchall()
    for change_id, entity in changes:
        connection.execute(_restore(entity, "c.id = :change"), {"change": change_id})
    connection.execute(_ROWS_HOME, {"batch": batch_id})


def _restore(entity: str, which: str) -> str:
    """For some changes: the cells of their patches, and the columns that they gave another value."""
    parts = [
        f"{layer} = json_patch({layer}, coalesce(json_extract(c.before, '$.{layer}'), '{{}}'))" for layer in _LAYERS
    ]
    parts += [
        f"{name} = iif(json_extract(c.before, '$.columns.{name}') IS NOT json_extract(c.after, '$.columns.{name}'), "
        f"json_extract(c.before, '$.columns.{name}'), {name})"
        for name in _COLUMNS[entity]
    ]
    return (
        f"UPDATE main.{entity} SET {', '.join(parts)} FROM main.change c "
        f"WHERE {which} AND c.entity = '{entity}' AND c.before IS NOT NULL AND c.entity_id = {entity}.id"
    )
