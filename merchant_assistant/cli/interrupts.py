"""Ctrl+C while a command runs."""

from __future__ import annotations

import signal
from types import FrameType
from typing import NoReturn, Self


class Interrupts:
    """Raises ``KeyboardInterrupt`` as Python does, and remembers it: raised while SQLite calls back into Python, it
    comes out as an error of SQLite. Where the caller made us deaf to Ctrl+C (``nohup``, ``&``), that stays so.
    """

    def __init__(self) -> None:
        self.seen = False
        self._ours = False

    def __enter__(self) -> Self:
        self._ours = signal.getsignal(signal.SIGINT) is signal.default_int_handler
        if self._ours:
            signal.signal(signal.SIGINT, self._note)
        return self

    def __exit__(self, *_error: object) -> None:
        if self._ours:
            signal.signal(signal.SIGINT, signal.default_int_handler)

    def _note(self, _number: int, _frame: FrameType | None) -> NoReturn:
        self.seen = True
        raise KeyboardInterrupt
