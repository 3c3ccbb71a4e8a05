"""Words of the shop's own lie in the database: they outlive the program, and older data get their table."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from merchant_assistant.foundation.paths import AppPaths
from merchant_assistant.storage.database import Database
from merchant_assistant.storage.own_words import OwnWordRecord, OwnWordRepository

KEEP = OwnWordRecord("keep", "Keep", "attribute:Best before", "", "2026-11-23T10:00:00.000+00:00")
COLD = OwnWordRecord("cold box", "cold box", "attribute:Storage", "frozen", "2026-11-23T11:00:00.000+00:00")


def test_they_are_kept_replaced_and_forgotten(paths: AppPaths) -> None:
    database = Database(paths.database, paths.backups)
    words = OwnWordRepository(database)
    assert words.keep(KEEP) is None
    assert words.keep(COLD) is None
    other = OwnWordRecord("keep", "keep", "stock", "", "2026-11-23T12:00:00.000+00:00")
    assert words.keep(other) == KEEP
    assert words.forget("keep") == other
    assert words.forget("keep") is None
    database.close()
    again = Database(paths.database, paths.backups)
    assert OwnWordRepository(again).all() == [COLD]
    again.close()


def test_data_of_an_older_program_get_the_table(paths: AppPaths) -> None:
    database = Database(paths.database, paths.backups)
    OwnWordRepository(database).all()
    database.close()
    with closing(sqlite3.connect(paths.database)) as older:
        older.execute("DROP TABLE own_word")
        older.execute("PRAGMA user_version = 10")
        older.commit()
    database = Database(paths.database, paths.backups)
    words = OwnWordRepository(database)
    assert words.all() == []
    words.keep(KEEP)
    assert words.all() == [KEEP]
    database.close()
    assert _kept(paths.backups)


def _kept(backups: Path) -> list[Path]:
    return list(backups.glob("*-v10-*.db"))
