"""Words said too often in a title, and bullets, tags or sentences said twice."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from merchant_assistant.foundation.paths import resource
from merchant_assistant.foundation.prose import sentences
from merchant_assistant.foundation.said import said
from merchant_assistant.listings.model import Listing, Violation
from merchant_assistant.listings.platforms import Platform
from merchant_assistant.listings.rules.pieces import name_of, same

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_WORD = re.compile(rf"(?:(?![{_HAN}])[^\W_])+(?:['’-](?:(?![{_HAN}])[^\W_])+)*")
_RUN = re.compile(f"[{_HAN}]{{2,}}")
_LETTER = re.compile(r"[^\W\d_]")
_CHINESE_WORD = 2  # characters


def faults(listing: Listing, rules: Platform) -> Iterator[Violation]:
    """What a listing says again."""
    if rules.title.max_word_repeats is not None:
        yield from _repeated_words(listing.title, rules.title.max_word_repeats, rules)
    if _twice(listing.bullets):
        sentence = said("Rules", "{part}: two of them say the same.")
        yield Violation("repetition", "bullets", sentence.format(part=name_of("bullets", rules.kind)))
    if _twice(sentences(listing.description)):
        sentence = said("Rules", "{part}: a sentence stands there twice.")
        yield Violation("repetition", "description", sentence.format(part=name_of("description", rules.kind)))
    if _twice(listing.tags):
        sentence = said("Rules", "{part}: two of them say the same.")
        yield Violation("repetition", "tags", sentence.format(part=name_of("tags", rules.kind)))


def _repeated_words(title: str, most: int, rules: Platform) -> Iterator[Violation]:
    repeated = [*_latin(title, most), *_chinese(title, most)]
    if repeated:
        sentence = said("Rules", "{part}: said more than {most} times: {words}.")
        filled = sentence.format(part=name_of("title", rules.kind), most=most, words=", ".join(repeated))
        yield Violation("repeated_word", "title", filled)


def _latin(title: str, most: int) -> list[str]:
    counts = Counter(word for word in _WORD.findall(title.casefold()) if _tells(word))
    return [word for word, count in counts.items() if count > most]


def _tells(word: str) -> bool:
    """Whether a word is none of the small ones, no unit, no single letter and no figure."""
    return len(word) > 1 and bool(_LETTER.search(word)) and word not in _small_words()


def _chinese(title: str, most: int) -> list[str]:
    """Words of two characters, as their bounds are not marked; of overlapping ones the first."""
    runs = _RUN.findall(title)
    pairs = Counter(run[at : at + _CHINESE_WORD] for run in runs for at in range(len(run) - 1))
    often = [pair for pair, count in pairs.items() if count > most and pair not in _small_words()]
    return [pair for place, pair in enumerate(often) if not any(_overlap(pair, other) for other in often[:place])]


def _overlap(one: str, other: str) -> bool:
    return one[0] == other[-1] or one[-1] == other[0]


@cache
def _small_words() -> frozenset[str]:
    """Prepositions, articles, conjunctions and units may stand in a title as often as grammar wants."""
    data = tomllib.loads(resource("platforms", "words.toml").read_text(encoding="utf-8"))
    return frozenset(word for words in data["small"].values() for word in words.split())


def _twice(texts: Iterable[str]) -> bool:
    told = [form for form in map(same, texts) if form]
    return len(set(told)) < len(told)
