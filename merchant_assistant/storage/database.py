"""The one SQLite file of a data folder: opening, refusing, migrating, reading and writing it."""

from __future__ import annotations

import contextlib
import errno
import json
import logging
import sqlite3
import struct
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path

from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import Cancelled, UserFault
from merchant_assistant.foundation.files import user_faults
from merchant_assistant.foundation.said import said
from merchant_assistant.storage import indexing, schema
from merchant_assistant.storage.faults import code_of, damaged, fault_of
from merchant_assistant.storage.words import searchable

BUSY_SECONDS = 10.0
_IDLE_READERS = 4
_CANCEL_EVERY = 5_000  # steps of SQLite's machine between two looks at the cancel token: a millisecond or so
Connection = sqlite3.Connection  # for the type hints of rooms that may not import SQLite
_log = logging.getLogger(__name__)


class Database:
    """The file ``path``; copies of older versions are kept in ``backups``.

    Opened at the first use, or by :meth:`open`. Any thread may read and write; reads never wait for writes. Faults are
    :class:`UserFault` with the codes ``newer_data``, ``database_damaged``, ``busy``, ``disk_full``, ``disk_error``,
    ``no_permission``.
    """

    def __init__(self, path: Path, backups: Path, *, busy_seconds: float = BUSY_SECONDS) -> None:
        self._path = path
        self._backups = backups
        self._busy_seconds = busy_seconds
        self._guard = threading.Lock()  # of the fields below
        self._writing = threading.Lock()  # held for a whole write
        self._writer_thread: int | None = None
        self._writer: sqlite3.Connection | None = None
        self._watcher: sqlite3.Connection | None = None
        self._idle: list[sqlite3.Connection] = []
        self._in_use = 0

    def open(self) -> None:
        """Check, migrate and open the file (made where absent). Does nothing when open."""
        with self._guard:
            if self._writer is None:
                with self._faults():
                    self._writer = self._open_checked()

    def close(self) -> None:
        """Close every connection; one still in use closes when its reader is done. The database may be opened again."""
        with self._writing, self._guard:
            for connection in [*self._idle, self._watcher, self._writer]:
                if connection is not None:
                    connection.close()
            self._idle.clear()
            self._watcher = self._writer = None

    @contextlib.contextmanager
    def read(self, cancel: CancelToken | None = None) -> Iterator[sqlite3.Connection]:
        """A connection of the caller's own that sees one unchanging state of the data and cannot write.

        Raises :class:`Cancelled` within some milliseconds of ``cancel``.
        """
        self.open()
        with self._faults(cancel):
            connection = self._take_reader()
            try:
                with _cancellable(connection, cancel):
                    connection.execute("BEGIN")
                    yield connection
            finally:
                self._give_back(connection)

    @contextlib.contextmanager
    def compare(
        self, cancel: CancelToken | None = None, attach: Mapping[str, Path] | None = None
    ) -> Iterator[sqlite3.Connection]:
        """Like :meth:`read`, with room for temporary tables and other SQLite files in ``attach``, by name.

        Its connection is made for it, which takes about a millisecond.
        """
        self.open()
        with self._faults(cancel), contextlib.closing(self._connect()) as connection, _cancellable(connection, cancel):
            _attach(connection, attach or {})
            connection.execute("BEGIN")
            yield connection

    @contextlib.contextmanager
    def write(
        self, cancel: CancelToken | None = None, attach: Mapping[str, Path] | None = None
    ) -> Iterator[sqlite3.Connection]:
        """One transaction on the one writing connection: committed at the end, rolled back on any exception.

        ``attach``: other SQLite files to read from, by the name they get. Writers of this process wait for each other;
        another process is waited for 10 s (then ``busy``). Raises :class:`Cancelled` soon after ``cancel``.
        """
        with self.whole(cancel) as connection:
            yield from self._transaction(connection, cancel, attach or {})

    @contextlib.contextmanager
    def whole(self, cancel: CancelToken | None = None) -> Iterator[sqlite3.Connection]:
        """The one writing connection without a transaction: for :mod:`storage.backup`, which replaces all at once."""
        if self._writer_thread == threading.get_ident():
            raise RuntimeError("write() inside of write()")
        self.open()
        with self._writing:
            self._writer_thread = threading.get_ident()
            try:
                with self._faults(cancel):
                    yield self._open_writer()
            finally:
                self._writer_thread = None

    def data_version(self) -> int:
        """A number that changes with every commit, of this process or another. Cheap; never waits for a writer."""
        self.open()
        with self._guard, self._faults():
            if self._watcher is None:
                self._watcher = self._connect()
            (version,) = self._watcher.execute("PRAGMA data_version").fetchone()
            return int(version)

    def _open_writer(self) -> sqlite3.Connection:
        if self._writer is None:
            raise RuntimeError("the database was closed while a write waited")
        return self._writer

    def _transaction(
        self, connection: sqlite3.Connection, cancel: CancelToken | None, attach: Mapping[str, Path]
    ) -> Iterator[sqlite3.Connection]:
        try:
            _attach(connection, attach)
            connection.execute("BEGIN IMMEDIATE")
            with _cancellable(connection, cancel):
                yield connection
            connection.execute("COMMIT")
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            _detach(connection)

    def _open_checked(self) -> sqlite3.Connection:
        with user_faults(self._path):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            existed = self._path.exists() and self._path.stat().st_size > 0
            if existed:
                self._refuse_by_header()
        connection = self._connect()
        try:
            self._prepare(connection, existed)
        except BaseException:
            connection.close()
            raise
        return connection

    def _prepare(self, connection: sqlite3.Connection, existed: bool) -> None:
        version = schema.version_of(connection)
        self._refuse_newer(version)
        if existed and version and connection.execute("PRAGMA application_id").fetchone()[0] != schema.APPLICATION_ID:
            raise damaged(self._path, self._backups)
        connection.execute("PRAGMA journal_mode = WAL")
        if version < schema.newest():
            schema.migrate(connection, self._path, self._backups)
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # the header shows the new version from now on
        if not indexing.is_current(connection):
            indexing.catch_up(connection)

    def _refuse_by_header(self) -> None:
        """Look at the first 100 bytes before SQLite opens (and by that touches) the file."""
        with self._path.open("rb") as file:
            header = file.read(100)
        if len(header) < 100 or not header.startswith(b"SQLite format 3\0"):
            raise damaged(self._path, self._backups)
        self._refuse_newer(struct.unpack_from(">I", header, 60)[0])

    def _refuse_newer(self, version: int) -> None:
        if version > schema.newest():
            raise UserFault(
                "newer_data",
                said("Storage", "These data were written by a newer version of Merchant Assistant."),
                said("Storage", "Install the newer version, or choose another data folder. Nothing was changed."),
            )

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self._path, timeout=self._busy_seconds, isolation_level=None, check_same_thread=False, cached_statements=256
        )
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA journal_size_limit = 16000000")  # bytes that the log beside the file may keep
            connection.create_function("searchable", 1, searchable, deterministic=True)
        except BaseException:
            connection.close()
            raise
        return connection

    def _take_reader(self) -> sqlite3.Connection:
        with self._guard:
            if self._idle:
                return self._idle.pop()
        connection = self._connect()
        connection.execute("PRAGMA query_only = ON")
        return connection

    def _give_back(self, connection: sqlite3.Connection) -> None:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        with self._guard:
            if self._writer is not None and len(self._idle) < _IDLE_READERS:
                self._idle.append(connection)
                return
        connection.close()

    @contextlib.contextmanager
    def _faults(self, cancel: CancelToken | None = None) -> Iterator[None]:
        """Turn SQLite's errors into sentences."""
        try:
            yield
        except sqlite3.Error as error:
            if cancel is not None and cancel.cancelled and code_of(error) == sqlite3.SQLITE_INTERRUPT:
                raise Cancelled from error
            fault = fault_of(error, self._path, self._backups)
            if fault is None:
                raise
            name = getattr(error, "sqlite_errorname", type(error).__name__)
            _log.warning("database: %s, %s", fault.code, name)  # its words may quote the merchant's data
            raise fault from error
        except (json.JSONDecodeError, UnicodeDecodeError) as error:  # what we wrote was whole; so were SQLite's words
            raise damaged(self._path, self._backups) from error


def _attach(connection: sqlite3.Connection, files: Mapping[str, Path]) -> None:
    """Make SQLite files readable under the given names (identifiers of our own) on this connection."""
    for name, path in files.items():
        if not path.is_file():  # SQLite would make an empty one
            raise FileNotFoundError(errno.ENOENT, "no such file", str(path))
        connection.execute(f"ATTACH ? AS {name}", (str(path),))


def _detach(connection: sqlite3.Connection) -> None:
    """Undo :func:`_attach` and drop the temporary tables and views."""
    kinds = connection.execute("SELECT type, name FROM temp.sqlite_master WHERE type IN ('table', 'view')").fetchall()
    for kind, name in kinds:
        connection.execute(f"DROP {kind} temp.{name}")
    for _, name, _ in connection.execute("PRAGMA database_list").fetchall():
        if name not in ("main", "temp"):
            connection.execute(f"DETACH {name}")


@contextlib.contextmanager
def _cancellable(connection: sqlite3.Connection, cancel: CancelToken | None) -> Iterator[None]:
    """Let ``cancel`` stop a statement while it runs."""
    if cancel is None:
        yield
        return
    cancel.check()
    connection.set_progress_handler(lambda: cancel.cancelled, _CANCEL_EVERY)
    try:
        yield
        cancel.check()
    finally:
        connection.set_progress_handler(None, 0)
