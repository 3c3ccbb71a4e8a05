"""One engine child and the thread that hears it: requests go out with a number, frames come back to who asked."""

from __future__ import annotations

import contextlib
import itertools
import logging
import queue
import subprocess
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from merchant_assistant.engine import frames
from merchant_assistant.engine.frames import FromChild, ModelRef, ToChild, Work
from merchant_assistant.foundation import child
from merchant_assistant.foundation.child import FramePipe

_log = logging.getLogger(__name__)
DEAF_AFTER_S = 5.0
INTERRUPTIBLE_S = 0.5
LOG_BYTES = 2_000_000


@dataclass(frozen=True, slots=True)
class Died:
    """Put into every waiting call when the child ends. ``wanted``: we ended it."""

    wanted: bool


class Cancelling:
    """Put into a call by whoever cancels it, so that it need not wait for the child to notice."""


Event = FromChild | Died | Cancelling


class Call:
    """One request under way: its frames, in order. Waiting for the next one is all that blocks."""

    def __init__(self, connection: Connection, number: int) -> None:
        self.number = number
        self._connection = connection
        self._events: queue.SimpleQueue[Event] = queue.SimpleQueue()

    def put(self, event: Event) -> None:
        self._events.put(event)

    def next(self, timeout_s: float | None = None) -> Event | None:
        """The next event; None after ``timeout_s`` without one."""
        while True:
            try:
                # Never without end: on Windows Ctrl+C could not interrupt that.
                return self._events.get(timeout=INTERRUPTIBLE_S if timeout_s is None else timeout_s)
            except queue.Empty:
                if timeout_s is not None:
                    return None

    def cancel(self) -> None:
        """Ask the child to end this, and wake who waits for it. Safe from any thread, also when it is over."""
        if self._connection.cancel(self.number):
            self._events.put(Cancelling())

    def end(self) -> None:
        """Nobody listens any more: the child need not go on with it either."""
        self._connection.cancel(self.number)
        self._connection.forget(self)


class Connection:
    """A running child. ``on_death`` is called once, in the reading thread, unless :meth:`close` ended the child.

    ``on_note`` is called there too, with what the child wants a person to know.
    """

    def __init__(
        self, log_file: Path, on_death: Callable[[Connection], None], on_note: Callable[[frames.Notice], None]
    ) -> None:
        _rotate(log_file)
        self._process: subprocess.Popen[bytes] = child.spawn("engine", log_file)
        assert self._process.stdin and self._process.stdout  # spawn always makes pipes
        self._pipe: FramePipe[FromChild, ToChild] = FramePipe(self._process.stdout, self._process.stdin, FromChild)
        self._on_death = on_death
        self._on_note = on_note
        self._numbers = itertools.count(1)
        self._lock = threading.Lock()
        self._calls: dict[int, Call] = {}
        self._unheard: dict[int, float] = {}
        self._closing = False
        self.alive = True
        self.loading: ModelRef | None = None
        self._reader = threading.Thread(target=self._read, name="engine-frames", daemon=True)
        self._reader.start()

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def deaf(self) -> bool:
        """Whether a cancelled request has gone unanswered for so long that the child must be stuck in native code."""
        with self._lock:
            return any(time.monotonic() - since > DEAF_AFTER_S for since in self._unheard.values())

    def ask(self, make: Callable[[int], Work]) -> Call:
        """Send a request; its frames come to the call that is returned."""
        with self._lock:
            call = Call(self, next(self._numbers))
            self._calls[call.number] = call
            alive = self.alive
        if alive:
            self._send(make(call.number))
        else:
            call.put(Died(self._closing))
        return call

    def forget(self, call: Call) -> None:
        """The call wants no more frames."""
        with self._lock:
            self._calls.pop(call.number, None)

    def cancel(self, number: int) -> bool:
        """Ask the child to end a request; False where that was over already."""
        with self._lock:
            if number not in self._calls:
                return False
            self._unheard[number] = time.monotonic()
        self._send(frames.Cancel(number))
        return True

    def close(self) -> None:
        """End the child and the reading thread; waiting calls hear :class:`Died`."""
        self._closing = True
        child.end(self._process)
        if threading.current_thread() is not self._reader:  # it is where a listener of the crash closes us
            self._reader.join()

    def _send(self, frame: ToChild) -> None:
        with contextlib.suppress(OSError, ValueError):  # gone: the reading thread notices and tells everyone
            self._pipe.send(frame)

    def _read(self) -> None:
        try:
            while (frame := self._pipe.receive()) is not None:
                self._deliver(frame)
        except (OSError, ValueError, msgspec.MsgspecError):
            _log.warning("the engine child cannot be understood")
        finally:
            self._mourn()

    def _deliver(self, frame: FromChild) -> None:
        if isinstance(frame, frames.Beat):
            return
        if isinstance(frame, frames.Notice):
            self._tell(lambda: self._on_note(frame))
            return
        if isinstance(frame, frames.Loading):
            self.loading = frame.model
        elif isinstance(frame, frames.Ready):
            self.loading = None
        with self._lock:
            if isinstance(frame, frames.LAST):
                self.loading = None
                self._unheard.pop(frame.id, None)
                call = self._calls.pop(frame.id, None)
            else:
                call = self._calls.get(frame.id)
        if call:
            call.put(frame)

    def _mourn(self) -> None:
        code = child.end(self._process)
        with self._lock:
            died = Died(wanted=self._closing)
            self.alive = False
            calls, self._calls = list(self._calls.values()), {}
        if not died.wanted:
            _log.error("the engine child ended with %s", code)
            self._tell(lambda: self._on_death(self))
        for call in calls:
            call.put(died)

    def _tell(self, listener: Callable[[], None]) -> None:
        try:
            listener()
        except Exception:  # a listener's fault must not keep those waiting who asked
            _log.exception("a listener failed")


def _rotate(log_file: Path) -> None:
    """Begin a new log where the old one has grown large; the old one is kept once."""
    with contextlib.suppress(OSError):
        if log_file.stat().st_size > LOG_BYTES:
            log_file.replace(log_file.with_name(log_file.name + ".1"))
