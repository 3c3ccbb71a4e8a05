"""The one task runner: every long piece of work is a value, done in a worker thread, answered in the Qt thread.

Only the runner crosses threads. Workers put results on a queued signal of it; progress and streamed text wait in
plain values that a timer looks at 30 times a second, however often the work reports.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, field
from queue import SimpleQueue
from typing import Any, Generic, Literal, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from merchant_assistant.foundation.awake import kept_awake
from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.errors import Cancelled
from merchant_assistant.ui.pace import Pace

T = TypeVar("T")
Lane = Literal["read", "write", "model", "drafts", "fetch"]

_TICK_MS = 33
_TELL_S = 1.0
_WRITE_PATIENCE_S = 12.0  # a little longer than the database waits for another program
_THREADS: dict[Lane, int] = {"read": 3, "write": 1, "model": 1, "drafts": 1, "fetch": 1}
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Step:
    """How far a task is. ``total`` is None where the end is not known."""

    done: int = 0
    total: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Task(Generic[T]):
    """One piece of work and what to do after.

    ``run`` is called in a worker of ``lane``: ``read`` (several at once), ``write`` (the database's one writer, in
    order), ``model`` (what a person waits for, one at a time), ``drafts`` (a job of many, which the engine has wait
    for that) or ``fetch`` (models from the internet, one after the other). The rest is called in the Qt thread:
    ``done`` with the result, ``failed`` with the exception (without it the runner's ``on_failure``), ``stopped`` where
    it was cancelled, ``stepped`` at most 30 times a second. ``title`` is shown while it runs; without one it runs
    unseen. ``pace`` makes what tells its end.
    """

    run: Callable[[Progress, CancelToken], T]
    done: Callable[[T], None] | None = None
    failed: Callable[[Exception], None] | None = None
    stopped: Callable[[], None] | None = None
    stepped: Callable[[Step], None] | None = None
    title: str = ""
    lane: Lane = "read"
    pace: Callable[[], Pace] = Pace


class Handle(Generic[T]):
    """A task that was started. ``step`` is what it reported last, ``pace`` what can be said of its end."""

    def __init__(self, task: Task[T]) -> None:
        self.task = task
        self.cancel_token = CancelToken()
        self.step = Step()
        self.shown_step: Step | None = None
        self.pace = task.pace()
        self.forgotten = False

    def cancel(self) -> None:
        """Ask it to stop. What it did nonetheless is still delivered: a write may have happened already."""
        self.cancel_token.cancel()

    def forget(self) -> None:
        """Ask it to stop and hear no more of it: for reads that a newer one replaces."""
        self.forgotten = True
        self.cancel_token.cancel()

    def report(self, done: int, total: int | None, text: str = "") -> None:
        """A :class:`Progress`; called by the worker."""
        self.step = Step(done, total, text)


class Feed:
    """Text that grows in a worker; ``receiver`` hears its newest state in the Qt thread, at most 30 times a second."""

    def __init__(self, receiver: Callable[[str], None]) -> None:
        self._receiver = receiver
        self._newest: str | None = None

    def put(self, text: str) -> None:
        """The whole text so far; called by the worker, as often as it likes."""
        self._newest = text

    def drain(self) -> None:
        """Called in the Qt thread: deliver what has come."""
        newest, self._newest = self._newest, None
        if newest is not None:
            self._receiver(newest)


@dataclass(frozen=True, slots=True)
class _Outcome:
    handle: Handle[Any]
    result: Any = None
    error: BaseException | None = None


@dataclass(slots=True)
class _Pool:
    """The queue of a lane and its threads, started when first needed."""

    queue: SimpleQueue[Handle[Any] | None] = field(default_factory=SimpleQueue)
    threads: list[threading.Thread] = field(default_factory=list)
    busy: int = 0


class TaskRunner(QObject):
    """Owns the worker threads. ``running_changed`` tells that a task with a title began or ended.

    ``stepped``: work reported something, or a second passed while it ran.
    """

    running_changed = Signal()
    stepped = Signal()
    _arrived = Signal(object)

    def __init__(self, on_failure: Callable[[Exception], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._on_failure = on_failure
        self._pools: dict[Lane, _Pool] = {lane: _Pool() for lane in _THREADS}
        self._handles: list[Handle[Any]] = []
        self._feeds: list[Feed] = []
        self._closing = False
        self._told_at = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._arrived.connect(self._receive, Qt.ConnectionType.QueuedConnection)

    def start(self, task: Task[T]) -> Handle[T]:
        """Queue the task. After :meth:`shutdown` began it is refused: the handle stays silent."""
        handle = Handle(task)
        if self._closing:
            handle.forget()
            return handle
        self._handles.append(handle)
        pool = self._pools[task.lane]
        pool.busy += 1
        if pool.busy > len(pool.threads) and len(pool.threads) < _THREADS[task.lane]:
            self._add_thread(task.lane, pool)
        pool.queue.put(handle)
        self._timer.start()
        if task.title:
            self.running_changed.emit()
        return handle

    def feed(self, receiver: Callable[[str], None]) -> Feed:
        """A way for streamed text; drop it with :meth:`end_feed`."""
        made = Feed(receiver)
        self._feeds.append(made)
        return made

    def end_feed(self, feed: Feed) -> None:
        """Forget the feed."""
        if feed in self._feeds:
            self._feeds.remove(feed)

    def running(self) -> list[Handle[Any]]:
        """The tasks with a title, oldest first."""
        return [handle for handle in self._handles if handle.task.title]

    @property
    def idle(self) -> bool:
        return not self._handles

    def shutdown(self, timeout_s: float = 2.0) -> bool:
        """Cancel everything, join the threads. True if all ended in time.

        Writes that wait (what a person typed last) are still done, also where another program writes: up to 12 s.
        """
        self._closing = True
        self._timer.stop()
        for handle in self._handles:
            handle.cancel()
        for pool in self._pools.values():
            for _ in pool.threads:
                pool.queue.put(None)
        started = time.monotonic()
        for lane, pool in self._pools.items():
            patience = max(timeout_s, _WRITE_PATIENCE_S) if lane == "write" else timeout_s
            for thread in pool.threads:
                thread.join(max(0.0, started + patience - time.monotonic()))
        return not any(thread.is_alive() for pool in self._pools.values() for thread in pool.threads)

    def _add_thread(self, lane: Lane, pool: _Pool) -> None:
        # Daemons: where native code ignores its token for longer than a shutdown waits, the process still ends.
        thread = threading.Thread(target=self._work, args=(pool.queue,), name=f"{lane}-worker", daemon=True)
        pool.threads.append(thread)
        thread.start()

    def _work(self, queue: SimpleQueue[Handle[Any] | None]) -> None:
        """A worker's life: one handle after the other until None comes."""
        while (handle := queue.get()) is not None:
            outcome = _carry_out(handle)
            try:
                self._arrived.emit(outcome)
            except RuntimeError:  # the window is gone already
                return

    @Slot(object)
    def _receive(self, outcome: _Outcome) -> None:
        if self._closing:
            return
        handle = outcome.handle
        self._handles.remove(handle)
        self._pools[handle.task.lane].busy -= 1
        if not self._handles:
            self._timer.stop()
        if handle.task.title:
            self.running_changed.emit()
        if not handle.forgotten:
            self._deliver(handle.task, outcome)

    def _deliver(self, task: Task[Any], outcome: _Outcome) -> None:
        for feed in tuple(self._feeds):
            feed.drain()
        if isinstance(outcome.error, Cancelled):
            if task.stopped:
                task.stopped()
        elif isinstance(outcome.error, Exception):
            (task.failed or self._on_failure)(outcome.error)
        elif outcome.error is not None:
            raise outcome.error
        elif task.done:
            task.done(outcome.result)

    @Slot()
    def _tick(self) -> None:
        for feed in tuple(self._feeds):
            feed.drain()
        moved = False
        now = time.monotonic()
        for handle in tuple(self._handles):
            if handle.step is not handle.shown_step:
                handle.shown_step = handle.step
                handle.pace.note(handle.step.done, handle.step.total, now)
                moved = True
                if handle.task.stepped and not handle.forgotten:
                    handle.task.stepped(handle.step)
        if moved or now - self._told_at >= _TELL_S:  # work that says nothing takes longer meanwhile
            self._told_at = now
            self.stepped.emit()


def _carry_out(handle: Handle[Any]) -> _Outcome:
    try:
        if handle.cancel_token.cancelled and handle.task.lane != "write":
            raise Cancelled
        with kept_awake() if handle.task.title else nullcontext():  # what a person sees running shall not fall asleep
            return _Outcome(handle, result=handle.task.run(handle.report, handle.cancel_token))
    except BaseException as error:
        if not isinstance(error, Cancelled):
            _log.info("work in lane %s ended with %s", handle.task.lane, type(error).__name__)
        return _Outcome(handle, error=error)
