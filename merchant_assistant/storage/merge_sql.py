"""The statements that merge a staged table (used by :mod:`merchant_assistant.storage.merge`).

``st`` is a staged row, ``old`` the stored one, ``rule`` the one row of ``attribute_rule``; see ``merge.sql`` for the
temporary tables.
"""

from __future__ import annotations

SHOWN_CHANGES = 200

# A blank cell as `null`, which removes in a merge patch. In JSON without spaces `:""` is only ever an empty value:
# inside of a string a quote has a backslash before it.
FIELDS = "replace(json(st.fields), ':\"\"', ':null')"
# Attributes are staged only where they are not blank; those with a column in the file are removed where absent, and
# where cells hold the names (`packed`) all absent ones are, but for those that only other files have a column for.
ATTRIBUTES = """json_patch(
    iif(rule.packed, (SELECT json_group_object(key, NULL) FROM json_each(old.attributes)
        WHERE key NOT IN (SELECT name FROM temp.column_elsewhere)), rule.blanks),
    st.attributes)"""
DIFFERS = f"""old.typed_fields <> '{{}}' OR old.typed_attributes <> '{{}}'
    OR json_patch(old.fields, {FIELDS}) <> old.fields OR json_patch(old.attributes, {ATTRIBUTES}) <> old.attributes"""
# A SKU that was only derived does not replace a real one.
DERIVED_ONLY = "(st.sku_derived AND NOT old.sku_derived AND json_type(st.fields, '$.sku') IS NULL)"
# Nor does that of a variant, which a product goes by where the file has no line of its own for it.
VARIANTS_ONLY = "(NOT old.sku_derived AND st.sku IN (SELECT sku FROM main.variant WHERE product_id = old.id))"
PRODUCT_SKU = f"iif({DERIVED_ONLY} OR {VARIANTS_ONLY}, old.sku, st.sku)"
PRODUCT_SKU_DERIVED = f"iif({DERIVED_ONLY} OR {VARIANTS_ONLY}, old.sku_derived, st.sku_derived)"
VARIANT_SKU = f"iif({DERIVED_ONLY}, old.sku, st.sku)"
VARIANT_SKU_DERIVED = f"iif({DERIVED_ONLY}, old.sku_derived, st.sku_derived)"
# What has no title goes by its SKU: nothing in the catalogue is without a name.
NEW_TITLE = "coalesce(nullif(st.title, ''), st.sku)"
PRODUCT_TITLE = f"iif(json_type(st.fields, '$.title') IS NULL, old.title, {NEW_TITLE})"
VARIANT_TITLE = "coalesce(nullif(st.title, ''), old.title)"
PRICE = "iif(json_type(st.fields, '$.price') IS NULL, old.price, st.price)"
CURRENCY = "iif(json_type(st.fields, '$.currency') IS NULL, coalesce(st.currency, old.currency), st.currency)"
STOCK = "iif(json_type(st.fields, '$.stock') IS NULL, old.stock, st.stock)"
PRODUCT_COLUMNS = "json_object('sku', old.sku, 'sku_derived', old.sku_derived, 'title', old.title)"
VARIANT_COLUMNS = """json_object('sku', old.sku, 'sku_derived', old.sku_derived, 'title', old.title,
    'price', old.price, 'currency', old.currency, 'stock', old.stock)"""

# Who is who. The same product: the one of its key, else that of its SKU (given or derived: it is how a product is
# known), where no other line of the file has that one's key.
SAME_PRODUCT = """
INSERT INTO temp.same_product
SELECT st.key, coalesce(
    (SELECT id FROM main.product WHERE source_id = :source AND key = st.key),
    (SELECT p.id FROM main.product p WHERE p.sku = st.sku AND p.source_id = :source
        AND NOT EXISTS (SELECT 1 FROM temp.staged_product WHERE key = p.key) ORDER BY p.id))
FROM temp.staged_product st
"""
# Else, as some families of files have no place for a product's own SKU, the one product that has all its variants'
# SKUs, if nothing else in the file is that product or could be it. A line that is bought by itself names itself.
SAME_BY_VARIANTS = """
WITH nameless AS (
    SELECT s.key, count(*) AS skus FROM temp.same_product s JOIN temp.staged_product st ON st.key = s.key
    JOIN temp.staged_variant v ON v.product_key = s.key
    WHERE s.id IS NULL GROUP BY s.key HAVING (st.sku_derived OR count(*) > 1) AND NOT max(v.sku_derived)
), holder AS (
    SELECT n.key, min(p.id) AS id FROM nameless n CROSS JOIN temp.staged_variant st ON st.product_key = n.key
    CROSS JOIN main.variant v ON v.sku = st.sku AND NOT v.sku_derived
    CROSS JOIN main.product p ON p.id = v.product_id AND p.source_id = :source
    GROUP BY n.key HAVING count(DISTINCT p.id) = 1 AND count(DISTINCT st.sku) = n.skus
), sole AS (
    SELECT min(key) AS key, id FROM holder GROUP BY id HAVING count(*) = 1
)
UPDATE temp.same_product SET id = sole.id FROM sole
WHERE sole.key = same_product.key AND sole.id NOT IN (SELECT id FROM temp.same_product WHERE id IS NOT NULL)
"""
MATCH_PRODUCTS = f"""
INSERT INTO temp.product_match
SELECT st.key, old.id, old.id IS NULL,
    old.id IS NOT NULL AND ({PRODUCT_SKU} <> old.sku OR {PRODUCT_TITLE} <> old.title OR {DIFFERS})
FROM temp.staged_product st CROSS JOIN temp.attribute_rule rule JOIN temp.same_product s ON s.key = st.key
LEFT JOIN main.product old ON old.id = s.id
"""
MATCH_VARIANTS = f"""
INSERT INTO temp.variant_match
SELECT st.product_key, st.key, m.id, old.id, old.id IS NULL,
    old.id IS NOT NULL AND ({VARIANT_SKU} <> old.sku OR {PRICE} IS NOT old.price OR {CURRENCY} IS NOT old.currency
        OR {STOCK} IS NOT old.stock OR {VARIANT_TITLE} <> old.title OR {DIFFERS})
FROM temp.staged_variant st CROSS JOIN temp.attribute_rule rule JOIN temp.product_match m ON m.key = st.product_key
LEFT JOIN main.variant old ON old.id = coalesce(
    (SELECT id FROM main.variant WHERE product_id = m.id AND key = st.key),
    (SELECT v.id FROM main.variant v WHERE v.product_id = m.id AND v.sku = st.sku AND NOT EXISTS (
            SELECT 1 FROM temp.staged_variant WHERE product_key = st.product_key AND key = v.key) ORDER BY v.id))
"""
PATCH = """
INSERT INTO temp.patch
SELECT '{entity}', m.id, {fields}, {attributes}, old.fields, old.attributes, old.typed_fields, old.typed_attributes,
    {columns}
FROM temp.{entity}_match m CROSS JOIN temp.attribute_rule rule JOIN temp.staged_{entity} st ON {key}
JOIN main.{entity} old ON old.id = m.id WHERE m.differs
"""
OLD_CELLS = """
INSERT INTO temp.old_cell SELECT p.entity, p.id, '{column}', c.key, c.value FROM temp.patch p, json_each(p.{column}) c
"""
CHANGES = """
INSERT INTO temp.cell_change
SELECT p.entity, p.id, '{layer}', n.key, i.value, t.value, n.value
FROM temp.patch p CROSS JOIN json_each(p.{layer}) n
LEFT JOIN temp.old_cell i ON i.entity = p.entity AND i.id = p.id AND i.layer = 'old_{layer}' AND i.field = n.key
LEFT JOIN temp.old_cell t ON t.entity = p.entity AND t.id = p.id AND t.layer = 'typed_{layer}' AND t.field = n.key
WHERE i.value IS NOT n.value OR (t.value IS NOT NULL AND nullif(t.value, '') IS NOT n.value)
"""
# What a person sees now is not what the file says.
VISIBLE = "iif(c.typed IS NULL, c.imported, nullif(c.typed, '')) IS NOT c.staged"
COUNT_UPDATED = f"""
SELECT count(DISTINCT product) FROM (
    SELECT iif(c.entity = 'product', c.id, (SELECT product_id FROM main.variant WHERE id = c.id)) AS product
    FROM temp.cell_change c WHERE {VISIBLE} AND (:overwrite OR c.typed IS NULL)
    UNION ALL SELECT v.product_id FROM temp.variant_match v JOIN temp.product_match m ON m.key = v.product_key
    WHERE v.created AND NOT m.created)
"""
SHOW = f"""
SELECT iif(c.entity = 'product', p.sku, v.sku), iif(c.layer = 'attributes', 'attribute:', '') || c.field,
    iif(c.typed IS NULL, c.imported, nullif(c.typed, '')), c.staged, c.typed IS NOT NULL
FROM temp.cell_change c LEFT JOIN main.product p ON c.entity = 'product' AND p.id = c.id
LEFT JOIN main.variant v ON c.entity = 'variant' AND v.id = c.id
WHERE {VISIBLE} ORDER BY coalesce(p.id, v.product_id), c.entity, c.id, c.rowid LIMIT {SHOWN_CHANGES}
"""

CREATE_PRODUCTS = f"""
INSERT INTO main.product(source_id, key, sku, sku_derived, title, fields, attributes)
SELECT :source, st.key, st.sku, st.sku_derived, {NEW_TITLE},
    json_patch('{{}}', {FIELDS}), json_patch('{{}}', st.attributes)
FROM temp.product_match m JOIN temp.staged_product st ON st.key = m.key WHERE m.created ORDER BY st.position
"""
FIND_CREATED_PRODUCTS = """
UPDATE temp.product_match SET id = (SELECT id FROM main.product WHERE source_id = :source AND key = product_match.key)
WHERE created
"""
CREATE_VARIANTS = f"""
INSERT INTO main.variant(product_id, key, sku, sku_derived, title, price, currency, stock, fields, attributes)
SELECT m.product_id, st.key, st.sku, st.sku_derived, {NEW_TITLE}, st.price, st.currency, st.stock,
    json_patch('{{}}', {FIELDS}), json_patch('{{}}', st.attributes)
FROM temp.variant_match m JOIN temp.staged_variant st ON st.product_key = m.product_key AND st.key = m.key
WHERE m.created ORDER BY m.product_id, st.position
"""
FIND_CREATED_VARIANTS = """
UPDATE temp.variant_match
SET id = (SELECT id FROM main.variant v WHERE v.product_id = variant_match.product_id AND v.key = variant_match.key)
WHERE created
"""
UPDATE = """
UPDATE main.{entity} AS old SET {columns},
    fields = json_patch(old.fields, p.fields), attributes = json_patch(old.attributes, p.attributes),
    typed_fields = iif(:overwrite AND old.typed_fields <> '{{}}', json_patch(old.typed_fields,
        (SELECT json_group_object(key, NULL) FROM json_each(p.fields))), old.typed_fields),
    typed_attributes = iif(:overwrite AND old.typed_attributes <> '{{}}', json_patch(old.typed_attributes,
        (SELECT json_group_object(key, NULL) FROM json_each(p.attributes))), old.typed_attributes)
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
OWNERS = """
INSERT INTO temp.owner
SELECT st.row, m.id, NULL, 1 FROM temp.product_match m JOIN temp.staged_product st ON st.key = m.key
UNION ALL
SELECT st.row, m.product_id, m.id, 0 FROM temp.variant_match m
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
WHERE o.product_id NOT IN (SELECT id FROM temp.same_records) ORDER BY o.row
"""

# blanks: the attributes with a column of their own in the file, as a merge patch that removes them all. packed: cells
# hold attribute names, and no file of another format can have given the ones that are absent.
ATTRIBUTE_RULE = """
INSERT INTO temp.attribute_rule SELECT
    coalesce((SELECT value = 'true' FROM temp.staged_meta WHERE key = 'packed_attributes'), 0) AND NOT EXISTS (
        SELECT 1 FROM main.batch WHERE source_id = :source AND undone_at IS NULL
            AND format <> (SELECT json_extract(value, '$') FROM temp.staged_meta WHERE key = 'format')),
    (SELECT json_group_object(c.value, NULL) FROM temp.staged_meta m, json_each(m.value) c
        WHERE m.key = 'attribute_columns')
"""
# Attributes that have a column in other files of the source, but none in this one: left alone.
COLUMN_ELSEWHERE = """
INSERT OR IGNORE INTO temp.column_elsewhere
SELECT c.value FROM main.batch b, json_each(b.meta, '$.attribute_columns') c
WHERE b.source_id = :source AND b.undone_at IS NULL
EXCEPT SELECT c.value FROM temp.staged_meta m, json_each(m.value) c WHERE m.key = 'attribute_columns'
"""
COUNT_MATCHES = "SELECT count(*), coalesce(sum(created), 0) FROM temp.product_match"
SCRATCH = (
    "attribute_rule",
    "column_elsewhere",
    "same_product",
    "product_match",
    "variant_match",
    "patch",
    "old_cell",
    "cell_change",
    "owner",
    "row_owner",
    "same_records",
)
NOTE_TOUCHED = """
INSERT OR IGNORE INTO temp.touched SELECT id FROM temp.product_match WHERE created OR differs
UNION SELECT product_id FROM temp.variant_match WHERE created OR differs
"""

PRODUCT_KEY = "st.key = m.key"
VARIANT_KEY = "st.product_key = m.product_key AND st.key = m.key"


def comparing() -> tuple[str, ...]:
    """From the staged rows to ``cell_change``, in order."""
    return (
        SAME_PRODUCT,
        SAME_BY_VARIANTS,
        MATCH_PRODUCTS,
        MATCH_VARIANTS,
        PATCH.format(entity="product", fields=FIELDS, attributes=ATTRIBUTES, columns=PRODUCT_COLUMNS, key=PRODUCT_KEY),
        PATCH.format(entity="variant", fields=FIELDS, attributes=ATTRIBUTES, columns=VARIANT_COLUMNS, key=VARIANT_KEY),
        *(
            OLD_CELLS.format(column=f"{kind}_{layer}")
            for kind in ("old", "typed")
            for layer in ("fields", "attributes")
        ),
        *(CHANGES.format(layer=layer) for layer in ("fields", "attributes")),
    )


def writing() -> tuple[str, ...]:
    """From the comparison to products, variants, log and records, in order."""
    product = f"sku = {PRODUCT_SKU}, sku_derived = {PRODUCT_SKU_DERIVED}, title = {PRODUCT_TITLE}"
    variant = (
        f"sku = {VARIANT_SKU}, sku_derived = {VARIANT_SKU_DERIVED}, title = {VARIANT_TITLE}, price = {PRICE}, "
        f"currency = {CURRENCY}, stock = {STOCK}"
    )
    return (
        CREATE_PRODUCTS,
        FIND_CREATED_PRODUCTS,
        "UPDATE temp.variant_match SET product_id = (SELECT id FROM temp.product_match m WHERE m.key = product_key)",
        CREATE_VARIANTS,
        FIND_CREATED_VARIANTS,
        UPDATE.format(entity="product", columns=product, key=PRODUCT_KEY),
        UPDATE.format(entity="variant", columns=variant, key=VARIANT_KEY),
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
