"""What a thing is said to fit: "fits iPhone 15", "for Bosch GSR 18", "works with Windows 11", 适用于小米14."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from merchant_assistant.claims.lexis.denials import denied
from merchant_assistant.claims.lexis.lexicon import Lexicon
from merchant_assistant.claims.lexis.tables import table
from merchant_assistant.claims.lexis.text import Text, is_chinese
from merchant_assistant.claims.lexis.vocabulary import is_word
from merchant_assistant.claims.reading.context import Context
from merchant_assistant.claims.reading.facts import Fact, Fit

_MOST_TOKENS = 6
_NEAR = 3
_MOST_IN_LIST = 24


class _Name(NamedTuple):
    """A name from token ``first`` up to ``after``; ``known``: in a table of makers and systems."""

    first: int
    after: int
    known: bool
    numbered: bool


def compatibilities(context: Context, topics: frozenset[str] = frozenset()) -> Iterator[Fact]:
    """Every thing that the text says its own thing goes with. ``topics`` of its field, if it is a cell."""
    text, done = context.text, 0
    if "fits" in topics and text.tokens:
        yield from _listed(text, 0, negated=False)
        return
    for cue in _cues().find(text):
        if cue.first < done:
            continue
        sure = "sure" in cue.entries
        first = _start(text, cue.after)
        facts = list(_listed(text, first, negated=denied(text, cue, frozenset()), sure=sure))
        yield from facts
        done = cue.after


def _listed(text: Text, place: int, *, negated: bool, sure: bool = True) -> Iterator[Fact]:
    """The names from ``place`` on; a bare number goes on with the name before it: "iPhone 14, 15"."""
    head: tuple[str, ...] = ()
    for _ in range(_MOST_IN_LIST):
        name = _name(text, place)
        number = bool(head) and name is None and place < len(text.tokens) and text.tokens[place].word.isdigit()
        if name is None and not number:
            return
        if name is not None and not (name.known or name.numbered or (sure and _strong(text, name))):
            return
        after = name.after if name else place + 1
        words = tuple(token.word for token in text.tokens[place:after])
        words = (*head, *words) if name is None else words
        yield Fact(
            "other",
            text.tokens[place].start,
            text.tokens[after - 1].end,
            Fit(words),
            negated=negated,
            aspect="compatibility",
        )
        head = tuple(takewhile(lambda word: not word.isdigit(), words))
        following = _next_in_list(text, after)
        if following is None:
            return
        place, sure = following, False


def _strong(text: Text, name: _Name) -> bool:
    """Whether a name that no table knows is one: "fits the Zentrix Pro", not "fits Large"."""
    said = text.folded[text.tokens[name.first].start : text.tokens[name.after - 1].end]
    return not said.isupper() and not all(is_word(token.word) for token in text.tokens[name.first : name.after])


def _name(text: Text, place: int) -> _Name | None:
    """The name that begins at ``place``: a known one with its numbers and tails, or capitalised words and numbers."""
    if place >= len(text.tokens):
        return None
    hit = _known().longest(text, place)
    after = hit.after if hit else place
    while after < min(place + _MOST_TOKENS, len(text.tokens)) and _goes_on(text, after, place):
        after += 1
    if after == place or not (_is_capital(text, place) or is_chinese(text.tokens[place].word)):
        return None
    numbered = any(any(char.isdigit() for char in token.word) for token in text.tokens[place:after])
    return _Name(place, after, hit is not None, numbered)


def _goes_on(text: Text, place: int, first: int) -> bool:
    token = text.tokens[place]
    if place > first:
        between = text.folded[text.tokens[place - 1].end : token.start]
        if between.strip(" -.") or len(between) > 1:
            return False
    if is_chinese(token.word):
        return False
    return token.word.isdigit() or token.word in table("compatibility")["names"]["tails"] or _is_capital(text, place)


def _is_capital(text: Text, place: int) -> bool:
    start, end = text.tokens[place].start, text.tokens[place].end
    return any(char.isupper() for char in text.folded[start:end])


def _next_in_list(text: Text, after: int) -> int | None:
    if after >= len(text.tokens):
        return None
    lists = table("compatibility")["cues"]["lists"]
    between = text.folded[text.tokens[after - 1].end : text.tokens[after].start].strip()
    if between in lists:
        return after + 1 if text.tokens[after].word in lists else after
    if not between and text.tokens[after].word in lists:
        return after + 1
    return None


def _start(text: Text, place: int) -> int:
    small = table("compatibility")["cues"]["between"]
    end = min(place + _NEAR, len(text.tokens))
    while place < end and text.tokens[place].word in small:
        place += 1
    return place


@cache
def _cues() -> Lexicon[str]:
    cues = table("compatibility")["cues"]
    return Lexicon([*((cue, "sure") for cue in cues["sure"]), *((cue, "likely") for cue in cues["likely"])])


@cache
def _known() -> Lexicon[str]:
    brands = table("brands")
    return Lexicon((name, name) for name in [*table("compatibility")["names"]["words"], *brands["sure"]])
