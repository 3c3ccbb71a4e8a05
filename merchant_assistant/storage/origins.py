"""Which rows of which files a product and its variants stand in, and when a person typed into them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

_MOST_BATCHES = 50  # of one product; what is older was said again since, or is of little use


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One row of a file; ``variant_id`` None: it describes the product. ``columns``, ``mapping``, ``cells``: JSON."""

    variant_id: int | None
    batch_id: int
    file: str
    sheet: str | None
    created_at: str
    row: int
    columns: str
    mapping: str
    cells: str


@dataclass(frozen=True, slots=True)
class TypedCell:
    """A cell that a person typed into, and when last. ``id``: the product's or the variant's."""

    entity: Literal["product", "variant"]
    id: int
    field: str  # attributes as ``attribute:NAME``
    at: str


# Of each batch the first row that describes the product, and the first of each variant; newest batch first.
_ROWS = """
WITH mine AS (
    SELECT r.batch_id, r.row, r.variant_id, r.is_first FROM record r WHERE r.product_id = :product
        AND r.batch_id IN (SELECT DISTINCT batch_id FROM record WHERE product_id = :product
            ORDER BY batch_id DESC LIMIT :most)
), told AS (
    SELECT NULL AS variant_id, batch_id, coalesce(min(iif(is_first, row, NULL)), min(row)) AS row
    FROM mine GROUP BY batch_id
    UNION ALL
    SELECT variant_id, batch_id, min(row) FROM mine WHERE variant_id IS NOT NULL GROUP BY variant_id, batch_id
)
SELECT t.variant_id, b.id, b.file, b.sheet, b.created_at, t.row,
    coalesce(json_extract(b.meta, '$.columns'), '[]'), coalesce(json_extract(b.meta, '$.mapping'), '[]'), r.cells
FROM told t JOIN batch b ON b.id = t.batch_id JOIN record r ON r.batch_id = t.batch_id AND r.row = t.row
ORDER BY b.id DESC
"""
_TYPED = """
WITH mine AS (
    SELECT c.* FROM change c WHERE c.entity = 'product' AND c.entity_id = :product
    UNION ALL
    SELECT c.* FROM variant v JOIN change c ON c.entity = 'variant' AND c.entity_id = v.id WHERE v.product_id = :product
), typed AS (
    SELECT m.entity, m.entity_id, x.key AS field, m.at FROM mine m, json_each(m.after, '$.typed_fields') x
    UNION ALL
    SELECT m.entity, m.entity_id, 'attribute:' || x.key, m.at FROM mine m, json_each(m.after, '$.typed_attributes') x
)
SELECT entity, entity_id, field, max(at) FROM typed GROUP BY entity, entity_id, field
"""


def rows_of(connection: sqlite3.Connection, product_id: int) -> Iterator[SourceRow]:
    """The rows that a product and its variants stand in, those of the newest batch first."""
    rows = connection.execute(_ROWS, {"product": product_id, "most": _MOST_BATCHES})
    return (SourceRow(*row) for row in rows)


def typed_cells(connection: sqlite3.Connection, product_id: int) -> Iterator[TypedCell]:
    """Every cell of a product and its variants that a person ever typed into."""
    return (TypedCell(*row) for row in connection.execute(_TYPED, {"product": product_id}))
