"""Models that are not loaded any more, because loading them has ended the child that tried.

The rule: a file (with the adapter laid over it) that ended the child :data:`DEATHS_ALLOWED` times in a row while native
code was taking it in is set aside, across restarts of the program, until somebody has it tried again. Not counted is a
child that was ended from outside, as systems do where memory runs out, nor one whose graphics device may be to blame.
A crash later on, while the model computes, is counted for the record but sets nothing aside: the file has proven good.
"""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from merchant_assistant.engine.frames import ModelRef
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.files import atomic_write
from merchant_assistant.foundation.said import said

_log = logging.getLogger(__name__)
FILE_NAME = "set-aside.json"
DEATHS_ALLOWED = 2
_FROM_OUTSIDE = frozenset({"SIGKILL", "SIGTERM", "SIGINT", "SIGHUP", "exit 0", "exit 1"})


class Death(msgspec.Struct, frozen=True):
    """``when``: UTC, as ISO 8601. ``how``: the signal or the exit code."""

    when: str
    how: str


class Record(msgspec.Struct, frozen=True):
    """What is known of one file. ``deaths`` while loading, since it was loaded last; ``crashes``: all later ones."""

    model: str
    deaths: tuple[Death, ...] = ()
    crashes: int = 0

    @property
    def set_aside(self) -> bool:
        return len(self.deaths) >= DEATHS_ALLOWED


_Records = dict[str, Record]


class Quarantine:
    """The records, in a small file (``None``: for this run only). Safe from any thread; others may write it too."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._lock = threading.Lock()
        self._records: _Records = {}
        self._read_at: tuple[int, int] | None = None

    def check(self, model: ModelRef) -> None:
        """Raises :class:`UserFault` ``model_set_aside``."""
        record = self._current().get(_key(model))
        if record and record.set_aside:
            raise _set_aside(model.id)

    def set_aside(self) -> Mapping[str, Record]:
        """What is set aside now, by version of the file (its hash)."""
        return {key.partition("+")[0]: record for key, record in self._current().items() if record.set_aside}

    def died(self, model: ModelRef, how: str, *, loading: bool) -> None:
        """The child ended with that model in it."""
        if how in _FROM_OUTSIDE:
            return
        with self._lock:
            records = self._read()
            old = records.get(_key(model), Record(model.id))
            deaths = (*old.deaths, _death(how)) if loading else old.deaths
            self._write({**records, _key(model): Record(model.id, deaths, old.crashes + (not loading))})

    def loaded(self, model: ModelRef) -> None:
        """The file proved good: deaths before were not its fault."""
        with self._lock:
            records = self._read()
            old = records.get(_key(model))
            if old and old.deaths:
                self._write({**records, _key(model): Record(model.id, (), old.crashes)})

    def release(self, version: str) -> bool:
        """Let that file be tried again; False where nothing was known against it."""
        with self._lock:
            records = self._read()
            kept = {key: record for key, record in records.items() if key.partition("+")[0] != version}
            if len(kept) == len(records):
                return False
            self._write(kept)
            return True

    def _current(self) -> _Records:
        with self._lock:
            return self._read()

    def _read(self) -> _Records:
        """The records, read again where the file has changed."""
        if self._file is None:
            return self._records
        identity = _identity(self._file)
        if identity != self._read_at:
            self._records, self._read_at = _records_in(self._file), identity
        return self._records

    def _write(self, records: _Records) -> None:
        """Where the folder may not be written, what is known holds for this run."""
        self._records = records
        if self._file is None:
            return
        try:
            atomic_write(self._file, msgspec.json.encode(records))
        except UserFault as fault:
            _log.warning("what is set aside could not be written down: %s", fault.code)
        self._read_at = _identity(self._file)


def _key(model: ModelRef) -> str:
    return f"{model.version}+{model.adapter.version}" if model.adapter else model.version


def _death(how: str) -> Death:
    return Death(datetime.now(UTC).isoformat(timespec="seconds"), how)


def _identity(file: Path) -> tuple[int, int] | None:
    with contextlib.suppress(OSError):
        found = file.stat()
        return found.st_mtime_ns, found.st_size
    return None


def _records_in(file: Path) -> _Records:
    """A file that cannot be read counts as empty: at worst a bad model ends the child twice more."""
    with contextlib.suppress(OSError, msgspec.MsgspecError):
        return msgspec.json.decode(file.read_bytes(), type=_Records)
    return {}


def _set_aside(model: str) -> UserFault:
    return UserFault(
        "model_set_aside",
        said("Engine", "The model “{model}” was set aside: it stopped unexpectedly each time it was loaded.").format(
            model=model
        ),
        said("Engine", "Choose another model; or have it checked and tried again: models verify {model}").format(
            model=model
        ),
    )
