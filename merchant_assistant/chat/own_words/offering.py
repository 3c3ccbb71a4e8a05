"""What an unknown word of a question may mean here: columns where a column can stand, values where a value can.

Each that is offered was tried: with it the question is computed, and is about that. They are ordered by nearness in
meaning where the model of vectors is here, by letters otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.chat.exact.columns.columns_held import MANY
from merchant_assistant.chat.exact.columns.words_of_values import ELEMENTS
from merchant_assistant.chat.exact.words.keys import is_han, plain
from merchant_assistant.chat.exact.words.own import MayMean, OwnWord, Place
from merchant_assistant.chat.own_words.meaning import label_of, names_of
from merchant_assistant.chat.own_words.reading import Compute, OwnReading
from merchant_assistant.chat.own_words.standing import Standing
from merchant_assistant.chat.own_words.unknown import places_unknown
from merchant_assistant.foundation.prose import Language, asked_in

if TYPE_CHECKING:
    from merchant_assistant.catalogue.inquiry import Condition
    from merchant_assistant.chat.exact.columns.holdings import Holdings

OFFERED = 3
_NEAREST = 4  # columns that are tried before the fullest ones
_TRIED = 8  # of columns, and of values: an answer is not kept waiting for long
_PROBED = 3  # values that are tried where none is near, to see whether one could stand there
_LONGEST = 160  # characters of a question; more is a message
_LONGEST_VALUE = 40  # characters
_FEW = 40  # values of a column that may be offered
_COMPARED = 60  # names that are compared in meaning: each takes the model some milliseconds once
_LETTERS = 0.75  # how much alike a word and a value must be written where nothing tells what they mean
_NO_COLUMNS = frozenset({"source", "variants", "parent", "image", "url", "currency", "title", "description"})
_SORTS = ("category", "subcategory", "brand", "manufacturer")
_WORKED_OUT = frozenset({"margin", "margin_percent", "markup_percent", "stock_value", "stock_cost"})
Nearness = Callable[[str, Sequence[str]], "Sequence[float] | None"]
"""How near names are to a word in meaning; None where no model tells."""


@dataclass(frozen=True, slots=True)
class Offering:
    """Over one catalogue. ``compute``: what is computed of a text, behind the question before it."""

    holdings: Holdings
    compute: Compute
    holds: Callable[[Condition], bool]
    nearness: Nearness

    def of(self, text: str) -> MayMean | None:
        """What the one unknown word of a question may mean; None where it has none, or several, or nothing fits."""
        asked = plain(text)
        if len(asked) > _LONGEST:
            return None
        language = asked_in(asked)
        for place in places_unknown(asked, self.holdings, self.holds):
            if found := self._for(asked, place, language):
                return found
        return None

    def _for(self, asked: str, place: Place, language: Language) -> MayMean | None:
        word = place.own.word
        standing = Standing.of(asked, (place,), self.holdings)
        ranked = [one for one in columns_in(self.holdings, word) if standing.may_rank(one)]
        columns = self._with_fullest(self._ordered(word, ranked, language, least=0.0))
        values = values_in(self.holdings, word)
        near = self._ordered(word, values, language, least=_LETTERS)
        found = [*self._that_fit(asked, place, columns), *self._that_fit(asked, place, near)]
        if found:
            some = self._ordered(word, found, language, least=0.0)[:OFFERED]
            return MayMean(word, tuple(replace(one, label=label_of(one, self.holdings, language)) for one in some))
        first = {one.column: one for one in reversed(values)}
        some = sorted(first.values(), key=lambda one: one.column not in _SORTS)[:_PROBED]
        return MayMean(word) if self._that_fit(asked, place, some, 1) else None

    def _with_fullest(self, columns: Sequence[OwnWord]) -> list[OwnWord]:
        """The nearest first, then those that most things have a value of: the nearest ones may be blank here."""
        near, rest = columns[:_NEAREST], columns[_NEAREST:]
        return [*near, *sorted(rest, key=lambda own: -self.holdings.fields[own.column].products)]

    def _that_fit(self, asked: str, place: Place, ways: Sequence[OwnWord], most: int = OFFERED) -> list[OwnWord]:
        """The first that the question can be read with."""
        return list(islice((own for own in islice(ways, _TRIED) if self._fits(asked, place, own)), most))

    def _fits(self, asked: str, place: Place, own: OwnWord) -> bool:
        reads = OwnReading((), lambda: self.holdings, self.compute)
        reply = reads.with_words(asked, (Place(place.start, place.end, own),))
        return reply is not None and reply.finding is not None and reply.finding.passing > 0

    def _ordered(self, word: str, ways: Sequence[OwnWord], language: Language, *, least: float) -> list[OwnWord]:
        """The nearest first. ``least``: how much alike they must be written, where nothing tells what they mean."""
        names = [names_of(one, self.holdings, language)[0] for one in ways]
        alike = [_written_alike(word, name) for name in names]
        some = sorted(range(len(ways)), key=lambda at: (-max(alike[at], _LETTERS), at))[:_COMPARED]
        meant = self.nearness(word, [names[at] for at in some]) if some else None
        if meant is None:
            return [ways[at] for at in some if alike[at] >= least]
        return [ways[at] for _, at in sorted(zip(meant, some, strict=True), key=lambda pair: -pair[0])]


def columns_in(holdings: Holdings, word: str) -> list[OwnWord]:
    """The columns that a word may mean. First those of the shop's own: a price has names that are known anywhere."""
    fields = [name for name in holdings.fields if name not in _NO_COLUMNS and (":" not in name or _is_own(name))]
    return [OwnWord(word, name) for name in sorted(fields, key=_rank)]


def _rank(field: str) -> int:
    if _is_own(field):
        return 0
    return 2 if field in _WORKED_OUT else 1


def values_in(holdings: Holdings, word: str) -> list[OwnWord]:
    """The values that a word may mean: sorts of goods, and what columns of few different values hold."""
    found: list[OwnWord] = []
    for name, one in holdings.fields.items():
        few = one.distinct <= (MANY if name in _SORTS else _FEW)
        if one.kind == "values" and few and name != "source":
            found += [OwnWord(word, name, value) for value in holdings.values_of(name) if _is_name(name, value)]
    return found


def _is_own(name: str) -> bool:
    return name.startswith(ATTRIBUTE)


def _is_name(field: str, value: str) -> bool:
    """Whether a value names one thing: a category also with the way to it."""
    one = field in _SORTS or len(ELEMENTS.split(value)) == 1
    return one and 1 < len(value) <= _LONGEST_VALUE and any(map(str.isalpha, value))


def _written_alike(word: str, name: str) -> float:
    """From 0 to 1; Chinese by the characters that both have."""
    from rapidfuzz.distance import JaroWinkler  # noqa: PLC0415 - first when a word is unknown

    if is_han(word) != is_han(name[:1]):
        return 0.0
    parts = (name, *name.split())
    return max(JaroWinkler.similarity(word.casefold(), part.casefold()) for part in parts)
