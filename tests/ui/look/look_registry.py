"""The scenes that are looked at: those who make pictures and those who check go through this list."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from look_stage import Stage

from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said

Scene = Callable[[Stage], Iterator[str]]

SCENES: list[Scene] = []
NOTHING_LIKE_IT = "no such thing"  # to be searched for
BUSY = UserFault(
    "busy",
    said("Database", "Another program is writing to your data."),
    said("Database", "Close it, or wait a moment."),
)


def scene(function: Scene) -> Scene:
    """Have it looked at."""
    SCENES.append(function)
    return function
