"""Which of a catalogue's names a word means, if any: near ones are found by their vectors, the model chooses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from merchant_assistant.chat.prompt import sections
from merchant_assistant.engine.model import Engine, Message, Role, ScoreRequest

if TYPE_CHECKING:
    from merchant_assistant.foundation.cancel import CancelToken

_NEAR = 12  # names that the model chooses from
_SURE = 0.75  # how probable the chosen one must be: measured, no wrong one was
_NONE = "none"


class Meaning:
    """Over the names of one catalogue."""

    def __init__(self, engine: Engine, names: Sequence[str], cancel: CancelToken | None) -> None:
        """Raises :class:`UserFault` where there is no model of vectors, and :class:`Cancelled`."""
        import numpy as np  # noqa: PLC0415 - first when a word is unknown

        self._engine = engine
        self._names = names
        self._vectors = np.array(engine.embed(names, "query", cancel).rows()) if names else np.empty((0, 0))

    def of(self, word: str, cancel: CancelToken | None) -> str:
        """The name that means the same; '' where none surely does. Raises as the engine does."""
        near = self.near(word, cancel)
        if not near:
            return ""
        scores = self._engine.score(ScoreRequest(messages=_prompt(word, near), labels=(*near, _NONE)), cancel)
        best = max(range(len(near)), key=scores.probabilities.__getitem__)
        return near[best] if scores.probabilities[best] >= _SURE else ""

    def near(self, word: str, cancel: CancelToken | None) -> list[str]:
        """The names whose vectors are nearest, the nearest first."""
        if not self._names:
            return []
        asked = self._engine.embed([word], "query", cancel).rows()[0]
        order = (self._vectors @ asked).argsort()[::-1][:_NEAR]
        return [self._names[place] for place in order]


def _prompt(word: str, near: Sequence[str]) -> tuple[Message, ...]:
    """The same up to the word each time, so that the engine has read that already."""
    roles: dict[str, Role] = {"system": "system", "example user": "user", "example assistant": "assistant"}
    told = [Message(role=roles[heading], content=body) for heading, body in sections("same_word") if heading in roles]
    asked = next(body for heading, body in sections("same_word") if heading == "user")
    return (*told, Message(role="user", content=asked.replace("$word", word).replace("$names", ", ".join(near))))
