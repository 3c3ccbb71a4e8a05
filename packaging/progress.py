"""Says which step runs, for how long and how far it is: one moving line in a terminal, a line now and then in a log."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable
from typing import TextIO

_QUIET_SECONDS = 10.0


class Progress:
    """One step at a time: :meth:`start`, any number of :meth:`update`, :meth:`done`."""

    def __init__(self, out: TextIO | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self._out = out or sys.stdout
        self._clock = clock
        self._moving = self._out.isatty()
        self._title = ""
        self._started = self._spoken = 0.0

    def start(self, title: str) -> None:
        self._title = title
        self._started = self._spoken = self._clock()
        self._print(f"{title} …")

    def update(self, state: str) -> None:
        """Tell how far the step is; cheap enough to be called for every line of output."""
        now = self._clock()
        wait = 0.2 if self._moving else _QUIET_SECONDS
        if now - self._spoken < wait:
            return
        self._spoken = now
        line = f"  {_minutes(now - self._started)}  {state}"
        if self._moving:
            width = max(20, shutil.get_terminal_size().columns - 1)
            self._out.write("\r" + line[:width].ljust(width))
            self._out.flush()
        else:
            self._print(line)

    def done(self) -> None:
        self._wipe()
        self._print(f"  {_minutes(self._clock() - self._started)}  done")

    def _wipe(self) -> None:
        if self._moving:
            self._out.write("\r" + " " * max(20, shutil.get_terminal_size().columns - 1) + "\r")

    def _print(self, text: str) -> None:
        self._out.write(text + "\n")
        self._out.flush()


def _minutes(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"
