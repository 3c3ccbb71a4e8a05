"""Which column is the price, where none is known to be and some could be: asked back, and chosen behind the question.

"Average price (price: Sell/Cs £)": the question, and what is chosen. It is asked only where the question would be
answered then, of that column; what no column could answer stays declined.
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
from merchant_assistant.chat.exact.columns.standing_in import FIELDS, with_field
from merchant_assistant.chat.exact.items.items import items_of
from merchant_assistant.chat.exact.words.faults import Unclear
from merchant_assistant.chat.exact.words.keys import plain
from merchant_assistant.chat.exact.words.phrases import phrase
from merchant_assistant.foundation.prose import asked_in

_BEHIND = re.compile(r"\s*[(（]([^()（）:：]{1,20})[:：]\s*(.+?)\s*[)）]\s*$")
_SPOKEN = ("names", "asks", "high", "low")
_LABELS = {"source": "supplier"}


@dataclass(frozen=True, slots=True)
class Choosing:
    """``read``: what the question is read as over other holdings."""

    holdings: Holdings
    read: Callable[[Holdings], Reading | None]

    def asked_back(self, text: str, asked: str) -> Reply | None:
        """What is asked back, where a column would answer. ``asked``: the question without what was chosen before."""
        for concept in self._spoken_of(asked):
            columns = self.holdings.open[concept]
            if any(self._answers(concept, column) for column in columns):
                return _which(text, concept, columns)
        return None

    def _spoken_of(self, text: str) -> Iterator[str]:
        items = items_of(plain(text), self.holdings, {})
        said = {one for item in items for kind in _SPOKEN for one in item.of(kind)}
        if any(item.amount and item.amount.money for item in items):
            said.add("price")
        if any(item.has("in_stock", "out_of_stock") for item in items):
            said.add("stock")
        yield from (concept for concept in self.holdings.open if concept in said)

    def _answers(self, concept: str, column: str) -> bool:
        """Whether the question is one about a column, if that is what is spoken of."""
        try:
            reading = self.read(_chosen(self.holdings, concept, column))
        except Unclear:
            return False
        if reading is None or reading.unread:
            return False
        inquiries = (reading.inquiry, *(side.inquiry for side in reading.sides))
        return any(column in inquiry.fields() for inquiry in inquiries)


def with_choice(text: str, holdings: Holdings) -> tuple[str, Holdings]:
    """A question without what is chosen behind it, and the holdings with that."""
    found = _BEHIND.search(text) if holdings.open else None
    for concept, columns in holdings.open.items() if found else ():
        column = next((name for name in columns if found and name.removeprefix(ATTRIBUTE) == found[2]), "")
        if found and column and found[1].strip() in (_label(concept, text), concept):
            return with_choice(text[: found.start()], _chosen(holdings, concept, column))
    return text, holdings


def _chosen(holdings: Holdings, concept: str, column: str) -> Holdings:
    others = {id: tuple(one for one in names if one != column) for id, names in holdings.open.items() if id != concept}
    left = {id: names for id, names in others.items() if names}
    chosen = {**holdings.chosen, concept: column} if concept in FIELDS else holdings.chosen
    return replace(with_field(holdings, concept, column), open=left, chosen=chosen)


def _which(text: str, concept: str, columns: Sequence[str]) -> Reply:
    language = asked_in(text)
    heads = [name.removeprefix(ATTRIBUTE) for name in columns]
    listed = [phrase(language, "comma").join(heads[:-1]), heads[-1]] if len(heads) > 1 else heads
    names, label = phrase(language, "or").join(listed), _label(concept, text)
    bare = text.strip().rstrip("?？.。!！ ")
    marks = "（{}：{}）" if language == "zh" else " ({}: {})"
    told = phrase(language, "which_column").format(field=label, columns=names)
    return Reply("clarify", told, offers=tuple(bare + marks.format(label, head) for head in heads))


def _label(concept: str, text: str) -> str:
    language = asked_in(text)
    if concept in _LABELS:
        return phrase(language, _LABELS[concept])
    return field_label(concept, language) if concept in MONEY else concept_label(concept, language)
