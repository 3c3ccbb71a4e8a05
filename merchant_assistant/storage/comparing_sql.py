"""The statements that set a staged table beside the catalogue, once it is known who is who: what differs.

See :mod:`merchant_assistant.storage.merge` for the idea and ``merge.sql`` for the temporary tables. In every statement
``st`` is a staged row, ``old`` the stored one and ``rule`` the one row of ``attribute_rule``.
"""

from __future__ import annotations

from merchant_assistant.storage import matching_sql, namesakes_sql

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
# A SKU that was only derived does not replace a real one, nor one that tells namesakes apart.
_DERIVED_ONLY = "(st.sku_derived AND (NOT old.sku_derived AND json_type(st.fields, '$.sku') IS NULL OR {namesake}))"
DERIVED_ONLY = _DERIVED_ONLY.format(namesake=namesakes_sql.is_namesake("st.key"))
_PART_DERIVED_ONLY = _DERIVED_ONLY.format(namesake=namesakes_sql.is_namesake("st.product_key"))
# Nor does that of a variant, which a product goes by where the file has no line of its own for it.
VARIANTS_ONLY = "(NOT old.sku_derived AND st.sku IN (SELECT sku FROM main.variant WHERE product_id = old.id))"
PRODUCT_SKU = f"iif({DERIVED_ONLY} OR {VARIANTS_ONLY}, old.sku, st.sku)"
PRODUCT_SKU_DERIVED = f"iif({DERIVED_ONLY} OR {VARIANTS_ONLY}, old.sku_derived, st.sku_derived)"
VARIANT_SKU = f"iif({_PART_DERIVED_ONLY}, old.sku, st.sku)"
VARIANT_SKU_DERIVED = f"iif({_PART_DERIVED_ONLY}, old.sku_derived, st.sku_derived)"
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
# What was read as the same price, stock or currency, however it is written; a price with another currency is another,
# unless the currency stands in a cell of its own.
SAME = f"""iif(CAST(st.price AS REAL) = CAST(old.price AS REAL)
        AND ({CURRENCY} IS old.currency OR json_type(st.fields, '$.currency') IS NOT NULL), 'price ', '')
    || iif(st.stock = old.stock, 'stock ', '') || iif({CURRENCY} = old.currency, 'currency ', '')"""

MATCH_PRODUCTS = f"""
INSERT INTO temp.product_match
SELECT st.key, old.id, s.id IS NULL AND NOT s.gone,
    s.whole AND old.id IS NOT NULL AND ({PRODUCT_SKU} <> old.sku OR {PRODUCT_TITLE} <> old.title OR {DIFFERS}),
    s.gone, s.origin, iif(s.taken, st.key || '##' || (SELECT coalesce(max(id), 0) + 1 FROM main.product), st.key)
FROM temp.staged_product st CROSS JOIN temp.attribute_rule rule JOIN temp.same_product s ON s.key = st.key
LEFT JOIN main.product old ON old.id = s.id
"""
MATCH_VARIANTS = f"""
INSERT INTO temp.variant_match
SELECT st.product_key, st.key, m.id, old.id, iif(old.id IS NULL AND NOT m.gone, NOT {matching_sql.WHOLE_ONLY}, 0),
    old.id IS NOT NULL AND ({VARIANT_SKU} <> old.sku OR {PRICE} IS NOT old.price OR {CURRENCY} IS NOT old.currency
        OR {STOCK} IS NOT old.stock OR {VARIANT_TITLE} <> old.title OR {DIFFERS}),
    coalesce('merged:' || m.origin || ':', '') || st.key || iif(s.id IS NULL AND m.id IS NOT NULL AND EXISTS (
        SELECT 1 FROM main.variant v WHERE v.product_id = m.id
            AND v.key = coalesce('merged:' || m.origin || ':', '') || st.key),
        '##' || (SELECT coalesce(max(id), 0) + 1 FROM main.variant), '')
FROM temp.staged_variant st CROSS JOIN temp.attribute_rule rule JOIN temp.product_match m ON m.key = st.product_key
LEFT JOIN temp.same_variant s ON s.product_key = st.product_key AND s.key = st.key
LEFT JOIN main.variant old ON old.id = s.id
"""
PATCH = """
INSERT INTO temp.patch
SELECT '{entity}', m.id, {fields}, {attributes}, old.fields, old.attributes, old.typed_fields, old.typed_attributes,
    {columns}, {same}
FROM temp.{entity}_match m CROSS JOIN temp.attribute_rule rule JOIN temp.staged_{entity} st ON {key}
JOIN main.{entity} old ON old.id = m.id WHERE m.differs
"""
OLD_CELLS = """
INSERT INTO temp.old_cell SELECT p.entity, p.id, '{column}', c.key, c.value FROM temp.patch p, json_each(p.{column}) c
"""
CHANGES = """
INSERT INTO temp.cell_change
SELECT p.entity, p.id, '{layer}', n.key, i.value, t.value, n.value, {same}
FROM temp.patch p CROSS JOIN json_each(p.{layer}) n
LEFT JOIN temp.old_cell i ON i.entity = p.entity AND i.id = p.id AND i.layer = 'old_{layer}' AND i.field = n.key
LEFT JOIN temp.old_cell t ON t.entity = p.entity AND t.id = p.id AND t.layer = 'typed_{layer}' AND t.field = n.key
WHERE i.value IS NOT n.value OR (t.value IS NOT NULL AND nullif(t.value, '') IS NOT n.value)
"""
# Of fields: written in another way only. A function is asked only where it must be.
SAME_CELL = """coalesce(t.value IS NULL AND i.value IS NOT NULL AND n.value IS NOT NULL AND CASE
    WHEN n.key IN ('price', 'currency', 'stock') THEN instr(p.same, n.key || ' ')
    WHEN n.key IN ('compare_at_price', 'cost', 'weight', 'moq', 'pack', 'carton') THEN same_quantity(i.value, n.value)
    END, 0)"""
# What a person sees now is not what the file says. A currency that was known from a column's name is no news.
VISIBLE = """iif(c.typed IS NULL, c.imported, nullif(c.typed, '')) IS NOT c.staged AND NOT c.same
    AND NOT (c.layer = 'fields' AND c.field = 'currency' AND c.imported IS NULL AND c.typed IS NULL
        AND c.entity = 'variant' AND c.staged IS (SELECT currency FROM main.variant WHERE id = c.id))"""
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
WHERE {VISIBLE} ORDER BY coalesce(p.id, v.product_id), c.entity, c.id, c.rowid
"""
COUNT_FIELDS = f"""
SELECT iif(c.layer = 'attributes', 'attribute:', '') || c.field, count(*), count(c.typed)
FROM temp.cell_change c WHERE {VISIBLE} GROUP BY 1 ORDER BY 2 DESC, 1
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
COUNT_MATCHES = """
SELECT count(DISTINCT id), coalesce(sum(created), 0), coalesce(sum(gone), 0) FROM temp.product_match
"""
SCRATCH = (
    "attribute_rule",
    "column_elsewhere",
    "same_product",
    "candidate",
    "given",
    "known",
    "shared_title",
    "namesake",
    "same_variant",
    "other_variant",
    "product_match",
    "variant_match",
    "patch",
    "old_cell",
    "cell_change",
    "owner",
    "row_owner",
    "same_records",
)

PRODUCT_KEY = "st.key = m.key"
VARIANT_KEY = "st.product_key = m.product_key AND st.key = m.key"


def comparing() -> tuple[str, ...]:
    """From ``same_product`` to ``cell_change``, in order."""
    return (
        MATCH_PRODUCTS,
        *matching_sql.SAME_VARIANTS,
        MATCH_VARIANTS,
        _patch("product", columns=PRODUCT_COLUMNS, key=PRODUCT_KEY, same="''"),
        _patch("variant", columns=VARIANT_COLUMNS, key=VARIANT_KEY, same=SAME),
        *(
            OLD_CELLS.format(column=f"{kind}_{layer}")
            for kind in ("old", "typed")
            for layer in ("fields", "attributes")
        ),
        CHANGES.format(layer="fields", same=SAME_CELL),
        CHANGES.format(layer="attributes", same="0"),
    )


def _patch(entity: str, **parts: str) -> str:
    return PATCH.format(entity=entity, fields=FIELDS, attributes=ATTRIBUTES, **parts)
