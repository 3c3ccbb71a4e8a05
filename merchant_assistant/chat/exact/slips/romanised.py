"""Chinese names in Latin letters: Longjing, zisha and "Jin Jun Mei" for 龙井, 紫砂 and 金骏眉.

Only as far as the catalogue has a word that sounds so, and never a word that is English or stands in the data as typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import lru_cache

from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.slips.sounding import Slip, characters_of
from merchant_assistant.chat.exact.words.keys import is_han, key_of
from merchant_assistant.chat.exact.words.lexicon import nouns
from merchant_assistant.claims.lexis.vocabulary import frequency, is_word

_LONGEST, _SHORTEST = 5, 2  # syllables of a name
_SELDOM = 1000  # how often a word of the dictionary is written that is but a Chinese name there: Shanghai
_LETTERS = re.compile(r"[A-Za-zÜü']+")
_MOST_CUTS = 4  # ways to cut letters into syllables

Names = Callable[[str], bool]
Found = Callable[[Sequence[Collection[str]]], Sequence[str]]


def romanised(items: Sequence[Item], text: str, holdings: Holdings, names: Names, found: Found) -> list[Slip]:
    """What of a question is a Chinese name in Latin letters, each once; the longest at each place.

    ``found``: the words of the catalogue that have, one after the other, one of the characters of each place.
    """
    slips: list[Slip] = []
    place = 0
    while place < len(items):
        for end in range(min(place + _LONGEST, len(items)), place, -1):
            run = items[place:end]
            typed = text[run[0].start : run[-1].end]
            if _may_be_name(run, typed, names) and (known := _known(typed, holdings, found)):
                slips.append(_with_noun(Slip(typed, known, of_goods=True), items[end:], text, holdings))
                place = end - 1
                break
        place += 1
    return slips


def _may_be_name(run: Sequence[Item], typed: str, names: Names) -> bool:
    """Whether words may be no English: one of them is in no dictionary, and what means something is a name by its
    capital."""
    words = re.split(r"[\s-]+", typed)
    if not all(map(_LETTERS.fullmatch, words)) or any(item.amount or item.sku or item.fields for item in run):
        return False
    if any(not (item.open and not item.values) and not item.text[:1].isupper() for item in run):
        return False
    if all(_is_english(word) for word in words):
        return False
    return not names(typed)


def _is_english(word: str) -> bool:
    small = word.casefold()
    counted = frequency(small, "en")
    return key_of(small) in nouns() or (is_word(small) and not 0 < counted <= _SELDOM)


def _known(typed: str, holdings: Holdings, found: Found) -> str:
    """The one word of the catalogue that sounds so, of several the one that is a value; '' where that is not one."""
    letters = [re.sub("'", "", word.casefold()).replace("ü", "v") for word in re.split(r"[\s-]+", typed)]
    known: dict[str, None] = {}
    single = [*letters[:-1], letters[-1].removesuffix("s")]  # gaiwans
    for syllables in (*_cut_words(letters), *(_cut_words(single) if single != letters else ())):
        if _SHORTEST <= len(syllables) <= _LONGEST:
            known |= dict.fromkeys(found([characters_of(one) for one in syllables]))
    values = [one for one in known if len(known) > 1 and holdings.values_with(key_of(one))]
    return next(iter(values or known)) if 1 in (len(known), len(values)) else ""


def _cut_words(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Each word in whole syllables."""
    if not words:
        yield ()
        return
    for first in _cut(words[0]):
        yield from ((*first, *rest) for rest in _cut_words(words[1:]))


@lru_cache(1000)
def _cut(word: str) -> tuple[tuple[str, ...], ...]:
    """The ways to cut a word into syllables of Chinese, those of fewer first."""
    if not word:
        return ((),)
    ways = [
        (word[:end], *rest)
        for end in range(min(len(word), 6), 0, -1)
        if characters_of(word[:end])
        for rest in _cut(word[end:])
    ]
    return tuple(sorted(ways, key=len)[:_MOST_CUTS])


def _with_noun(slip: Slip, behind: Sequence[Item], text: str, holdings: Holdings) -> Slip:
    """With the English noun behind it where both are one word of the data: of "gongdao cups" the category is 公道杯."""
    after = behind[0] if behind else None
    for form in nouns().get(after.key, ()) if after else ():
        if after and is_han(form) and key_of(slip.known + form) in holdings.whole:
            between = text[text.find(slip.typed) + len(slip.typed) : after.start]
            return Slip(slip.typed + between + after.text, slip.known + form, of_goods=True)
    return slip
