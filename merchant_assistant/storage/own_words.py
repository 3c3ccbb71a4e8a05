"""Words of the shop's own: one row each, by what questions compare words by."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from merchant_assistant.storage.database import Connection, Database

_COLUMNS = "key, word, field, value, said_at"


@dataclass(frozen=True, slots=True)
class OwnWordRecord:
    """``key``: the words as they are compared; ``value`` is blank where the column ``field`` is meant."""

    key: str
    word: str
    field: str
    value: str
    said_at: str


class OwnWordRepository:
    """Every method that writes is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[OwnWordRecord]:
        """The oldest first."""
        with self._database.read() as connection:
            rows = connection.execute(f"SELECT {_COLUMNS} FROM own_word ORDER BY said_at, key")
            return [OwnWordRecord(*row) for row in rows]

    def keep(self, record: OwnWordRecord) -> OwnWordRecord | None:
        """In place of what the word meant before, which is returned."""
        with self._database.write() as connection:
            before = _one(connection, record.key)
            connection.execute(f"INSERT OR REPLACE INTO own_word({_COLUMNS}) VALUES (?, ?, ?, ?, ?)", astuple(record))
            return before

    def forget(self, key: str) -> OwnWordRecord | None:
        """Returns what it meant; None where it meant nothing."""
        with self._database.write() as connection:
            before = _one(connection, key)
            connection.execute("DELETE FROM own_word WHERE key = ?", (key,))
            return before


def _one(connection: Connection, key: str) -> OwnWordRecord | None:
    row = connection.execute(f"SELECT {_COLUMNS} FROM own_word WHERE key = ?", (key,)).fetchone()
    return OwnWordRecord(*row) if row else None
