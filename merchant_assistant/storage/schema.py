"""Versions of the schema: numbered SQL files, each run once in one transaction, after a copy of the data was kept."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from pathlib import Path

from merchant_assistant.foundation.files import atomic_path

APPLICATION_ID = 0x4D415354  # "MAST" in the file's header: this is one of ours
KEPT_BACKUPS = 10


@cache
def _steps() -> tuple[tuple[int, str], ...]:
    """``(version, SQL)`` of every file ``migrations/NNNN_name.sql``, in order."""
    found = sorted(
        (int(entry.name[:4]), entry.read_text("utf-8"))
        for entry in files("merchant_assistant.storage").joinpath("migrations").iterdir()
        if entry.name.endswith(".sql")
    )
    return tuple(found)


def newest() -> int:
    """The version this program writes."""
    return _steps()[-1][0]


def version_of(connection: sqlite3.Connection) -> int:
    """The version of the open file; 0 for an empty one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection, path: Path, backups: Path) -> None:
    """Bring the open file ``path`` to the newest version; data of an older version are copied to ``backups`` first."""
    version = version_of(connection)
    if version:
        back_up(connection, backups / f"{path.stem}-v{version}-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.db")
        _forget_old(backups, path.stem)
    for number, script in _steps():
        if number > version:
            _run(connection, number, script)


def back_up(connection: sqlite3.Connection, target: Path) -> None:
    """Copy the open database, whole or not at all, to ``target``."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with atomic_path(target) as part, contextlib.closing(sqlite3.connect(part)) as copy:
        connection.backup(copy)


def _forget_old(backups: Path, stem: str) -> None:
    """Keep the newest copies only."""
    copies = sorted(backups.glob(f"{stem}-v*.db"), key=lambda copy: copy.stat().st_mtime_ns)
    for old in copies[:-KEPT_BACKUPS]:
        old.unlink(missing_ok=True)


def _run(connection: sqlite3.Connection, number: int, script: str) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        if version_of(connection) < number:  # another process may have been faster
            for statement in statements(script):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")
            connection.execute(
                f"PRAGMA application_id = {APPLICATION_ID}"
            )  # at once, or a killed start left a stranger
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def statements(script: str) -> Iterator[str]:
    """Cut a script into statements (``executescript`` would end a transaction)."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
