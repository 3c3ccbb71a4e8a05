"""The statements that find out who is who: which stored product each staged one is, and which variant each variant.

Products of one source are told apart by, in this order:

1. the SKU that the file gives the product itself;
2. the SKUs that it gives the variants, all of them, where one product has them;
3. their barcodes, all of them, likewise (with or without leading zeros), unless both the SKU and the title are others:
   then it is a new product, and told as a doubt;
4. the key: the handle, group or id that the format knows them by;
5. an SKU that was derived on both sides from the same handle or title.

Products that share a title, in lists without SKU, have no key: see :mod:`merchant_assistant.storage.namesakes_sql`.

A candidate scores with all that hold, each weighing more than all after it together: a later one decides only where the
earlier ones leave several. Where two candidates score the same, or two staged products want the same one with the same
score, nobody guesses: it is a new product, and told as a doubt. A key together with any SKU is enough, and found first.

Products in the bin are candidates too, after those that are there and have the SKU. One that was merged stands for the
part of another that came of it; one that was deleted by hand stays away. A line of a plain list (its key is its SKU)
may name one variant of a product: it is about that variant only.

Variants within their product: SKU, then barcode, then key (which holds the options where there is no SKU), then equal
attributes; and the only one is the only one. A stored one is taken once.
"""

from __future__ import annotations

from merchant_assistant.storage import namesakes_sql

LIVE_BY_SKU, OWN_SKU, VARIANT_SKUS, BARCODES, KEY, DERIVED, LIVE = 64, 32, 16, 8, 4, 2, 1
ROUNDS = 4  # of giving candidates away; in each those that lost one to a better match try their next


def barcode_of(fields: str, typed: str | None = None) -> str:
    """SQL for the barcode of a variant as it is compared: see :func:`catalogue.identity.barcode_key`."""
    text = f"json_extract({fields}, '$.barcode')"
    if typed:
        text = f"coalesce(json_extract({typed}, '$.barcode'), {text})"
    digits = f"replace(replace({text}, ' ', ''), '-', '')"
    return f"iif(length({digits}) BETWEEN 7 AND 14 AND {digits} NOT GLOB '*[^0-9]*', ltrim({digits}, '0'), '')"


# Stored products and those in the bin.
_ALL = """(SELECT id, source_id, key, sku, sku_derived, title, 1 AS live FROM main.product
    UNION ALL SELECT id, source_id, key, sku, sku_derived, title, 0 FROM main.binned_product)"""
# Whose a variant was before a merge moved it.
_ORIGIN = "iif(v.key GLOB 'merged:*', CAST(substr(v.key, 8) AS INTEGER), v.product_id)"
_PLACE = "coalesce('merged:' || m.origin || ':', '') || st.key"  # the key that a merge gave it

# A key and an SKU that agree, or a key where nothing else is said.
AGREED = f"""
INSERT INTO temp.same_product(key, id)
SELECT st.key, (
    SELECT p.id FROM main.product p WHERE p.source_id = :source AND p.key = st.key AND (
        (p.sku = st.sku AND NOT p.sku_derived AND NOT st.sku_derived)
        OR EXISTS (SELECT 1 FROM temp.staged_variant s JOIN main.variant v ON v.product_id = p.id AND v.sku = s.sku
            WHERE s.product_key = st.key AND NOT s.sku_derived AND NOT v.sku_derived)
        OR (st.sku_derived AND NOT {namesakes_sql.is_namesake("st.key")}
            AND NOT EXISTS (SELECT 1 FROM temp.staged_variant s WHERE s.product_key = st.key
            AND (NOT s.sku_derived OR coalesce(json_extract(s.fields, '$.barcode'), '') <> '')))))
FROM temp.staged_product st
"""
# Below, `rest` are the staged products that are nobody yet, `line` those that name one SKU and nothing else.
_REST = "temp.same_product rest CROSS JOIN temp.staged_product st ON st.key = rest.key"
_LINE = "NOT st.sku_derived AND st.key = 'sku:' || st.sku"
_ADD = """
INSERT INTO temp.candidate {found}
ON CONFLICT DO UPDATE SET score = score | excluded.score, line = min(line, excluded.line)
"""
_BY_SKU = _ADD.format(
    found=f"""
SELECT st.key, p.id, iif(st.sku_derived, {DERIVED}, {OWN_SKU} | p.live * {LIVE_BY_SKU}) | p.live, 0
FROM {_REST} CROSS JOIN {_ALL} p ON p.sku = st.sku AND p.source_id = :source
WHERE rest.id IS NULL AND (p.sku_derived OR NOT st.sku_derived)
    AND NOT (st.sku_derived AND {namesakes_sql.is_namesake("st.key")})"""
)
_BY_KEY = _ADD.format(
    found=f"""
SELECT st.key, p.id, {KEY} | p.live, 0 FROM {_REST} CROSS JOIN {_ALL} p ON p.source_id = :source AND p.key = st.key
WHERE rest.id IS NULL AND NOT {namesakes_sql.is_namesake("st.key")}
UNION ALL
SELECT st.key, p.id, {KEY} | {LIVE}, 0 FROM {_REST}
CROSS JOIN main.product p ON p.source_id = :source AND p.key > st.key || '##' AND p.key < st.key || '#$'
WHERE rest.id IS NULL AND NOT {namesakes_sql.is_namesake("st.key")}"""
)
_GIVE_SKUS = f"""
INSERT OR IGNORE INTO temp.given SELECT st.key, s.sku, {_LINE}
FROM {_REST} CROSS JOIN temp.staged_variant s ON s.product_key = st.key WHERE rest.id IS NULL AND NOT s.sku_derived
"""
_KNOW_SKUS = f"""
INSERT INTO temp.known
SELECT g.code, {_ORIGIN}, v.product_id FROM (SELECT DISTINCT code FROM temp.given) g
CROSS JOIN main.variant v ON v.sku = g.code WHERE NOT v.sku_derived
UNION ALL
SELECT g.code, v.product_id, v.product_id FROM (SELECT DISTINCT code FROM temp.given) g
CROSS JOIN main.binned_variant v ON v.sku = g.code WHERE NOT v.sku_derived
"""
_GIVE_BARCODES = f"""
INSERT OR IGNORE INTO temp.given SELECT st.key, {barcode_of("s.fields")} AS code, {_LINE}
FROM {_REST} CROSS JOIN temp.staged_variant s ON s.product_key = st.key WHERE rest.id IS NULL AND code <> ''
"""
# Looks at every variant there is: no index, which would cost every import, for the few that need it.
_KNOW_BARCODES = f"""
INSERT INTO temp.known
SELECT code, origin, product_id FROM (
    SELECT {barcode_of("v.fields", "v.typed_fields")} AS code, {_ORIGIN} AS origin, v.product_id FROM main.variant v
    UNION ALL SELECT {barcode_of("v.fields", "v.typed_fields")}, v.product_id, v.product_id FROM main.binned_variant v
) WHERE EXISTS (SELECT 1 FROM temp.given) AND code IN (SELECT code FROM temp.given)
"""
# Products that have all the codes that a staged one gives: whose they were, else whose they are.
_HOLDERS = _ADD.format(
    found="""
SELECT key, id, {score} | live | live * {by_sku},
    line AND 1 < (SELECT count(*) FROM main.variant v WHERE v.product_id = all_of.id)
FROM (
    SELECT f.key, f.id, p.live, c.line, f.later, min(f.later) OVER (PARTITION BY f.key) AS first FROM (
        SELECT g.key, k.origin AS id, 0 AS later, count(DISTINCT g.code) AS codes
        FROM temp.given g JOIN temp.known k ON k.code = g.code GROUP BY g.key, k.origin
        UNION ALL
        SELECT g.key, k.holder, 1, count(DISTINCT g.code)
        FROM temp.given g JOIN temp.known k ON k.code = g.code GROUP BY g.key, k.holder
    ) f JOIN (SELECT key, count(*) AS codes, min(line) AS line FROM temp.given GROUP BY key) c
        ON c.key = f.key AND c.codes = f.codes
    JOIN {products} p ON p.id = f.id AND p.source_id = :source WHERE {only}
) all_of WHERE later = first
"""
)
# An SKU and a title that are both others speak louder than a barcode that is the same: somebody copied the line.
_NOT_BOTH_OTHERS = """EXISTS (SELECT 1 FROM temp.staged_product st WHERE st.key = f.key
    AND (st.sku_derived OR p.sku_derived OR st.title = '' OR lower(st.title) = lower(p.title)))"""
CANDIDATES = (
    _BY_SKU,
    _GIVE_SKUS,
    _KNOW_SKUS,
    _HOLDERS.format(score=VARIANT_SKUS, by_sku=LIVE_BY_SKU, products=_ALL, only="1"),
    "DELETE FROM temp.given",
    "DELETE FROM temp.known",
    _GIVE_BARCODES,
    _KNOW_BARCODES,
    _HOLDERS.format(score=BARCODES, by_sku=0, products=_ALL, only=_NOT_BOTH_OTHERS),
    _BY_KEY,
    *namesakes_sql.candidates(equal=KEY, alike=DERIVED),
    "DELETE FROM temp.candidate WHERE NOT line AND id IN (SELECT id FROM temp.same_product WHERE id IS NOT NULL)",
)
# One round: who has one best candidate, and no other as good a claim to it, gets it.
ROUND = (
    """
WITH best AS (
    SELECT key, min(id) AS id, score, line FROM temp.candidate c
    WHERE score = (SELECT max(score) FROM temp.candidate WHERE key = c.key) GROUP BY key HAVING count(*) = 1
)
UPDATE temp.same_product SET id = best.id, whole = NOT best.line FROM best
WHERE best.key = same_product.key AND same_product.id IS NULL AND (best.line OR NOT EXISTS (
    SELECT 1 FROM best other WHERE other.id = best.id AND other.key <> best.key AND NOT other.line
        AND other.score >= best.score))
""",
    "DELETE FROM temp.candidate WHERE key IN (SELECT key FROM temp.same_product WHERE id IS NOT NULL)",
    "DELETE FROM temp.candidate WHERE NOT line AND id IN (SELECT id FROM temp.same_product WHERE whole)",
)
# From the bin to what became of it.
SETTLE = (
    """
UPDATE temp.same_product SET whole = 0, origin = id, id = (
    WITH RECURSIVE up(id) AS (
        SELECT same_product.id UNION ALL SELECT b.merged_into FROM up JOIN main.binned_product b ON b.id = up.id
        WHERE b.merged_into IS NOT NULL
    ) SELECT p.id FROM up JOIN main.product p ON p.id = up.id)
WHERE id NOT IN (SELECT id FROM main.product)
""",
    """
UPDATE temp.same_product SET whole = 1, origin = NULL, gone = NOT :overwrite WHERE origin IS NOT NULL AND id IS NULL
""",
    """
UPDATE temp.same_product SET taken = 1 WHERE id IS NULL AND EXISTS (
    SELECT 1 FROM main.product p WHERE p.source_id = :source AND p.key = same_product.key)
""",
)

_SAME_VARIANT = f"""
INSERT OR IGNORE INTO temp.same_variant
SELECT st.product_key, st.key, v.id FROM temp.same_product m CROSS JOIN temp.staged_variant st ON st.product_key = m.key
CROSS JOIN main.variant v ON v.product_id = m.id AND v.key = {_PLACE}
WHERE m.id IS NOT NULL AND (st.sku = v.sku OR st.sku_derived)
"""
_OTHERS = """
INSERT INTO temp.other_variant
SELECT st.product_key, st.key, m.id, m.whole, m.origin
FROM temp.same_product m CROSS JOIN temp.staged_variant st ON st.product_key = m.key
WHERE m.id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM temp.same_variant s WHERE s.product_key = st.product_key AND s.key = st.key)
"""
# `m` are the staged variants that are nobody yet, `v` the stored ones of their product that nobody is.
_VARIANT_BY = """
INSERT OR IGNORE INTO temp.same_variant
SELECT product_key, key, id FROM (
    SELECT st.product_key, st.key, v.id, count(*) OVER (PARTITION BY st.product_key, st.key) AS choices,
        count(*) OVER (PARTITION BY v.id) AS claims
    FROM temp.other_variant m
    CROSS JOIN temp.staged_variant st ON st.product_key = m.product_key AND st.key = m.key
    CROSS JOIN main.variant v ON v.product_id = m.id
    WHERE v.id NOT IN (SELECT id FROM temp.same_variant) AND NOT EXISTS (
        SELECT 1 FROM temp.same_variant s WHERE s.product_key = m.product_key AND s.key = m.key) AND ({same})
) WHERE choices = 1 AND claims = 1
"""
_STAGED_BARCODE = barcode_of("st.fields")
SAME_VARIANTS = (
    _SAME_VARIANT,
    _OTHERS,
    _VARIANT_BY.format(same="st.sku = v.sku AND (v.sku_derived OR NOT st.sku_derived)"),
    _VARIANT_BY.format(
        same=f"{_STAGED_BARCODE} <> '' AND {_STAGED_BARCODE} = {barcode_of('v.fields', 'v.typed_fields')}"
    ),
    _VARIANT_BY.format(same=f"v.key = {_PLACE} OR (v.key > {_PLACE} || '##' AND v.key < {_PLACE} || '#$')"),
    _VARIANT_BY.format(same="m.whole AND st.attributes = v.attributes AND v.attributes <> '{}'"),
    _VARIANT_BY.format(
        same="""m.whole AND '{}' IN (st.attributes, v.attributes)
        AND 1 = (SELECT count(*) FROM main.variant WHERE product_id = m.id)
        AND 1 = (SELECT count(*) FROM temp.staged_variant WHERE product_key = m.product_key)"""
    ),
)
# Who became new although something is known: several could be it, or another product has one of its SKUs.
# A line of a list that names a product of several variants by the product's own SKU is about the product: `m` is the
# match of the product, `st` the one variant that a list makes of each line. It is none of those that are there.
WHOLE_ONLY = """(m.id IS NOT NULL AND m.origin IS NULL AND st.product_key = 'sku:' || st.sku AND NOT st.sku_derived
    AND st.sku = (SELECT sku FROM main.product WHERE id = m.id)
    AND 1 < (SELECT count(*) FROM main.variant WHERE product_id = m.id)
    AND 1 = (SELECT count(*) FROM temp.staged_variant WHERE product_key = m.key))"""
# Those of them that say something only a variant has, and the rows where they do.
FOR_NO_VARIANT = """
SELECT st.row, st.sku, st.title FROM temp.variant_match m
JOIN temp.staged_variant st ON st.product_key = m.product_key AND st.key = m.key
WHERE m.id IS NULL AND NOT m.created AND m.product_id IS NOT NULL AND (st.attributes <> '{}' OR EXISTS (
    SELECT 1 FROM json_each(st.fields) c WHERE c.value <> '' AND c.key NOT IN ('sku', 'title', 'currency')))
ORDER BY st.row
"""
DOUBTS = f"""
SELECT st.row, st.sku, st.title FROM temp.product_match m JOIN temp.staged_product st ON st.key = m.key
WHERE m.created AND (m.key IN (SELECT key FROM temp.candidate) OR {namesakes_sql.OF_MANY}
    OR m.key IN (SELECT g.key FROM temp.given g JOIN temp.known k ON k.code = g.code) OR EXISTS (
    SELECT 1 FROM temp.staged_variant s CROSS JOIN main.variant v ON v.sku = s.sku AND NOT v.sku_derived
    JOIN main.product p ON p.id = v.product_id AND p.source_id = :source
    WHERE s.product_key = m.key AND NOT s.sku_derived))
ORDER BY st.row
"""
# The rows of products that stay away: their own, and those below them, but for lines that were left out before.
GONE_OWNERS = """
INSERT INTO temp.owner
SELECT st.row, m.gone, NULL, 0 FROM temp.product_match m JOIN temp.staged_product st ON st.key = m.key
UNION ALL
SELECT st.row, m.gone, NULL, 0 FROM temp.product_match m JOIN temp.staged_variant st ON st.product_key = m.key
"""
COUNT_GONE_ROWS = """
SELECT count(*) FROM temp.staged_record r
WHERE (SELECT product_id FROM temp.owner WHERE row <= r.row ORDER BY row DESC LIMIT 1)
    AND r.row NOT IN (SELECT row FROM temp.staged_problem WHERE severity = 'error' AND row IS NOT NULL)
"""
GONE = """
SELECT st.row, st.sku, st.title FROM temp.product_match m JOIN temp.staged_product st ON st.key = m.key
WHERE m.gone ORDER BY st.row
"""
