"""The engine as features see it: a child process that is started when needed and started again when it died."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Self, TypeVar

import msgspec

from merchant_assistant.engine import frames
from merchant_assistant.engine.asked import fit_messages, fit_request, fit_score, portions
from merchant_assistant.engine.calls import Cancelling, frame_of
from merchant_assistant.engine.connection import Connection, Listener
from merchant_assistant.engine.devices import Devices, once_more
from merchant_assistant.engine.faults import DeviceFailed, EngineCrashed, EngineKilled, no_embedder
from merchant_assistant.engine.frames import AdapterRef, EngineFacts, FromChild, ModelRef, Placed, Work
from merchant_assistant.engine.model import (
    Capability,
    Completion,
    Embeddings,
    GenerateRequest,
    InstalledAdapter,
    Message,
    ModelInfo,
    ModelProvider,
    OnDelta,
    ScoreRequest,
    Scores,
    Speed,
    TextKind,
)
from merchant_assistant.engine.store.quarantine import Quarantine
from merchant_assistant.engine.watchdog import SILENCE_S
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import Cancelled, UserFault
from merchant_assistant.foundation.said import said, unpacked

__all__ = ["EngineClient", "EngineCrashed", "OnNotice"]
DEFAULT_CONTEXT = 4096
EMBEDDER_CONTEXT = 512
CANCEL_WAIT_S = 0.2

OnNotice = Callable[[UserFault], None]
Answer = TypeVar("Answer", bound=FromChild)


class EngineClient:
    """An :class:`~merchant_assistant.engine.model.Engine` in a child process. Use from any thread.

    ``model`` is asked before each request, so another choice or a file that changed takes effect with the next one; it
    raises :class:`UserFault` ``model_absent`` or ``model_damaged``. ``embedder`` does the same for the model that makes
    vectors. ``on_notice`` is told once per crash and of what the child has to say, in a thread of ours. ``devices``
    knows which graphics cards to leave alone, ``quarantine`` which files have ended the child. A child that is silent
    for ``silence_s`` while it has work is ended.
    """

    def __init__(
        self,
        model: ModelProvider,
        log_file: Path,
        *,
        embedder: ModelProvider | None = None,
        context: int = DEFAULT_CONTEXT,
        on_notice: OnNotice | None = None,
        devices: Devices | None = None,
        quarantine: Quarantine | None = None,
        silence_s: float = SILENCE_S,
    ) -> None:
        self._model = model
        self._log_file = log_file
        self._embedder = embedder
        self._context = context
        self.on_notice = on_notice
        self._devices = devices or Devices()
        self._lock = threading.Lock()
        self._connection: Connection | None = None
        self._quarantine = quarantine or Quarantine()
        self._silence_s = silence_s
        self._listener = Listener(self._on_death, self._quarantine.loaded, self._on_placed, self._on_notice)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    @property
    def pid(self) -> int | None:
        """The process id of the child, None while there is none."""
        connection = self._connection
        return connection.pid if connection and connection.alive else None

    @once_more
    def load(self, cancel: CancelToken | None = None) -> ModelInfo:
        """Load the model unless loaded. Raises :class:`Cancelled`."""
        model = self._ref()
        info = self._answer(frames.Loaded, lambda number: frames.Load(number, model), cancel).info
        return msgspec.structs.replace(info, can=self.abilities(info.can))

    def generate(
        self, request: GenerateRequest, on_delta: OnDelta | None = None, cancel: CancelToken | None = None
    ) -> Completion:
        """Generate; ``on_delta`` is called in the calling thread. Raises :class:`EngineCrashed` with what had come."""
        started = time.perf_counter()
        pieces: list[str] = []
        try:
            return self._generate(fit_request(request), on_delta, cancel, pieces)
        except Cancelled:
            return Completion.cut_off(pieces, time.perf_counter() - started)
        except EngineCrashed as crash:
            crash.partial = "".join(pieces)
            raise

    @once_more
    def score(self, request: ScoreRequest, cancel: CancelToken | None = None) -> Scores:
        """Probabilities of the labels. Raises :class:`Cancelled`."""
        request, model = fit_score(request), self._ref()
        return self._answer(frames.Scored, lambda number: frames.Score(number, model, request), cancel).scores

    def embed(self, texts: Sequence[str], kind: TextKind = "passage", cancel: CancelToken | None = None) -> Embeddings:
        """One vector for each text. Others get their turn after every portion of texts. Raises :class:`Cancelled`."""
        model = self._embedder_ref()
        parts = [self._embed(model, portion, kind, cancel) for portion in portions(texts)]
        return Embeddings(
            model=parts[0].model, dimensions=parts[0].dimensions, data=b"".join(part.data for part in parts)
        )

    @once_more
    def count_tokens(self, messages: Sequence[Message]) -> int:
        """Tokens of the rendered prompt."""
        asked, model = fit_messages(messages), self._ref()
        return self._answer(frames.Counted, lambda number: frames.Count(number, model, asked)).tokens

    @once_more
    def measure(self, cancel: CancelToken | None = None) -> Speed:
        """Measure the model's speed. Raises :class:`Cancelled`."""
        model = self._ref()
        return self._answer(frames.Measured, lambda number: frames.Measure(number, model), cancel).speed

    def abilities(self, of_texts: Sequence[Capability]) -> tuple[Capability, ...]:
        """What can be done beside a model ``of_texts``: vectors come from one of their own, where that is here."""
        others = tuple(ability for ability in of_texts if ability != "embeddings")
        try:
            self._embedder_ref()
        except UserFault:
            return others
        return (*others, "embeddings")

    def facts(self) -> EngineFacts:
        """What llama.cpp finds on this machine; loads no model."""
        return self._answer(frames.Probed, frames.Probe).facts

    def close(self) -> None:
        """End the child. A request under way ends with ``engine_unavailable``; a later one starts a new child."""
        with self._lock:
            connection, self._connection = self._connection, None
        if connection:
            connection.close()

    @once_more
    def _generate(
        self, request: GenerateRequest, on_delta: OnDelta | None, cancel: CancelToken | None, pieces: list[str]
    ) -> Completion:
        model = self._ref()
        try:
            for frame in self._frames(lambda number: frames.Generate(number, model, request), cancel):
                if isinstance(frame, frames.Delta):
                    pieces.append(frame.text)
                    if on_delta:
                        on_delta(frame.text)
                elif isinstance(frame, frames.Done):
                    return frame.completion
        except DeviceFailed as failure:
            if pieces:  # whoever asked has seen them: only they can begin again
                raise EngineCrashed from failure
            raise
        raise _no_answer()

    def _embed(self, model: ModelRef, texts: tuple[str, ...], kind: TextKind, cancel: CancelToken | None) -> Embeddings:
        return self._answer(frames.Embedded, lambda number: frames.Embed(number, model, texts, kind), cancel).embeddings

    def _answer(self, wanted: type[Answer], make: Callable[[int], Work], cancel: CancelToken | None = None) -> Answer:
        """Ask for what has one answer."""
        for frame in self._frames(make, cancel):
            if isinstance(frame, wanted):
                return frame
        raise _no_answer()

    def _frames(self, make: Callable[[int], Work], cancel: CancelToken | None) -> Iterator[FromChild]:
        """Ask the child and give its frames as they come; faults, crashes and cancels become exceptions."""
        if cancel:
            cancel.check()
        connection = self._connect()
        call = connection.ask(make)
        forget = cancel.on_cancel(call.cancel) if cancel else None  # a token of a bulk job outlives many requests
        deadline: float | None = None
        try:
            while True:
                event = call.next(None if deadline is None else max(0.0, deadline - time.monotonic()))
                if isinstance(event, Cancelling):
                    deadline = time.monotonic() + CANCEL_WAIT_S
                else:
                    yield frame_of(event)
        except DeviceFailed:
            self._leave_alone(connection.placed)
            raise
        finally:
            if forget:
                forget()
            call.end()

    def _connect(self) -> Connection:
        """The child, a new one where there is none that hears. Waits for nothing while it holds the lock."""
        with self._lock:
            connection = self._connection
            if connection and connection.alive and connection.deaf:
                connection.give_up()
            if connection is None or not connection.alive:
                connection = self._connection = self._start()
            return connection

    def _start(self) -> Connection:
        try:
            return Connection(self._log_file, self._listener, self._silence_s)
        except OSError as error:
            raise UserFault(
                "engine_unavailable",
                said("Engine", "The model cannot be started: {error}.").format(error=str(error.strerror or error)),
                said("Engine", "Close other programs, check the data folder, and try again."),
            ) from error

    def _ref(self) -> ModelRef:
        return self._ref_of(self._model, self._context)

    def _embedder_ref(self) -> ModelRef:
        if self._embedder is None:
            raise no_embedder()
        return self._ref_of(self._embedder, EMBEDDER_CONTEXT)

    def _ref_of(self, provider: ModelProvider, context: int) -> ModelRef:
        """The chosen model, refused where loading it has ended the child again and again."""
        model = provider()
        ref = ModelRef(
            id=model.id,
            path=str(model.path),
            version=model.version,
            context=context,
            backend=model.backend,
            device=self._devices.use(model.device),
            lanes=model.lanes,
            adapter=_adapter_ref(model.adapter),
            kept=str(model.kept or ""),
        )
        self._quarantine.check(ref)
        return ref

    # --- what a connection tells, in its reading thread ---------------------------------------------------------------

    def _on_death(self, connection: Connection, kind: type[EngineCrashed]) -> None:
        """Find out what is to blame: the graphics card, else the file, unless the child was ended from outside."""
        if kind is EngineKilled or not self._leave_alone(connection.placed):
            if model := connection.loading or connection.model:
                self._quarantine.died(model, connection.how, loading=connection.loading is not None)
            self._tell(kind())

    def _leave_alone(self, placed: Placed | None) -> bool:
        """Do without the graphics card from now on; False where there was none, or that has been said."""
        fault = self._devices.failed(placed) if placed and placed.device else None
        self._tell(fault)
        return fault is not None

    def _on_placed(self, placed: Placed) -> None:
        if placed.missing:
            self._tell(self._devices.missing(placed.missing))

    def _on_notice(self, notice: frames.Notice) -> None:
        self._tell(UserFault(notice.code, unpacked(notice.message), unpacked(notice.hint)))

    def _tell(self, fault: UserFault | None) -> None:
        if fault and self.on_notice:
            self.on_notice(fault)


def _adapter_ref(adapter: InstalledAdapter | None) -> AdapterRef | None:
    return AdapterRef(name=adapter.name, path=str(adapter.path), version=adapter.version) if adapter else None


def _no_answer() -> AssertionError:
    return AssertionError("the frames of a request end with an answer or an exception")
