"""Signs of life: the client ends a child that has been silent for long, so work that gets on must be heard."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

BEAT_S = 1.0
PATIENCE_S = 300.0
TURN_S = 120.0
WORKING_S = 0.01  # of processor time between two looks; a process that hangs uses less


class Pulse:
    """Calls ``send`` at most once in :data:`BEAT_S` seconds, however often :meth:`beat` is called."""

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


class Effort:
    """Speaks for the computing thread while it is in native code that says nothing, maybe for long on a slow PC.

    Once a second, as long as the processor works for this process: one that waits for ever gets no beat. Nor does a
    turn that has taken longer than ``at_most_s``, for it may go round in circles. Costs nothing between turns.
    """

    def __init__(
        self,
        beat: Callable[[], None],
        at_most_s: float = TURN_S,
        clock: Callable[[], float] = time.monotonic,
        spent: Callable[[], float] = time.process_time,
    ) -> None:
        self._beat = beat
        self._at_most = at_most_s
        self._clock = clock
        self._spent = spent
        self._turn = 0
        self._under_way = threading.Event()
        self._seen = (0, 0.0, 0.0)  # a turn, when it was first seen, the processor time at the last look

    @contextmanager
    def turn(self) -> Iterator[None]:
        """The computing thread is at work in the body."""
        self._turn += 1
        self._under_way.set()
        try:
            yield
        finally:
            self._under_way.clear()

    def watch(self) -> None:
        """For ever, in a thread of its own."""
        while self._under_way.wait():
            self.look()
            time.sleep(BEAT_S)

    def look(self) -> None:
        """Beat if the turn that was under way at the last look still is, and gets on."""
        turn, since, before = self._seen
        now, spent = self._clock(), self._spent()
        if turn != self._turn:
            self._seen = (self._turn, now, spent)
            return
        self._seen = (turn, since, spent)
        if spent - before >= WORKING_S and now - since < self._at_most:
            self._beat()


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
