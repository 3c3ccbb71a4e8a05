"""Which run of which process has begun a task, and whether it still lives."""

from __future__ import annotations

import os
import threading
import uuid

_SAME_S = 5.0  # the clock may be set a little while a process lives
_guard = threading.Lock()
_runs: set[str] = set()  # of this process


def new_owner() -> str:
    """A name for a run of this process, until :func:`forget_owner`: ``process:when it began:run``."""
    owner = f"{os.getpid()}:{_began(os.getpid())}:{uuid.uuid4().hex}"
    with _guard:
        _runs.add(owner)
    return owner


def forget_owner(owner: str) -> None:
    """The run has ended."""
    with _guard:
        _runs.discard(owner)


def is_alive(owner: str) -> bool:
    """Whether the run goes on. Another process with the same number began at another time."""
    process, _, rest = owner.partition(":")
    began, _, _ = rest.partition(":")
    try:
        pid, then = int(process), float(began)
    except ValueError:
        return False
    if pid == os.getpid():
        with _guard:
            return owner in _runs
    now = _began(pid)
    return now is not None and abs(now - then) < _SAME_S


def _began(pid: int) -> float | None:
    """In seconds since 1970; None where there is no such process."""
    import psutil  # noqa: PLC0415 - only where drafts are written

    try:
        process = psutil.Process(pid)
        return None if process.status() == psutil.STATUS_ZOMBIE else float(process.create_time())
    except psutil.Error:
        return None
