"""Finding products by words as they are typed, and by parts of their codes.

Every word must begin a word of the product (a plural finds the singular too), or stand inside one of its codes with
punctuation left out. Few found products are ranked by BM25; many are not, as that takes longer than a person types:
then those with all words in the title stand first, each group in import order.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import and_
from typing import TYPE_CHECKING

import msgspec

from merchant_assistant.storage import columns
from merchant_assistant.storage.indexing import reindex, reindex_touched
from merchant_assistant.storage.words import beginning, squeezed, words_of

if TYPE_CHECKING:
    from pyroaring import BitMap

__all__ = [
    "Term",
    "any_has_all",
    "everything",
    "first_titled",
    "found",
    "has_any",
    "ids_of_any",
    "is_broad",
    "ranked",
    "reindex",
    "reindex_touched",
    "terms_of",
    "titled",
]

RANKED = 3000  # found products that are ranked by BM25
_WEIGHTS = "10.0, 8.0, 4.0, 1.0"  # of title, codes, names, details
_IN_CODES = "SELECT rowid AS id FROM code_search WHERE code_search MATCH ?"
_LONG_CODE = 40  # characters; a longer term is no part of a code


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a query: what it is in the two indexes ('' where it is nothing)."""

    text: str
    words: str  # FTS5 expression
    code: str  # squeezed


def terms_of(query: str) -> tuple[Term, ...]:
    """What is looked for; terms without a letter or digit are left out."""
    return tuple(term for text in query.split() if (term := _term(text)).words or term.code)


def _term(text: str) -> Term:
    words, code = words_of(text), squeezed(text)
    return Term(text, beginning(words) if words else "", code if len(code) <= _LONG_CODE else "")


def everything(connection: sqlite3.Connection) -> BitMap:
    """All products."""
    return _set(connection, "SELECT id FROM product")


def found(connection: sqlite3.Connection, terms: tuple[Term, ...]) -> BitMap:
    """The products in which every term is found, as words or inside a code."""
    codes = [_by_code(connection, term.code) for term in terms]
    words = [term.words for term in terms]
    if all(words) and not any(codes):
        return _by_words(connection, _all(words))
    each = [_by_words(connection, term.words) | code for term, code in zip(terms, codes, strict=True)]
    return reduce(and_, each) if each else columns.bitmap_of(())


def any_has_all(connection: sqlite3.Connection, terms: tuple[Term, ...]) -> bool:
    """Whether a product has every term as a word."""
    statement = "SELECT 1 FROM search WHERE search MATCH ? LIMIT 1"
    expression = _all([term.words for term in terms])
    return _worded(terms) and connection.execute(statement, (expression,)).fetchone() is not None


def has_any(connection: sqlite3.Connection, term: Term) -> bool:
    """Whether a product has such a term."""
    statement = "SELECT 1 FROM search WHERE search MATCH ? LIMIT 1"
    if term.words and connection.execute(statement, (term.words,)).fetchone():
        return True
    if len(term.code) < 3:
        return bool(_by_code(connection, term.code))
    return connection.execute(_IN_CODES + " LIMIT 1", (f'"{term.code}"',)).fetchone() is not None


def first_titled(connection: sqlite3.Connection, terms: tuple[Term, ...], limit: int) -> list[int]:
    """The first products that have every term in the title, at most ``limit``, in import order."""
    if not _worded(terms):
        return []
    statement = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid LIMIT ?"
    return [id for (id,) in connection.execute(statement, (_titled(terms), limit))]


def titled(connection: sqlite3.Connection, terms: tuple[Term, ...]) -> BitMap:
    """The products that have every term in the title."""
    return _by_words(connection, _titled(terms) if _worded(terms) else "")


def is_broad(connection: sqlite3.Connection, terms: tuple[Term, ...]) -> bool:
    """Whether so many products have these words that they are not ranked."""
    if not _worded(terms):
        return False
    statement = "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT ?)"
    expression = _all([term.words for term in terms])
    return int(connection.execute(statement, (expression, RANKED + 1)).fetchone()[0]) > RANKED


def ranked(connection: sqlite3.Connection, terms: tuple[Term, ...]) -> list[int]:
    """Products that have these words, the best first; those that have a term in a code only are not among them."""
    if not _worded(terms):
        return []
    statement = f"SELECT rowid FROM search WHERE search MATCH ? ORDER BY bm25(search, {_WEIGHTS}), rowid LIMIT ?"
    return [id for (id,) in connection.execute(statement, (_all([term.words for term in terms]), RANKED))]


def ids_of_any(connection: sqlite3.Connection, words: Iterable[str], limit: int) -> list[int]:
    """Ids of products in which at least one of ``words`` begins a word, those with more and rarer ones first."""
    expressions = [term.words for word in words for term in terms_of(word) if term.words]
    if not expressions:
        return []
    statement = f"SELECT rowid FROM search WHERE search MATCH ? ORDER BY bm25(search, {_WEIGHTS}), rowid LIMIT ?"
    return [id for (id,) in connection.execute(statement, (" OR ".join(expressions), limit))]


def _worded(terms: tuple[Term, ...]) -> bool:
    """Whether there are terms and all of them can be looked for as words."""
    return bool(terms) and all(term.words for term in terms)


def _all(expressions: list[str]) -> str:
    return " AND ".join(expressions)


def _titled(terms: tuple[Term, ...]) -> str:
    return f"{{title}} : ({_all([term.words for term in terms])})"


def _by_words(connection: sqlite3.Connection, expression: str) -> BitMap:
    if not expression:
        return columns.bitmap_of(())
    return _set(connection, "SELECT rowid AS id FROM search WHERE search MATCH ?", expression)


def _by_code(connection: sqlite3.Connection, code: str) -> BitMap:
    if len(code) > 2:
        phrase = f'"{code}"'
        return _set(connection, _IN_CODES, phrase)
    found = columns.gathered(columns.read(connection, columns.PART + code)) if code else {}
    return columns.anywhere(found.get("", []))


def _set(connection: sqlite3.Connection, statement: str, *values: str) -> BitMap:
    """The ids that a statement finds; as JSON, which is read twice as fast as rows."""
    (ids,) = connection.execute(f"SELECT json_group_array(id) FROM ({statement})", values).fetchone()
    return columns.bitmap_of(msgspec.json.decode(ids, type=list[int]))
