"""What features say to the engine and hear from it. Plain values; the same for every backend."""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

import msgspec

from merchant_assistant.foundation.cancel import CancelToken

FinishReason = Literal["stop", "length", "cancelled"]
Role = Literal["system", "user", "assistant"]
Priority = Literal["interactive", "bulk"]
"""A person waits for ``interactive`` ones: they pass the ``bulk`` ones within one step."""
BackendName = Literal["llama.cpp", "transformers", "remote", "scripted"]
Capability = Literal["schema", "labels", "embeddings", "adapters", "tokens", "lanes", "weighed"]
"""What a backend may lack: output by JSON Schema, label scoring, text vectors, adapters, exact token counts, several
requests at once, and how probable what it wrote was. Streaming and cancelling all of them do."""
TextKind = Literal["query", "passage"]
"""What a vector is for: text that searches, or text that is found."""


class Message(msgspec.Struct, frozen=True):
    """One turn of a chat prompt."""

    role: Role
    content: str


class GenerateRequest(msgspec.Struct, frozen=True, kw_only=True):
    """A prompt and how to continue it.

    Either ``messages`` (rendered with the model's own chat template) or ``prompt`` (taken as it is).
    ``json_schema``: a JSON Schema document as text; the output is then one JSON document that fits it.
    ``temperature`` 0 is greedy and reproducible (``bulk`` ones, computed side by side, but for near-ties).
    ``ignore_eos`` goes on to ``max_tokens`` (for benchmarks). ``lasting``: so many of the messages are the beginning of
    other requests too, and hold nothing of a person's: what was read of them is kept, also beyond this start.
    ``weighed``: the completion tells how probable just its words were, where the backend can.
    """

    messages: tuple[Message, ...] = ()
    prompt: str = ""
    max_tokens: int = 512
    temperature: float = 0.0
    top_p: float = 0.95
    seed: int = 0
    json_schema: str = ""
    stop: tuple[str, ...] = ()
    ignore_eos: bool = False
    priority: Priority = "interactive"
    lasting: int = 0
    weighed: bool = False


class Completion(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a request. ``tokens`` were generated, ``prompt_tokens`` read (``cached_tokens`` of them reused).

    ``log``: the natural logarithm of the probability of all that was generated, its end included; None where it was not
    asked for, or is not known.
    """

    text: str
    tokens: int
    prompt_tokens: int
    cached_tokens: int = 0
    finish_reason: FinishReason
    seconds: float
    prompt_seconds: float = 0.0
    log: float | None = None

    @classmethod
    def cut_off(cls, pieces: Sequence[str], seconds: float) -> Completion:
        """What there is of an answer that was cancelled before its end was heard of."""
        return cls(
            text="".join(pieces), tokens=len(pieces), prompt_tokens=0, finish_reason="cancelled", seconds=seconds
        )


class ScoreRequest(msgspec.Struct, frozen=True, kw_only=True):
    """Which of the given answers a prompt would get: ``labels`` are texts, at least two, none empty."""

    messages: tuple[Message, ...] = ()
    prompt: str = ""
    labels: tuple[str, ...]
    priority: Priority = "interactive"


class Scores(msgspec.Struct, frozen=True, kw_only=True):
    """``probabilities`` of the labels in their order; they add up to 1.

    ``logs``: logarithms of each one's own probability, whatever else might follow the prompt, and ``tokens``: how many
    each has; both empty where the engine cannot tell.
    """

    probabilities: tuple[float, ...]
    prompt_tokens: int
    cached_tokens: int = 0
    seconds: float
    logs: tuple[float, ...] = ()
    tokens: tuple[int, ...] = ()


class Embeddings(msgspec.Struct, frozen=True, kw_only=True):
    """One vector of length 1 for each text. ``data``: float32, little-endian, row by row."""

    model: str
    dimensions: int
    data: bytes

    def rows(self) -> list[tuple[float, ...]]:
        """The vectors as plain numbers; for many of them read ``data`` with numpy."""
        row = struct.Struct(f"<{self.dimensions}f")
        return [row.unpack_from(self.data, at) for at in range(0, len(self.data), row.size)]


class LaneSpeed(msgspec.Struct, frozen=True, kw_only=True):
    """Decode speed with so many lanes, in tokens a second, all lanes together."""

    lanes: int
    decode_tok_s: float


class Speed(msgspec.Struct, frozen=True, kw_only=True):
    """What a model does on a device of this PC, measured. Rates in tokens a second; ``memory`` in bytes, all of it.

    ``lanes``: decode speeds by lane count, one lane among them, in ascending order. ``busy``: other programs took much
    of the processor meanwhile, so it may do more.
    """

    model: str
    device: str
    prompt_tok_s: float
    lanes: tuple[LaneSpeed, ...]
    memory: int
    busy: bool = False

    @property
    def decode_tok_s(self) -> float:
        """Of one lane."""
        return next(speed.decode_tok_s for speed in self.lanes if speed.lanes == 1)

    @property
    def best(self) -> LaneSpeed:
        """The lane count that writes most; the smaller one where the larger gains next to nothing."""
        most = max(speed.decode_tok_s for speed in self.lanes)
        return next(speed for speed in self.lanes if speed.decode_tok_s >= most * WORTH_IT)


class ModelInfo(msgspec.Struct, frozen=True, kw_only=True):
    """The loaded model. ``scripted``: the demo, whose texts must not be exported.

    ``context``: tokens that one request may have. ``lanes``: how many ``bulk`` requests to keep under way at once.
    ``layers_on_gpu`` of ``layers`` are on a graphics device. ``adapter``: the name of the one in use, or empty.
    """

    id: str
    backend: BackendName
    device: str
    context: int
    scripted: bool = False
    lanes: int = 1
    can: tuple[Capability, ...] = ()
    layers: int = 0
    layers_on_gpu: int = 0
    adapter: str = ""


@dataclass(frozen=True, slots=True)
class InstalledAdapter:
    """An adapter whose file is here and fits its base. ``version`` is the hash of the file."""

    name: str
    path: Path
    version: str


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """A model whose file is here and checked, and how to run it. ``version`` changes when the file does (its hash).

    ``device``: ``auto``, ``cpu``, or a device as llama.cpp names it (``CUDA0``). ``lanes``: 0 where not measured yet.
    ``kept``: the folder for what was read of lasting beginnings; None: none is kept.
    """

    id: str
    path: Path
    version: str
    backend: BackendName = "llama.cpp"
    device: str = "auto"
    lanes: int = 0
    adapter: InstalledAdapter | None = None
    kept: Path | None = None


WORTH_IT = 0.9  # of the best speed: fewer lanes need less memory, begin to deliver sooner, and lose less in a crash

OnDelta = Callable[[str], None]
ModelProvider = Callable[[], InstalledModel]
"""Says which model to use now; raises :class:`UserFault` ``model_absent`` or ``model_damaged``."""


class Engine(Protocol):
    """A model that yields. Calls block; call from worker threads, as many as you like. Faults are :class:`UserFault`
    with codes ``model_absent``, ``model_damaged``, ``prompt_too_long``, ``engine_crashed``, ``engine_unavailable``, and
    ``unsupported`` where the backend cannot do it (see :attr:`ModelInfo.can`).
    """

    def load(self, cancel: CancelToken | None = None) -> ModelInfo:
        """Load the model unless loaded; also done by the first request."""
        ...

    def generate(
        self, request: GenerateRequest, on_delta: OnDelta | None = None, cancel: CancelToken | None = None
    ) -> Completion:
        """Generate; ``on_delta`` hears pieces of text as they come, in the calling thread.

        A cancelled request returns what there is with ``finish_reason`` ``cancelled``.
        """
        ...

    def score(self, request: ScoreRequest, cancel: CancelToken | None = None) -> Scores:
        """How probable each of the given answers is, without writing any. Raises :class:`Cancelled`."""
        ...

    def embed(self, texts: Sequence[str], kind: TextKind = "passage", cancel: CancelToken | None = None) -> Embeddings:
        """Vectors by the embedding model, which stands beside the model for texts. Raises :class:`Cancelled`.

        ``model_absent`` where it is not here: whoever asks must then do without.
        """
        ...

    def count_tokens(self, messages: Sequence[Message]) -> int:
        """Tokens of the rendered prompt (an estimate that is not too low where ``tokens`` is not in ``can``)."""
        ...

    def measure(self, cancel: CancelToken | None = None) -> Speed:
        """Measure the model on this PC: some seconds. Raises :class:`Cancelled`."""
        ...

    def close(self) -> None:
        """End the child; the engine may be used again afterwards (it starts anew)."""
        ...
