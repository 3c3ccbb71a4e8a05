"""Questions read with the shop's own words: each stands for what the catalogue calls that, and nothing else changes.

What goods are called comes before what was remembered, and takes nothing from it. What is read with the word
must be of what that means, or it is as if nothing were remembered; so no word can take a restriction away.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from merchant_assistant.catalogue.inquiry import Words
from merchant_assistant.chat.exact.columns.standing_in import may_stand
from merchant_assistant.chat.exact.words.keys import plain
from merchant_assistant.chat.exact.words.own import OwnWord, Place, places_of, with_names
from merchant_assistant.chat.exact.words.phrases import phrase
from merchant_assistant.chat.own_words.meaning import Read, brief_of, names_of, state_of
from merchant_assistant.chat.own_words.standing import Standing
from merchant_assistant.foundation.prose import Language, asked_in

if TYPE_CHECKING:
    from merchant_assistant.catalogue.inquiry import Condition
    from merchant_assistant.chat.exact.columns.holdings import Holdings
    from merchant_assistant.chat.exact.columns.model import Reply

Compute = Callable[[str], "Reply | None"]


@dataclass(frozen=True, slots=True)
class OwnReading:
    """Over one catalogue. ``words``: those that are remembered; ``compute``: what is computed of a text."""

    words: Sequence[OwnWord]
    holdings: Callable[[], Holdings]
    compute: Compute

    def reply(self, text: str, holds: Callable[[Condition], bool]) -> Reply | None:
        """The answer with the shop's own words in mind. ``holds``: whether a condition holds of any product.

        What goods are called by such a word is asked first; a word that calls none need not wait for that.
        """
        places = places_of(plain(text), self.words)
        held = self.holdings() if places else None
        read = tuple(
            place
            for place in places
            if held and state_of(place.own, held) == "read" and not may_stand(place.own, held)  # read as a field is
        )
        if not read:
            return self.compute(text)
        if not any(holds(Words(place.own.word)) for place in read) and (own := self.with_words(text, read)):
            return own
        as_typed = self.compute(text)
        return (self.with_words(text, read) if _leaves_open(as_typed, read) else None) or as_typed

    def with_words(self, text: str, places: Sequence[Place]) -> Reply | None:
        """The answer with what these words mean in their places; None where the question is not read so."""
        held, language = self.holdings(), asked_in(text)
        standing = Standing.of(text, places, held)
        ways = [names_of(place.own, held, language) for place in places]
        for names in zip_longest(*ways):
            said = [name or way[0] for name, way in zip(names, ways, strict=True)]
            reply = self.compute(with_names(text, places, said))
            if reply and reply.kind == "exact" and reply.reading and standing.allows(Read(reply.reading)):
                return _telling(reply, tuple(dict.fromkeys(place.own for place in places)), held, language)
        return None


def _leaves_open(reply: Reply | None, places: Sequence[Place]) -> bool:
    """Whether the question has no answer as it stands, or one that takes such a word for a name that nothing has."""
    if reply is None or reply.kind != "exact" or reply.reading is None:
        return True
    if reply.finding and reply.finding.passing:
        return False
    read = Read(reply.reading)
    return any(read.rests_on_word(place.own) for place in places)


def _telling(reply: Reply, own: tuple[OwnWord, ...], held: Holdings, language: Language) -> Reply:
    """The answer, which says in a few words what it took them for."""
    told = tuple((one.word, brief_of(one, held, language)) for one in own)
    said = "".join(phrase(language, "own_word").format(typed=typed, known=known) for typed, known in told)
    return replace(reply, text=reply.text + said, own=(*told, *reply.own))
