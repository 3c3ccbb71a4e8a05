"""The scripted model: what it says follows from what it is asked, without any weights. For the demo and for tests.

Shared by :class:`~merchant_assistant.engine.scripted.ScriptedEngine` (in process) and the scripted backend of the
engine child, so both behave alike. One word counts as one token.
"""

from __future__ import annotations

import itertools
import json
import re
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from merchant_assistant.engine.backends.base import IsCancelled, OnText, check_prompt
from merchant_assistant.engine.model import Completion, FinishReason, GenerateRequest, Message
from merchant_assistant.engine.text import TextAssembler

Script = Callable[[GenerateRequest], str]

SCRIPT_CONTEXT = 4096
_WORD = re.compile(r"\s*\S+|\s+")
_DEPTH = 8


def echo(request: GenerateRequest) -> str:
    """Answer with the words of the question; with a schema, with the smallest document that fits it."""
    question = request.messages[-1].content if request.messages else request.prompt
    if not request.json_schema:
        return question
    words = re.findall(r"\w+", question) or ["text"]
    return json.dumps(_fill(json.loads(request.json_schema), itertools.cycle(words), _DEPTH), ensure_ascii=False)


def play(script: Script, request: GenerateRequest, on_text: OnText, cancelled: IsCancelled) -> Completion:
    """Say what the script says, word by word, within the limits of the request."""
    started = time.perf_counter()
    prompt_tokens = count_words(request.messages, request.prompt)
    check_prompt(prompt_tokens, request, SCRIPT_CONTEXT)
    assembler = TextAssembler(request.stop)
    words = _words(script(request), endless=request.ignore_eos)
    tokens, reason = _say(words, request.max_tokens, assembler, on_text, cancelled)
    if rest := assembler.finish():
        on_text(rest)
    return Completion(
        text=assembler.text,
        tokens=tokens,
        prompt_tokens=prompt_tokens,
        finish_reason=reason,
        seconds=time.perf_counter() - started,
    )


def count_words(messages: Sequence[Message], prompt: str = "") -> int:
    """Tokens of a prompt, as this model counts: words."""
    return sum(len(message.content.split()) for message in messages) + len(prompt.split())


def _say(
    words: Iterator[str], limit: int, assembler: TextAssembler, on_text: OnText, cancelled: IsCancelled
) -> tuple[int, FinishReason]:
    count = 0
    for count, word in enumerate(itertools.islice(words, limit), 1):
        if cancelled():
            return count - 1, "cancelled"
        if text := assembler.feed(word.encode()):
            on_text(text)
        if assembler.stopped:
            return count, "stop"
    return count, "length" if next(words, None) is not None else "stop"


def _words(text: str, *, endless: bool) -> Iterator[str]:
    words = _WORD.findall(text)
    return itertools.cycle([*words, " "]) if endless else iter(words)


def _fill(schema: dict[str, Any], words: Iterator[str], depth: int) -> Any:
    """The smallest value that fits the schema, made of the given words."""
    if depth == 0:
        return None
    for key in ("const", "enum"):
        if key in schema:
            return schema[key] if key == "const" else schema[key][0]
    for key in ("anyOf", "oneOf"):
        if key in schema:
            return _fill(schema[key][0], words, depth - 1)
    return _fill_type(schema, words, depth)


def _fill_type(schema: dict[str, Any], words: Iterator[str], depth: int) -> Any:
    match schema.get("type"):
        case "object":
            return {name: _fill(part, words, depth - 1) for name, part in schema.get("properties", {}).items()}
        case "array":
            return [_fill(schema.get("items", {}), words, depth - 1) for _ in range(schema.get("minItems", 1))]
        case "string":
            return next(words).ljust(schema.get("minLength", 0), ".")[: schema.get("maxLength")]
        case "integer" | "number":
            return schema.get("minimum", 1)
        case "boolean":
            return True
    return None
