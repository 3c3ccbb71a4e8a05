"""A map from names to whole numbers that does not grow with a file: the first names in memory, the rest in SQLite."""

from __future__ import annotations

import sqlite3

IN_MEMORY = 150_000  # names; some 25 MB


class Ledger:
    """Names and their numbers, in a temporary table of their own on ``db`` once they are many."""

    def __init__(self, db: sqlite3.Connection, table: str) -> None:
        """``table``: an identifier of ours that the connection has no temporary table of yet."""
        self._db = db
        self._first: dict[str, int] = {}
        self._spilled = False
        db.execute(f"CREATE TEMP TABLE {table}(name TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID")
        self._select = f"SELECT number FROM temp.{table} WHERE name = ?"
        self._insert = f"INSERT OR IGNORE INTO temp.{table} VALUES(?, ?)"
        self._update = f"UPDATE temp.{table} SET number = ? WHERE name = ?"

    def add(self, name: str, number: int) -> bool:
        """Note a name; False, and nothing changes, where it is there."""
        if name in self._first:
            return False
        if not self._spilled:
            self._first[name] = number
            self._spilled = len(self._first) >= IN_MEMORY
            return True
        return self._db.execute(self._insert, (name, number)).rowcount > 0

    def get(self, name: str) -> int | None:
        """The number of a name; None where it was not added."""
        number = self._first.get(name)
        if number is None and self._spilled:
            (number,) = self._db.execute(self._select, (name,)).fetchone() or (None,)
        return number

    def set(self, name: str, number: int) -> None:
        """Change the number of a name that was added."""
        if name in self._first:
            self._first[name] = number
        else:
            self._db.execute(self._update, (number, name))
