"""The statements for what a plan tells beside its changes: another supplier's products, emptied cells, absent columns.

They follow those of :mod:`merchant_assistant.storage.comparing_sql`, on the same connection.
"""

from __future__ import annotations

from merchant_assistant.storage.comparing_sql import VISIBLE
from merchant_assistant.storage.matching_sql import barcode_of

_GIVEN_BARCODE, _KNOWN_BARCODE = barcode_of("s.fields"), barcode_of("v.fields", "v.typed_fields")


def _seen(field: str) -> str:
    """SQL for a text of the stored product as a person sees it; NULL where it is blank."""
    typed, imported = f"json_extract(old.typed_fields, '$.{field}')", f"json_extract(old.fields, '$.{field}')"
    return f"nullif(lower(coalesce({typed}, {imported})), '')"


def _given(field: str) -> str:
    return f"nullif(lower(json_extract(st.fields, '$.{field}')), '')"


def _barcodes(which: str) -> str:
    return f"""EXISTS (
        SELECT 1 FROM temp.variant_match vm JOIN main.variant v ON v.id = vm.id
        JOIN temp.staged_variant s ON s.product_key = vm.product_key AND s.key = vm.key
        WHERE vm.product_key = m.key AND {_GIVEN_BARCODE} <> '' AND {_KNOWN_BARCODE} <> ''
            AND {_GIVEN_BARCODE} {which} {_KNOWN_BARCODE})"""


# A brand and a maker may be the same name in two columns: both of the file are none of both that are there.
_OTHER_MAKER = f"""(
    coalesce({_given("brand")}, {_given("manufacturer")}) IS NOT NULL
    AND coalesce({_seen("brand")}, {_seen("manufacturer")}) IS NOT NULL
    AND coalesce({_given("brand")} NOT IN (coalesce({_seen("brand")}, ''), coalesce({_seen("manufacturer")}, '')), 1)
    AND coalesce({_given("manufacturer")} NOT IN (coalesce({_seen("brand")}, ''),
        coalesce({_seen("manufacturer")}, '')), 1))"""
# Known by SKU, but the title is another, and so is who makes it or the barcode.
OTHER_SUPPLIER = f"""
SELECT st.row, st.sku, st.title FROM temp.product_match m
JOIN main.product old ON old.id = m.id JOIN temp.staged_product st ON st.key = m.key
WHERE m.differs AND NOT m.created AND NOT st.sku_derived AND st.title <> '' AND st.sku = old.sku
    AND lower(st.title) <> lower(coalesce(json_extract(old.typed_fields, '$.title'), old.title))
    AND ({_OTHER_MAKER} OR {_barcodes("<>")}) AND NOT {_barcodes("=")}
ORDER BY st.row
"""
_EMPTIED = f"c.staged IS NULL AND c.typed IS NULL AND {VISIBLE}"
COUNT_EMPTIED = f"SELECT count(*) FROM temp.cell_change c WHERE {_EMPTIED}"
# Some of each field, so that the one price is seen among the many remarks.
EMPTIED = f"""
WITH some AS (
    SELECT c.entity, c.id, iif(c.layer = 'attributes', 'attribute:', '') || c.field AS field, c.imported,
        row_number() OVER (PARTITION BY c.layer, c.field ORDER BY c.rowid) AS place
    FROM temp.cell_change c WHERE {_EMPTIED} ORDER BY place, field LIMIT :examples
)
SELECT coalesce(sp.row, sv.row), coalesce(sp.sku, sv.sku), some.field, some.imported FROM some
LEFT JOIN temp.product_match pm ON some.entity = 'product' AND pm.id = some.id
LEFT JOIN temp.staged_product sp ON sp.key = pm.key
LEFT JOIN temp.variant_match vm ON some.entity = 'variant' AND vm.id = some.id
LEFT JOIN temp.staged_variant sv ON sv.product_key = vm.product_key AND sv.key = vm.key
ORDER BY some.place, some.field
"""
# Of the last file like this one: its columns, and what each was taken for.
COLUMNS_BEFORE = """
SELECT n.value, f.value FROM (
    SELECT meta FROM main.batch WHERE source_id = :source AND undone_at IS NULL AND kind = 'import'
        AND format = (SELECT json_extract(value, '$') FROM temp.staged_meta WHERE key = 'format')
        AND sheet IS (SELECT json_extract(value, '$') FROM temp.staged_meta WHERE key = 'sheet')
    ORDER BY id DESC LIMIT 1) b, json_each(b.meta, '$.columns') n
JOIN json_each(b.meta, '$.mapping') f ON f.key = n.key
"""
