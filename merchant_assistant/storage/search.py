"""Finding products by words as they are typed, and by parts of their codes.

Every word must begin a word of the product (a plural finds the singular too), or stand inside one of its codes with
punctuation left out. One or two letters, and what has digits, begin words of titles, names and the SKU only; elsewhere
they are whole words: nearly every text would have them. Few found products are ranked by BM25; many are not, as that
takes longer than a person types: then those with all words in the title stand first, then those with all words, each
group in import order.
"""

from __future__ import annotations

import sqlite3
from array import array
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
    "RANKED",
    "Term",
    "first_coded",
    "first_titled",
    "first_worded",
    "found",
    "has_any",
    "ids_matching",
    "ids_of_any",
    "ranked",
    "reindex",
    "reindex_touched",
    "terms_of",
    "titled",
    "worded",
]

RANKED = 3000  # found products that are ranked by BM25
_SHORT = 2  # letters: beginnings of so few are in nearly every text
_WEIGHTS = "10.0, 8.0, 4.0, 1.0"  # of title, codes, names, details
_WORDED = "SELECT rowid AS id FROM search WHERE search MATCH ?"
_BEGUN = "SELECT rowid AS id FROM begin_search WHERE begin_search MATCH ?"
_IN_CODES = "SELECT rowid AS id FROM code_search WHERE code_search MATCH ?"
_CODE = range(3, 41)  # characters of what can be looked for inside of codes


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a query: what it is in the three indexes ('' where it is nothing)."""

    text: str
    words: str  # FTS5 expression for all texts
    begun: str  # the same for titles and names; the beginning of a word, however short
    short: bool  # whether ``begun`` may find more
    code: str  # squeezed


def terms_of(query: str) -> tuple[Term, ...]:
    """What is looked for; terms without a letter or digit are left out."""
    return tuple(term for text in query.split() if (term := _term(text)).words or term.code)


def _term(text: str) -> Term:
    words, code = words_of(text), squeezed(text)
    code = code if len(code) in _CODE else ""
    if not words:
        return Term(text, "", "", False, code)
    begun = beginning(words)
    short = len(words[-1]) <= _SHORT or any(map(str.isdigit, words[-1]))
    return Term(text, '"{}"'.format(" ".join(words)) if short else begun, begun, short, code)


def found(connection: sqlite3.Connection, terms: tuple[Term, ...]) -> BitMap:
    """The products in which every term is found, as words or inside a code."""
    codes = [_by_code(connection, term.code) for term in terms]
    if not any(codes):
        return worded(connection, terms)
    each = [worded(connection, (term,)) | code for term, code in zip(terms, codes, strict=True)]
    return reduce(and_, each)


def worded(connection: sqlite3.Connection, terms: tuple[Term, ...]) -> BitMap:
    """The products that have every term as a word."""
    if not _all_words(terms):
        return columns.bitmap_of(())
    sets = [
        _set(connection, _WORDED, term.words) | _set(connection, _BEGUN, term.begun) for term in terms if term.short
    ]
    whole = [term.words for term in terms if not term.short]
    if whole:
        sets.append(_set(connection, _WORDED, " AND ".join(whole)))
    return reduce(and_, sets)


def first_worded(connection: sqlite3.Connection, terms: tuple[Term, ...]) -> list[int] | None:
    """The first products that have every term as a word, in import order: one more than are ranked, at most.

    None where that is not quickly said.
    """
    if not _all_words(terms) or any(term.short for term in terms):
        return None
    statement = f"{_WORDED} ORDER BY rowid LIMIT ?"
    return [id for (id,) in connection.execute(statement, (_all(terms), RANKED + 1))]


def first_titled(connection: sqlite3.Connection, terms: tuple[Term, ...], limit: int) -> list[int]:
    """The first products that have every term in the title, at most ``limit``, in import order."""
    if not _all_words(terms):
        return []
    statement = f"{_BEGUN} ORDER BY rowid LIMIT ?"
    return [id for (id,) in connection.execute(statement, (_titled(terms), limit))]


def titled(connection: sqlite3.Connection, terms: tuple[Term, ...]) -> BitMap:
    """The products that have every term in the title."""
    return _set(connection, _BEGUN, _titled(terms)) if _all_words(terms) else columns.bitmap_of(())


def first_coded(connection: sqlite3.Connection, term: Term, limit: int) -> list[int]:
    """The first products that have a term inside of a code, in import order."""
    if not term.code:
        return []
    statement = f"{_IN_CODES} ORDER BY rowid LIMIT ?"
    return [id for (id,) in connection.execute(statement, (f'"{term.code}"', limit))]


def has_any(connection: sqlite3.Connection, term: Term) -> bool:
    """Whether a product has such a term."""
    looks = ((_BEGUN, term.begun), (_WORDED, term.words), (_IN_CODES, term.code and f'"{term.code}"'))
    return any(text and connection.execute(look + " LIMIT 1", (text,)).fetchone() for look, text in looks)


def ranked(connection: sqlite3.Connection, terms: tuple[Term, ...]) -> list[int]:
    """Products that have these words, the best first; those that have a term in a code only are not among them."""
    statement = f"{_WORDED} ORDER BY bm25(search, {_WEIGHTS}), rowid LIMIT ?"
    return [id for (id,) in connection.execute(statement, (_all(terms), RANKED))] if _all_words(terms) else []


def ids_of_any(connection: sqlite3.Connection, words: Iterable[str], limit: int) -> list[int]:
    """Ids of products in which at least one of ``words`` begins a word, those with more and rarer ones first."""
    expressions = [term.words for word in words for term in terms_of(word) if term.words]
    if not expressions:
        return []
    statement = f"{_WORDED} ORDER BY bm25(search, {_WEIGHTS}), rowid LIMIT ?"
    return [id for (id,) in connection.execute(statement, (" OR ".join(expressions), limit))]


def ids_matching(connection: sqlite3.Connection, expression: str) -> BitMap:
    """The products whose texts fulfil an FTS5 expression."""
    return _set(connection, _WORDED, expression)


def _all_words(terms: tuple[Term, ...]) -> bool:
    """Whether there are terms and all of them can be looked for as words."""
    return bool(terms) and all(term.words for term in terms)


def _all(terms: tuple[Term, ...]) -> str:
    return " AND ".join(term.words for term in terms)


def _titled(terms: tuple[Term, ...]) -> str:
    return "{{title}} : ({})".format(" AND ".join(term.begun for term in terms))


def _by_code(connection: sqlite3.Connection, code: str) -> BitMap:
    return _set(connection, _IN_CODES, f'"{code}"') if code else columns.bitmap_of(())


def _set(connection: sqlite3.Connection, statement: str, *values: str) -> BitMap:
    """The ids that a statement finds; as JSON, which is read twice as fast as rows."""
    (ids,) = connection.execute(f"SELECT json_group_array(id) FROM ({statement})", values).fetchone()
    return columns.bitmap_of(array("I", msgspec.json.decode(ids, type=list[int])))
