"""A model without weights, in process: for tests and the demo."""

from __future__ import annotations

from collections.abc import Sequence

from merchant_assistant.engine.model import Completion, GenerateRequest, Message, ModelInfo, OnDelta
from merchant_assistant.engine.script import SCRIPT_CONTEXT, Script, count_words, echo, play
from merchant_assistant.foundation.cancel import CancelToken


class ScriptedEngine:
    """An :class:`~merchant_assistant.engine.model.Engine` that says what ``script`` makes of each request.

    ``requests`` remembers what was asked, for tests.
    """

    def __init__(self, script: Script = echo) -> None:
        self._script = script
        self.requests: list[GenerateRequest] = []

    def load(self, cancel: CancelToken | None = None) -> ModelInfo:
        """There is nothing to load."""
        if cancel:
            cancel.check()
        return ModelInfo(id="scripted", backend="scripted", device="none", context=SCRIPT_CONTEXT, scripted=True)

    def generate(
        self, request: GenerateRequest, on_delta: OnDelta | None = None, cancel: CancelToken | None = None
    ) -> Completion:
        self.requests.append(request)
        return play(self._script, request, on_delta or _ignore, lambda: bool(cancel and cancel.cancelled))

    def count_tokens(self, messages: Sequence[Message]) -> int:
        return count_words(messages)

    def close(self) -> None:
        """There is nothing to end."""


def _ignore(_text: str) -> None:
    return None
