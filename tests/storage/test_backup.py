"""All data at once: copied while others write, put back while others read, whole or not at all."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import threading
from pathlib import Path

import pytest

from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import Cancelled, UserFault
from merchant_assistant.storage import backup, schema
from merchant_assistant.storage.database import Database

OLD = Path(__file__).parent.parent / "data" / "merchant-v2.db"


def add_sources(database: Database, *names: str) -> None:
    with database.write() as connection:
        connection.executemany("INSERT INTO source(name) VALUES (?)", [(name,) for name in names])


def sources(database: Database) -> set[str]:
    with database.read() as connection:
        return {name for (name,) in connection.execute("SELECT name FROM source")}


def sources_in(file: Path) -> set[str]:
    with contextlib.closing(sqlite3.connect(f"file:{file}?mode=ro&immutable=1", uri=True)) as connection:
        return {name for (name,) in connection.execute("SELECT name FROM source")}


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Another database of the newest version, as it lies in a backup."""
    with contextlib.closing(Database(tmp_path / "other.db", tmp_path / "other-backups")) as database:
        add_sources(database, *(f"other {n}" for n in range(3000)))
        backup.save(database, tmp_path / "copy.db")
    return tmp_path / "copy.db"


def test_a_copy_is_whole_and_stands_alone(database: Database, tmp_path: Path) -> None:
    add_sources(database, "a", "b")
    counts = backup.save(database, tmp_path / "copy.db")
    assert sources_in(tmp_path / "copy.db") == {"a", "b"}
    assert not (tmp_path / "copy.db-wal").exists()
    assert counts == {"product": 0, "variant": 0, "draft": 0, "conversation": 0}


def test_a_copy_made_while_others_write_is_one_state(database: Database, tmp_path: Path) -> None:
    add_sources(database, *(f"start {n}" for n in range(20_000)))
    done = threading.Event()

    def write_pairs() -> None:
        number = 0
        while not done.is_set():
            add_sources(database, f"left {number}", f"right {number}")
            number += 1

    writer = threading.Thread(target=write_pairs)
    writer.start()
    try:
        for number in range(5):
            backup.save(database, tmp_path / f"copy-{number}.db")
    finally:
        done.set()
        writer.join()
    for number in range(5):
        names = sources_in(tmp_path / f"copy-{number}.db")
        lefts = {name.removeprefix("left ") for name in names if name.startswith("left")}
        rights = {name.removeprefix("right ") for name in names if name.startswith("right")}
        assert lefts == rights
        assert sum(name.startswith("start") for name in names) == 20_000


def test_put_back_replaces_everything_for_whoever_reads_next(database: Database, other: Path, tmp_path: Path) -> None:
    add_sources(database, "mine")
    with contextlib.closing(Database(tmp_path / "merchant.db", tmp_path / "backups")) as window:
        before = window.data_version()
        with window.read() as reading:
            assert reading.execute("SELECT count(*) FROM source").fetchone() == (1,)
            backup.put_back(database, other)
            assert reading.execute("SELECT count(*) FROM source").fetchone() == (1,)  # the state it began with
        assert len(sources(window)) == 3000
        assert window.data_version() != before
        add_sources(window, "new")
    assert len(sources(database)) == 3001
    with database.read() as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_put_back_changes_the_generation(database: Database, other: Path) -> None:
    before = backup.generation(database)
    add_sources(database, "mine")
    assert backup.generation(database) == before
    backup.put_back(database, other)
    assert backup.generation(database) != before


def test_a_put_back_that_is_stopped_halfway_changes_nothing(
    database: Database, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_sources(database, "mine")
    monkeypatch.setattr(backup, "_PAGES_AT_ONCE", 5)
    cancel, seen = CancelToken(), []

    def stop_halfway(done: int, total: int | None, text: str = "") -> None:
        seen.append(done)
        if total and done > total // 2:
            cancel.cancel()

    with pytest.raises(Cancelled):
        backup.put_back(database, other, stop_halfway, cancel)
    assert len(seen) > 3
    assert sources(database) == {"mine"}
    add_sources(database, "later")


def test_put_back_waits_for_no_one_forever(database: Database, other: Path, tmp_path: Path) -> None:
    add_sources(database, "mine")
    with contextlib.closing(sqlite3.connect(tmp_path / "merchant.db", isolation_level=None)) as foreign:
        foreign.execute("BEGIN IMMEDIATE")
        with pytest.raises(UserFault) as caught:
            backup.put_back(database, other)
    assert caught.value.code == "busy"
    assert sources(database) == {"mine"}


def test_damage_is_found_in_the_middle_of_a_file(database: Database, tmp_path: Path) -> None:
    add_sources(database, *(f"a source with a long name {n}" for n in range(5000)))
    file = tmp_path / "copy.db"
    backup.save(database, file)
    backup.check(file)
    content = bytearray(file.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 4096] = bytes(4096)
    file.write_bytes(content)
    with pytest.raises(UserFault) as caught:
        backup.check(file)
    assert caught.value.code == "database_damaged"


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0"])
def test_what_is_no_database_is_refused(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "some.db").write_bytes(content)
    with pytest.raises(UserFault) as caught:
        backup.check(tmp_path / "some.db")
    assert caught.value.code == "database_damaged"


def test_a_database_that_somebody_has_open_is_not_removed(database: Database, tmp_path: Path) -> None:
    add_sources(database, "mine")
    path = tmp_path / "merchant.db"
    with pytest.MonkeyPatch.context() as patch, pytest.raises(UserFault) as caught:
        patch.setattr(backup, "_PATIENCE_S", 0.1)
        backup.remove(path)
    assert caught.value.code == "in_use"
    assert sources(database) == {"mine"}
    database.close()
    backup.remove(path)
    assert not list(tmp_path.glob("merchant.db*"))


def test_a_damaged_database_is_removed_as_well(tmp_path: Path) -> None:
    (tmp_path / "merchant.db").write_bytes(b"junk" * 100)
    backup.remove(tmp_path / "merchant.db")
    assert list(tmp_path.iterdir()) == []


def test_an_old_log_is_not_played_into_what_replaces_a_damaged_database(other: Path, tmp_path: Path) -> None:
    (tmp_path / "merchant.db").write_bytes(b"junk" * 1000)
    (tmp_path / "merchant.db-wal").write_bytes(b"old log")
    backup.replace_damaged(tmp_path / "merchant.db", other, tmp_path / "aside.db")
    assert (tmp_path / "aside.db").read_bytes() == b"junk" * 1000
    assert (tmp_path / "aside.db-wal").read_bytes() == b"old log"
    with contextlib.closing(Database(tmp_path / "merchant.db", tmp_path / "backups")) as database:
        assert len(sources(database)) == 3000


def test_a_file_of_an_older_version_is_no_source_before_it_is_migrated(tmp_path: Path) -> None:
    """Restoring opens it by itself first; see tests/safekeeping."""
    old = Path(shutil.copy(OLD, tmp_path / "old.db"))
    with contextlib.closing(Database(old, tmp_path / "backups")) as database:
        database.open()
        with database.read() as connection:
            assert schema.version_of(connection) == schema.newest()
            assert backup.counts(connection)["draft"] >= 1
