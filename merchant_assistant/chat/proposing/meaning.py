"""Which of a catalogue's names a word means, if any.

A word of the other language is translated by the model; what it says must be a name that is held, and is sure where
it said just that with little doubt, the name is translated back to the word, or both are the same to it. Of 119 right
ones that were measured 94 are sure then, and of 7 wrong ones (山羊: sheep) none. Else near names are found by vectors,
and the model says which is it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from merchant_assistant.chat.exact.words.keys import key_of, stem
from merchant_assistant.chat.prompt import sections
from merchant_assistant.engine.model import Engine, Message, Role, ScoreRequest
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.prose import has_han

if TYPE_CHECKING:
    from merchant_assistant.chat.proposing.translating import Translates
    from merchant_assistant.foundation.cancel import CancelToken

_NEAR = 5  # names that the model is asked about: each takes it a quarter of a second
_NEAR_SAID = 2  # names besides that are nearest to the word's translation
_LIKELY = 0.7  # how probable "yes" must be, asked both ways round: one in five is only near, as measured
_SURE = 0.8  # of a translation that is the nearest name: poultry is no chicken, which is near too
_SURE_NEAREST = 0.75
_MAY_BE = 0.5  # of a doubtful translation that is asked back: pacifier is no 奶瓶
_LITTLE_DOUBT = 0.8  # how probable just that translation was: the likeliest wrong one has 0.74
_LABELS = ("yes", "no")


@dataclass(frozen=True, slots=True)
class Meant:
    """A name of the catalogue that an unknown word likely means. ``sure``: it may be answered without asking back."""

    name: str
    sure: bool


class Meaning:
    """Over the names of one catalogue. ``held``: what the catalogue calls so, '' for a word that it does not have."""

    def __init__(
        self, engine: Engine, names: Sequence[str], translates: Translates, held: Callable[[str], str]
    ) -> None:
        self._engine = engine
        self._names = names
        self._translates = translates
        self._held = held
        self._has_other = {han: any(has_han(name) != han for name in names) for han in (True, False)}
        self._vectors: Sequence[Sequence[float]] = ()
        self._known: dict[str, Meant | None] = {}

    def translated(self, word: str, cancel: CancelToken | None) -> Meant | None:
        """The name that the word's translation is; None where nothing is called so. Raises as the engine does."""
        word = singular(word)
        if word not in self._known:
            self._known[word] = self._translated(word, cancel) if self._has_other[has_han(word)] else None
        return self._known[word]

    def _translated(self, word: str, cancel: CancelToken | None) -> Meant | None:
        said = self._translates.of(word, cancel)
        name = self._held(said) if said else ""
        if not name:
            return None
        if self._translates.surely(word, said, cancel) >= _LITTLE_DOUBT or self._is_back(word, name, cancel):
            return Meant(name, sure=True)
        ways = self.same(word, name, cancel), self.same(name, word, cancel)
        if max(ways) < _MAY_BE:
            return None
        either = min(ways)
        nearest = either >= _SURE_NEAREST and name in self._first(word, said, cancel)
        return Meant(name, sure=either >= _SURE or nearest)

    def _first(self, word: str, said: str, cancel: CancelToken | None) -> tuple[str, ...]:
        """The names that are nearest to a word, and to its translation; () without a model of vectors."""
        try:
            return tuple(self._nearest(one, cancel)[0] for one in (word, said) if one and self._names)
        except UserFault:
            return ()

    def _is_back(self, word: str, name: str, cancel: CancelToken | None) -> bool:
        return key_of(self._translates.of(name, cancel)) == key_of(word)

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
        if either < _LIKELY:
            return None
        sure = either >= _SURE and _is_translation(word, best)
        return Meant(best, sure=sure and best in self._first(word, self._translates.of(word, cancel), cancel))

    def same(self, one: str, other: str, cancel: CancelToken | None) -> float:
        """How probable it is, to the model, that both words mean the same."""
        request = ScoreRequest(messages=_prompt(one, other), labels=_LABELS)
        return self._engine.score(request, cancel).probabilities[0]

    def near(self, word: str, cancel: CancelToken | None) -> list[str]:
        """The names whose vectors are nearest to the word or its translation, the nearest first.

        Raises :class:`UserFault` where there is no model of vectors.
        """
        if not self._names:
            return []
        said = self._translates.of(word, cancel) if self._has_other[has_han(word)] else ""
        found = self._nearest(word, cancel)[:_NEAR]
        return list(dict.fromkeys((*found, *(self._nearest(said, cancel)[:_NEAR_SAID] if said else ()))))

    def _nearest(self, word: str, cancel: CancelToken | None) -> list[str]:
        if not self._vectors:
            self._vectors = self._engine.embed(self._names, "query", cancel).rows()
        (asked,) = self._engine.embed([word], "query", cancel).rows()
        nearness = {
            name: sum(a * b for a, b in zip(asked, own, strict=True))
            for name, own in zip(self._names, self._vectors, strict=True)
        }
        return sorted(nearness, key=nearness.__getitem__, reverse=True)


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
