"""Cancelling and reporting progress of long work."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from functools import partial
from typing import Protocol

from merchant_assistant.foundation.errors import Cancelled

IsCancelled = Callable[[], bool]
"""Whether nobody wants the work any more: what a loop asks that needs no more of a token."""


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

    def on_cancel(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Run ``callback`` when cancelled (at once if that has happened already); the answer takes it back."""
        with self._lock:
            late = self._event.is_set()
            if not late:
                self._callbacks.append(callback)
        if late:
            callback()
        return partial(self._forget, callback)

    def _forget(self, callback: Callable[[], None]) -> None:
        with self._lock, contextlib.suppress(ValueError):
            self._callbacks.remove(callback)


class Progress(Protocol):
    """``progress(done, total, text)``: ``total`` is None where the end is not known."""

    def __call__(self, done: int, total: int | None, text: str = "") -> None: ...


def no_progress(done: int, total: int | None, text: str = "") -> None:
    """A :class:`Progress` that goes nowhere."""
