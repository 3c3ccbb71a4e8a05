"""Keeps the PC from going to sleep while long work runs."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

_log = logging.getLogger(__name__)


@contextmanager
def kept_awake() -> Iterator[bool]:
    """The PC stays awake within the block; its screen may go dark. False where the system offers no way to ask for it.

    Asking may take some milliseconds (a call over D-Bus): not for the thread that paints.
    """
    from wakepy import keep  # noqa: PLC0415 - 25 ms, and only long work needs it

    with keep.running(on_fail="pass") as mode:
        if not mode.active:
            _log.info("this system cannot be kept awake")
        yield bool(mode.active)
