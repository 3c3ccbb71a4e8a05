"""What a reading has to remember of a document, on disk: memory does not grow with the file."""

from __future__ import annotations

import sqlite3
import weakref
from collections.abc import Iterator, Mapping

import msgspec

_BATCH = 1000
_SCHEMA = """
CREATE TABLE record(place INTEGER PRIMARY KEY, cells BLOB NOT NULL);
CREATE TABLE entry(name TEXT NOT NULL, value TEXT NOT NULL);
BEGIN;
"""


class Scratch:
    """Records in their order, and values by name, in a nameless file of SQLite's: gone with this object or process."""

    def __init__(self) -> None:
        self._db = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-16000"):
            self._db.execute(f"PRAGMA {pragma}")
        self._db.executescript(_SCHEMA)
        weakref.finalize(self, self._db.close)
        self._encode = msgspec.msgpack.Encoder().encode
        self._decode = msgspec.msgpack.Decoder(dict[str, str]).decode
        self._records: list[tuple[bytes]] = []
        self._entries: list[tuple[str, str]] = []
        self._findable = False
        self.count = 0  # of records

    def keep(self, cells: Mapping[str, str]) -> None:
        """Keep a record."""
        self._records.append((self._encode(cells),))
        self.count += 1
        if len(self._records) >= _BATCH:
            self._flush()

    def kept(self) -> Iterator[dict[str, str]]:
        """The records in the order in which they came; none may be added meanwhile."""
        self._flush()
        for (cells,) in self._db.execute("SELECT cells FROM record ORDER BY place"):
            yield self._decode(cells)

    def put(self, name: str, value: str) -> None:
        """Add a value to those of a name."""
        self._entries.append((name, value))
        if len(self._entries) >= _BATCH:
            self._flush()

    def values(self, name: str) -> list[str]:
        """The values of a name in the order in which they came. First put all, then ask: an index is made then."""
        if not self._findable or self._entries:
            self._flush()
            self._db.execute("CREATE INDEX IF NOT EXISTS entry_by_name ON entry(name)")
            self._findable = True
        rows = self._db.execute("SELECT value FROM entry WHERE name = ? ORDER BY rowid", (name,))
        return [value for (value,) in rows]

    def _flush(self) -> None:
        self._db.executemany("INSERT INTO record(cells) VALUES(?)", self._records)
        self._db.executemany("INSERT INTO entry VALUES(?, ?)", self._entries)
        self._records.clear()
        self._entries.clear()
