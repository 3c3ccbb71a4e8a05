"""Pages deep in a long list are the same as those that SQLite counts its way to."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator

import pytest

from merchant_assistant.storage.milestones import Milestones, in_order

PRODUCTS = 45_000


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    """Products with gaps between their ids, as undone imports leave them."""
    made = sqlite3.connect(":memory:")
    made.execute("CREATE TABLE product(id INTEGER PRIMARY KEY AUTOINCREMENT)")
    made.executemany("INSERT INTO product VALUES (?)", ((id,) for id in range(1, 2 * PRODUCTS) if id % 7 and id % 2))
    yield made
    made.close()


def _same(connection: sqlite3.Connection, milestones: Milestones, offset: int) -> None:
    walked = connection.execute("SELECT id FROM product ORDER BY id LIMIT 100 OFFSET ?", (offset,)).fetchall()
    assert in_order(connection, offset, 100, milestones) == [id for (id,) in walked]


def test_any_page_is_the_one_that_was_counted_to(connection: sqlite3.Connection) -> None:
    milestones, chance = Milestones(), random.Random(5)
    count = connection.execute("SELECT count(*) FROM product").fetchone()[0]
    for offset in (
        0,
        19_900,
        20_000,
        21_000,
        count - 1,
        count,
        count + 5000,
        *(chance.randrange(count) for _ in "x" * 30),
    ):
        _same(connection, milestones, offset)


def test_products_that_come_and_go_move_the_milestones(connection: sqlite3.Connection) -> None:
    milestones = Milestones()
    _same(connection, milestones, 30_000)
    connection.execute("DELETE FROM product WHERE id < 9000")
    _same(connection, milestones, 30_000)
    connection.executemany("INSERT INTO product DEFAULT VALUES", [()] * 4000)
    _same(connection, milestones, 30_000)
    connection.execute("DELETE FROM product")
    _same(connection, milestones, 30_000)
