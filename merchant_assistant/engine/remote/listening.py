"""A stream of pieces becomes text and, at its end, a completion."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator

import msgspec
from httpx_sse import EventSource, SSEError

from merchant_assistant.engine.model import Completion, FinishReason, GenerateRequest
from merchant_assistant.engine.remote import faults
from merchant_assistant.engine.remote.client import Body, Client, fault_of
from merchant_assistant.engine.remote.network import Say
from merchant_assistant.engine.remote.patience import Pulse
from merchant_assistant.engine.remote.wire import Answer, Problem, Usage
from merchant_assistant.engine.text import TextAssembler

_END = "[DONE]"


class Listener:
    """One answer while it comes. ``text`` is what was said until now, also after a fault."""

    def __init__(self, request: GenerateRequest, say: Say) -> None:
        self.pulse = Pulse()
        self._assembler = TextAssembler(request.stop)
        self._say = say
        self._pieces = 0
        self._usage = Usage()
        self._finish: str | None = None
        self._started = time.perf_counter()
        self._first = 0.0

    @property
    def text(self) -> str:
        return self._assembler.text

    async def hear(self, client: Client, url: str, body: Body) -> Completion:
        """Ask and listen to the end. Raises :class:`UserFault`; :class:`ServerCut` where there was no end."""
        async with client.open(url, body) as response:
            self.pulse.beat()
            async for answer in _answers(EventSource(response), client, self.pulse):
                self._take(answer)
                if self._assembler.stopped:
                    break  # leaving closes the connection, and the server stops
        if self._finish is None and not self._assembler.stopped:
            raise faults.ServerCut()
        self._pass_on(self._assembler.finish())
        return self._completion()

    def _take(self, answer: Answer) -> None:
        self._usage = answer.usage or self._usage
        for choice in answer.choices[:1]:
            self._finish = choice.finish_reason or self._finish
            text = choice.text or (choice.delta.content if choice.delta else None) or ""
            if text:
                self._pieces += 1
                self._pass_on(self._assembler.feed(text.encode("utf-8", "replace")))

    def _pass_on(self, text: str) -> None:
        if text:
            self._first = self._first or time.perf_counter()
            self._say(text)

    def _completion(self) -> Completion:
        usage, now = self._usage, time.perf_counter()
        details = usage.prompt_tokens_details
        reason: FinishReason = "length" if self._finish == "length" and not self._assembler.stopped else "stop"
        return Completion(
            text=self.text,
            tokens=self._pieces if usage.completion_tokens is None else usage.completion_tokens,
            prompt_tokens=usage.prompt_tokens or 0,
            cached_tokens=(details.cached_tokens or 0) if details else 0,
            finish_reason=reason,
            seconds=now - self._started,
            prompt_seconds=(self._first or now) - self._started,
        )


async def _answers(source: EventSource, client: Client, pulse: Pulse) -> AsyncIterator[Answer]:
    """The pieces of the stream, as long as they are what they should be."""
    host = client.server.host
    try:
        async for event in source.aiter_sse():
            pulse.beat()
            if event.data == _END:
                return
            answer = msgspec.json.decode(event.data, type=Answer)
            if answer.error is not None:
                raise _fault_inside(answer.error, host)
            yield answer
    except (SSEError, msgspec.DecodeError, RecursionError) as error:
        raise faults.no_such_place(host) from error


def _fault_inside(error: Problem | str, host: str) -> Exception:
    """Some servers find out only after they have begun."""
    problem = Problem(message=error) if isinstance(error, str) else error
    status = problem.code if isinstance(problem.code, int) and 400 <= problem.code < 600 else 500
    return fault_of(status, problem.message, "", host)
