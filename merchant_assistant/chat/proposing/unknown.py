"""The words of a question that nothing in the catalogue, and no table of ours, knows, and how each may be cut.

Chinese has no spaces, and a word may be begun or ended by a character that is known by itself: 甜|品, 家|禽.
So a run is told with what it may be beside its neighbours; in English with the word before it ("last outbound date").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from merchant_assistant.catalogue.inquiry import Condition, Inquiry, Words
from merchant_assistant.chat.exact.columns.codes import skus_in
from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.days.days import stretches_in
from merchant_assistant.chat.exact.days.stretch import Stretch
from merchant_assistant.chat.exact.items.items import Item, items_of
from merchant_assistant.chat.exact.slips.near import corrected
from merchant_assistant.chat.exact.values.dated import with_days
from merchant_assistant.chat.exact.words.keys import is_han
from merchant_assistant.chat.exact.words.lexicon import nouns
from merchant_assistant.chat.exact.words.synonyms import is_known_word

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.foundation.cancel import CancelToken

_SHORTEST, _SHORTEST_HAN = 3, 2  # characters of a word that may be another one's synonym
_LONGEST_HAN = 6
_CUTS = 3  # of a run: each takes the model the better part of a second
_BOUNDS = frozenset(
    "的地得里有在是了和与及或吗呢吧都也还就要把被给到比从对按那哪这几多每个只件箱款种号元块"
)  # no part of a name
_DENIES = frozenset("无免非")  # 无麸质 is one word
_FIELDS = ("names", "asks", "high", "low", "before", "behind")


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

    def of(self, text: str) -> tuple[tuple[Unknown, ...], ...]:
        """Those of a plain text, in order: for each the ways to cut it, the likeliest first."""
        items = items_of(text, self.holdings, skus_in(text, self.catalogue))
        items = corrected(items, self.holdings, lambda item: self._holds(Words(item.text)), self._understood)
        stretches = stretches_in(text)
        items = with_days(text, items, self.holdings)
        items = [item for item in items if not any(_overlap(item, one) for one in stretches)]
        runs = (tuple(_ways(text, core, run, items)) for core, run in self._runs(text, items))
        return tuple(ways for ways in runs if ways)

    def _runs(self, text: str, items: Sequence[Item]) -> Iterator[tuple[list[Item], list[Item]]]:
        """Neighbours are one name: "estee lauder", "feeding bottles"; first without what is known at its ends."""
        for run in self._beside(text, items):
            unknown = [place for place, item in enumerate(run) if self._is_unknown(item)]
            if unknown:
                yield run[unknown[0] : unknown[-1] + 1], run

    def _beside(self, text: str, items: Sequence[Item]) -> Iterator[list[Item]]:
        run: list[Item] = []
        for item in items:
            beside = bool(run) and not text[run[-1].end : item.start].strip(" -")
            if run and not (beside and _may_be_named(item)):
                yield run
                run = []
            if _may_be_named(item):
                run.append(item)
        if run:
            yield run

    def _is_unknown(self, item: Item) -> bool:
        if item.values or item.parts or is_known_word(item.key):
            return False
        if not is_han(item.text) and len(item.text) < _SHORTEST:
            return False
        forms = (item.text, *nouns().get(item.key, ()))
        return not any(self._holds(Words(form, anywhere=True)) for form in forms)

    def _holds(self, condition: Condition) -> bool:
        return self.catalogue.answer(Inquiry("count", where=condition, limit=0), self.cancel).passing > 0

    def _understood(self, word: str) -> Mapping[str, str]:
        return {typed.casefold(): known for typed, known in self.catalogue.understood(word).items()}


def _overlap(item: Item, days: Stretch) -> bool:
    return days.start < item.end and item.start < days.end


def _may_be_named(item: Item) -> bool:
    return item.open and not (item.values or item.parts or item.spelt or any(map(str.isdigit, item.text)))


def _ways(text: str, core: Sequence[Item], run: Sequence[Item], items: Sequence[Item]) -> Iterator[Unknown]:
    start, end = run[0].start, run[-1].end
    cuts = _cuts_han(text, start, end, items) if is_han(text[start:end]) else _cuts_spaced(text, start, end, items)
    if not is_han(text[start:end]):
        cuts = chain([(core[0].start, core[-1].end)], cuts)
    for one, other in list(dict.fromkeys(cuts))[:_CUTS]:
        yield Unknown(one, other, text[one:other])


def _cuts_spaced(text: str, start: int, end: int, items: Sequence[Item]) -> Iterator[tuple[int, int]]:
    """As it stands, and with the word before it: "last outbound date"."""
    yield start, end
    before = next((item for item in items if item.end < start and text[item.end : start] == " "), None)
    if before and before.text.isalpha() and not before.is_filler and not before.values:
        yield before.start, end


def _cuts_han(text: str, start: int, end: int, items: Sequence[Item]) -> Iterator[tuple[int, int]]:
    """The run with a character that stands before or behind it: first alone, unless it is no word by itself."""
    before = start - _may_begin(text, start, items)
    behind = end + _may_end(text, end, items)
    cuts = [(start, end), (start, behind), (before, end), (before, behind)]
    if text[before] in _DENIES:
        cuts.insert(0, (before, end))
    return (cut for cut in cuts if _SHORTEST_HAN <= cut[1] - cut[0] <= _LONGEST_HAN)


def _may_begin(text: str, start: int, items: Sequence[Item]) -> int:
    """1 where the character before may be the first of the word; 没有到 is 没有 before 到期日."""
    item = next((item for item in items if item.end == start), None)
    if item is None or item.fields or item.values or item.amount or item.sku or not is_han(item.text[-1:]):
        return 0
    return int(len(item.text) > _SHORTEST_HAN or (len(item.text) == 1 and text[start - 1] not in _BOUNDS))


def _may_end(text: str, end: int, items: Sequence[Item]) -> int:
    """1 where the character behind may be the last of the word."""
    item = next((item for item in items if item.start == end), None)
    if item is None or len(item.text) != 1 or item.fields or item.values or item.amount or not is_han(item.text):
        return 0
    return int(text[end] not in _BOUNDS and not any(map(item.of, _FIELDS)))
