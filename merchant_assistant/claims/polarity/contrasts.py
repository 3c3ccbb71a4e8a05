"""Words that exclude one another: a torx head for a hex head, a rear axle for a front one, 宽领 for 窄领.

Groups whose words tell by themselves what they are about are compared as they stand; words like "front" and "wide" only
beside the same noun, in whatever language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from merchant_assistant.claims.finding.materials import parts
from merchant_assistant.claims.lexis.denials import denied
from merchant_assistant.claims.lexis.lexicon import Hit, Lexicon
from merchant_assistant.claims.lexis.tables import table
from merchant_assistant.claims.lexis.text import Text, is_chinese, stem
from merchant_assistant.claims.lexis.vocabulary import writes_nouns_small
from merchant_assistant.claims.model import Evidence, Status

_LISTED = re.compile("[,;，；、]")
_SHORTEST_NOUN = 3
_SHORT_CELL = 60
_LONGEST_CHINESE = 4


class Side(NamedTuple):
    """One side of a contrast: ``id`` within ``group``, said of ``noun`` (empty where the word tells by itself)."""

    group: str
    id: str
    noun: str = ""


class Told(NamedTuple):
    """A side that a cell of the record is on. ``sure``: a short cell, which holds little else."""

    side: Side
    evidence: Evidence
    sure: bool


class Rival(NamedTuple):
    """A place in a text that is on another side than the record."""

    start: int
    end: int
    status: Status
    evidence: Evidence


class _Entry(NamedTuple):
    group: str
    id: str
    alone: bool


def told_sides(cells: Iterable[tuple[Evidence, str, bool]]) -> tuple[Told, ...]:
    """The sides that cells are on: each cell with its words (its field's name first) and whether it is structured."""
    found: list[Told] = []
    for evidence, said, structured in cells:
        sure = structured and len(said) <= _SHORT_CELL
        found += [Told(side, evidence, sure or _is_certain(side)) for side, _ in _sides(Text.of(said))]
        found += [Told(side, evidence, sure) for side in _answered(said) if sure]
    return tuple(found)


def _is_certain(side: Side) -> bool:
    return side.group in table("contrasts")["certain"]["groups"]


def rivals(text: Text, told: tuple[Told, ...]) -> Iterator[Rival]:
    """Where the text is on a side that the record is not, while it is on another one of the same group."""
    for side, hit in _sides(text) if told else ():
        known = [one for one in told if (one.side.group, one.side.noun) == (side.group, side.noun)]
        if known and all(one.side.id != side.id for one in known):
            sure = next((one for one in known if one.sure), None)
            is_phrase = hit.after - hit.first > 1 or is_chinese(text.lower[hit.start])
            is_plain = is_phrase or side.group not in table("contrasts")["loose"]["groups"]
            status: Status = "contradicted" if sure and is_plain else "unsupported"
            yield Rival(hit.start, hit.end, status, (sure or known[0]).evidence)


def _answered(said: str) -> Iterator[Side]:
    """ "Axle: front", "Scale: dual, bar/psi": the name of the field is the noun."""
    name, _, value = said.partition(": ")
    nouns = Text.of(name).tokens
    for text in map(Text.of, _LISTED.split(value)) if nouns else ():
        hit = _words().longest(text, 0) if text.tokens else None
        if hit is None or hit.after < len(text.tokens):
            continue
        for entry in hit.entries:
            if not entry.alone:
                yield from (Side(entry.group, entry.id, _noun_id(stem(noun.word))) for noun in nouns)


def _sides(text: Text) -> Iterator[tuple[Side, Hit[_Entry]]]:
    """The sides that the text is on; what it denies says nothing."""
    for hit in _words().find(text):
        if denied(text, hit, frozenset()):
            continue
        for entry in hit.entries:
            if entry.alone:
                yield Side(entry.group, entry.id), hit
                continue
            for noun in filter(None, (_noun(text, hit), _noun_before(text, hit))):
                yield Side(entry.group, entry.id, noun), hit


def _noun(text: Text, hit: Hit[_Entry]) -> str:
    """What the word is said of: the word right after it, as a part of things where it is one."""
    if hit.after >= len(text.tokens):
        return ""
    following = text.tokens[hit.after]
    if is_chinese(text.lower[hit.end - 1]):
        return _chinese_noun(text, hit.end)
    if text.folded[hit.end : following.start] not in (" ", "-") or len(following.word) < _SHORTEST_NOUN:
        return ""
    word = stem(following.word)
    return _noun_id(word) if word.isalpha() else ""


def _noun_before(text: Text, hit: Hit[_Entry]) -> str:
    """The word right before it in French and Spanish: "bras simple"."""
    if hit.first == 0 or not writes_nouns_small(text):
        return ""
    word = text.tokens[hit.first - 1].word
    joined = text.folded[text.tokens[hit.first - 1].end : hit.start] == " "
    return _noun_id(stem(word)) if joined and len(word) >= _SHORTEST_NOUN and word.isalpha() else ""


def _noun_id(word: str) -> str:
    """The same for collar and 领."""
    return str(table("contrasts")["nouns"]["english"].get(word, parts().get(word, word)))


def _chinese_noun(text: Text, start: int) -> str:
    nouns = table("contrasts")["nouns"]["chinese"]
    if noun := next((noun for noun in nouns if text.folded.startswith(noun, start)), ""):
        return str(noun)
    words = (text.folded[start : start + length] for length in range(_LONGEST_CHINESE, 1, -1))
    return next((parts()[word] for word in words if word in parts()), "")


@cache
def _words() -> Lexicon[_Entry]:
    return Lexicon(
        (word, _Entry(group, name, kind == "alone"))
        for kind in ("alone", "beside")
        for group, sides in table("contrasts")[kind].items()
        for name, words in sides.items()
        for word in words
    )
