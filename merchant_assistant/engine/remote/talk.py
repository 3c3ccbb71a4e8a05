"""Everything that is said to one server; lives in the network's thread."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from merchant_assistant.engine.model import (
    Completion,
    Embeddings,
    GenerateRequest,
    Message,
    ScoreRequest,
    Scores,
    Speed,
    TextKind,
)
from merchant_assistant.engine.remote import asking, faults, vectors
from merchant_assistant.engine.remote.client import Client
from merchant_assistant.engine.remote.counting import count
from merchant_assistant.engine.remote.facts import Facts, find_facts
from merchant_assistant.engine.remote.listening import Listener
from merchant_assistant.engine.remote.measure import measure
from merchant_assistant.engine.remote.network import Say
from merchant_assistant.engine.remote.patience import SIGN_S, attended, patient
from merchant_assistant.engine.remote.scores import Words, probabilities, words_in
from merchant_assistant.engine.remote.server import Server
from merchant_assistant.engine.remote.wire import Answer, Models
from merchant_assistant.foundation.errors import UserFault

_LIKELY = {"llama.cpp": 1000}  # how many words' probabilities to ask for
_LIKELY_ELSEWHERE = 20  # as many as OpenAI's API gives


class Talk:
    """One server. ``lanes`` bulk requests are under way at once; those that a person waits for pass them."""

    def __init__(self, server: Server, measured: Callable[[], Speed | None]) -> None:
        self._server = server
        self._client = Client(server)
        self._facts: Facts | None = None
        self._asking = asyncio.Lock()
        self._measured = measured
        self._bulk, self._width = asyncio.Semaphore(0), 0

    async def close(self) -> None:
        await self._client.close()

    async def facts(self) -> Facts:
        """What the server is; asked once. Raises :class:`UserFault`."""
        async with self._asking:
            if self._facts is None:
                self._facts = await patient(lambda: find_facts(self._client))
            return self._facts

    async def lanes(self) -> int:
        """As measured, else as the server says."""
        speed = self._measured()
        return speed.best.lanes if speed else (await self.facts()).lanes

    async def measure(self) -> Speed:
        """Find out how fast it is, and how many requests at once serve best."""
        model = (await self.facts()).model
        return await measure(lambda request: self._complete(request, _unheard), model, self._server.host)

    async def complete(self, request: GenerateRequest, say: Say) -> Completion:
        """Write. Raises :class:`UserFault`."""
        if request.priority == "interactive":
            return await self._complete(request, say)
        width = await self.lanes()
        if width != self._width:  # measured meanwhile; those that wait already keep to the old number
            self._bulk, self._width = asyncio.Semaphore(width), width
        async with self._bulk:
            return await self._complete(request, say)

    async def count(self, messages: Sequence[Message]) -> int:
        """Tokens of the prompt."""
        return await count(self._client, await self.facts(), messages)

    async def embed(self, texts: Sequence[str], kind: TextKind) -> Embeddings:
        """Vectors. Raises :class:`UserFault` ``unsupported``."""
        return await patient(partial(vectors.embed, self._client, (await self.facts()).model, texts, kind))

    async def score(self, request: ScoreRequest) -> Scores:
        """Probabilities of the labels. Raises :class:`UserFault` ``unsupported``."""
        started = time.perf_counter()
        facts = await self.facts()
        read: list[int] = []

        async def next_words(begun: bytes) -> Words:
            try:
                return await self._next_words(request, facts, begun.decode(), read)
            except UnicodeDecodeError:
                return {}  # an answer that ends inside a character cannot be continued

        found = await probabilities(request.labels, next_words)
        if found is None:
            raise faults.cannot("no probabilities of the labels")
        return Scores(probabilities=found, prompt_tokens=read[0], seconds=time.perf_counter() - started)

    async def tells_words(self) -> None:
        """Raises :class:`UserFault` ``unsupported`` where the server does not say what other words were likely."""
        request = ScoreRequest(messages=(Message("user", "Hello"),), labels=())
        if not await self._next_words(request, await self.facts(), "", []):
            raise faults.cannot("no probabilities of words")

    async def _complete(self, request: GenerateRequest, say: Say) -> Completion:
        facts = await self.facts()
        url, body = asking.place_of(request.prompt, self._server.address), asking.body_of(request, facts)
        try:
            return await patient(partial(self._listen, request, say, url, body))
        except faults.ServerCut as cut:
            if cut.partial:
                raise
            return await self._listen(request, say, url, body)  # a connection from before, which the server had closed

    async def _listen(self, request: GenerateRequest, say: Say, url: str, body: dict[str, Any]) -> Completion:
        listener = Listener(request, say)
        silent = faults.silent(self._server.host)
        try:
            return await attended(listener.hear(self._client, url, body), listener.pulse, self._lives, silent)
        except faults.ServerCut as cut:
            cut.partial = listener.text
            raise
        except faults.ServerBusy as busy:
            if listener.text:  # then it must not be asked again from the start
                raise faults.ServerCut(listener.text) from busy
            raise

    async def _lives(self) -> bool:
        try:
            await self._client.ask(f"{self._server.address}/models", Models, seconds=SIGN_S)
        except UserFault:
            return False
        return True

    async def _next_words(self, request: ScoreRequest, facts: Facts, begun: str, read: list[int]) -> Words:
        if begun and not (request.prompt or facts.own_fields):
            return {}  # only these continue an answer that was begun
        body = _first_word(request, facts, begun)
        answer = await patient(
            lambda: self._client.ask(asking.place_of(request.prompt, self._server.address), Answer, body)
        )
        read.append((answer.usage.prompt_tokens if answer.usage else 0) or 0)
        return words_in(answer)


def _unheard(_text: str) -> None:
    return None


def _first_word(request: ScoreRequest, facts: Facts, begun: str) -> dict[str, Any]:
    """One word, with the probabilities of the others."""
    likely = _LIKELY.get(facts.kind, _LIKELY_ELSEWHERE)
    body = {"model": facts.model, "max_tokens": 1, "temperature": 0.0, "stream": False}
    if request.prompt:
        return {**body, "prompt": request.prompt + begun, "logprobs": likely}
    messages = (*request.messages, Message("assistant", begun)) if begun else request.messages
    going_on = {"add_generation_prompt": False, "continue_final_message": True} if begun else {}
    content = asking.content_of(messages, "", facts)
    return {**body, **content, **(going_on if facts.kind == "vllm" else {}), "logprobs": True, "top_logprobs": likely}
