"""Old data are copied, then migrated; two processes may try at once; a failed step leaves the old state."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from merchant_assistant.storage import columns, indexing, schema, search
from merchant_assistant.storage.conversations import ConversationRepository
from merchant_assistant.storage.database import Database
from merchant_assistant.storage.drafts import DraftRepository
from merchant_assistant.storage.examples import ExampleRepository
from merchant_assistant.storage.jobs import JobRepository
from merchant_assistant.storage.tasks import TaskRepository

DATA = Path(__file__).parent.parent / "data"
OLD = DATA / "merchant-v1.db"
INDEX = {"value_set", "sort_key", "vocabulary"}  # made again from the products where its shape is another
# Opens the database and kills itself at the given statement.
KILLED = """
import os, signal, sys
from pathlib import Path
from merchant_assistant.storage.database import Database

class Watched(Database):
    seen = 0

    def _connect(self):
        connection = super()._connect()
        connection.set_trace_callback(self._trace)
        return connection

    def _trace(self, statement):
        Watched.seen += 1
        if Watched.seen == int(sys.argv[3]):
            os.kill(os.getpid(), signal.SIGKILL)

Watched(Path(sys.argv[1]), Path(sys.argv[2])).open()
print(Watched.seen)
"""
OPEN = """
import sys
from pathlib import Path
from merchant_assistant.storage.database import Database
database = Database(Path(sys.argv[1]), Path(sys.argv[2]))
database.open()
database.close()
"""


def versions(*paths: Path) -> list[int]:
    found = []
    for path in paths:
        with contextlib.closing(sqlite3.connect(path)) as connection:
            found.append(schema.version_of(connection))
    return found


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return Path(shutil.copy(OLD, tmp_path / "merchant.db"))


def contents(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables, but for the index's own."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {
            name: connection.execute(f"SELECT * FROM {name}").fetchall()
            for (name,) in tables
            if "search" not in name and name not in INDEX
        }


def test_a_real_file_of_each_version_is_kept() -> None:
    """Of the newest too: the next migration has it to start from."""
    found = {path.name: versions(path)[0] for path in DATA.glob("merchant-v*.db")}
    assert found == {f"merchant-v{version}.db": version for version in range(1, schema.newest() + 1)}


@pytest.mark.parametrize("version", range(1, schema.newest()))
def test_an_old_file_is_backed_up_then_migrated_and_nothing_is_lost(tmp_path: Path, version: int) -> None:
    old = Path(shutil.copy(DATA / f"merchant-v{version}.db", tmp_path / "merchant.db"))
    before = contents(old)
    with contextlib.closing(Database(old, tmp_path / "backups")) as database:
        database.open()
    (backup,) = (tmp_path / "backups").iterdir()
    assert versions(old, backup) == [schema.newest(), version]
    assert contents(backup) == before
    after = contents(old)
    for name, rows in before.items():
        assert [row[: len(old_row)] for row, old_row in zip(after[name], rows, strict=True)] == rows, name
    assert len(before["product"]) in (2, 49)


def test_the_drafts_of_version_2_are_as_they_were(tmp_path: Path) -> None:
    old = Path(shutil.copy(DATA / "merchant-v2.db", tmp_path / "merchant.db"))
    with contextlib.closing(Database(old, tmp_path / "backups")) as database:
        drafts = DraftRepository(database)
        approved, edited = drafts.get(1), drafts.get(2)
    assert (approved.status, approved.head.sku, approved.edited) == ("approved", "WB-750", False)
    assert (edited.status, edited.edited) == ("proposed", True)
    assert edited.text.description == "A text that a person wrote over the model's."


def test_the_conversations_of_version_3_are_as_they_were(tmp_path: Path) -> None:
    old = Path(shutil.copy(DATA / "merchant-v3.db", tmp_path / "merchant.db"))
    with contextlib.closing(Database(old, tmp_path / "backups")) as database:
        chat = ConversationRepository(database)
        assert [found.title for found in chat.conversations("", 10)] == ["饭盒有多少库存？", "Bottles for summer"]
        assert [turn.said.role for turn in chat.turns(1)] == ["user", "assistant"] * 2
        assert chat.turns(1)[-1].said.sources[0].ref == "WB-750"
        assert (chat.unsent(None), chat.unsent(1)) == ("Typed and not sent", "还没有发送")
        drafts = DraftRepository(database)
        assert [drafts.get(id).status for id in (1, 2)] == ["approved", "proposed"]
        assert [version.text.origin for version in drafts.history(1)] == ["model", "person"]


def test_the_desk_of_version_6_is_as_it_was(tmp_path: Path) -> None:
    old = Path(shutil.copy(DATA / "merchant-v6.db", tmp_path / "merchant.db"))
    with contextlib.closing(Database(old, tmp_path / "backups")) as database:
        (job,) = JobRepository(database).all()
        assert (job.will, job.pending, job.done, job.failed, job.head.scope) == ("paused", 13, 7, 1, "missing")
        (failed,) = TaskRepository(database).of_job(job.id, ["failed"], 0, 10)
        assert (failed.code, failed.draft_id) == ("prompt_too_long", None)
        examples = list(ExampleRepository(database).all((), (), taken_back=True))
        assert [(kept.verdict, kept.taken_back_at is None) for kept in examples] == [
            ("approved", True), ("edited", True), ("rejected", True), ("approved", False)
        ]  # fmt: skip
        rejected = DraftRepository(database).get(int(examples[2].subject.removeprefix("draft:")))
        assert rejected.status == "rejected"


def test_the_exact_answer_of_version_7_is_as_it_was(tmp_path: Path) -> None:
    old = Path(shutil.copy(DATA / "merchant-v7.db", tmp_path / "merchant.db"))
    with contextlib.closing(Database(old, tmp_path / "backups")) as database:
        chat = ConversationRepository(database)
        question, answer = (turn.said for turn in chat.turns(chat.conversations("mugs", 1)[0].id))
        assert question.exact is None and answer.exact is not None
        assert [row["sku"] for row in answer.exact["rows"]] == ["CM-300"]
        assert answer.exact["count"] == answer.exact["value"] == 1
        assert [chip["text"] for chip in answer.exact["reading"]["chips"]] == ["mug", "price under 5 USD"]


def test_a_fresh_file_needs_no_backup(database: Database, tmp_path: Path) -> None:
    database.open()
    assert not (tmp_path / "backups").exists()


def test_only_the_newest_backups_are_kept(old: Path, tmp_path: Path) -> None:
    for _ in range(schema.KEPT_BACKUPS + 3):
        shutil.copy(OLD, old)
        with contextlib.closing(sqlite3.connect(old, isolation_level=None)) as connection:
            schema.migrate(connection, old, tmp_path / "backups")
    assert len(list((tmp_path / "backups").iterdir())) == schema.KEPT_BACKUPS


@pytest.mark.parametrize("version", range(1, schema.newest() + 1))
def test_products_of_old_are_found_by_parts_of_codes_and_by_values(tmp_path: Path, version: int) -> None:
    old = Path(shutil.copy(DATA / f"merchant-v{version}.db", tmp_path / "merchant.db"))
    with contextlib.closing(Database(old, tmp_path / "backups")) as database, database.read() as connection:
        (sku,) = connection.execute("SELECT sku FROM product ORDER BY id LIMIT 1").fetchone()
        assert 1 in search.found(connection, search.terms_of(sku.replace("-", "")))
        assert {"source", "title", "price"} <= {size.field for size in columns.sizes(connection)}
        before = list(indexing.everything(connection))
    with contextlib.closing(Database(old, tmp_path / "backups")) as database, database.write() as connection:
        indexing.rebuild(connection)
        assert list(indexing.everything(connection)) == before


def test_two_processes_may_migrate_at_once(old: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", OPEN, str(old), str(tmp_path / "backups")]
    processes = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(4)]
    errors = [process.communicate()[1] for process in processes]
    assert [process.returncode for process in processes] == [0] * 4, errors
    assert versions(old) == [schema.newest()]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_first_start_that_was_killed_does_not_bar_the_next(tmp_path: Path) -> None:
    def start(name: str, statement: int) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", KILLED, str(tmp_path / name), str(tmp_path / "backups"), str(statement)]
        return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)

    statements = int(start("whole.db", 0).stdout)
    for statement in sorted({2, *range(statements // 2, statements, 5), statements - 1, statements}):
        name = f"killed-{statement}.db"
        assert start(name, statement).returncode == -9
        with contextlib.closing(Database(tmp_path / name, tmp_path / "backups")) as database:
            assert database.data_version()
        assert versions(tmp_path / name) == [schema.newest()]


def test_a_failing_step_changes_nothing(old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = (*schema._steps(), (schema.newest() + 1, "CREATE TABLE extra(a);\nINSERT INTO nowhere VALUES (1);\n"))
    monkeypatch.setattr(schema, "_steps", lambda: steps)
    with pytest.raises(sqlite3.OperationalError):
        Database(old, tmp_path / "backups").open()
    with contextlib.closing(sqlite3.connect(old)) as connection:
        assert schema.version_of(connection) == steps[-2][0]
        assert connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'extra'").fetchone() == (0,)


def test_statements_are_cut_where_they_end() -> None:
    script = "-- one; two\nCREATE TABLE a(b);  -- c;\nINSERT INTO a VALUES (';');\n"
    assert [part.strip()[-1] for part in schema.statements(script)] == [";"] * 2 or len(
        list(schema.statements(script))
    ) == 2
