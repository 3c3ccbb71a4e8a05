"""What many drafts under way at once share: the time that passes, and the interpreter."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Turn:
    """Facts and claims are worked out by one thread at a time, while the model of the others goes on.

    Python computes in one thread at a time anyway; where thirty want to, the window's thread waits for many of them.
    ``with turn:`` is the own turn, ``with turn.given_away():`` within it the wait for the model or the disk.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()

    def __enter__(self) -> None:
        self._lock.acquire()

    def __exit__(self, *_error: object) -> None:
        self._lock.release()

    @contextmanager
    def given_away(self) -> Iterator[None]:
        """Let the others go on until this ends."""
        self._lock.release()
        try:
            yield
        finally:
            self._lock.acquire()


class FairClock:
    """Deals the time that passes out evenly among those at work: all parts together are the time that has passed.

    So a job's drafts tell how many an hour there are, however many of them are written at once.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._guard = threading.Lock()
        self._at_work = 0
        self._dealt = 0.0  # seconds that one who was there from the beginning would have got
        self._until = 0.0

    @contextmanager
    def at_work(self) -> Iterator[Callable[[], float]]:
        """Gives a function that says the part so far, in seconds."""
        begun = self._deal(1)
        try:
            yield lambda: self._deal(0) - begun
        finally:
            self._deal(-1)

    def _deal(self, more: int) -> float:
        """Deal what has passed to those who were at work, then count ``more`` of them."""
        with self._guard:
            now = self._now()
            if self._at_work:
                self._dealt += (now - self._until) / self._at_work
            self._until = now
            self._at_work += more
            return self._dealt
