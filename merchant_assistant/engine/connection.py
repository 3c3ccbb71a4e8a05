"""One engine child and the threads around it: requests go out with a number, frames come back to who asked.

Three threads, none of which costs anything while nothing happens: one reads frames, one writes them (a child that hangs
stops reading, and nobody may have to wait for that), one watches for silence.
"""

from __future__ import annotations

import contextlib
import itertools
import logging
import queue
import signal
import subprocess
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from merchant_assistant.engine import frames
from merchant_assistant.engine.calls import Call, Died
from merchant_assistant.engine.faults import EngineCrashed, EngineHung, EngineKilled
from merchant_assistant.engine.frames import FromChild, ModelRef, Placed, ToChild, Work
from merchant_assistant.engine.watchdog import SILENCE_S, Watchdog
from merchant_assistant.foundation import child
from merchant_assistant.foundation.child import FramePipe

_log = logging.getLogger(__name__)
DEAF_AFTER_S = 5.0
GRACE_S = 1.0
LOG_BYTES = 2_000_000
KILLED = "SIGKILL"
_serial = itertools.count(1)


@dataclass(frozen=True, slots=True)
class Listener:
    """Who hears of a child what concerns more than one request; all is called in its reading thread.

    ``died``: once, unless :meth:`Connection.close` ended the child; whoever waits is told afterwards.
    ``loaded``: native code has taken the model's file. ``placed``: which device it goes onto. ``noticed``: what a
    person should know.
    """

    died: Callable[[Connection, type[EngineCrashed]], None]
    loaded: Callable[[ModelRef], None]
    placed: Callable[[Placed], None]
    noticed: Callable[[frames.Notice], None]


class Connection:
    """A running child. It is ended when it is silent for ``silence_s`` although it has work.

    ``loading``: the model that native code is taking in at this moment; ``model``: the one that it took in last.
    ``placed``: the device that a model was put onto. ``how``: how the child ended. ``serial``: no two have the same.
    """

    def __init__(self, log_file: Path, listener: Listener, silence_s: float = SILENCE_S) -> None:
        _rotate(log_file)
        self._process: subprocess.Popen[bytes] = child.spawn("engine", log_file)
        assert self._process.stdin and self._process.stdout  # spawn always makes pipes
        self._pipe: FramePipe[FromChild, ToChild] = FramePipe(self._process.stdout, self._process.stdin, FromChild)
        self._listener = listener
        self._numbers = itertools.count(1)
        self._lock = threading.Lock()
        self._calls: dict[int, Call] = {}
        self._unheard: dict[int, float] = {}
        self._closing = False
        self._hung = False
        self._over = False
        self._loading: dict[int, ModelRef] = {}
        self._outgoing: queue.SimpleQueue[ToChild | None] = queue.SimpleQueue()
        self.serial = next(_serial)
        self.model: ModelRef | None = None
        self.placed: Placed | None = None
        self.how = ""
        self._watchdog = Watchdog(silence_s, self.give_up)
        self._reader = threading.Thread(target=self._read, name="engine-frames", daemon=True)
        self._writer = threading.Thread(target=self._write, name="engine-writes", daemon=True)
        self._reader.start()
        self._writer.start()

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether it can be asked anything."""
        return not (self._over or self._hung or self._closing)

    @property
    def deaf(self) -> bool:
        """Whether a cancelled request has gone unanswered for so long that the child must be stuck in native code."""
        with self._lock:
            return any(time.monotonic() - since > DEAF_AFTER_S for since in self._unheard.values())

    @property
    def loading(self) -> ModelRef | None:
        return next(iter(self._loading.values()), None)

    def ask(self, make: Callable[[int], Work]) -> Call:
        """Send a request; its frames come to the call that is returned."""
        with self._lock:
            call = Call(next(self._numbers), self._cancel, self._forget)
            over = self._over
            if not over:
                self._calls[call.number] = call
                self._expect()
        if over:
            call.put(self._died())
        else:
            self._outgoing.put(make(call.number))
        return call

    def give_up(self) -> None:
        """End a child that no longer answers, at once; waiting calls hear of it from the reading thread."""
        _log.error("the engine child %s hangs", self.pid)
        self._hung = True
        self._process.kill()

    def close(self) -> None:
        """End the child and the threads; waiting calls hear :class:`Died`."""
        self._closing = True
        self._end()
        for thread in (self._reader, self._writer):
            if threading.current_thread() is not thread:  # the reader is where a listener of the crash closes us
                thread.join()

    def _cancel(self, number: int) -> bool:
        with self._lock:
            if number not in self._calls:
                return False
            self._unheard.setdefault(number, time.monotonic())
        self._outgoing.put(frames.Cancel(number))
        return True

    def _forget(self, number: int) -> None:
        with self._lock:
            self._calls.pop(number, None)
            self._expect()

    def _expect(self) -> None:
        self._watchdog.expect(work=bool(self._calls or self._unheard))

    # --- the writing thread -------------------------------------------------------------------------------------------

    def _write(self) -> None:
        with contextlib.suppress(OSError, ValueError):  # gone: the reading thread notices and tells everyone
            while (frame := self._outgoing.get()) is not None:
                self._pipe.send(frame)
        assert self._process.stdin
        with contextlib.suppress(OSError):
            self._process.stdin.close()

    # --- the reading thread -------------------------------------------------------------------------------------------

    def _read(self) -> None:
        try:
            while (frame := self._pipe.receive()) is not None:
                self._watchdog.heard()
                self._take(frame)
        except (OSError, ValueError, msgspec.MsgspecError):
            _log.warning("the engine child cannot be understood")
        finally:
            self._mourn()

    def _take(self, frame: FromChild) -> None:
        match frame:
            case frames.Beat():
                pass
            case frames.Notice():
                self._tell(lambda: self._listener.noticed(frame))
            case Placed():
                self.placed = frame
                self._tell(lambda: self._listener.placed(frame))
            case frames.Loading():
                self._loading[frame.id] = frame.model
            case frames.Ready():
                self._taken_in(self._loading.pop(frame.id, None))
            case _:
                self._deliver(frame)

    def _taken_in(self, model: ModelRef | None) -> None:
        if model:
            self.model = model
            self._tell(lambda: self._listener.loaded(model))

    def _deliver(self, frame: FromChild) -> None:
        assert not isinstance(frame, frames.Beat | frames.Notice | Placed)  # those answer nobody
        with self._lock:
            if isinstance(frame, frames.LAST):
                self._loading.pop(frame.id, None)
                self._unheard.pop(frame.id, None)
                call = self._calls.pop(frame.id, None)
                self._expect()
            else:
                call = self._calls.get(frame.id)
        if call:
            call.put(frame)

    def _mourn(self) -> None:
        self._watchdog.end()
        self.how = _how(self._end())
        assert self._process.stdout
        self._process.stdout.close()
        with self._lock:
            died = self._died()
            self._over = True
            calls, self._calls = list(self._calls.values()), {}
        if kind := died.kind:
            _log.error("the engine child ended: %s", self.how)
            self._tell(lambda: self._listener.died(self, kind))
        for call in calls:
            call.put(died)

    def _died(self) -> Died:
        if self._closing:
            return Died(None, self.serial)
        if self._hung:
            return Died(EngineHung, self.serial)
        return Died(EngineKilled if self.how == KILLED else EngineCrashed, self.serial)

    def _tell(self, listener: Callable[[], None]) -> None:
        try:
            listener()
        except Exception:  # a listener's fault must not keep those waiting who asked
            _log.exception("a listener failed")

    def _end(self) -> int:
        """Close the child's input, its sign to stop, and kill it where that does not help."""
        self._outgoing.put(None)  # the writer closes it: nobody else could while it waits for a child that hangs
        try:
            return self._process.wait(GRACE_S)
        except subprocess.TimeoutExpired:
            self._hung = True
            self._process.kill()
            return self._process.wait()


def _how(code: int) -> str:
    """``SIGSEGV``, or the exit code as the system's handbooks write it."""
    if code < 0:
        with contextlib.suppress(ValueError):
            return signal.Signals(-code).name
    return f"exit {code:#x}" if code > 0xFFFF else f"exit {code}"


def _rotate(log_file: Path) -> None:
    """Begin a new log where the old one has grown large; the old one is kept once."""
    with contextlib.suppress(OSError):
        if log_file.stat().st_size > LOG_BYTES:
            log_file.replace(log_file.with_name(log_file.name + ".1"))
