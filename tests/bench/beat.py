"""What the benchmarks of the window share: a pulse of the Qt thread, waiting, memory."""

from __future__ import annotations

import time
from collections.abc import Callable


class Beat:
    """Beats every millisecond in the Qt thread and remembers the longest silence.

    ``worked`` is the most that the Qt thread itself computed between two beats: what remains on a PC with a free core.
    """

    def __init__(self) -> None:
        from PySide6.QtCore import QTimer

        self.longest = self.worked = 0.0
        self._last, self._cpu = time.perf_counter(), time.thread_time()
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        self._timer.start(1)

    def restart(self) -> None:
        self._last, self._cpu, self.longest, self.worked = time.perf_counter(), time.thread_time(), 0.0, 0.0

    def stop(self) -> None:
        self._timer.stop()

    def _beat(self) -> None:
        now, cpu = time.perf_counter(), time.thread_time()
        self.longest, self._last = max(self.longest, now - self._last), now
        self.worked, self._cpu = max(self.worked, cpu - self._cpu), cpu


def until(application, done: Callable[[], bool]) -> None:
    """Let the window live until ``done``; something must be going on that ends it."""
    from PySide6.QtCore import QEvent, QEventLoop

    while not done():
        application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        application.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # done by exec(), but not by processEvents()


def wait(application, seconds: float) -> None:
    """Let the window live that long; needs a :class:`Beat`."""
    end = time.monotonic() + seconds
    until(application, lambda: time.monotonic() > end)


def megabytes() -> float:
    """Memory of this process."""
    import psutil

    return psutil.Process().memory_info().rss / 1e6


def slow_engine(pause_s: float = 0.02):
    """Writes some 50 words a second, as a small model on a fast PC."""
    import json

    from merchant_assistant.engine.scripted import ScriptedEngine

    class Slow(ScriptedEngine):
        def generate(self, request, on_delta=None, cancel=None):
            def hear(text: str) -> None:
                time.sleep(pause_s)
                if on_delta:
                    on_delta(text)

            return super().generate(request, hear, cancel)

    words = "A steel bottle that holds water and stays dry outside. " * 4
    return Slow(lambda request: json.dumps({"title": words[:50], "bullets": [words] * 3, "description": words}))
