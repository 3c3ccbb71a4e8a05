"""One question to the model: text under a schema, heard while it comes, others' turn given away meanwhile."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass

from merchant_assistant.engine.model import Completion, Engine, GenerateRequest, Message, Priority
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import Cancelled
from merchant_assistant.listings.together import Turn

OnText = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Ears:
    """Who listens while the model writes, and who may stop it. ``on_text`` hears the whole readable text so far."""

    on_text: OnText | None = None
    cancel: CancelToken | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked. ``temperature`` 0: the same answer each time."""

    prompt: Sequence[Message]
    schema: str
    max_tokens: int
    temperature: float = 0.0


class Asker:
    """Asks one engine. ``turn``: of a caller who writes many at once; it is given away while the model writes."""

    def __init__(self, engine: Engine, priority: Priority = "interactive", turn: Turn | None = None) -> None:
        self._engine = engine
        self._priority = priority
        self._turn = turn

    def ask(self, question: Question, ears: Ears, readable: Callable[[str], str]) -> Completion:
        """The answer; ``readable`` makes of its beginning what ``ears`` hear.

        Raises :class:`Cancelled` and what the engine raises.
        """
        on_text, so_far = ears.on_text, list[str]()

        def hear(delta: str) -> None:
            so_far.append(delta)
            if on_text:
                on_text(readable("".join(so_far)))

        request = GenerateRequest(
            messages=tuple(question.prompt),
            max_tokens=question.max_tokens,
            temperature=question.temperature,
            json_schema=question.schema,
            seed=random.randrange(2**31) if question.temperature else 0,
            priority=self._priority,
        )
        with self._turn.given_away() if self._turn else nullcontext():
            completion = self._engine.generate(request, hear if on_text else None, ears.cancel)
        if completion.finish_reason == "cancelled":
            raise Cancelled
        return completion
