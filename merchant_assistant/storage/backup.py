"""All data at once: a copy of the database while others use it, the copy put back, and the files taken away."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from pathlib import Path

from merchant_assistant.foundation.cancel import CancelToken, Progress, no_progress
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.files import user_faults
from merchant_assistant.foundation.said import said
from merchant_assistant.storage.database import Database
from merchant_assistant.storage.faults import busy, code_of
from merchant_assistant.storage.schema import version_of

_PAGES_AT_ONCE = 1000  # 4 MB between two looks at the cancel token
_PATIENCE_S = 2.0
_COUNTED = {  # what a person sees of each
    "product": "SELECT count(*) FROM product",
    "variant": "SELECT count(*) FROM variant",
    "draft": "SELECT count(*) FROM draft WHERE replaced_by IS NULL",
    "conversation": "SELECT count(*) FROM conversation WHERE deleted_at IS NULL",
}


class WrittenSince(Exception):  # noqa: N818 - no error: an answer
    """What was copied is no longer all there is."""


def save(
    database: Database, target: Path, progress: Progress = no_progress, cancel: CancelToken | None = None
) -> dict[str, int]:
    """Copy one unchanging state of ``database`` to the new file ``target``, sound and on its own (no log beside it).

    Others read and write meanwhile. Returns how many of each noun it holds. Raises ``database_damaged``.
    """
    with database.read() as connection, user_faults(target), contextlib.closing(sqlite3.connect(target)) as copy:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()  # from here on it sees one state
        _copy(connection, copy, progress, cancel)
        copy.execute("PRAGMA journal_mode = DELETE")
        copy.execute("PRAGMA synchronous = FULL")
        _check_sound(copy, cancel)
        return counts(copy)


def put_back(
    database: Database,
    source: Path,
    progress: Progress = no_progress,
    cancel: CancelToken | None = None,
    *,
    kept: int | None = None,
) -> None:
    """Replace everything in ``database`` by the file ``source``, which is one of the newest version.

    One transaction: whoever reads goes on seeing the old data until it is done, and a process that dies in it leaves
    them. ``kept``: the :meth:`Database.data_version` before the present data were copied. Raises :class:`WrittenSince`
    where somebody wrote after that, and what :meth:`Database.write` raises; nothing is replaced then.
    """
    with contextlib.closing(sqlite3.connect(source)) as whole, database.whole(cancel) as connection:
        if kept is not None and database.data_version() != kept:
            raise WrittenSince
        _copy(whole, connection, progress, cancel)
        with contextlib.suppress(sqlite3.Error):  # it is committed; that its log is long is no fault
            connection.execute("PRAGMA wal_checkpoint(PASSIVE)")


def replace_damaged(path: Path, source: Path, aside: Path) -> None:
    """Put the file ``source`` in the place of a closed database that cannot be opened; that one is copied first.

    Raises ``in_use`` where anybody has it open.
    """
    *beside, main = files_of(path)
    with user_faults(path):
        for file in filter(Path.exists, (main, *beside)):  # first of all: SQLite tidies up what it opens
            shutil.copyfile(file, aside.with_name(aside.name + file.name.removeprefix(path.name)))
        _refuse_open(path)
        for file in beside:  # before the new one comes: SQLite would play the old log into it
            file.unlink(missing_ok=True)
        source.replace(path)


def check(source: Path, cancel: CancelToken | None = None) -> None:
    """Raise ``database_damaged`` where the file is not sound throughout, or empty."""
    with contextlib.closing(sqlite3.connect(source)) as connection:
        _check_sound(connection, cancel)
        if not version_of(connection):
            raise _damaged()


def generation(database: Database) -> int:
    """A number that :func:`put_back` changes and nothing else does but a migration."""
    with database.read() as connection:
        return int(connection.execute("PRAGMA schema_version").fetchone()[0])


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    """How many of each noun there are."""
    return {noun: int(connection.execute(count).fetchone()[0]) for noun, count in _COUNTED.items()}


def files_of(path: Path) -> list[Path]:
    """The database and what SQLite keeps beside it; the database comes last."""
    return [path.with_name(path.name + ending) for ending in ("-wal", "-shm", "-journal", "")]


def remove(path: Path) -> None:
    """Delete a closed database. Raises ``in_use`` where anybody still has it open; nothing is deleted then."""
    if path.is_file():
        _refuse_open(path)
    with user_faults(path):
        for file in files_of(path):
            file.unlink(missing_ok=True)


def _refuse_open(path: Path) -> None:
    """Only who is alone may leave the mode in which all share a log."""
    try:
        with contextlib.closing(sqlite3.connect(path, timeout=_PATIENCE_S, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        if code_of(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise UserFault(
                "in_use",
                said("Safekeeping", "Merchant Assistant is open on these data."),
                said("Safekeeping", "Close its window and every command that runs, then try again."),
            ) from error  # any other error: a damaged file may be deleted as well


def _copy(
    source: sqlite3.Connection, target: sqlite3.Connection, progress: Progress, cancel: CancelToken | None
) -> None:
    def step(status: int, remaining: int, total: int) -> None:
        if cancel is not None and remaining:  # with nothing left it is committed, and done is done
            cancel.check()
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):  # SQLite has waited as long as it was told to
            raise busy()
        progress(total - remaining, total)

    if cancel is not None:
        cancel.check()
    source.backup(target, pages=_PAGES_AT_ONCE, progress=step)


def _check_sound(connection: sqlite3.Connection, cancel: CancelToken | None) -> None:
    if cancel is not None:
        connection.set_progress_handler(lambda: cancel.cancelled, 20_000)
    try:
        sound = connection.execute("PRAGMA integrity_check(1)").fetchall() == [("ok",)]
    except (sqlite3.DatabaseError, UnicodeDecodeError):  # the second: it quotes spoilt names
        if cancel is not None:
            cancel.check()
        sound = False
    finally:
        connection.set_progress_handler(None, 0)
    if not sound:
        raise _damaged()


def _damaged() -> UserFault:
    return UserFault(
        "database_damaged",
        said("Safekeeping", "The data are damaged in places."),
        said("Safekeeping", "Restore your newest backup. The folder “backups” of your data folder may hold one too."),
    )
