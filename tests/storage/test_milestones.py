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
    made.execute("CREATE TABLE search_state(version INTEGER NOT NULL)")
    made.execute("INSERT INTO search_state VALUES (1)")
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


def _change(connection: sqlite3.Connection, statement: str) -> None:
    connection.execute(statement)
    connection.execute("UPDATE search_state SET version = abs(random())")


def test_products_that_come_and_go_move_the_milestones(connection: sqlite3.Connection) -> None:
    milestones = Milestones()
    _same(connection, milestones, 30_000)
    _change(connection, "DELETE FROM product WHERE id < 9000")
    _same(connection, milestones, 30_000)
    _change(connection, "INSERT INTO product(id) SELECT id + 1000000 FROM product LIMIT 4000")
    _same(connection, milestones, 30_000)
    _change(connection, "DELETE FROM product")
    _same(connection, milestones, 30_000)


def test_a_product_that_comes_back_among_the_others_moves_them_too(connection: sqlite3.Connection) -> None:
    """A deletion taken back, another one made: as many products as before, and the same last one."""
    milestones = Milestones()
    _change(connection, "DELETE FROM product WHERE id = 5")
    _same(connection, milestones, 30_000)
    _change(connection, "INSERT INTO product VALUES (5)")
    _change(connection, "DELETE FROM product WHERE id = 79999")
    _same(connection, milestones, 25_000)
