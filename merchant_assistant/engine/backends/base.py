"""What every backend does for the engine child. A backend is used by one thread only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from merchant_assistant.engine.frames import EngineFacts, ModelRef
from merchant_assistant.engine.model import Completion, GenerateRequest, Message, ModelInfo
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said

IsCancelled = Callable[[], bool]
OnText = Callable[[str], None]


class Backend(Protocol):
    """Loads one model at a time. Faults are :class:`UserFault`; ``cancelled`` is asked often."""

    def load(self, model: ModelRef, cancelled: IsCancelled) -> ModelInfo:
        """Load, in place of whatever is loaded. Raises :class:`~merchant_assistant.foundation.errors.Cancelled`."""
        ...

    def generate(self, request: GenerateRequest, on_text: OnText, cancelled: IsCancelled) -> Completion:
        """Generate with the loaded model; ends early with ``finish_reason`` ``cancelled``."""
        ...

    def count_tokens(self, messages: Sequence[Message]) -> int: ...

    def facts(self) -> EngineFacts:
        """What the machine offers; needs no model."""
        ...

    def close(self) -> None: ...


def room_for_answer(context: int, max_tokens: int) -> int:
    """Tokens kept free for the answer: what was asked for, but at most a quarter of the context."""
    return max(1, min(max_tokens, context // 4))


def check_prompt(tokens: int, request: GenerateRequest, context: int) -> None:
    """Refuse a prompt that leaves no room for its answer, before native code reads it."""
    if tokens > context - room_for_answer(context, request.max_tokens):
        raise prompt_too_long()


def prompt_too_long() -> UserFault:
    """The fault for a text that is longer than the model can read."""
    return UserFault(
        "prompt_too_long",
        said("Engine", "The text is longer than the model can read at once."),
        said("Engine", "Shorten the text and try again."),
    )
