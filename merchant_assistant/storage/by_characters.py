"""Chinese words in texts of products of which only the sound is known: each character may be one of several."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Collection, Sequence

_MOST = 300  # products whose texts are read
_NAMED = "title names"
_ALL = "title names details"


def words_of_characters(connection: sqlite3.Connection, places: Sequence[Collection[str]]) -> tuple[str, ...]:
    """The different words in texts of products whose characters are, one after the other, of ``places``.

    Those of titles, brands and categories, else those of attributes and descriptions.
    """
    if not places or not all(places):
        return ()
    wanted = " AND ".join("({})".format(" OR ".join(f'"{one}"' for one in sorted(place))) for place in places)
    for columns in (_NAMED, _ALL):
        if found := _words(connection, f"{{{columns}}} : ({wanted})", columns, places):
            return found
    return ()


def _words(
    connection: sqlite3.Connection, expression: str, columns: str, places: Sequence[Collection[str]]
) -> tuple[str, ...]:
    shown = columns.replace(" ", ", ")
    rows = connection.execute(f"SELECT {shown} FROM search WHERE search MATCH ? LIMIT ?", (expression, _MOST))
    pattern = re.compile(r"(?=({}))".format(r"\s*".join("[{}]".format("".join(sorted(place))) for place in places)))
    told = ("".join(found.split()) for row in rows for text in row for found in pattern.findall(text or ""))
    return tuple(dict.fromkeys(told))
