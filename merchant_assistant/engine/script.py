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

from merchant_assistant.engine.asked import check_prompt
from merchant_assistant.engine.model import (
    Completion,
    FinishReason,
    GenerateRequest,
    LaneSpeed,
    Message,
    ModelInfo,
    OnDelta,
    Speed,
)
from merchant_assistant.engine.text import TextAssembler
from merchant_assistant.foundation.cancel import IsCancelled
from merchant_assistant.foundation.errors import Cancelled

Script = Callable[[GenerateRequest], str]

SCRIPT_CONTEXT = 4096
SCRIPT_LANES = 4
SCRIPT_DEVICE = "scripted"
_MEASURED = 2_000  # words
_WORD = re.compile(r"\s*\S+|\s+")
_DEPTH = 8


def echo(request: GenerateRequest) -> str:
    """Answer with the words of the question; with a schema, with the smallest document that fits it."""
    question = request.messages[-1].content if request.messages else request.prompt
    if not request.json_schema:
        return question
    words = re.findall(r"\w+", question) or ["text"]
    return json.dumps(_fill(json.loads(request.json_schema), itertools.cycle(words), _DEPTH), ensure_ascii=False)


def play(script: Script, request: GenerateRequest, on_text: OnDelta, cancelled: IsCancelled) -> Completion:
    """Say what the script says, word by word, within the limits of the request."""
    talk = Talk(script, request, on_text)
    while True:
        if completion := talk.step(stop=cancelled()):
            return completion


class Talk:
    """One answer in the course of being said, a word at each :meth:`step`."""

    def __init__(self, script: Script, request: GenerateRequest, on_text: OnDelta) -> None:
        self._started = time.perf_counter()
        self._prompt_tokens = count_words(request.messages, request.prompt)
        check_prompt(self._prompt_tokens, request, SCRIPT_CONTEXT)
        self._left = request.max_tokens
        self._tokens = 0
        self._on_text = on_text
        self._assembler = TextAssembler(request.stop)
        self._words = _words(script(request), endless=request.ignore_eos)

    def step(self, *, stop: bool) -> Completion | None:
        """Say the next word; the whole where it was the last one, or what there is where someone wants to ``stop``."""
        if stop:
            return self._end("cancelled")
        word = next(self._words, None)
        if word is None:
            return self._end("stop")
        if not self._left:
            return self._end("length")
        self._left -= 1
        self._tokens += 1
        if text := self._assembler.feed(word.encode()):
            self._on_text(text)
        return self._end("stop") if self._assembler.stopped else None

    def _end(self, reason: FinishReason) -> Completion:
        if rest := self._assembler.finish():
            self._on_text(rest)
        return Completion(
            text=self._assembler.text,
            tokens=self._tokens,
            prompt_tokens=self._prompt_tokens,
            finish_reason=reason,
            seconds=time.perf_counter() - self._started,
        )


def scripted_info(model: str) -> ModelInfo:
    """What there is to know of the scripted model."""
    return ModelInfo(
        id=model,
        backend="scripted",
        device=SCRIPT_DEVICE,
        context=SCRIPT_CONTEXT,
        scripted=True,
        lanes=SCRIPT_LANES,
        can=("schema", "labels", "embeddings", "tokens", "lanes"),
    )


def pace(model: str, cancelled: IsCancelled) -> Speed:
    """How fast it talks, measured. Raises ``Cancelled``."""
    request = GenerateRequest(prompt="measured", max_tokens=_MEASURED, ignore_eos=True)
    completion = play(echo, request, lambda _text: None, cancelled)
    if completion.finish_reason == "cancelled":
        raise Cancelled
    rate = completion.tokens / max(completion.seconds, 1e-6)
    lanes = (LaneSpeed(lanes=1, decode_tok_s=rate),)
    return Speed(model=model, device=SCRIPT_DEVICE, prompt_tok_s=rate, lanes=lanes, memory=0)


def count_words(messages: Sequence[Message], prompt: str = "") -> int:
    """Tokens of a prompt, as this model counts: words."""
    return sum(len(message.content.split()) for message in messages) + len(prompt.split())


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
