"""Which column is the price, where none is known to be and some could be: asked back once, and remembered.

For one question it is also chosen behind it: "Average price (price: Sell/Cs £)". It is asked only where the question
would be answered then, of that column; what no column could answer stays declined.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from merchant_assistant.catalogue.importing.head_words import MONEY
from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.columns.labels import concept_label, field_label
from merchant_assistant.chat.exact.columns.model import Reading, Reply
from merchant_assistant.chat.exact.columns.standing_in import WORKED_OUT, columns_of, field_called, with_chosen
from merchant_assistant.chat.exact.items.items import items_of
from merchant_assistant.chat.exact.words.faults import Unclear
from merchant_assistant.chat.exact.words.keys import plain
from merchant_assistant.chat.exact.words.own import MayMean, OwnWord
from merchant_assistant.chat.exact.words.phrases import phrase
from merchant_assistant.foundation.prose import asked_in

_BEHIND = re.compile(
    r"(.*?)\s*[(（]([^()（）:：]{1,20})[:：]\s*((?:(?![(（][^()（）:：]*[:：]).)+?)\s*[)）]\s*", re.DOTALL
)
_SPOKEN = ("names", "asks", "high", "low")
_LABELS = {"source": "supplier"}


@dataclass(frozen=True, slots=True)
class Choosing:
    """``read``: what the question is read as over other holdings."""

    holdings: Holdings
    read: Callable[[Holdings], Reading | None]

    def asked_back(self, text: str, asked: str) -> Reply | None:
        """What is asked back, where a column would answer. ``asked``: the question without what was chosen before."""
        spoken = [*self._spoken_of(asked)]
        for concept in spoken:
            columns = self.holdings.open[concept]
            if any(self._answers(concept, column, spoken) for column in columns):
                return _which(text, concept, columns)
        return None

    def _spoken_of(self, text: str) -> Iterator[str]:
        items = items_of(plain(text), self.holdings, {})
        said = {one for item in items for kind in _SPOKEN for one in item.of(kind)}
        if any(item.amount and item.amount.money for item in items):
            said.add("price")
        if any(item.has("in_stock", "out_of_stock") for item in items):
            said.add("stock")
        if any(item.has("worth") for item in items):
            said |= {"stock", "price"}
        said |= {part for one in said & {*WORKED_OUT} for part in WORKED_OUT[one]}
        yield from (concept for concept in self.holdings.open if concept in said)

    def _answers(self, concept: str, column: str, spoken: Sequence[str]) -> bool:
        """Whether the question is one about a column, if that is what is spoken of, alone or with what else is."""
        alone = with_chosen(self.holdings, concept, column)
        every = alone
        for other in spoken:
            if columns := every.open.get(other):
                every = with_chosen(every, other, columns[0])
        return self._is_of(alone, column) or (every is not alone and self._is_of(every, column))

    def _is_of(self, holdings: Holdings, column: str) -> bool:
        """Whether the question is read in full, of that column."""
        try:
            reading = self.read(holdings)
        except Unclear:
            return False
        if reading is None or reading.unread:
            return False
        return column in columns_of(reading)


def with_choice(text: str, holdings: Holdings) -> tuple[str, Holdings]:
    """A question without what is chosen behind it, and the holdings with that."""
    found = _BEHIND.fullmatch(text) if holdings.open else None
    for concept, columns in holdings.open.items() if found else ():
        column = next((name for name in columns if found and name.removeprefix(ATTRIBUTE) == found[3]), "")
        if found and column and found[2].strip() in (_label(concept, text), concept):
            return with_choice(found[1], with_chosen(holdings, concept, column))
    return text, holdings


def _which(text: str, concept: str, columns: Sequence[str]) -> Reply:
    language = asked_in(text)
    heads = [name.removeprefix(ATTRIBUTE) for name in columns]
    listed = [phrase(language, "comma").join(heads[:-1]), heads[-1]] if len(heads) > 1 else heads
    names, label = phrase(language, "or").join(listed), _label(concept, text)
    told = phrase(language, "which_column").format(field=label, columns=names)
    ways = tuple(OwnWord(label, name, label=head) for name, head in zip(columns, heads, strict=True))
    return Reply("clarify", told, lacks=True, meant=MayMean(label, ways))


def telling(reply: Reply | None, holdings: Holdings, words: Sequence[OwnWord]) -> Reply | None:
    """The answer, which says what was remembered of the columns that it comes from."""
    if reply is None or reply.kind != "exact" or reply.reading is None:
        return reply
    used, language = columns_of(reply.reading), reply.reading.language
    own = [one for one in words if holdings.chosen.get(field_called(one.word)) == one.column and one.column in used]
    told = tuple((one.word, one.column.removeprefix(ATTRIBUTE)) for one in own)
    said = "".join(phrase(language, "own_word").format(typed=typed, known=known) for typed, known in told)
    return replace(reply, text=reply.text + said, own=told)


def _label(concept: str, text: str) -> str:
    language = asked_in(text)
    if concept in _LABELS:
        return phrase(language, _LABELS[concept])
    return field_label(concept, language) if concept in MONEY else concept_label(concept, language)
