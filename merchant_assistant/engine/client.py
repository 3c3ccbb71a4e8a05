"""The engine as features see it: a child process that is started when needed and started again when it died."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Self

from merchant_assistant.engine import frames
from merchant_assistant.engine.backends.base import prompt_too_long
from merchant_assistant.engine.connection import Cancelling, Connection, Died, Event
from merchant_assistant.engine.frames import BackendName, EngineFacts, FromChild, ModelRef, Work
from merchant_assistant.engine.gguf import damaged
from merchant_assistant.engine.model import Completion, GenerateRequest, Message, ModelInfo, ModelProvider, OnDelta
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import Cancelled, UserFault
from merchant_assistant.foundation.said import said, unpacked

DEFAULT_CONTEXT = 4096
MAX_PROMPT_CHARS = 4_000_000  # longer than any context: not worth carrying to the child
CANCEL_WAIT_S = 0.2
DEATHS_ALLOWED = 2


OnNotice = Callable[[UserFault], None]


class EngineCrashed(UserFault):
    """The child died under a request. ``partial`` is the text that had come until then: nothing of it is lost."""

    def __init__(self, partial: str = "") -> None:
        super().__init__(
            "engine_crashed",
            said("Engine", "The model stopped unexpectedly."),
            said("Engine", "Try again: it starts anew by itself."),
        )
        self.partial = partial


class EngineClient:
    """An :class:`~merchant_assistant.engine.model.Engine` in a child process. Use from any thread.

    ``model`` is asked before each request, so another choice or a file that changed takes effect with the next one; it
    raises :class:`UserFault` ``model_absent`` or ``model_damaged``. ``on_notice`` is told once per crash, in a thread
    of ours.
    """

    def __init__(
        self,
        model: ModelProvider,
        log_file: Path,
        *,
        backend: BackendName = "llama.cpp",
        context: int = DEFAULT_CONTEXT,
        on_notice: OnNotice | None = None,
    ) -> None:
        self._model = model
        self._log_file = log_file
        self._backend = backend
        self._context = context
        self.on_notice = on_notice
        self._lock = threading.Lock()
        self._connection: Connection | None = None
        self._deaths: Counter[ModelRef] = Counter()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    @property
    def pid(self) -> int | None:
        """The process id of the child, None while there is none."""
        connection = self._connection
        return connection.pid if connection and connection.alive else None

    def load(self, cancel: CancelToken | None = None) -> ModelInfo:
        """Load the model unless loaded. Raises :class:`Cancelled`."""
        model = self._ref()
        for frame in self._frames(lambda number: frames.Load(number, model), cancel):
            if isinstance(frame, frames.Loaded):
                return frame.info
        raise _no_answer()

    def generate(
        self, request: GenerateRequest, on_delta: OnDelta | None = None, cancel: CancelToken | None = None
    ) -> Completion:
        """Generate; ``on_delta`` is called in the calling thread. Raises :class:`EngineCrashed` with what had come."""
        _check_length(request.messages, request.prompt)
        started = time.perf_counter()
        pieces: list[str] = []
        try:
            return self._generate(request, on_delta, cancel, pieces)
        except Cancelled:
            return Completion(
                text="".join(pieces),
                tokens=len(pieces),
                prompt_tokens=0,
                finish_reason="cancelled",
                seconds=time.perf_counter() - started,
            )
        except EngineCrashed as crash:
            crash.partial = "".join(pieces)
            raise

    def count_tokens(self, messages: Sequence[Message]) -> int:
        """Tokens of the rendered prompt."""
        _check_length(messages)
        model = self._ref()
        for frame in self._frames(lambda number: frames.Count(number, model, tuple(messages)), None):
            if isinstance(frame, frames.Counted):
                return frame.tokens
        raise _no_answer()

    def facts(self) -> EngineFacts:
        """What llama.cpp finds on this machine; loads no model."""
        for frame in self._frames(frames.Probe, None):
            if isinstance(frame, frames.Probed):
                return frame.facts
        raise _no_answer()

    def close(self) -> None:
        """End the child. A request under way ends with ``engine_unavailable``; a later one starts a new child."""
        with self._lock:
            connection, self._connection = self._connection, None
        if connection:
            connection.close()

    def _generate(
        self, request: GenerateRequest, on_delta: OnDelta | None, cancel: CancelToken | None, pieces: list[str]
    ) -> Completion:
        model = self._ref()
        for frame in self._frames(lambda number: frames.Generate(number, model, request), cancel):
            if isinstance(frame, frames.Delta):
                pieces.append(frame.text)
                if on_delta:
                    on_delta(frame.text)
            elif isinstance(frame, frames.Done):
                return frame.completion
        raise _no_answer()

    def _frames(self, make: Callable[[int], Work], cancel: CancelToken | None) -> Iterator[FromChild]:
        """Ask the child and give its frames as they come; faults, crashes and cancels become exceptions."""
        if cancel:
            cancel.check()
        call = self._connect().ask(make)
        forget = cancel.on_cancel(call.cancel) if cancel else None  # a token of a bulk job outlives many requests
        deadline: float | None = None
        try:
            while True:
                event = call.next(None if deadline is None else max(0.0, deadline - time.monotonic()))
                if isinstance(event, Cancelling):
                    deadline = time.monotonic() + CANCEL_WAIT_S
                else:
                    yield _frame_of(event)
        finally:
            if forget:
                forget()
            call.end()

    def _connect(self) -> Connection:
        with self._lock:
            connection = self._connection
            if connection and connection.deaf:
                connection.close()
            if connection is None or not connection.alive:
                connection = self._connection = self._start()
            return connection

    def _start(self) -> Connection:
        try:
            return Connection(self._log_file, self._on_death)
        except OSError as error:
            raise UserFault(
                "engine_unavailable",
                said("Engine", "The model cannot be started: {error}.").format(error=str(error.strerror or error)),
                said("Engine", "Close other programs, check the data folder, and try again."),
            ) from error

    def _ref(self) -> ModelRef:
        """The chosen model, refused where its file has ended the child again and again."""
        model = self._model()
        ref = ModelRef(
            id=model.id, path=str(model.path), version=model.version, context=self._context, backend=self._backend
        )
        if self._deaths[ref] >= DEATHS_ALLOWED:
            raise damaged(model.path, f"the child died {self._deaths[ref]} times while loading it")
        return ref

    def _on_death(self, connection: Connection) -> None:
        """Called once per crash, in the thread that reads frames."""
        if connection.loading:
            self._deaths[connection.loading] += 1
        if self.on_notice:
            self.on_notice(EngineCrashed())


def _frame_of(event: Event | None) -> FromChild:
    """The frame, or what it stands for raised."""
    if event is None or isinstance(event, frames.Cancelled):
        raise Cancelled
    if isinstance(event, Died):
        raise _stopped() if event.wanted else EngineCrashed()
    if isinstance(event, frames.Failed):
        raise UserFault(event.code, unpacked(event.message), unpacked(event.hint))
    assert not isinstance(event, Cancelling)
    return event


def _check_length(messages: Sequence[Message], prompt: str = "") -> None:
    if sum(len(message.content) for message in messages) + len(prompt) > MAX_PROMPT_CHARS:
        raise prompt_too_long()


def _stopped() -> UserFault:
    return UserFault("engine_unavailable", said("Engine", "The model was stopped."), said("Engine", "Try again."))


def _no_answer() -> AssertionError:
    return AssertionError("the frames of a request end with an answer or an exception")
