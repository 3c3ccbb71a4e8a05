"""What a server answers, as far as we read it. Everything may be missing: servers differ."""

from __future__ import annotations

from typing import Any

import msgspec


class Meta(msgspec.Struct):
    n_ctx: int | None = None


class Entry(msgspec.Struct):
    """A model; ``owned_by`` names the program that serves it."""

    id: str
    owned_by: str | None = None
    max_model_len: int | None = None  # vLLM
    meta: Meta | None = None  # llama.cpp


class Models(msgspec.Struct):
    data: list[Entry]


class Props(msgspec.Struct):
    """llama.cpp's ``/props``."""

    total_slots: int | None = None


class Running(msgspec.Struct):
    name: str = ""
    context_length: int | None = None


class AllRunning(msgspec.Struct):
    """Ollama's ``/api/ps``."""

    models: list[Running] = []


class Template(msgspec.Struct):
    """llama.cpp's ``/apply-template``."""

    prompt: str


class Tokens(msgspec.Struct):
    """Of ``/tokenize``: llama.cpp's and vLLM's."""

    tokens: list[Any]


class Vector(msgspec.Struct):
    index: int
    embedding: list[float]


class Vectors(msgspec.Struct):
    data: list[Vector]
    model: str | None = None


class Likely(msgspec.Struct):
    token: str
    logprob: float
    bytes: list[int] | None = None  # a word may be a part of a character


class Place(msgspec.Struct):
    top_logprobs: list[Likely] = []


class Logprobs(msgspec.Struct):
    """``content``: the form of chats; ``top_logprobs``: that of bare prompts, which some servers keep to."""

    content: list[Place] | None = None
    top_logprobs: list[dict[str, float] | None] | None = None


class Content(msgspec.Struct):
    content: str | None = None


class Choice(msgspec.Struct):
    """``delta`` in the stream of a chat, ``message`` in its whole answer, ``text`` for a bare prompt."""

    delta: Content | None = None
    message: Content | None = None
    text: str | None = None
    finish_reason: str | None = None
    logprobs: Logprobs | None = None


class Details(msgspec.Struct):
    cached_tokens: int | None = None


class Usage(msgspec.Struct):
    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    prompt_tokens_details: Details | None = None


class Problem(msgspec.Struct):
    code: int | str | None = None
    message: str = ""


class Answer(msgspec.Struct):
    """A piece of a stream, or a whole answer."""

    choices: list[Choice] = []
    usage: Usage | None = None
    error: Problem | str | None = None
