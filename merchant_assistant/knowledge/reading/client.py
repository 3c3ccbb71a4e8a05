"""The parent's side of reading a document: starts the child, watches it, takes what it says."""

from __future__ import annotations

import logging
import subprocess
from pathlib import Path

import msgspec

from merchant_assistant.foundation import child
from merchant_assistant.foundation.bounded import Watch
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.files import fault_of, user_faults
from merchant_assistant.foundation.said import unpacked
from merchant_assistant.knowledge.reading import faults
from merchant_assistant.knowledge.reading.model import Answer, Finished, ReadRequest

_log = logging.getLogger(__name__)
MAX_SECONDS = 120.0
MAX_RESIDENT = 2 * 1024**3
MAX_BYTES = 100 * 1024**2
_RAISED = 1  # how Python ends where an exception was not caught


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
    cancel.check()
    process = child.spawn("document", log_file)
    watch = Watch(process, MAX_SECONDS, MAX_RESIDENT)
    forget = cancel.on_cancel(process.kill)
    try:
        watch.start()
        answer = _ask(process, file)
    finally:
        forget()
        watch.stop()
        child.end(process, grace_s=0.2)
    cancel.check()
    if answer is None and watch.reason is None and process.returncode == _RAISED:
        raise faults.reading_failed(file)
    return _told(answer, file, watch.reason)


def _ask(process: subprocess.Popen[bytes], file: Path) -> Answer | None:
    """None where the child ended without an answer."""
    assert process.stdin is not None
    assert process.stdout is not None
    pipe: child.FramePipe[Answer, ReadRequest] = child.FramePipe(process.stdout, process.stdin, Answer)
    try:
        pipe.send(ReadRequest(str(file)))
        return pipe.receive()
    except (OSError, ValueError, msgspec.DecodeError) as error:
        _log.warning("document child: %s", type(error).__name__)
        return None


def _told(answer: Answer | None, file: Path, reason: str | None) -> Finished:
    if isinstance(answer, Finished):
        return answer
    if answer is not None:
        raise UserFault(answer.code, unpacked(answer.message), unpacked(answer.hint))
    if reason == "memory":
        raise faults.too_large(file)
    raise faults.too_slow(file) if reason == "time" else faults.damaged(file)
