"""Which of a catalogue's names a word means, if any: near ones are found by vectors, the model says which is it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from merchant_assistant.chat.exact.words.keys import stem
from merchant_assistant.chat.prompt import sections
from merchant_assistant.engine.model import Engine, Message, Role, ScoreRequest
from merchant_assistant.foundation.prose import has_han

if TYPE_CHECKING:
    from merchant_assistant.foundation.cancel import CancelToken

_NEAR = 5  # names that the model is asked about: each takes it a quarter of a second
_LIKELY = 0.7  # how probable "yes" must be, asked both ways round: one in five is only near, as measured
_SURE = 0.8  # of a translation: none that was measured is wrong
_LABELS = ("yes", "no")


@dataclass(frozen=True, slots=True)
class Meant:
    """A name of the catalogue that an unknown word likely means. ``sure``: it may be answered without asking back."""

    name: str
    sure: bool


class Meaning:
    """Over the names of one catalogue."""

    def __init__(self, engine: Engine, names: Sequence[str], cancel: CancelToken | None) -> None:
        """Raises :class:`UserFault` where there is no model of vectors, and :class:`Cancelled`."""
        self._engine = engine
        self._names = names
        self._vectors = engine.embed(names, "query", cancel).rows() if names else []

    def of(self, word: str, cancel: CancelToken | None) -> Meant | None:
        """The name that likely means the same; None where none does. Raises as the engine does.

        A narrower word is not the same as a wider one: a vase may be of glass, but glass is no vase. So it is asked the
        other way round too.
        """
        word = singular(word)
        likely = {name: self.same(word, name, cancel) for name in self.near(word, cancel)}
        best = max(likely, key=likely.__getitem__, default="")
        if not best or likely[best] < _LIKELY:
            return None
        either = min(likely[best], self.same(best, word, cancel))
        return Meant(best, sure=either >= _SURE and _is_translation(word, best)) if either >= _LIKELY else None

    def same(self, one: str, other: str, cancel: CancelToken | None) -> float:
        """How probable it is, to the model, that both words mean the same."""
        request = ScoreRequest(messages=_prompt(one, other), labels=_LABELS)
        return self._engine.score(request, cancel).probabilities[0]

    def near(self, word: str, cancel: CancelToken | None) -> list[str]:
        """The names whose vectors are nearest, the nearest first."""
        if not self._names:
            return []
        (asked,) = self._engine.embed([word], "query", cancel).rows()
        nearness = {
            name: sum(a * b for a, b in zip(asked, own, strict=True))
            for name, own in zip(self._names, self._vectors, strict=True)
        }
        return sorted(nearness, key=nearness.__getitem__, reverse=True)[:_NEAR]


def singular(word: str) -> str:
    """Names mostly are: "wristwatches" as "wristwatch"; glasses are no glass."""
    head, _, last = word.rpartition(" ")
    short = stem(last) if last.isascii() and not last.casefold().endswith("sses") else last
    return f"{head} {short}".strip()


def _is_translation(one: str, other: str) -> bool:
    """Whether one is Chinese and the other is not: words of one language that are near each other often differ."""
    return has_han(one) != has_han(other)


def _prompt(one: str, other: str) -> tuple[Message, ...]:
    """The same up to the words each time, so that the engine has read that already."""
    roles: dict[str, Role] = {"system": "system", "example user": "user", "example assistant": "assistant"}
    told = [Message(role=roles[heading], content=body) for heading, body in sections("same_word") if heading in roles]
    asked = next(body for heading, body in sections("same_word") if heading == "user")
    return (*told, Message(role="user", content=asked.replace("$one", one).replace("$other", other)))
