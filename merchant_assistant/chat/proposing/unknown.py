"""The words of a question that nothing in the catalogue, and no table of ours, knows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from merchant_assistant.catalogue.inquiry import Condition, Inquiry, Words
from merchant_assistant.chat.exact.columns.codes import skus_in
from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.items.items import Item, items_of
from merchant_assistant.chat.exact.slips.near import corrected
from merchant_assistant.chat.exact.words.keys import is_han
from merchant_assistant.chat.exact.words.lexicon import nouns
from merchant_assistant.chat.exact.words.synonyms import is_known_word

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.foundation.cancel import CancelToken

_SHORTEST, _SHORTEST_HAN = 3, 2  # characters of a word that may be another one's synonym


@dataclass(frozen=True, slots=True)
class Unknown:
    """Words that stand side by side, and where: ``text`` is what stands there."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Unknowns:
    """Finds them over one catalogue."""

    catalogue: Catalogue
    holdings: Holdings
    cancel: CancelToken | None

    def of(self, text: str) -> tuple[Unknown, ...]:
        """Those of a plain text, in order."""
        items = items_of(text, self.holdings, skus_in(text, self.catalogue))
        items = corrected(items, self.holdings, lambda item: self._holds(Words(item.text)), self._understood)
        return tuple(self._runs(text, items))

    def _runs(self, text: str, items: Sequence[Item]) -> Iterator[Unknown]:
        """Neighbours are one name: "estee lauder"."""
        start = end = -1
        for item in filter(self._is_unknown, items):
            if start >= 0 and text[end : item.start].strip():
                yield Unknown(start, end, text[start:end])
                start = -1
            start, end = (item.start if start < 0 else start), item.end
        if start >= 0:
            yield Unknown(start, end, text[start:end])

    def _is_unknown(self, item: Item) -> bool:
        if not item.open or item.values or item.parts or item.spelt or is_known_word(item.key):
            return False
        shortest = _SHORTEST_HAN if is_han(item.text) else _SHORTEST
        if len(item.text) < shortest or any(map(str.isdigit, item.text)):
            return False
        forms = (item.text, *nouns().get(item.key, ()))
        return not any(self._holds(Words(form, anywhere=True)) for form in forms)

    def _holds(self, condition: Condition) -> bool:
        return self.catalogue.answer(Inquiry("count", where=condition, limit=0), self.cancel).passing > 0

    def _understood(self, word: str) -> Mapping[str, str]:
        return {typed.casefold(): known for typed, known in self.catalogue.understood(word).items()}
