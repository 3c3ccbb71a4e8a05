"""Finding products by words as they are typed, and by parts of their codes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from merchant_assistant.storage.milestones import Milestones
from merchant_assistant.storage.words import code_expression, match_expression

_CODES = """p.sku || ' ' || coalesce((
    SELECT group_concat(v.sku || ' ' || coalesce(json_extract(v.fields, '$.barcode'), '') || ' '
        || coalesce(json_extract(v.fields, '$.mpn'), ''), ' ') FROM main.variant v WHERE v.product_id = p.id), '')"""
_FIELDS = "json_patch(p.fields, p.typed_fields)"
_PRODUCT_ATTRIBUTES = "json_patch(p.attributes, p.typed_attributes)"
_VARIANT_ATTRIBUTES = "json_patch(v.attributes, v.typed_attributes)"
_INDEX = f"""
INSERT INTO main.search(rowid, title, codes, names, details)
SELECT p.id,
    searchable(coalesce(json_extract(p.typed_fields, '$.title'), p.title)),
    {_CODES},
    searchable((SELECT group_concat(c.value, ' ') FROM json_each({_FIELDS}) c
        WHERE c.key IN ('brand', 'category', 'tags'))),
    searchable(json_extract({_FIELDS}, '$.description'))
    || ' ' || searchable((SELECT group_concat(c.value, ' ') FROM json_each({_PRODUCT_ATTRIBUTES}) c))
    || ' ' || searchable((SELECT group_concat(c.value, ' ') FROM main.variant v, json_each({_VARIANT_ATTRIBUTES}) c
        WHERE v.product_id = p.id))
FROM main.product p JOIN temp.touched t ON t.id = p.id ORDER BY p.id
"""
_INDEX_CODES = f"""
INSERT INTO main.code_search(rowid, codes)
SELECT p.id, {_CODES} FROM main.product p JOIN temp.touched t ON t.id = p.id ORDER BY p.id
"""
_WEIGHTS = "10.0, 8.0, 4.0, 1.0"  # of title, codes, names, details


def reindex(connection: sqlite3.Connection, ids: Iterable[int]) -> None:
    """Bring the index of these products up to date; products that are gone leave it. Inside a write."""
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS touched(id INTEGER PRIMARY KEY)")
    connection.execute("DELETE FROM temp.touched")
    connection.executemany("INSERT OR IGNORE INTO temp.touched VALUES (?)", ((id,) for id in ids))
    reindex_touched(connection)


def reindex_touched(connection: sqlite3.Connection) -> None:
    """The same for the products in ``temp.touched``."""
    for statement in (
        "DELETE FROM main.search WHERE rowid IN (SELECT id FROM temp.touched)",
        "DELETE FROM main.code_search WHERE rowid IN (SELECT id FROM temp.touched)",
        _INDEX,
        _INDEX_CODES,
    ):
        connection.execute(statement)


def count(connection: sqlite3.Connection, query: str) -> int:
    """How many products a query finds; all for a blank one."""
    if not query.strip():
        return int(connection.execute("SELECT count(*) FROM product").fetchone()[0])
    found = _found(query)
    if found is None:
        return 0
    return int(connection.execute(f"SELECT count(*) FROM ({found[0]})", found[1]).fetchone()[0])


def ids(
    connection: sqlite3.Connection,
    query: str,
    offset: int = 0,
    limit: int = -1,
    milestones: Milestones | None = None,
) -> list[int]:
    """Ids of found products: in import order for a blank query, else best first; all of them for ``limit`` -1."""
    if not query.strip():
        first, rest = milestones.before(connection, offset) if milestones else (0, offset)
        statement = "SELECT id FROM product WHERE id >= ? ORDER BY id LIMIT ? OFFSET ?"
        return [id for (id,) in connection.execute(statement, (first, limit, rest))]
    page = {"limit": limit, "offset": offset}
    found = _found(query)
    if found is None:
        return []
    statement = f"SELECT id FROM ({found[0]}) ORDER BY rank, id LIMIT :limit OFFSET :offset"
    return [id for (id,) in connection.execute(statement, {**found[1], **page})]


def ids_of_any(connection: sqlite3.Connection, words: Iterable[str], limit: int) -> list[int]:
    """Ids of products in which at least one of ``words`` begins a word, those with more and rarer ones first."""
    expressions = [expression for word in words if (expression := match_expression(word))]
    if not expressions:
        return []
    statement = f"SELECT rowid FROM search WHERE search MATCH ? ORDER BY bm25(search, {_WEIGHTS}), rowid LIMIT ?"
    return [id for (id,) in connection.execute(statement, (" OR ".join(f"({e})" for e in expressions), limit))]


def _found(query: str) -> tuple[str, dict[str, str]] | None:
    """A statement for (id, rank) of what a query finds, None where there is nothing to look for."""
    words, code = match_expression(query), code_expression(query)
    by_words = f"SELECT rowid AS id, bm25(search, {_WEIGHTS}) AS rank FROM search WHERE search MATCH :words"
    by_code = "SELECT rowid AS id, 0 AS rank FROM code_search WHERE code_search MATCH :code"
    match bool(words), bool(code):
        case True, True:
            rest = f"{by_code} AND rowid NOT IN (SELECT rowid FROM search WHERE search MATCH :words)"
            return f"{by_words} UNION ALL {rest}", {"words": words, "code": code}
        case True, False:
            return by_words, {"words": words}
        case False, True:
            return by_code, {"code": code}
    return None
