"""The engine that was chosen: the model on this PC, or the team's server. Asked anew at each request."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from merchant_assistant.engine.client import EngineClient, OnNotice
from merchant_assistant.engine.frames import EngineFacts
from merchant_assistant.engine.model import (
    Completion,
    Embeddings,
    Engine,
    GenerateRequest,
    Message,
    ModelInfo,
    OnDelta,
    ScoreRequest,
    Scores,
    Speed,
    TextKind,
)
from merchant_assistant.engine.remote.engine import RemoteEngine
from merchant_assistant.foundation.cancel import CancelToken


class ChosenEngine:
    """An :class:`~merchant_assistant.engine.model.Engine` that goes to ``remote`` while ``remotely()`` is true.

    Vectors always come from this PC: those of two models cannot be compared, so a search must not mix them, and what
    is searched need not leave the PC.
    """

    def __init__(self, local: EngineClient, remote: RemoteEngine, remotely: Callable[[], bool]) -> None:
        self._local = local
        self._remote = remote
        self._remotely = remotely

    @property
    def pid(self) -> int | None:
        """The process of the local model; None while there is none."""
        return self._local.pid

    @property
    def on_notice(self) -> OnNotice | None:
        """Told once per crash of the local model."""
        return self._local.on_notice

    @on_notice.setter
    def on_notice(self, hear: OnNotice | None) -> None:
        self._local.on_notice = hear

    def load(self, cancel: CancelToken | None = None) -> ModelInfo:
        if not self._remotely():
            return self._local.load(cancel)
        info = self._remote.load(cancel)
        return msgspec.structs.replace(info, can=self._local.abilities(info.can))

    def generate(
        self, request: GenerateRequest, on_delta: OnDelta | None = None, cancel: CancelToken | None = None
    ) -> Completion:
        return self._chosen.generate(request, on_delta, cancel)

    def score(self, request: ScoreRequest, cancel: CancelToken | None = None) -> Scores:
        return self._chosen.score(request, cancel)

    def embed(self, texts: Sequence[str], kind: TextKind = "passage", cancel: CancelToken | None = None) -> Embeddings:
        return self._local.embed(texts, kind, cancel)

    def count_tokens(self, messages: Sequence[Message]) -> int:
        return self._chosen.count_tokens(messages)

    def measure(self, cancel: CancelToken | None = None) -> Speed:
        return self._chosen.measure(cancel)

    def facts(self) -> EngineFacts:
        """What llama.cpp finds on this PC."""
        return self._local.facts()

    def close(self) -> None:
        """End the child and hang up; the second happens also where the first fails."""
        try:
            self._local.close()
        finally:
            self._remote.close()

    @property
    def _chosen(self) -> Engine:
        return self._remote if self._remotely() else self._local
