"""The statements that tell apart products of a list without SKU that share a title.

Their keys are numbered by place (``title:t-shirt``, ``title:t-shirt#2`` …), and a place is nobody's name: another list
may have them in another order, or without the first. So within the namesakes, staged and stored,

1. equal attributes (the product's and its variants') make it the same one, before all where all other cells are equal
   too; of those that are equal in everything any is any;
2. one without attributes may be any of them, and is where only one is left;
3. the rest is new, and told as a doubt where several could be it.

See :mod:`merchant_assistant.storage.matching_sql` for how candidates are given away.
"""

from __future__ import annotations

_MANY = 20  # that may be one another: beyond that only those that are equal in everything find each other


def _base(key: str) -> str:
    return f"substr({key}, 1, instr({key} || '#', '#') - 1)"


def _titled(key: str) -> str:
    return f"{key} >= 'title:' AND {key} < 'title;'"


def _texts(of_product: str, variants: str, of_variant: str) -> str:
    """SQL for all named texts of a product and its variants, in an order of their own."""
    return f"""coalesce((SELECT group_concat(name || char(31) || text, char(30)) FROM (
        SELECT key AS name, value AS text FROM json_each({of_product}) WHERE value <> ''
        UNION SELECT c.key, c.value FROM {variants}, json_each({of_variant}) c WHERE c.value <> ''
        ORDER BY 1, 2)), '')"""


# Stored products of the source and those in the bin.
_STORED = """(SELECT id, source_id, key, attributes, fields, 1 AS live FROM main.product
    UNION ALL SELECT id, source_id, key, attributes, fields, 0 FROM main.binned_product)"""
_VARIANTS = """(SELECT attributes, fields FROM main.variant WHERE product_id = p.id
    UNION ALL SELECT attributes, fields FROM main.binned_variant WHERE product_id = p.id) v"""
_STAGED_VARIANTS = "(SELECT attributes, fields FROM temp.staged_variant WHERE product_key = st.key) v"

_SHARED = f"""
INSERT OR IGNORE INTO temp.shared_title
SELECT {_base("key")} FROM temp.staged_product WHERE {_titled("key")} AND instr(key, '#')
UNION ALL SELECT {_base("key")} FROM main.product
    WHERE source_id = :source AND {_titled("key")} AND instr(key, '#')
UNION ALL SELECT {_base("key")} FROM main.binned_product
    WHERE source_id = :source AND {_titled("key")} AND instr(key, '#')
"""
_RANKED = """
INSERT INTO temp.namesake
SELECT key, id, live, base, attributes, cells,
    row_number() OVER (PARTITION BY base, attributes, cells ORDER BY NOT live, place),
    count(*) OVER (PARTITION BY base, attributes), count(*) OVER (PARTITION BY base)
FROM ({found})
"""
_STAGED_ONES = _RANKED.format(
    found=f"""
    SELECT st.key, NULL AS id, 1 AS live, b.base, st.position AS place,
        {_texts("st.attributes", _STAGED_VARIANTS, "v.attributes")} AS attributes,
        {_texts("st.fields", _STAGED_VARIANTS, "v.fields")} AS cells
    FROM temp.staged_product st JOIN temp.shared_title b ON b.base = {_base("st.key")} WHERE {_titled("st.key")}"""
)
_STORED_ONES = _RANKED.format(
    found=f"""
    SELECT NULL AS key, p.id, p.live, b.base, p.id AS place,
        {_texts("p.attributes", _VARIANTS, "v.attributes")} AS attributes,
        {_texts("p.fields", _VARIANTS, "v.fields")} AS cells
    FROM {_STORED} p JOIN temp.shared_title b ON b.base = {_base("p.key")}
    WHERE p.source_id = :source AND {_titled("p.key")}"""
)
FIND = (_SHARED, _STAGED_ONES, _STORED_ONES)


def is_namesake(key: str) -> str:
    """SQL for whether the staged product ``key`` shares its title."""
    return f"EXISTS (SELECT 1 FROM temp.namesake n WHERE n.key = {key})"


def candidates(equal: int, alike: int) -> tuple[str, ...]:
    """Statements: who may be whom, with the scores of equal attributes and (added) of equal cells."""
    into = "INSERT INTO temp.candidate SELECT n.key, o.id, {score} | o.live, 0 FROM temp.same_product rest"
    pairs = "CROSS JOIN temp.namesake n ON n.key = rest.key CROSS JOIN temp.namesake o ON o.base = n.base AND o.id"
    otherwise = "ON CONFLICT DO UPDATE SET score = score | excluded.score"
    return (
        f"""{into.format(score=equal | alike)} {pairs}
        AND o.attributes = n.attributes AND o.cells = n.cells AND o.place = n.place
        WHERE rest.id IS NULL {otherwise}""",
        f"""{into.format(score=equal)} {pairs}
        AND o.attributes = n.attributes WHERE rest.id IS NULL AND max(n.alike, o.alike) <= {_MANY} {otherwise}""",
        f"""{into.format(score=0)} {pairs} AND o.live
        WHERE rest.id IS NULL AND max(n.titled, o.titled) <= {_MANY}
            AND (o.attributes = '') <> (n.attributes = '') {otherwise}""",
    )


# New ones of a title that too many have to look at each pair.
OF_MANY = f"""EXISTS (
    SELECT 1 FROM temp.namesake n JOIN temp.namesake o ON o.base = n.base AND o.attributes = n.attributes
    WHERE n.key = m.key AND o.id AND max(n.alike, o.alike) > {_MANY})"""
