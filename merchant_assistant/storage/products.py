"""Products and variants as they are stored, read a page at a time, and what a person types into them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

Entity = Literal["product", "variant"]
Layer = Literal["fields", "attributes"]
_AT_ONCE = 500  # ids in one statement


@dataclass(frozen=True, slots=True)
class VariantRow:
    """A stored variant. The four mappings are JSON text; ``row`` is its newest record's, None where it has none."""

    id: int
    product_id: int
    sku: str
    sku_derived: int
    title: str
    price: str | None
    currency: str | None
    stock: float | None
    fields: str
    attributes: str
    typed_fields: str
    typed_attributes: str
    file: str | None
    sheet: str | None
    row: int | None


@dataclass(frozen=True, slots=True)
class ProductRow:
    """A stored product with its variants."""

    variants: tuple[VariantRow, ...]
    id: int
    source: str
    sku: str
    sku_derived: int
    title: str
    fields: str
    attributes: str
    typed_fields: str
    typed_attributes: str
    file: str | None
    sheet: str | None
    row: int | None


_PRODUCTS = """
SELECT p.id, s.name, p.sku, p.sku_derived, p.title, p.fields, p.attributes, p.typed_fields, p.typed_attributes,
    b.file, b.sheet, (SELECT min(r.row) FROM record r WHERE r.product_id = p.id AND r.batch_id = b.id AND r.is_first)
FROM product p JOIN source s ON s.id = p.source_id
LEFT JOIN batch b ON b.id = (SELECT max(r.batch_id) FROM record r WHERE r.product_id = p.id)
WHERE p.id IN ({ids})
"""
_VARIANTS = """
SELECT v.id, v.product_id, v.sku, v.sku_derived, v.title, v.price, v.currency, v.stock, v.fields, v.attributes,
    v.typed_fields, v.typed_attributes, b.file, b.sheet,
    (SELECT min(r.row) FROM record r WHERE r.product_id = v.product_id AND r.batch_id = b.id AND r.variant_id = v.id)
FROM variant v
LEFT JOIN batch b ON b.id = (
    SELECT max(r.batch_id) FROM record r WHERE r.product_id = v.product_id AND r.variant_id = v.id)
WHERE v.product_id IN ({ids}) ORDER BY v.product_id, v.id
"""


def place_of(connection: sqlite3.Connection, product_id: int) -> int:
    """How many products stand before one in import order. Walks past them: 8 ms for 500,000."""
    return int(connection.execute("SELECT count(*) FROM product WHERE id < ?", (product_id,)).fetchone()[0])


def by_ids(connection: sqlite3.Connection, ids: Sequence[int]) -> Iterator[ProductRow]:
    """Products in the order of ``ids``, with all their variants; two statements for some hundred products."""
    for start in range(0, len(ids), _AT_ONCE):
        part = ids[start : start + _AT_ONCE]
        marks = ",".join("?" * len(part))
        rows = connection.execute(_VARIANTS.format(ids=marks), part)
        variants = {
            id: tuple(group) for id, group in groupby((VariantRow(*row) for row in rows), lambda v: v.product_id)
        }
        products = {
            row[0]: ProductRow(variants.get(row[0], ()), *row)
            for row in connection.execute(_PRODUCTS.format(ids=marks), part)
        }
        yield from (products[id] for id in part if id in products)


def present_ids(connection: sqlite3.Connection, ids: Sequence[int]) -> set[int]:
    """Those of the products that are there."""
    rows = connection.execute("SELECT id FROM product WHERE id IN (SELECT value FROM json_each(?))", [json.dumps(ids)])
    return {int(id) for (id,) in rows}


def count_by_source(connection: sqlite3.Connection) -> dict[str, int]:
    """How many products each source has."""
    rows = connection.execute(
        "SELECT s.name, count(*) FROM product p JOIN source s ON s.id = p.source_id GROUP BY s.id ORDER BY s.id"
    )
    return {str(name): int(count) for name, count in rows}


def ids_outside(connection: sqlite3.Connection, source: str) -> list[int]:
    """The products of all other sources, in import order."""
    rows = connection.execute(
        "SELECT p.id FROM product p JOIN source s ON s.id = p.source_id WHERE s.name <> ? ORDER BY p.id", (source,)
    )
    return [int(id) for (id,) in rows]


def ids_of_sku(connection: sqlite3.Connection, sku: str, source: str | None = None) -> list[int]:
    """Products with that SKU (of one source, or of any), their own first, then those with a variant that has it."""
    rows = connection.execute(
        """SELECT f.id FROM (
            SELECT id, 0 AS rank FROM product WHERE sku = :sku
            UNION ALL SELECT product_id, 1 FROM variant WHERE sku = :sku
        ) f JOIN product p ON p.id = f.id JOIN source s ON s.id = p.source_id
        WHERE :source IS NULL OR s.name = :source ORDER BY f.rank, f.id""",
        {"sku": sku, "source": source},
    )
    return list(dict.fromkeys(id for (id,) in rows))


def all_skus(connection: sqlite3.Connection) -> Iterable[str]:
    """Every SKU there is, once."""
    return (sku for (sku,) in connection.execute("SELECT sku FROM product UNION SELECT sku FROM variant"))


def type_cells(
    connection: sqlite3.Connection, entity: Entity, id: int, layer: Layer, cells: Mapping[str, str], batch_id: int
) -> None:
    """Lay what a person typed over the imported cells, and log it; the imported value typed again lifts it."""
    read = "price, currency" if (entity, layer) == ("variant", "fields") else "NULL, NULL"
    found = connection.execute(f"SELECT {layer}, typed_{layer}, {read} FROM {entity} WHERE id = ?", (id,)).fetchone()
    imported, typed = json.loads(found[0]), json.loads(found[1])
    amount = {"price": found[2], "currency": found[3]}  # as they were read: the cell may say “12.50 EUR”
    after = {
        name: None if value in (imported.get(name, ""), amount.get(name)) else value for name, value in cells.items()
    }
    before = {name: typed.get(name) for name in cells}
    lay_over(connection, entity, id, layer, before, after, batch_id)


def lay_over(
    connection: sqlite3.Connection,
    entity: Entity,
    id: int,
    layer: Layer,
    before: Mapping[str, str | None],
    after: Mapping[str, str | None],
    batch_id: int,
) -> None:
    """Set typed cells (None: none) and log it."""
    values = {
        "id": id,
        "batch": batch_id,
        "entity": entity,
        "layer": f"typed_{layer}",
        "before": _json(before),
        "after": _json(after),
    }
    connection.execute(f"UPDATE {entity} SET typed_{layer} = json_patch(typed_{layer}, :after) WHERE id = :id", values)
    connection.execute(
        """INSERT INTO change(batch_id, at, entity, entity_id, before, after)
        SELECT id, created_at, :entity, :id, json_object(:layer, json(:before)), json_object(:layer, json(:after))
        FROM batch WHERE id = :batch""",
        values,
    )


def _json(cells: Mapping[str, str | None]) -> str:
    return json.dumps(cells, ensure_ascii=False)
