"""The scripted model inside the engine child: everything a child does, without weights."""

from __future__ import annotations

from collections.abc import Sequence

from merchant_assistant import __version__
from merchant_assistant.engine.backends.base import IsCancelled, OnText
from merchant_assistant.engine.frames import EngineFacts, ModelRef
from merchant_assistant.engine.model import Completion, GenerateRequest, Message, ModelInfo
from merchant_assistant.engine.script import SCRIPT_CONTEXT, count_words, echo, play
from merchant_assistant.foundation.errors import Cancelled


class ScriptedBackend:
    """See :class:`~merchant_assistant.engine.backends.base.Backend`."""

    def load(self, model: ModelRef, cancelled: IsCancelled) -> ModelInfo:
        """Needs no file."""
        if cancelled():
            raise Cancelled
        return ModelInfo(id=model.id, backend="scripted", device="none", context=SCRIPT_CONTEXT, scripted=True)

    def generate(self, request: GenerateRequest, on_text: OnText, cancelled: IsCancelled) -> Completion:
        return play(echo, request, on_text, cancelled)

    def count_tokens(self, messages: Sequence[Message]) -> int:
        return count_words(messages)

    def facts(self) -> EngineFacts:
        return EngineFacts(version=__version__, system="scripted", threads=1, gpu_offload=False, devices=())

    def close(self) -> None:
        """Nothing is held."""
