"""The hash of a large file, read again only when the file changed."""

from __future__ import annotations

import contextlib
import hashlib
import logging
from pathlib import Path

import msgspec

from merchant_assistant.foundation.cancel import CancelToken, Progress, no_progress
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.files import atomic_write, user_faults
from merchant_assistant.foundation.said import said

_log = logging.getLogger(__name__)
_BLOCK = 1 << 20
CHECKING = said("Engine", "Checking the file")


class Stamp(msgspec.Struct, frozen=True):
    """The hash of a file that had this size and time of change."""

    size: int
    mtime_ns: int
    sha256: str


def hash_of(
    file: Path, progress: Progress = no_progress, cancel: CancelToken | None = None, *, fresh: bool = False
) -> str:
    """SHA-256 of ``file``, from the stamp beside it where that still fits; ``fresh`` reads the file in any case."""
    known = None if fresh else _read_stamp(file)
    if known and (known.size, known.mtime_ns) == _identity(file):
        return known.sha256
    return write_stamp(file, read_hash(file, progress, cancel)).sha256


def read_hash(file: Path, progress: Progress = no_progress, cancel: CancelToken | None = None) -> Stamp:
    """Read the whole of ``file``. Raises :class:`UserFault` where it changes meanwhile."""
    digest = hashlib.sha256()
    with user_faults(file):
        size, mtime_ns = _identity(file)
        with file.open("rb") as opened:
            done = 0
            while block := opened.read(_BLOCK):
                if cancel:
                    cancel.check()
                digest.update(block)
                done += len(block)
                progress(done, size, CHECKING)
        if _identity(file) != (size, mtime_ns):
            raise being_changed(file)
    return Stamp(size, mtime_ns, digest.hexdigest())


def being_changed(file: Path) -> UserFault:
    """The fault for a file that is another one a moment later."""
    return UserFault(
        "file_in_use",
        said("Engine", "“{file}” is being changed.").format(file=file.name),
        said("Engine", "Wait until that is done and try again."),
    )


def write_stamp(file: Path, stamp: Stamp) -> Stamp:
    """Keep the stamp beside ``file``; in a folder that may only be read the file is hashed each time instead."""
    try:
        atomic_write(stamp_path(file), msgspec.json.encode(stamp))
    except UserFault as fault:
        _log.warning("no stamp written: %s", fault.code)
    return stamp


def stamp_path(file: Path) -> Path:
    return file.with_name(file.name + ".stamp")


def _read_stamp(file: Path) -> Stamp | None:
    with contextlib.suppress(OSError, msgspec.MsgspecError):
        return msgspec.json.decode(stamp_path(file).read_bytes(), type=Stamp)
    return None


def _identity(file: Path) -> tuple[int, int]:
    found = file.stat()
    return found.st_size, found.st_mtime_ns
