"""The computing thread of the engine child: it owns the models, and goes on with all requests, one step at a time.

A request is begun as soon as it may: texts are handed to the backend, which goes on with them step by step; what takes
a moment (counting, label scores, a few vectors) is done at once, between two steps. What nobody waits for waits while
a text that a person waits for is being written, and a request for another model until the texts under way are done.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import assert_never

from msgspec.structs import replace

from merchant_assistant.engine import frames
from merchant_assistant.engine.backends.base import Embedder, LaneBackend
from merchant_assistant.engine.child.backends import Backends
from merchant_assistant.engine.child.bugs import Explain, unexplained
from merchant_assistant.engine.child.inbox import SLICE_CHARS, Inbox, Send, Task
from merchant_assistant.engine.frames import FromChild, ModelRef
from merchant_assistant.engine.model import Embeddings, ModelInfo
from merchant_assistant.foundation.errors import Cancelled, UserFault

_log = logging.getLogger(__name__)
AT_ONCE = 64  # requests begun between two steps at most: a thousand that come together must not hold up a step
REST_S = 60.0
"""After so long without work the memory that bulk work needs is given back."""


Turn = Callable[[], AbstractContextManager[None]]


class Worker:
    """Answers each task with one last frame. Nothing that happens in a task ends the loop.

    ``around``: what each turn of :meth:`run` happens in. ``explain``: what to say of a bug.
    """

    def __init__(
        self,
        inbox: Inbox,
        send: Send,
        backends: Backends,
        beat: Callable[[], None],
        around: Turn = nullcontext,
        explain: Explain = unexplained,
    ) -> None:
        self._inbox = inbox
        self._send = send
        self._backends = backends
        self._beat = beat
        self._around = around
        self._explain = explain
        self._lanes: list[Task] = []
        self._loaded: tuple[ModelRef, LaneBackend, ModelInfo] | None = None
        self._embedder: tuple[ModelRef, Embedder] | None = None
        inbox.on_change = self._interrupt

    def run(self) -> None:
        """Work for ever; waits without computing while there is nothing to do."""
        while True:
            with self._around():
                self.turn()
            if not self._lanes and not self._inbox.wait(REST_S):
                self._rest()
                self._inbox.wait()

    def turn(self) -> None:
        """Begin what may begin, then compute one step of what is under way."""
        for _ in range(AT_ONCE):
            task = self._inbox.take(self._may_begin)
            if task is None:
                break
            self._do(task)
            if not task.urgent and not isinstance(task.work, frames.Generate):
                break  # so that texts get on, however many others ask for labels and vectors
        if self._lanes:
            self._step()

    def _may_begin(self, task: Task) -> bool:
        work = task.work
        if not task.urgent and any(lane.urgent for lane in self._lanes):
            return isinstance(work, frames.Generate) and self._has(work.model)
        if isinstance(work, frames.Probe | frames.Embed):
            return True
        return not self._lanes or (self._has(work.model) and not isinstance(work, frames.Measure))

    def _has(self, model: ModelRef) -> bool:
        return self._loaded is not None and _weights(self._loaded[0]) == _weights(model)

    def _interrupt(self, task: Task) -> None:
        """In the reading thread: the step that is being computed is in the way of a person, or of no use any more."""
        loaded = self._loaded
        in_the_way = task.no_longer_wanted or not any(lane.urgent for lane in list(self._lanes))
        if loaded and in_the_way:
            loaded[1].interrupt()

    # --- one task -----------------------------------------------------------------------------------------------------

    def _do(self, task: Task) -> None:
        """Never raises: a bug of ours is logged and told as a fault."""
        answer: FromChild | None = None
        try:
            answer = self._answer(task)
        except Cancelled:
            answer = frames.Cancelled(task.work.id)
        except UserFault as fault:
            _tell_log(fault)
            task.failed(fault)
        except Exception as error:
            log_bug(error)
            task.failed(self._explain())
        if answer is not None:
            task.answer(answer)
        if task.over:
            self._inbox.forget([task])

    def _answer(self, task: Task) -> FromChild | None:
        """The last frame, or nothing where the task goes on."""
        work = task.work
        if isinstance(work, frames.Probe):
            return frames.Probed(work.id, self._backends.get("llama.cpp").facts())
        if isinstance(work, frames.Embed):
            return self._embed(task, work)
        backend, info = self._ready(task, work.model)
        if isinstance(work, frames.Load):
            return frames.Loaded(work.id, info)
        if isinstance(work, frames.Generate):
            self._lanes.append(task)
            backend.start(task)
            return None
        return _result(backend, task, work)

    def _step(self) -> None:
        assert self._loaded
        backend = self._loaded[1]
        try:
            going_on = backend.step()
        except Exception as error:
            log_bug(error)
            self._give_up(backend)
            going_on = False
        self._beat()
        over = [task for task in self._lanes if task.over or not going_on]
        for task in over:
            if not task.over:  # it was lost: whoever waits must hear of it
                task.failed(self._explain())
        self._inbox.forget(over)
        self._lanes = [task for task in self._lanes if not task.over]

    def _give_up(self, backend: LaneBackend) -> None:
        """After a bug in a step nothing that it holds can be trusted."""
        self._loaded = None
        try:
            backend.close()
        except Exception as error:
            log_bug(error)

    # --- models -------------------------------------------------------------------------------------------------------

    def _ready(self, task: Task, model: ModelRef) -> tuple[LaneBackend, ModelInfo]:
        """The backend with that model in it, loaded now where it was not.

        Another number of lanes loads nothing. It counts once no text is under way, for none of them should wait.
        """
        if self._loaded and self._has(model):
            known, backend, info = self._loaded
            if known != model and not self._lanes:
                info = backend.load(model, task.cancelled)
                self._loaded = (model, backend, info)
            return backend, info
        self._unload()
        self._send(frames.Loading(task.work.id, model))
        backend, info = self._backends.load(model, task.cancelled)
        self._loaded = (model, backend, info)
        self._send(frames.Ready(task.work.id))
        return backend, info

    def _rest(self) -> None:
        if self._loaded:
            self._loaded[1].rest()

    def _unload(self) -> None:
        if self._loaded:
            backend = self._loaded[1]
            self._loaded = None
            backend.close()

    def _embed(self, task: Task, work: frames.Embed) -> FromChild | None:
        """The vectors of the next texts; many are made in slices, and others get their turn in between."""
        embedder = self._embedder_with(task, work.model)
        at = task.texts_embedded
        texts = next(_slices(work.texts[at:]))
        task.embedded.append(embedder.embed(texts, work.kind, task.cancelled))
        task.texts_embedded = at + len(texts)
        if task.texts_embedded < len(work.texts):
            self._inbox.put_back(task)
            return None
        return frames.Embedded(work.id, _joined(task.embedded))

    def _embedder_with(self, task: Task, model: ModelRef) -> Embedder:
        if self._embedder and self._embedder[0] == model:
            return self._embedder[1]
        if self._embedder:
            self._embedder[1].close()
            self._embedder = None
        embedder = self._backends.embedder(model.backend)
        self._send(frames.Loading(task.work.id, model))
        embedder.load(model, task.cancelled)
        self._send(frames.Ready(task.work.id))
        self._embedder = (model, embedder)
        return embedder


def _result(backend: LaneBackend, task: Task, work: frames.Count | frames.Score | frames.Measure) -> FromChild:
    match work:
        case frames.Count():
            return frames.Counted(work.id, backend.count_tokens(work.messages))
        case frames.Score():
            return frames.Scored(work.id, backend.score(work.request, task.cancelled))
        case frames.Measure():
            return frames.Measured(work.id, backend.measure(task.cancelled))
    assert_never(work)


def _weights(model: ModelRef) -> ModelRef:
    """What makes two models the same in memory: all but how many texts are done at a time."""
    return replace(model, lanes=0)


def log_bug(error: Exception) -> None:
    """Only the kind and place: the message of a foreign error may hold what a merchant wrote."""
    _log.error("%s in %s", type(error).__name__, _place(error))


def _slices(texts: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The texts in order, about :data:`SLICE_CHARS` at once, at least one."""
    start = size = 0
    for at, text in enumerate(texts):
        if size and size + len(text) > SLICE_CHARS:
            yield texts[start:at]
            start, size = at, 0
        size += len(text)
    yield texts[start:]


def _joined(parts: list[Embeddings]) -> Embeddings:
    first = parts[0]
    return Embeddings(model=first.model, dimensions=first.dimensions, data=b"".join(part.data for part in parts))


def _tell_log(fault: UserFault) -> None:
    _log.warning("%s %s", fault.code, "; ".join(getattr(fault, "__notes__", ())))


def _place(error: Exception) -> str:
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "?"
