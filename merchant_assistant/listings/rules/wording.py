"""Wordings that a platform, any platform, or the merchant refuses; capitals throughout; emoji."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from merchant_assistant.claims.model import Part
from merchant_assistant.foundation.prose import has_han
from merchant_assistant.foundation.said import Said, said
from merchant_assistant.listings.model import Listing, Violation
from merchant_assistant.listings.platforms import Platform, wordings
from merchant_assistant.listings.rules.pieces import Piece, name_of

# ✕ and ✖ are signs of multiplication.
_EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u2714\u2717-\u27bf\u2b50\u2b55\ufe0f\u20e3]")
_WORD = re.compile(r"(?<!\w)[A-ZÀ-Þa-zß-ÿ]{4,}(?!\w)")  # shorter ones are mostly abbreviations: LED, USB, PVC
_SHOUTED = 3  # words in capitals, from which on a text shouts where nearly all are
_NEARLY_ALL = 0.75


def faults(piece: Piece, rules: Platform, never: Iterable[str]) -> Iterator[Violation]:
    """What is wrong with the words of one piece."""
    yield from wording_violations(piece.text, piece.part, rules, piece.name)
    if not rules.limits(piece.part).capitals and shouts(piece.text):
        sentence = said("Rules", "{part}: all in capital letters.")
        yield Violation("capitals", piece.part, sentence.format(part=piece.name))
    for word in never:
        if word.strip() and (found := _never(word).search(piece.text)):
            sentence = said("Rules", "{part}: you wish never to say “{words}”.")
            yield Violation("forbidden_word", piece.part, sentence.format(part=piece.name, words=found.group()))


def wording_violations(text: str, part: Part, rules: Platform, name: Said | None = None) -> Iterator[Violation]:
    """Wordings that the platform, or any platform, refuses, each kind once, with the words found."""
    called = name or name_of(part, rules.kind)
    for code in rules.forbidden:
        wording = wordings()[code]
        if found := wording.pattern.search(text):
            sentence = said("Rules", "{part}: {rule} (“{words}”).")
            yield Violation(code, part, sentence.format(part=called, rule=wording.message, words=_short(found.group())))
    if not rules.emoji and (found := _EMOJI.search(text)):
        sentence = said("Rules", "{part}: {platform} refuses emoji: {emoji}")
        yield Violation("emoji", part, sentence.format(part=called, platform=rules.name, emoji=found.group()))


def empty_phrases(listing: Listing) -> int:
    """How many phrases would fit any product: tells the better of two drafts, breaks no rule."""
    text = "\n".join((listing.title, *listing.bullets, listing.description))
    return len(wordings()["empty"].pattern.findall(text))


def shouts(text: str) -> bool:
    """Whether nearly all of its longer words are written in capitals."""
    words: list[str] = _WORD.findall(text)
    loud = sum(word.isupper() for word in words)
    return loud >= _SHOUTED and loud >= _NEARLY_ALL * len(words)


@cache
def _never(word: str) -> re.Pattern[str]:
    """A Latin word whole, in any case; Chinese ones stand without spaces."""
    sought = r"\s+".join(map(re.escape, word.split()))
    return re.compile(sought if has_han(word) else rf"(?<!\w){sought}(?!\w)", re.IGNORECASE)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 40 else f"{text[:39]}…"
