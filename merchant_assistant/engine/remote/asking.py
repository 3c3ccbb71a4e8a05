"""What is sent: a request in the words of OpenAI's API, with what a known server understands beyond it."""

from __future__ import annotations

import json
from typing import Any

from merchant_assistant.engine.asked import room_for_answer
from merchant_assistant.engine.model import GenerateRequest, Message
from merchant_assistant.engine.remote.estimate import tokens_in, tokens_of
from merchant_assistant.engine.remote.facts import Facts
from merchant_assistant.engine.remote.plain_marks import without_marks

_STOPS = 4  # as many as OpenAI's API takes; the others are found on our side
_AGAIN = "Answer with one JSON document that fits this JSON Schema, and nothing else: {schema}"


def place_of(request_prompt: str, address: str) -> str:
    """Where it goes: chats and bare prompts have places of their own."""
    return f"{address}/completions" if request_prompt else f"{address}/chat/completions"


def body_of(request: GenerateRequest, facts: Facts) -> dict[str, Any]:
    """The question, its answer wanted as a stream with the number of tokens at its end."""
    body: dict[str, Any] = {
        "model": facts.model,
        "max_tokens": _bounded(request, facts),
        "temperature": request.temperature,
        "stream": True,
        "stream_options": {"include_usage": True},
        **content_of(request.messages, request.prompt, facts),
    }
    if request.temperature > 0:
        body |= {"top_p": request.top_p, "seed": request.seed}
    if stop := [text for text in request.stop if text][:_STOPS]:
        body["stop"] = stop
    if request.ignore_eos and facts.own_fields:
        body["ignore_eos"] = True
    if request.json_schema:
        form = {"name": "answer", "schema": json.loads(request.json_schema)}
        body["response_format"] = {"type": "json_schema", "json_schema": form}
    return body


def content_of(messages: tuple[Message, ...], prompt: str, facts: Facts) -> dict[str, Any]:
    """The prompt's part of a question."""
    if prompt:
        return {"prompt": prompt}
    own = {"chat_template_kwargs": {"enable_thinking": False}} if facts.own_fields else {}
    return {"messages": without_marks(messages), **own}


def asked_again(request: GenerateRequest, text: str) -> tuple[Message, ...]:
    """The conversation after an answer that did not have the form."""
    wanted = Message("user", _AGAIN.format(schema=request.json_schema))
    return (*request.messages, Message("assistant", text), wanted)


def _bounded(request: GenerateRequest, facts: Facts) -> int:
    """Some servers refuse to promise more than their context holds."""
    prompt = tokens_in(request.prompt) if request.prompt else tokens_of(request.messages)
    room = max(facts.context - prompt, room_for_answer(facts.context, request.max_tokens))
    return min(request.max_tokens, room)
