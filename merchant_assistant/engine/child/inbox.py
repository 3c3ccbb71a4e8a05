"""What the engine child was asked and has not answered yet, filled by the reading thread."""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable, Iterable

from merchant_assistant.engine import frames
from merchant_assistant.engine.frames import FromChild, ToChild, Work
from merchant_assistant.engine.model import Completion, Embeddings, GenerateRequest
from merchant_assistant.foundation.child import FramePipe
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import packed

SLICE_CHARS = 4_000  # of texts to embed at once: a fraction of a second, after which others get their turn

Send = Callable[[FromChild], None]


class Task:
    """One request, from its frame to its last answer. A :class:`~merchant_assistant.engine.backends.base.Job` too.

    ``embedded``: the vectors of the first ``texts_embedded`` texts of an
    :class:`~merchant_assistant.engine.frames.Embed`, which may take several turns.
    """

    def __init__(self, work: Work, send: Send, beat: Callable[[], None]) -> None:
        self.work = work
        self._send = send
        self._beat = beat
        self._cancelled = threading.Event()
        self.over = False
        self.texts_embedded = 0
        self.embedded: list[Embeddings] = []

    @property
    def request(self) -> GenerateRequest:
        assert isinstance(self.work, frames.Generate)
        return self.work.request

    @property
    def urgent(self) -> bool:
        """Whether a person waits for it."""
        work = self.work
        if isinstance(work, frames.Generate | frames.Score):
            return work.request.priority == "interactive"
        if isinstance(work, frames.Embed):
            return sum(map(len, work.texts)) <= SLICE_CHARS
        return not isinstance(work, frames.Measure)

    def cancelled(self) -> bool:
        """Whether nobody wants it any more. Who asks has got on: it beats."""
        self._beat()
        return self.no_longer_wanted

    @property
    def no_longer_wanted(self) -> bool:
        return self._cancelled.is_set()

    def cancel(self) -> None:
        self._cancelled.set()

    def text(self, piece: str) -> None:
        self._send(frames.Delta(self.work.id, piece))

    def done(self, completion: Completion) -> None:
        self.answer(frames.Done(self.work.id, completion))

    def failed(self, fault: UserFault) -> None:
        self.answer(frames.Failed(self.work.id, fault.code, packed(fault.message), packed(fault.hint)))

    def answer(self, frame: FromChild) -> None:
        """The last frame of this request."""
        self.over = True
        self._send(frame)


class Inbox:
    """Tasks that wait, those first for which a person waits. Cancelling works on what waits and on what runs.

    ``on_change`` is called, in the reading thread, with what is urgent and has come, and with what runs and was
    cancelled. ``beat``: see :class:`~merchant_assistant.engine.backends.pulse.Pulse`.
    """

    def __init__(self, pipe: FramePipe[ToChild, FromChild], beat: Callable[[], None]) -> None:
        self._pipe = pipe
        self._beat = beat
        self.on_change: Callable[[Task], None] = _nobody_listens
        self._changed = threading.Condition()
        self._urgent: deque[Task] = deque()
        self._patient: deque[Task] = deque()
        self._running: dict[int, Task] = {}

    def fill(self) -> None:
        """Read frames for ever. When the pipe ends, so does the process, whatever native code is doing."""
        try:
            while (frame := self._pipe.receive()) is not None:
                if isinstance(frame, frames.Cancel):
                    self._cancel(frame.id)
                else:
                    self._add(Task(frame, self._pipe.send, self._beat))
        finally:
            os._exit(0)

    def wait(self, timeout_s: float | None = None) -> bool:
        """Until something waits; False after ``timeout_s`` without. Costs no time of the processor."""
        with self._changed:
            return self._changed.wait_for(lambda: bool(self._urgent or self._patient), timeout_s)

    def take(self, begins: Callable[[Task], bool]) -> Task | None:
        """The first waiting task that may begin now."""
        with self._changed:
            for waiting in (self._urgent, self._patient):
                task = next(filter(begins, waiting), None)
                if task:
                    waiting.remove(task)
                    self._running[task.work.id] = task
                    return task
        return None

    def put_back(self, task: Task) -> None:
        """It is not done yet: it gets its next turn after the others."""
        with self._changed:
            del self._running[task.work.id]
            self._patient.append(task)

    def forget(self, tasks: Iterable[Task]) -> None:
        """They are over."""
        with self._changed:
            for task in tasks:
                self._running.pop(task.work.id, None)

    def _add(self, task: Task) -> None:
        with self._changed:
            (self._urgent if task.urgent else self._patient).append(task)
            self._changed.notify()
        if task.urgent:
            self.on_change(task)

    def _cancel(self, number: int) -> None:
        with self._changed:
            running = self._running.get(number)
            waiting = self._remove(number)
        if running:
            running.cancel()
            self.on_change(running)
        elif waiting:
            waiting.answer(frames.Cancelled(number))

    def _remove(self, number: int) -> Task | None:
        for waiting in (self._urgent, self._patient):
            task = next((task for task in waiting if task.work.id == number), None)
            if task:
                waiting.remove(task)
                return task
        return None


def _nobody_listens(_task: Task) -> None:
    return None
