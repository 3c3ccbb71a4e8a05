"""Notices that a child has gone silent although it has work: it hangs, and nobody would ever get an answer."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

SILENCE_S = 20.0
TICKS = 20  # for the whole of the patience


class Watchdog:
    """Calls ``bark`` once, in a thread of its own, when nothing was heard for ``patience_s`` while there was work.

    Time is counted in small ticks, each of which counts no more than twice its length however long it took: a PC that
    slept in between has not been silent. Costs nothing while there is no work.
    """

    def __init__(
        self, patience_s: float, bark: Callable[[], None], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._patience = patience_s
        self._bark = bark
        self._clock = clock
        self._changed = threading.Condition()
        self._busy = False
        self._over = False
        self._silent = 0.0
        threading.Thread(target=self._watch, name="engine-watch", daemon=True).start()

    def heard(self) -> None:
        """There was a sign of life."""
        self._silent = 0.0

    def expect(self, *, work: bool) -> None:
        """Whether signs of life are to be expected from now on."""
        if work == self._busy:
            return
        with self._changed:
            self._silent = 0.0
            self._busy = work
            self._changed.notify()

    def end(self) -> None:
        """Stop watching."""
        with self._changed:
            self._over = True
            self._changed.notify()

    def _watch(self) -> None:
        while self._silent < self._patience:
            with self._changed:
                self._changed.wait_for(lambda: self._busy or self._over)
                before = self._clock()
                if self._over or self._changed.wait_for(lambda: self._over, self._patience / TICKS):
                    return
                if self._busy:
                    self._silent += min(self._clock() - before, 2 * self._patience / TICKS)
        self._bark()
