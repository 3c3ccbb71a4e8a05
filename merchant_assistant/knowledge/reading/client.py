"""The parent's side of reading a document: starts the child, watches it, takes what it says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.child import FramePipe
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.files import fault_of, user_faults
from merchant_assistant.foundation.reading_child import Bounds, End, converse
from merchant_assistant.knowledge.reading import faults
from merchant_assistant.knowledge.reading.model import Answer, Finished, ReadRequest

MAX_SECONDS = 120.0
MAX_RESIDENT = 2 * 1024**3
MAX_BYTES = 100 * 1024**2
_FAULTS: Mapping[End, Callable[[Path], UserFault]] = {
    "memory": faults.too_large,
    "time": faults.too_slow,
    "raised": faults.reading_failed,
}


def read(file: Path, log_file: Path, cancel: CancelToken | None = None) -> Finished:
    """Read a document in a child process. Blocks; call it from a worker thread.

    Raises :class:`UserFault` (``not_found``, ``is_folder``, ``not_a_document``, ``encrypted``, ``no_text``,
    ``file_unreadable``, ``file_too_large``, ``file_too_slow``, ``reading_failed``) or ``Cancelled``.
    """
    must_be_file(file)
    return _read(file, log_file, cancel or CancelToken())


def must_be_file(file: Path) -> None:
    """Say what is wrong with the path before a process is started for it. Raises :class:`UserFault`."""
    if file.is_dir():
        raise fault_of(IsADirectoryError(), file)
    with user_faults(file), file.open("rb") as opened:
        if not opened.read(1):
            raise faults.no_text(file)
    if file.stat().st_size > MAX_BYTES:
        raise faults.too_large(file)


def _read(file: Path, log_file: Path, cancel: CancelToken) -> Finished:
    bounds = Bounds(MAX_SECONDS, MAX_RESIDENT)
    found, end = converse("document", log_file, bounds, cancel, Answer, lambda pipe: _heard(pipe, file))
    if found is None:
        raise _FAULTS.get(end, faults.damaged)(file)
    return found


def _heard(pipe: FramePipe[Answer, ReadRequest], file: Path) -> Answer | None:
    pipe.send(ReadRequest(str(file)))
    return pipe.receive()
