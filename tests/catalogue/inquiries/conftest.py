"""A catalogue that is filled anew, and one with four products."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.foundation.paths import AppPaths
from merchant_assistant.storage.database import Database

from .made import fill

ROWS: tuple[Any, ...] = (
    ("Steel mug", "", "300 g", "mugs, gift", "Hale", [
        ("Black", ("5", "EUR"), "", "4", "M-1"), ("Red", ("4.50", "EUR"), "", "0", "M-2"),
        ("Red", ("4.5", "EUR"), "280 g", "", "M-3"),
    ]),
    ("Oak pen", "", "", "", "HALE", [("black", ("2", "EUR"), "", "9", "")]),
    ("Pencils, " + "very " * 40 + "long", "", "", "pens", "Berg", [("", ("3", "USD"), "20 g", "1", "PC-1")]),
    ("不锈钢保温杯", "黑色", "0.4 kg", "", "", []),
)  # fmt: skip


@pytest.fixture(scope="module")
def room() -> Iterator[tuple[Database, Catalogue]]:
    with tempfile.TemporaryDirectory() as name:
        database = Database(Path(name) / "m.db", Path(name) / "backups")
        yield database, Catalogue(database, AppPaths(Path(name), Path(name)))
        database.close()


@pytest.fixture(scope="module")
def shop(room: tuple[Database, Catalogue]) -> Catalogue:
    fill(room[0], list(ROWS))
    return room[1]
