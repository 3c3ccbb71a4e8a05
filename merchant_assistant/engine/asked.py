"""What is asked of a model, made fit for the way to it: nothing endless, nothing that is no text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from merchant_assistant.engine.model import GenerateRequest, Message, ScoreRequest
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said

MAX_PROMPT_CHARS = 4_000_000  # longer than any context: not worth carrying to the child
TEXT_CHARS = 16_000  # of a text for a vector: more than any embedding model reads
TEXTS_AT_ONCE = 64


def fit_request(request: GenerateRequest) -> GenerateRequest:
    """The request as text that can be written down. Raises :class:`UserFault` ``prompt_too_long``."""
    return msgspec.structs.replace(
        request,
        messages=fit_messages(request.messages, request.prompt),
        prompt=plain(request.prompt),
        stop=tuple(map(plain, request.stop)),
    )


def fit_score(request: ScoreRequest) -> ScoreRequest:
    """Like :func:`fit_request`. Raises ValueError where there are no labels to choose from (a bug of the caller)."""
    if len(request.labels) < 2 or not all(request.labels):
        raise ValueError("scoring needs two labels or more, none of them empty")
    return msgspec.structs.replace(
        request,
        messages=fit_messages(request.messages, request.prompt),
        prompt=plain(request.prompt),
        labels=tuple(map(plain, request.labels)),
    )


def fit_messages(messages: Sequence[Message], prompt: str = "") -> tuple[Message, ...]:
    """Refuse what is too long for any model before it is sent; ``prompt`` counts too."""
    if sum(len(message.content) for message in messages) + len(prompt) > MAX_PROMPT_CHARS:
        raise prompt_too_long()
    return tuple(Message(message.role, plain(message.content)) for message in messages)


def portions(texts: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The texts in portions that others need not wait for long; one empty portion where there are none."""
    for start in range(0, len(texts) or 1, TEXTS_AT_ONCE):
        yield tuple(plain(text[:TEXT_CHARS]) for text in texts[start : start + TEXTS_AT_ONCE])


def plain(text: str) -> str:
    """``text`` without halves of characters (lone surrogates), which broken files leave and no encoding can carry."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()
    return text


def room_for_answer(context: int, max_tokens: int) -> int:
    """Tokens kept free for the answer: what was asked for, but at most a quarter of the context."""
    return max(1, min(max_tokens, context // 4))


def check_prompt(tokens: int, request: GenerateRequest, context: int) -> None:
    """Refuse a prompt that leaves no room for its answer. Raises :class:`UserFault` ``prompt_too_long``."""
    if tokens > context - room_for_answer(context, request.max_tokens):
        raise prompt_too_long()


def prompt_too_long() -> UserFault:
    """The fault for a text that is longer than the model can read."""
    return UserFault(
        "prompt_too_long",
        said("Engine", "The text is longer than the model can read at once."),
        said("Engine", "Shorten the text and try again."),
    )
