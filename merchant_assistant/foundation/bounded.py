"""Bounds for a child process that reads a stranger's file: memory, time, and not outliving who asked."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
from typing import Literal

_LOOK_EVERY_S = 0.25


def bound_memory(most: int) -> None:
    """Let a file that wants all memory fail in this process, early, where the system can hold such a bound (Linux)."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - absent on Windows

        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (most, most))


def end_with_parent(descriptor: int) -> None:
    """End this process with the pipe ``descriptor``: the parent, which sends nothing more, is gone or has given up."""

    def wait() -> None:
        while os.read(descriptor, 1):
            pass
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


class Watch(threading.Thread):
    """Ends a child when it takes too long or too much memory; ``reason`` says which (``"time"``, ``"memory"``).

    The child also bounds its own address space where the system can do that; Windows and macOS cannot.
    """

    def __init__(self, process: subprocess.Popen[bytes], seconds: float, resident: int) -> None:
        super().__init__(name="reading-watch", daemon=True)
        self._process = process
        self._seconds = seconds
        self._resident = resident
        self._over = threading.Event()
        self.reason: Literal["time", "memory"] | None = None

    def run(self) -> None:
        import psutil  # noqa: PLC0415 - only needed while a file is read

        waited = 0.0
        while not self._over.wait(_LOOK_EVERY_S):
            waited += _LOOK_EVERY_S
            try:
                resident = psutil.Process(self._process.pid).memory_info().rss
            except psutil.Error:
                return
            self.reason = "memory" if resident > self._resident else "time" if waited > self._seconds else None
            if self.reason:
                self._process.kill()
                return

    def stop(self) -> None:
        self._over.set()
        self.join()
