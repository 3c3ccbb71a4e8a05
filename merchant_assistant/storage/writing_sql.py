"""The statements that write what a comparison found: products, variants, the log that an undo reads, raw rows.

They follow those of :mod:`merchant_assistant.storage.comparing_sql`, on the same connection.
"""

from __future__ import annotations

from merchant_assistant.storage.comparing_sql import (
    CURRENCY,
    FIELDS,
    NEW_TITLE,
    PRICE,
    PRODUCT_COLUMNS,
    PRODUCT_KEY,
    PRODUCT_SKU,
    PRODUCT_SKU_DERIVED,
    PRODUCT_TITLE,
    STOCK,
    VARIANT_COLUMNS,
    VARIANT_KEY,
    VARIANT_SKU,
    VARIANT_SKU_DERIVED,
    VARIANT_TITLE,
)

CREATE_PRODUCTS = f"""
INSERT INTO main.product(source_id, key, sku, sku_derived, title, fields, attributes)
SELECT :source, m.new_key, st.sku, st.sku_derived, {NEW_TITLE},
    json_patch('{{}}', {FIELDS}), json_patch('{{}}', st.attributes)
FROM temp.product_match m JOIN temp.staged_product st ON st.key = m.key WHERE m.created ORDER BY st.position
"""
FIND_CREATED_PRODUCTS = """
UPDATE temp.product_match SET id = (
    SELECT id FROM main.product WHERE source_id = :source AND key = product_match.new_key)
WHERE created
"""
CREATE_VARIANTS = f"""
INSERT INTO main.variant(product_id, key, sku, sku_derived, title, price, currency, stock, fields, attributes)
SELECT m.product_id, m.new_key, st.sku, st.sku_derived, {NEW_TITLE}, st.price, st.currency, st.stock,
    json_patch('{{}}', {FIELDS}), json_patch('{{}}', st.attributes)
FROM temp.variant_match m JOIN temp.staged_variant st ON st.product_key = m.product_key AND st.key = m.key
WHERE m.created ORDER BY m.product_id, st.position
"""
FIND_CREATED_VARIANTS = """
UPDATE temp.variant_match
SET id = (
    SELECT id FROM main.variant v WHERE v.product_id = variant_match.product_id AND v.key = variant_match.new_key)
WHERE created
"""
# Where the file overwrites, just those typed cells give way that the log knows: an undo puts them back.
_LIFTED = """iif(:overwrite AND old.typed_{layer} <> '{{}}', json_patch(old.typed_{layer}, (
        SELECT json_group_object(c.field, NULL) FROM temp.cell_change c
        WHERE c.entity = p.entity AND c.id = p.id AND c.layer = '{layer}' AND c.typed IS NOT NULL)),
    old.typed_{layer})"""
UPDATE = """
UPDATE main.{entity} AS old SET {columns},
    fields = json_patch(old.fields, p.fields), attributes = json_patch(old.attributes, p.attributes),
    typed_fields = {typed_fields}, typed_attributes = {typed_attributes}
FROM temp.patch p, temp.{entity}_match m, temp.staged_{entity} st
WHERE p.entity = '{entity}' AND p.id = old.id AND m.id = old.id AND m.differs AND {key}
"""
LOG_CREATED = """
INSERT INTO main.change(batch_id, at, entity, entity_id, before, after)
SELECT :batch, :at, '{entity}', id, NULL, '{{}}' FROM temp.{entity}_match WHERE created ORDER BY id
"""
# The two images of a change: which rows of cell_change, and what stood (stands) there, for each JSON column.
_READ = "layer = '{layer}' AND imported IS NOT staged"
_TYPED = "layer = '{layer}' AND typed IS NOT NULL AND :overwrite"


def _image(imported: str, typed: str, columns: str) -> str:
    cells = [
        f"'{prefix}{layer}', json_group_object(c.field, c.{value}) FILTER (WHERE {rows.format(layer=layer)})"
        for prefix, rows, value in (("", _READ, imported), ("typed_", _TYPED, typed))
        for layer in ("fields", "attributes")
    ]
    return f"json_object({', '.join(cells)}, 'columns', json({columns}))"


_BEFORE = _image("imported", "typed", "p.columns")
_AFTER = _image("staged", "lifted", "{columns}")
LOG_UPDATED = f"""
INSERT INTO main.change(batch_id, at, entity, entity_id, before, after)
SELECT :batch, :at, '{{entity}}', id, before, after FROM (
    SELECT p.id, {_BEFORE} AS before, {_AFTER} AS after
    FROM temp.patch p JOIN main.{{entity}} old ON old.id = p.id
    LEFT JOIN (SELECT *, NULL AS lifted FROM temp.cell_change) c ON c.entity = '{{entity}}' AND c.id = p.id
    WHERE p.entity = '{{entity}}' GROUP BY p.id
) WHERE before <> after ORDER BY id
"""
# Rows of what was deleted by hand are nobody's (0).
OWNERS = """
INSERT INTO temp.owner
SELECT st.row, coalesce(m.id, 0), NULL, m.created OR s.whole FROM temp.product_match m
JOIN temp.same_product s ON s.key = m.key JOIN temp.staged_product st ON st.key = m.key
UNION ALL
SELECT st.row, coalesce(m.product_id, 0), m.id, 0 FROM temp.variant_match m
JOIN temp.staged_variant st ON st.product_key = m.product_key AND st.key = m.key
"""
# A line that is no product's or variant's own (an image's, a skipped one) goes with the product above it, or below it
# where it is the first.
ROW_OWNERS = """
INSERT INTO temp.row_owner
SELECT r.row, coalesce((SELECT product_id FROM temp.owner WHERE row <= r.row ORDER BY row DESC LIMIT 1),
        (SELECT product_id FROM temp.owner ORDER BY row LIMIT 1)),
    (SELECT max(variant_id) FROM temp.owner WHERE row = r.row),
    coalesce((SELECT max(is_first) FROM temp.owner WHERE row = r.row), 0)
FROM temp.staged_record r
"""
# Products whose rows stand in their newest batch just like this, under the same columns: nothing to store again.
_SAME_COLUMNS = " AND ".join(
    f"json_extract(b.meta, '$.{key}') IS (SELECT json_extract(value, '$') FROM temp.staged_meta WHERE key = '{key}')"
    for key in ("header", "columns", "mapping")
)
SAME_RECORDS = f"""
WITH newest AS (
    SELECT product_id, max(batch_id) AS batch_id FROM main.record
    WHERE product_id IN (SELECT id FROM temp.product_match WHERE NOT created) GROUP BY product_id
), stored AS (
    SELECT product_id, group_concat(cells, char(10)) AS cells FROM (
        SELECT r.product_id, r.cells FROM newest n JOIN main.batch b ON b.id = n.batch_id AND {_SAME_COLUMNS}
        JOIN main.record r ON r.product_id = n.product_id AND r.batch_id = n.batch_id ORDER BY r.product_id, r.row
    ) GROUP BY product_id
), staged AS (
    SELECT product_id, group_concat(cells, char(10)) AS cells FROM (
        SELECT o.product_id, r.cells FROM temp.row_owner o JOIN temp.staged_record r ON r.row = o.row
        ORDER BY o.product_id, o.row
    ) GROUP BY product_id
)
INSERT INTO temp.same_records SELECT product_id FROM stored JOIN staged USING(product_id)
WHERE stored.cells = staged.cells
"""
RECORDS = """
INSERT INTO main.record(batch_id, row, product_id, variant_id, is_first, cells)
SELECT :batch, o.row, o.product_id, o.variant_id, o.is_first, r.cells
FROM temp.row_owner o JOIN temp.staged_record r ON r.row = o.row
WHERE o.product_id AND o.product_id NOT IN (SELECT id FROM temp.same_records) ORDER BY o.row
"""
NOTE_TOUCHED = """
INSERT OR IGNORE INTO temp.touched SELECT id FROM temp.product_match WHERE created OR differs
UNION SELECT product_id FROM temp.variant_match WHERE created OR differs
"""


def writing() -> tuple[str, ...]:
    """From the comparison to products, variants, log and records, in order."""
    product = f"sku = {PRODUCT_SKU}, sku_derived = {PRODUCT_SKU_DERIVED}, title = {PRODUCT_TITLE}"
    variant = (
        f"sku = {VARIANT_SKU}, sku_derived = {VARIANT_SKU_DERIVED}, title = {VARIANT_TITLE}, price = {PRICE}, "
        f"currency = {CURRENCY}, stock = {STOCK}"
    )
    lifted = {f"typed_{layer}": _LIFTED.format(layer=layer) for layer in ("fields", "attributes")}
    return (
        CREATE_PRODUCTS,
        FIND_CREATED_PRODUCTS,
        """UPDATE temp.variant_match SET product_id = (SELECT id FROM temp.product_match m WHERE m.key = product_key)
        WHERE created""",
        CREATE_VARIANTS,
        FIND_CREATED_VARIANTS,
        UPDATE.format(entity="product", columns=product, key=PRODUCT_KEY, **lifted),
        UPDATE.format(entity="variant", columns=variant, key=VARIANT_KEY, **lifted),
        LOG_CREATED.format(entity="product"),
        LOG_CREATED.format(entity="variant"),
        LOG_UPDATED.format(entity="product", columns=PRODUCT_COLUMNS),
        LOG_UPDATED.format(entity="variant", columns=VARIANT_COLUMNS),
        OWNERS,
        ROW_OWNERS,
        SAME_RECORDS,
        RECORDS,
        NOTE_TOUCHED,
    )
