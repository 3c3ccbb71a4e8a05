"""The scripted model inside the engine child: everything a child does, without weights."""

from __future__ import annotations

from collections.abc import Sequence

from merchant_assistant import __version__
from merchant_assistant.engine.backends.base import Job, OnText, unsupported
from merchant_assistant.engine.frames import EngineFacts, ModelRef
from merchant_assistant.engine.model import (
    Completion,
    Embeddings,
    GenerateRequest,
    Message,
    ModelInfo,
    ScoreRequest,
    Scores,
    Speed,
    TextKind,
)
from merchant_assistant.engine.script import Talk, count_words, echo, pace, play, scripted_info
from merchant_assistant.engine.script_labels import judge, near, vectors
from merchant_assistant.foundation.cancel import IsCancelled
from merchant_assistant.foundation.errors import Cancelled, UserFault


class ScriptedBackend:
    """A :class:`~merchant_assistant.engine.backends.base.LaneBackend`: at each step it says a word of every answer."""

    def __init__(self) -> None:
        self._model = ""
        self._talks: dict[Job, Talk] = {}

    def load(self, model: ModelRef, cancelled: IsCancelled) -> ModelInfo:
        """Needs no file."""
        if model.adapter:
            raise unsupported("adapters for the scripted model")
        if cancelled():
            raise Cancelled
        self._model = model.id
        return scripted_info(model.id)

    def generate(self, request: GenerateRequest, on_text: OnText, cancelled: IsCancelled) -> Completion:
        return play(echo, request, on_text, cancelled)

    def start(self, job: Job) -> None:
        try:
            self._talks[job] = Talk(echo, job.request, job.text)
        except UserFault as fault:
            job.failed(fault)

    def step(self) -> bool:
        """A word for each; those for which a person waits keep the others waiting."""
        due = [job for job in self._talks if job.request.priority == "interactive" or job.cancelled()]
        for job in due or list(self._talks):
            if completion := self._talks[job].step(stop=job.cancelled()):
                del self._talks[job]
                job.done(completion)
        return bool(self._talks)

    def interrupt(self) -> None:
        """A step is short."""

    def rest(self) -> None:
        """Nothing is held."""

    def score(self, request: ScoreRequest, cancelled: IsCancelled) -> Scores:
        return judge(near, request, cancelled)

    def measure(self, cancelled: IsCancelled) -> Speed:
        return pace(self._model, cancelled)

    def count_tokens(self, messages: Sequence[Message]) -> int:
        return count_words(messages)

    def facts(self) -> EngineFacts:
        return EngineFacts(version=__version__, system="scripted", threads=1, gpu_offload=False, devices=())

    def close(self) -> None:
        """Nothing is held."""


class ScriptedEmbedder:
    """See :class:`~merchant_assistant.engine.backends.base.Embedder`."""

    def __init__(self) -> None:
        self._model = ""

    def load(self, model: ModelRef, cancelled: IsCancelled) -> ModelInfo:
        """Needs no file."""
        if cancelled():
            raise Cancelled
        self._model = model.id
        return scripted_info(model.id)

    def embed(self, texts: Sequence[str], kind: TextKind, cancelled: IsCancelled) -> Embeddings:  # noqa: ARG002 - of the protocol
        return vectors(self._model, texts, cancelled)

    def close(self) -> None:
        """Nothing is held."""
