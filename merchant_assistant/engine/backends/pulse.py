"""Signs of life: the client ends a child that has been silent for long, so work that gets on must be heard."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

BEAT_S = 1.0
PATIENCE_S = 300.0


class Pulse:
    """Calls ``send`` at most once in :data:`BEAT_S` seconds, however often :meth:`beat` is called; from one thread."""

    def __init__(self, send: Callable[[], None], clock: Callable[[], float] = time.monotonic) -> None:
        self._send = send
        self._clock = clock
        self._last = clock()

    def beat(self) -> None:
        """The computing thread has got on."""
        now = self._clock()
        if now - self._last >= BEAT_S:
            self._last = now
            self._send()


@contextmanager
def long_call(get_on: Callable[[], object], at_most_s: float = PATIENCE_S) -> Iterator[None]:
    """Call ``get_on`` once a second, from a thread, while the body is in one long call that tells no progress.

    For a library that loads for a minute: ``with long_call(cancelled): model = load()``. Ends by itself after
    ``at_most_s`` seconds: what takes longer is taken for stuck.
    """
    over = threading.Event()

    def keep_on() -> None:
        end = time.monotonic() + at_most_s
        while not over.wait(BEAT_S) and time.monotonic() < end:
            get_on()

    thread = threading.Thread(target=keep_on, name="pulse", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
