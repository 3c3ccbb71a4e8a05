"""What features say to the engine and hear from it. Plain values; the same for every backend."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

import msgspec

from merchant_assistant.foundation.cancel import CancelToken

FinishReason = Literal["stop", "length", "cancelled"]
Role = Literal["system", "user", "assistant"]


class Message(msgspec.Struct, frozen=True):
    """One turn of a chat prompt."""

    role: Role
    content: str


class GenerateRequest(msgspec.Struct, frozen=True, kw_only=True):
    """A prompt and how to continue it.

    Either ``messages`` (rendered with the model's own chat template) or ``prompt`` (taken as it is).
    ``json_schema``: a JSON Schema document as text; the output is then one JSON document that fits it.
    ``temperature`` 0 is greedy and reproducible. ``ignore_eos`` goes on to ``max_tokens`` (for benchmarks).
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


class Completion(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a request. ``tokens`` were generated, ``prompt_tokens`` read (``cached_tokens`` of them reused)."""

    text: str
    tokens: int
    prompt_tokens: int
    cached_tokens: int = 0
    finish_reason: FinishReason
    seconds: float
    prompt_seconds: float = 0.0


class ModelInfo(msgspec.Struct, frozen=True, kw_only=True):
    """The loaded model. ``scripted``: the demo, whose texts must not be exported."""

    id: str
    backend: Literal["llama.cpp", "scripted"]
    device: str
    context: int
    scripted: bool = False


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """A model whose file is here and checked. ``version`` changes when the file does (it is its hash)."""

    id: str
    path: Path
    version: str


OnDelta = Callable[[str], None]
ModelProvider = Callable[[], InstalledModel]
"""Says which model to use now; raises :class:`UserFault` ``model_absent`` or ``model_damaged``."""


class Engine(Protocol):
    """A model that yields. Calls block; call from a worker thread. Faults are :class:`UserFault` with codes

    ``model_absent``, ``model_damaged``, ``prompt_too_long``, ``engine_crashed``, ``engine_unavailable``.
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

    def count_tokens(self, messages: Sequence[Message]) -> int:
        """Tokens of the rendered prompt."""
        ...

    def close(self) -> None:
        """End the child; the engine may be used again afterwards (it starts anew)."""
        ...
