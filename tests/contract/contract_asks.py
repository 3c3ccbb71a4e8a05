"""What the contract tests ask of every engine."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable

import msgspec

from merchant_assistant.engine.model import GenerateRequest, Message

ASK = GenerateRequest(
    messages=(
        Message("system", "You write short texts for a shop."),
        Message("user", "Describe a red cotton shirt in two sentences. 请用英文。"),
    ),
    max_tokens=16,
)
WITHOUT_END = msgspec.structs.replace(ASK, max_tokens=10_000_000, ignore_eos=True)
SCHEMA = json.dumps(
    {
        "type": "object",
        "properties": {
            "title": {"type": "string", "maxLength": 40},
            "bullets": {"type": "array", "items": {"type": "string", "maxLength": 30}, "minItems": 2, "maxItems": 2},
            "colour": {"enum": ["red", "blue"]},
        },
        "required": ["title", "bullets", "colour"],
    }
)


def bulk(words: str, max_tokens: int = 8) -> GenerateRequest:
    """A piece of a bulk job."""
    return GenerateRequest(messages=(Message("user", words),), max_tokens=max_tokens, priority="bulk")


def question(words: str, max_tokens: int = 6) -> GenerateRequest:
    """A short one of a person."""
    return GenerateRequest(messages=(Message("user", words),), max_tokens=max_tokens)


def together(*works: Callable[[], object]) -> None:
    """Do all of it at once; the first error is raised."""
    errors: list[BaseException] = []

    def do(work: Callable[[], object]) -> None:
        try:
            work()
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=do, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]
