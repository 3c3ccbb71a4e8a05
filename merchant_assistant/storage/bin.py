"""The bin: products that a deed removed, whole, until the deed is undone. All inside the caller's transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

_LAYERS = "fields, attributes, typed_fields, typed_attributes"
_PRODUCT = f"id, source_id, key, sku, sku_derived, title, {_LAYERS}"
_VARIANT = f"id, product_id, key, sku, sku_derived, title, price, currency, stock, {_LAYERS}"
_RECORD = "batch_id, row, product_id, variant_id, is_first, cells"

# `leaving` names products, and variants that leave without their product. The log comes first: it has their ids.
_PUT = (
    """INSERT INTO change(batch_id, at, entity, entity_id, before, after)
    SELECT :deed, :at, 'product', id, '{}', 'null' FROM temp.leaving WHERE entity = 'product' ORDER BY id""",
    """INSERT OR IGNORE INTO temp.leaving
    SELECT 'variant', v.id FROM temp.leaving l JOIN variant v ON v.product_id = l.id WHERE l.entity = 'product'""",
    """INSERT INTO change(batch_id, at, entity, entity_id, before, after)
    SELECT :deed, :at, 'variant', id, '{}', 'null' FROM temp.leaving WHERE entity = 'variant' ORDER BY id""",
    f"""INSERT INTO binned_record(deed_id, {_RECORD})
    SELECT :deed, {_RECORD} FROM record
    WHERE product_id IN (SELECT id FROM temp.leaving WHERE entity = 'product')""",
    f"""INSERT INTO binned_variant(deed_id, {_VARIANT})
    SELECT :deed, {_VARIANT} FROM variant WHERE id IN (SELECT id FROM temp.leaving WHERE entity = 'variant')""",
    f"""INSERT INTO binned_product(deed_id, merged_into, {_PRODUCT})
    SELECT :deed, :into, {_PRODUCT} FROM product WHERE id IN (SELECT id FROM temp.leaving WHERE entity = 'product')""",
    "DELETE FROM variant WHERE id IN (SELECT id FROM temp.leaving WHERE entity = 'variant')",
    "DELETE FROM product WHERE id IN (SELECT id FROM temp.leaving WHERE entity = 'product')",
)
# The rows of variants that moved to the product they were merged into go with them, and no longer describe a product.
_MOVE_ROWS = f"""
INSERT INTO record({_RECORD})
SELECT r.batch_id, r.row, :into, r.variant_id, 0, r.cells FROM binned_record r
JOIN variant v ON v.id = r.variant_id AND v.product_id = :into WHERE r.deed_id = :deed
"""
_TAKE_BACK = (
    """DELETE FROM record WHERE (batch_id, row) IN (SELECT batch_id, row FROM binned_record WHERE deed_id = :batch)""",
    f"INSERT INTO product({_PRODUCT}) SELECT {_PRODUCT} FROM binned_product WHERE deed_id = :batch ORDER BY id",
    f"INSERT INTO variant({_VARIANT}) SELECT {_VARIANT} FROM binned_variant WHERE deed_id = :batch ORDER BY id",
    f"INSERT INTO record({_RECORD}) SELECT {_RECORD} FROM binned_record WHERE deed_id = :batch",
    "DELETE FROM binned_product WHERE deed_id = :batch",
    "DELETE FROM binned_variant WHERE deed_id = :batch",
    "DELETE FROM binned_record WHERE deed_id = :batch",
)


def put(
    connection: sqlite3.Connection,
    deed_id: int,
    at: str,
    products: Iterable[int],
    *,
    variants: Iterable[int] = (),
    into: int | None = None,
) -> None:
    """Remove products with their variants and rows, and single ``variants`` of others, and log it.

    ``into``: the product that they were merged into.
    """
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS leaving(entity TEXT, id INTEGER, PRIMARY KEY(entity, id))")
    connection.execute("DELETE FROM temp.leaving")
    for entity, ids in (("product", products), ("variant", variants)):
        connection.executemany("INSERT OR IGNORE INTO temp.leaving VALUES (?, ?)", ((entity, id) for id in ids))
    values = {"deed": deed_id, "at": at, "into": into}
    for statement in _PUT:
        connection.execute(statement, values)
    if into is not None:
        connection.execute(_MOVE_ROWS, values)


def take_back(connection: sqlite3.Connection, deed_id: int) -> None:
    """Put everything that the deed removed back where it was, with its ids."""
    for statement in _TAKE_BACK:
        connection.execute(statement, {"batch": deed_id})
