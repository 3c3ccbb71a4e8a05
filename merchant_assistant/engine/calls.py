"""One request under way, as who waits for it sees it."""

from __future__ import annotations

import queue
from collections.abc import Callable
from dataclasses import dataclass

from merchant_assistant.engine import frames
from merchant_assistant.engine.faults import DeviceFailed, EngineCrashed, engine_stopped
from merchant_assistant.engine.frames import FromChild
from merchant_assistant.foundation.errors import Cancelled, UserFault
from merchant_assistant.foundation.said import unpacked

INTERRUPTIBLE_S = 0.5
"""Nobody waits longer in one piece: on Windows Ctrl+C could not interrupt a wait without end."""


@dataclass(frozen=True, slots=True)
class Died:
    """Put into every waiting call when the child ends. ``kind``: None where we ended it because it was to be closed."""

    kind: type[EngineCrashed] | None
    death: int


class Cancelling:
    """Put into a call by whoever cancels it, so that it need not wait for the child to notice."""


Event = FromChild | Died | Cancelling


class Call:
    """The frames that answer one request, in order. Waiting for the next one is all that blocks.

    ``cancel`` asks the child to end the request, False where it is over; ``forget`` says that nobody listens any more.
    """

    def __init__(self, number: int, cancel: Callable[[int], bool], forget: Callable[[int], None]) -> None:
        self.number = number
        self._cancel = cancel
        self._forget = forget
        self._events: queue.SimpleQueue[Event] = queue.SimpleQueue()

    def put(self, event: Event) -> None:
        self._events.put(event)

    def next(self, timeout_s: float | None = None) -> Event | None:
        """The next event; None after ``timeout_s`` without one."""
        while True:
            try:
                return self._events.get(timeout=INTERRUPTIBLE_S if timeout_s is None else timeout_s)
            except queue.Empty:
                if timeout_s is not None:
                    return None

    def cancel(self) -> None:
        """Ask the child to end this, and wake who waits for it. Safe from any thread, also when it is over."""
        # Whoever waits is woken first: the way to a child that hangs may be blocked.
        self._events.put(Cancelling())
        self._cancel(self.number)

    def end(self) -> None:
        """Nobody listens any more: the child need not go on with it either."""
        self._cancel(self.number)
        self._forget(self.number)


def frame_of(event: FromChild | Died | None) -> FromChild:
    """The frame, or what it stands for raised: a fault, a death, a cancel (``None``: the child did not answer that)."""
    if event is None or isinstance(event, frames.Cancelled):
        raise Cancelled
    if isinstance(event, Died):
        raise event.kind(death=event.death) if event.kind else engine_stopped()
    if isinstance(event, frames.Failed) and event.code == DeviceFailed.CODE:
        raise DeviceFailed
    if isinstance(event, frames.Failed):
        raise UserFault(event.code, unpacked(event.message), unpacked(event.hint))
    return event
