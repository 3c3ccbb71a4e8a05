"""A database of its own for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from merchant_assistant.storage.database import Database


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database(tmp_path / "merchant.db", tmp_path / "backups", busy_seconds=0.2)
    yield database
    database.close()
