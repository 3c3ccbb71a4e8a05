"""What is said of a bug. Not always is one in the program: its files may have been replaced while its window was open.

The child is then of another version than the window that asks it, and trying again cannot help.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

import psutil

import merchant_assistant
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said

Explain = Callable[[], UserFault]
PROGRAM = Path(merchant_assistant.__file__).parent


def unexplained() -> UserFault:
    return UserFault("engine_unavailable", said("Engine", "The model could not do this."), said("Engine", "Try again."))


def explained() -> UserFault:
    """In a child: looks whether the program was updated since whoever started the child was started."""
    parent = psutil.Process().parent()
    if parent is None or not is_newer(PROGRAM, parent.create_time()):
        return unexplained()
    return UserFault(
        "engine_unavailable",
        said("Engine", "The program was updated while it was open."),
        said("Engine", "Close it and open it again."),
    )


def is_newer(program: Path, since: float) -> bool:
    """Whether a file of the program came after ``since`` (seconds, UTC). Unpacked files keep an old time of change."""
    for file in program.rglob("*.py"):
        with contextlib.suppress(OSError):
            found = file.stat()
            if max(found.st_mtime, found.st_ctime) > since:
                return True
    return False
