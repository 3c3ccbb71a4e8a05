"""Whether what a word means can stand where the word stands: all else that the question names must keep its part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.items.items import Item, items_of
from merchant_assistant.chat.exact.words.keys import plain
from merchant_assistant.chat.exact.words.own import OwnWord, Place
from merchant_assistant.chat.own_words.meaning import Read

_GOODS = ("products", "variants")
_COMPUTED = ("sum", "average", "median", "most", "least")
_ASKED = (*_GOODS, *_COMPUTED, "count", "which", "exists", "with", "list", "group", "share")
_LASTING = ("shelf_life", "lead_time", "warranty")
_DOES = re.compile(r"\b(?:i|we|you|they|to|should|can|could|must|would|will|shall|may|might)\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Standing:
    """A question as it was typed, and where the words stand in it."""

    items: Sequence[Item]
    places: Sequence[Place]
    holdings: Holdings
    text: str = ""

    @classmethod
    def of(cls, text: str, places: Sequence[Place], holdings: Holdings) -> Standing:
        """Of a text as it was typed."""
        said = plain(text)
        return cls(items_of(said, holdings, {}), places, holdings, said)

    def allows(self, read: Read) -> bool:
        """Whether the question with what the words mean asks what was asked."""
        if not all(read.is_of(place.own) for place in self.places):
            return False
        columns = [place for place in self.places if not place.own.value]
        restricted = len(columns) == len(self.places) or self._asks()
        return restricted and self._named_keep(read) and all(self._is_told(place, read) for place in columns)

    def may_rank(self, own: OwnWord) -> bool:
        """Whether a column can be the longest or the heaviest, where the question asks for that."""
        ranks = {one for item in self._others() for one in (*item.of("high"), *item.of("low"))}
        concepts = (*ranks, *(_LASTING if "length" in ranks else ()))
        fields = {name for one in concepts for name in self.holdings.of_concept.get(one, ())}
        fields |= {*self.holdings.days} if "length" in ranks else set()
        return not ranks or own.column in fields

    def _others(self) -> list[Item]:
        return [item for item in self.items if not any(_overlap(item, place) for place in self.places)]

    def _asks(self) -> bool:
        """Whether other words say what is asked of the things that a value picks out: not "what is the keep of it"."""
        others = self._others()
        return any(item.has(*_ASKED) or any(map(item.of, ("names", "asks", "high", "low"))) for item in others)

    def _leaves_some(self, place: Place) -> bool:
        """Whether the words are but the beginning of a longer run: 走量最好."""
        return any(
            _overlap(item, place) and not place.start <= item.start < item.end <= place.end for item in self.items
        )

    def _named_keep(self, read: Read) -> bool:
        """Whether all columns that other words name have a part: the average of "average price of the keep" is one of
        prices."""
        own, fields = {place.own.column for place in self.places if not place.own.value}, read.fields()
        for item in self._others():
            concepts = (*item.of("names"), *item.of("high"), *item.of("low"))
            named = {*item.fields, *(name for one in concepts for name in self.holdings.of_concept.get(one, ()))}
            if named and (named.isdisjoint(fields) or (named & own and not item.fields)):
                return False
        return True

    def _is_told(self, place: Place, read: Read) -> bool:
        """Whether a column is asked for there: how many things are so, or which are, is not told by all its values."""
        if all(map(_is_light, self._others())) and not self._leaves_some(place):
            return False  # bare words ask for nothing
        if _DOES.search(self.text[: place.start]):
            return False  # what somebody does: "which do we keep in the freezer"
        ranked = read.ranks(place.own) and self.may_rank(place.own)
        if (
            ranked
            or read.restricts(place.own)
            or any(item.has(*_COMPUTED) and not item.has("filler") for item in self._others())
        ):
            return True
        before = [item for item in self.items if item.end <= place.start]
        after = next((item for item in self.items if item.start >= place.end and not _is_light(item)), None)
        if after and after.has(*_GOODS):
            return False  # how many of the … products
        counts = [item for item in self.items if item.has("count")]
        if counts:
            return bool(before) and before[-1] in counts
        return not any(item.has(*_GOODS) for item in before) and not any(map(_is_rank, before))


def _is_rank(item: Item) -> bool:
    return bool(item.of("high") or item.of("low")) and not item.has("comparative") and "length" not in item.of("high")


def _is_light(item: Item) -> bool:
    return item.is_filler and not item.has(*_GOODS)


def _overlap(item: Item, place: Place) -> bool:
    return place.start < item.end and item.start < place.end
