"""Where a page deep in the list of all products begins, without counting through all that stand before it.

SQLite walks past every row that an OFFSET skips: 8 ms at 500,000 products, for each page that a scroll bar is dragged
to. So the id of every thousandth product is remembered (90 ms once, when the first deep page is wanted).
"""

from __future__ import annotations

import sqlite3
import threading

from merchant_assistant.storage.orders import version

_STEP = 1000
_DEEP = 20 * _STEP  # sooner than this the walk is shorter than the look


class Milestones:
    """Safe from any thread. What it remembers holds as long as the products are those it was made of."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._of = -1  # the version of the products
        self._ids: list[int] = []

    def before(self, connection: sqlite3.Connection, offset: int) -> tuple[int, int]:
        """``(id, rest)``: the product at ``offset`` stands ``rest`` places after the one with ``id``."""
        if offset < _DEEP:
            return 0, offset
        ids = self._current(connection)
        number = min(offset // _STEP, len(ids) - 1)
        return (ids[number], offset - number * _STEP) if ids else (0, offset)

    def _current(self, connection: sqlite3.Connection) -> list[int]:
        of = version(connection)
        with self._lock:
            if of != self._of:
                rows = connection.execute("SELECT id FROM product ORDER BY id")
                self._of, self._ids = of, [id for place, (id,) in enumerate(rows) if place % _STEP == 0]
            return self._ids


def in_order(connection: sqlite3.Connection, offset: int, limit: int, milestones: Milestones) -> list[int]:
    """Ids of a part of all products in import order; all the others for ``limit`` -1."""
    first, rest = milestones.before(connection, offset)
    statement = "SELECT id FROM product WHERE id >= ? ORDER BY id LIMIT ? OFFSET ?"
    return [id for (id,) in connection.execute(statement, (first, limit, rest))]
