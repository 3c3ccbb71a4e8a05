"""What a person does to whole products by hand, written and logged. All inside the caller's transaction."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping

MOVED = "merged:"  # begins the key of a variant that came from another product: `merged:ID:KEY THERE`

_MOVE_LOG = f"""
INSERT INTO change(batch_id, at, entity, entity_id, before, after)
SELECT :deed, :at, 'variant', id,
    json_object('columns', json_object('product_id', product_id, 'key', key)),
    json_object('columns', json_object('product_id', :into, 'key',
        iif(key LIKE '{MOVED}%', key, '{MOVED}' || product_id || ':' || key)))
FROM variant WHERE product_id = :product ORDER BY id
"""
_MOVE = f"""
UPDATE variant SET product_id = :into,
    key = iif(key LIKE '{MOVED}%', key, '{MOVED}' || product_id || ':' || key)
WHERE product_id = :product
"""
_LOG_CREATED = """
INSERT INTO change(batch_id, at, entity, entity_id, before, after) VALUES (:deed, :at, :entity, :id, NULL, '{}')
"""


def move_variants(connection: sqlite3.Connection, deed_id: int, at: str, products: Iterable[int], into: int) -> None:
    """Give the variants of some products to another one. Their keys tell where a file knows them."""
    for product_id in products:
        values = {"deed": deed_id, "at": at, "product": product_id, "into": into}
        connection.execute(_MOVE_LOG, values)
        connection.execute(_MOVE, values)


def key_is_taken(connection: sqlite3.Connection, source_id: int, key: str) -> bool:
    """Whether a product of the source goes by that key."""
    found = connection.execute("SELECT 1 FROM product WHERE source_id = ? AND key = ?", (source_id, key))
    return found.fetchone() is not None


def sku_is_taken(connection: sqlite3.Connection, source_id: int, sku: str) -> bool:
    """Whether a product of the source, or a variant of one, has that SKU."""
    found = connection.execute(
        """SELECT 1 FROM product WHERE sku = :sku AND source_id = :source
        UNION ALL SELECT 1 FROM variant v JOIN product p ON p.id = v.product_id
        WHERE v.sku = :sku AND p.source_id = :source""",
        {"sku": sku, "source": source_id},
    )
    return found.fetchone() is not None


def add_product(
    connection: sqlite3.Connection, source_id: int, key: str, sku: str, title: str, *, derived: bool
) -> tuple[int, int]:
    """A new product with its one variant, nothing typed into them yet; returns both ids. Not yet logged."""
    values = {"source": source_id, "key": key, "sku": sku, "derived": derived, "title": title}
    cursor = connection.execute(
        """INSERT INTO product(source_id, key, sku, sku_derived, title, fields, attributes)
        VALUES (:source, :key, :sku, :derived, :title, '{}', '{}')""",
        values,
    )
    product_id = int(cursor.lastrowid or 0)
    cursor = connection.execute(
        """INSERT INTO variant(product_id, key, sku, sku_derived, title, fields, attributes)
        VALUES (:product, '', :sku, :derived, :title, :fields, '{}')""",
        {**values, "product": product_id, "fields": _json({} if derived else {"sku": sku})},
    )
    return product_id, int(cursor.lastrowid or 0)


def log_added(connection: sqlite3.Connection, deed_id: int, at: str, product_id: int, variant_id: int) -> None:
    """Say that the deed made a product and its variant."""
    for entity, id in (("product", product_id), ("variant", variant_id)):
        connection.execute(_LOG_CREATED, {"deed": deed_id, "at": at, "entity": entity, "id": id})
    connection.execute("UPDATE batch SET created = 1, updated = 0, variants = 1 WHERE id = ?", (deed_id,))


def type_first(connection: sqlite3.Connection, entity: str, id: int, layer: str, cells: Mapping[str, str]) -> None:
    """Lay cells over a product or variant that was just added: they are part of adding it."""
    connection.execute(f"UPDATE {entity} SET typed_{layer} = ? WHERE id = ?", (_json(cells), id))


def _json(cells: Mapping[str, str]) -> str:
    return json.dumps(cells, ensure_ascii=False)
