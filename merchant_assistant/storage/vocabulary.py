"""Words that products have, and which of them a misspelt word may have meant."""

from __future__ import annotations

import re
import sqlite3

from merchant_assistant.storage.words import folded

_WORD = re.compile(r"[^\W\d_]{4,24}")
_NEAREST = 8  # known words whose number of products is looked at
_COUNTED = 1000  # products; more than these make no word likelier


def nearest(connection: sqlite3.Connection, word: str) -> str | None:
    """The known word that differs from ``word`` in the fewest letters, the commonest of several; None where none does.

    One letter may differ in short words, two in longer ones; two that changed places count as one. The word may be
    one that is still being typed: then it is held against the beginnings of words.
    """
    wanted = folded(word)
    if not _WORD.fullmatch(wanted):
        return None
    for first in (wanted[0], ""):  # misspelt words mostly begin rightly, and then there is less to look through
        near = _near(wanted, _beginning(connection, first))
        if near:
            return min(near, key=lambda found: (found[0], -_products(connection, found[1]), found[1]))[1]
    return None


def _beginning(connection: sqlite3.Connection, letter: str) -> list[str]:
    statement = "SELECT word FROM vocabulary WHERE word >= ? AND word < ?"
    end = chr(ord(letter) + 1) if letter else "\U0010ffff"
    return [word for (word,) in connection.execute(statement, (letter, end))]


def _near(wanted: str, words: list[str]) -> list[tuple[float, str]]:
    """``(how many letters differ, word)`` of the nearest; a word of which only the beginning fits is a bit farther."""
    from rapidfuzz import process  # noqa: PLC0415 - only where a word is unknown
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - likewise

    most = 1 if len(wanted) < 6 else 2
    whole = process.extract(wanted, words, scorer=OSA.distance, score_cutoff=most, limit=_NEAREST)
    begun = process.extract(
        wanted, [word[: len(wanted)] for word in words], scorer=OSA.distance, score_cutoff=most, limit=_NEAREST
    )
    found = [(float(distance), word) for word, distance, _ in whole]
    return found + [(distance + 0.5, words[place]) for _, distance, place in begun]


def _products(connection: sqlite3.Connection, word: str) -> int:
    statement = "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT ?)"
    return int(connection.execute(statement, (f'"{word}"', _COUNTED)).fetchone()[0])
