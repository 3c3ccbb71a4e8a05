"""Cancelling and reporting progress of long work."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Protocol

from merchant_assistant.foundation.errors import Cancelled


class CancelToken:
    """Set once by whoever wants the work to stop; looked at often by the work. Safe between threads."""

    def __init__(self) -> None:
        self._event = threading.Event()
        self._lock = threading.Lock()
        self._callbacks: list[Callable[[], None]] = []

    @property
    def cancelled(self) -> bool:
        return self._event.is_set()

    def cancel(self) -> None:
        """Ask the work to stop; runs the callbacks once, in the calling thread."""
        with self._lock:
            callbacks, self._callbacks = self._callbacks, []
            self._event.set()
        for callback in callbacks:
            callback()

    def check(self) -> None:
        """Raise :class:`Cancelled` if the token was set."""
        if self._event.is_set():
            raise Cancelled

    def on_cancel(self, callback: Callable[[], None]) -> None:
        """Run ``callback`` when cancelled (at once if that has happened already)."""
        with self._lock:
            if not self._event.is_set():
                self._callbacks.append(callback)
                return
        callback()


class Progress(Protocol):
    """``progress(done, total, text)``: ``total`` is None where the end is not known."""

    def __call__(self, done: int, total: int | None, text: str = "") -> None: ...


def no_progress(done: int, total: int | None, text: str = "") -> None:
    """A :class:`Progress` that goes nowhere."""
