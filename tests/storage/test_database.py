"""The database is refused kindly, written whole or not at all, and shared with other processes."""

from __future__ import annotations

import contextlib
import json
import sqlite3
import struct
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import Cancelled, UserFault
from merchant_assistant.storage import backup, schema
from merchant_assistant.storage.database import Database

# Reads commands from its standard input; says each is done.
OTHER_PROCESS = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
for line in sys.stdin:
    connection.execute(line)
    print("done", flush=True)
connection.close()
"""


class OtherProcess:
    """Another program that has the same file open."""

    def __init__(self, path: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", OTHER_PROCESS, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def execute(self, statement: str) -> None:
        assert self._process.stdin and self._process.stdout
        print(statement, file=self._process.stdin, flush=True)
        assert self._process.stdout.readline() == "done\n"

    def close(self) -> None:
        self._process.communicate()


def sources(database: Database) -> list[str]:
    with database.read() as connection:
        return [name for (name,) in connection.execute("SELECT name FROM source ORDER BY id")]


def add_source(database: Database, name: str) -> None:
    with database.write() as connection:
        connection.execute("INSERT INTO source(name) VALUES (?)", (name,))


def test_what_was_written_is_there_after_a_restart(database: Database) -> None:
    add_source(database, "shop")
    database.close()
    assert sources(database) == ["shop"]


def test_an_exception_leaves_nothing_behind(database: Database) -> None:
    with pytest.raises(ZeroDivisionError), database.write() as connection:
        connection.execute("INSERT INTO source(name) VALUES ('shop')")
        _ = 1 / 0
    assert sources(database) == []


def test_a_reader_sees_one_state_and_cannot_write(database: Database) -> None:
    add_source(database, "first")
    with database.read() as connection:
        assert connection.execute("SELECT count(*) FROM source").fetchone() == (1,)
        add_source(database, "second")
        assert connection.execute("SELECT count(*) FROM source").fetchone() == (1,)
    with pytest.raises(UserFault), database.read() as connection:
        connection.execute("DELETE FROM source")
    assert sources(database) == ["first", "second"]


def test_many_threads_read_and_write(database: Database) -> None:
    def work(number: int) -> None:
        for turn in range(5):
            add_source(database, f"{number}-{turn}")
            sources(database)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(sources(database)) == 30


def test_a_write_inside_a_write_is_a_bug_not_a_deadlock(database: Database) -> None:
    with pytest.raises(RuntimeError), database.write(), database.write():
        pass
    add_source(database, "still works")


def test_another_process_writing_makes_it_busy(database: Database, tmp_path: Path) -> None:
    add_source(database, "shop")
    other = OtherProcess(tmp_path / "merchant.db")
    try:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(UserFault) as caught, database.write():
            pass
        assert caught.value.code == "busy"
        assert sources(database) == ["shop"]
        other.execute("COMMIT")
        add_source(database, "second")
    finally:
        other.close()


def test_data_version_tells_what_another_process_did(database: Database, tmp_path: Path) -> None:
    add_source(database, "shop")
    before = database.data_version()
    assert database.data_version() == before
    other = OtherProcess(tmp_path / "merchant.db")
    try:
        other.execute("INSERT INTO source(name) VALUES ('other')")
        assert database.data_version() != before
    finally:
        other.close()


def test_newer_data_are_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "merchant.db"
    with contextlib.closing(Database(path, tmp_path / "backups")) as database:
        database.open()
    content = bytearray(path.read_bytes())
    struct.pack_into(">I", content, 60, schema.newest() + 1)
    path.write_bytes(content)
    with pytest.raises(UserFault) as caught:
        Database(path, tmp_path / "backups").open()
    assert caught.value.code == "newer_data"
    assert path.read_bytes() == bytes(content)
    assert [file.name for file in tmp_path.iterdir()] == ["merchant.db"]


@pytest.mark.parametrize("content", [b"not a database at all" * 20, b"SQLite format 3\0" + b"\xff" * 5000, b"short"])
def test_a_damaged_file_is_refused_untouched_with_a_way_out(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "merchant.db"
    path.write_bytes(content)
    with pytest.raises(UserFault) as caught:
        Database(path, tmp_path / "backups").open()
    assert caught.value.code in ("database_damaged", "newer_data")
    assert path.read_bytes() == content


def test_the_hint_names_the_backups(tmp_path: Path) -> None:
    (tmp_path / "merchant.db").write_bytes(b"x" * 200)
    with pytest.raises(UserFault) as caught:
        Database(tmp_path / "merchant.db", tmp_path / "backups").open()
    assert str(tmp_path / "backups") in caught.value.hint


def test_someone_elses_database_is_not_ours(tmp_path: Path) -> None:
    path = tmp_path / "merchant.db"
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE theirs(a)")
        connection.execute("PRAGMA user_version = 1")
    before = path.read_bytes()
    with pytest.raises(UserFault) as caught:
        Database(path, tmp_path / "backups").open()
    assert caught.value.code == "database_damaged"
    assert path.read_bytes() == before


def test_damage_met_later_is_said_too(database: Database, tmp_path: Path) -> None:
    for number in range(200):
        add_source(database, f"source {number} " + "x" * 100)
    database.close()
    path = tmp_path / "merchant.db"
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xa5" * (len(content) - 4096))
    with pytest.raises(UserFault) as caught:
        sources(database)
    assert caught.value.code == "database_damaged"


def test_a_full_disk_changes_nothing(database: Database) -> None:
    add_source(database, "shop")
    with pytest.raises(UserFault) as caught, database.write() as connection:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages}")
        connection.execute("INSERT INTO source(name) VALUES (?)", ("x" * 1_000_000,))
    assert caught.value.code == "disk_full"
    assert sources(database) == ["shop"]


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "merchant.db").mkdir()
    with pytest.raises(UserFault):
        Database(tmp_path / "merchant.db", tmp_path / "backups").open()


def test_cancel_stops_a_statement_while_it_runs(database: Database) -> None:
    cancel = CancelToken()
    started = threading.Event()

    def stop() -> None:
        started.wait()
        cancel.cancel()

    thread = threading.Thread(target=stop)
    thread.start()
    with pytest.raises(Cancelled), database.write(cancel) as connection:
        connection.execute("INSERT INTO source(name) VALUES ('half')")
        started.set()
        connection.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1e12) SELECT max(i) FROM n"
        ).fetchone()
    thread.join()
    assert sources(database) == []


def test_cancel_stops_a_read_and_leaves_its_connection_to_the_next(database: Database) -> None:
    cancel = CancelToken()
    counting = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    with pytest.raises(Cancelled), database.read(cancel) as connection:
        cancel.cancel()
        connection.execute(counting).fetchone()
    with database.read(CancelToken()) as again:
        assert again is connection
        assert again.execute("SELECT count(*) FROM (SELECT 1 UNION SELECT 2)").fetchone() == (2,)
    with pytest.raises(Cancelled), database.read(cancel):
        raise AssertionError("nothing is read behind a cancel")


def test_attached_files_and_scratch_are_gone_after_a_write(database: Database, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with contextlib.closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE stuff(a)")
    for _ in range(2):
        with database.write(attach={"stage": other}) as connection:
            connection.execute("CREATE TEMP TABLE scratch AS SELECT * FROM stage.stuff")
    with pytest.raises(FileNotFoundError), database.write(attach={"stage": tmp_path / "absent.db"}):
        pass
    add_source(database, "shop")


def test_a_disk_that_fails_is_a_sentence(database: Database) -> None:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR_SHMSIZE  # what a disk without a free byte gives
    with pytest.raises(UserFault) as caught, database.write():
        raise error
    assert caught.value.code == "disk_error"


@pytest.mark.parametrize("damage", ["x'7b22ff'", "'{'"])
def test_a_text_that_the_disk_spoilt_is_told_as_damage_and_not_quoted(
    database: Database, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    with database.write() as connection:
        connection.execute(f"CREATE TABLE spoilt AS SELECT CAST({damage} AS TEXT) AS cell")
    with pytest.raises(UserFault) as caught, database.read() as connection:
        json.loads(connection.execute("SELECT cell FROM spoilt").fetchone()[0])
    assert caught.value.code == "database_damaged"
    assert "cell" not in caplog.text


def test_a_spoilt_name_in_the_schema_is_damage(database: Database, tmp_path: Path) -> None:
    """SQLite quotes it in its message, and Python cannot read that."""
    database.open()
    database.close()
    path = tmp_path / "merchant.db"
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("CREATE TABLE spoilt(cell)")
        connection.execute("CREATE INDEX spoilt_index ON spoilt(cell)")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    path.write_bytes(path.read_bytes().replace(b"ON spoilt(cell)", b"ON spoilt(c\xe9ll)"))
    for use in (database.open, lambda: backup.check(path)):
        with pytest.raises(UserFault) as caught:
            use()
        assert caught.value.code == "database_damaged"
    backup.remove(path)
    assert not path.exists()
