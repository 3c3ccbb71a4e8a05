"""Materials in a text: the part that is of it, and words that make it another thing (oak veneer, marble look)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from merchant_assistant.claims.lexis.lexicon import Hit
from merchant_assistant.claims.lexis.tables import small_words, table
from merchant_assistant.claims.lexis.text import Text, is_chinese, stem
from merchant_assistant.claims.reading.context import Context

_REACH = 5
_CHINESE_REACH, _CHINESE_AFTER, _PART = 8, 3, 3
_CLAUSE_END = re.compile(r"[\s，。；、,;.]")
_PERCENT_REACH = 12


@cache
def parts() -> Mapping[str, str]:
    """The id of a part by each of its words: grip and 手柄 are a handle."""
    return {word: part for part, words in table("materials")["parts"].items() for word in words}


@cache
def _chinese_parts() -> tuple[str, ...]:
    return tuple(word for word in parts() if is_chinese(word[0]))


@cache
def _instead(section: str) -> frozenset[str]:
    return frozenset(table("materials")["instead"][section])


@cache
def _relation(name: str) -> frozenset[str]:
    return frozenset(table("materials")["relations"][name])


def is_applied(text: Text, hit: Hit[Any]) -> bool:
    """ "a drill for wood", 适用于木材: what the thing is used on, not what it is of."""
    place = hit.first - 1
    if place < 0 or text.broken(text.tokens[place].end, hit.start):
        return False
    ends = (word for word in _relation("application") if is_chinese(word[0]))
    return text.tokens[place].word in _relation("application") or text.folded.endswith(tuple(ends), 0, hit.start)


def lies_under(text: Text, hit: Hit[Any]) -> bool:
    """ "on concrete", "sur l'acier": what a thing stands or works on, nothing that it is of."""
    place = hit.first - 1
    if place < 0 or text.folded[text.tokens[place].end : hit.start] != " ":
        return False
    return text.tokens[place].word in _relation("under") and hit.entries[0].kind == "material"


def is_vessel(context: Context, hit: Hit[Any]) -> bool:
    """ "a glass of wine" is of no material, "a glass jar" is."""
    vessels, tokens = table("materials")["vessels"], context.text.tokens
    if context.text.lower[hit.start : hit.end] not in vessels["words"]:
        return False
    if hit.after < len(tokens) and tokens[hit.after].word in vessels["after"]:
        return True
    return hit.first > 0 and tokens[hit.first - 1].word in vessels["before"] and not context.following(hit.end)


def is_label(text: Text, hit: Hit[Any]) -> bool:
    """ "Fabric: cotton" says cotton."""
    return text.folded[hit.end : hit.end + 2].lstrip().startswith(":")


def after_percent(text: Text, hit: Hit[Any]) -> bool:
    """ "95% cotton", "95% recycled cotton"."""
    percent = text.folded.rfind("%", max(0, hit.start - _PERCENT_REACH), hit.start)
    return percent >= 0 and not text.broken(percent, hit.start)


def before_noun(context: Context, hit: Hit[Any]) -> bool:
    """ "iron pan": no "iron at low heat"."""
    said = context.text.lower[hit.start : hit.end]
    if is_chinese(said[0]):
        return len(said) == 1 and _beside_thing(context.text.folded, hit)
    apart = context.text.folded[hit.end : hit.end + 1] in (" ", "-")
    return said in table("materials")["modifier"]["words"] and apart and bool(context.following(hit.end))


def _beside_thing(folded: str, hit: Hit[Any]) -> bool:
    """ "铁罐", "手柄为铝": one character that is a material here."""
    return folded.startswith(tuple(_relation("things")), hit.end) or folded.endswith(
        tuple(_relation("says")), 0, hit.start
    )


def shade(text: Text, hit: Hit[Any]) -> str:
    """``veneer`` or ``look`` where the thing is not of that material through and through; empty where it is."""
    after = text.tokens[hit.after].word if hit.after < len(text.tokens) else ""
    if after and text.tokens[hit.after].start - hit.end <= 1:
        here = text.folded[hit.end : hit.end + _PART]
        for name in ("veneer", "look"):
            if after in _instead(name) or any(here.startswith(word) for word in _instead(name) if is_chinese(word[0])):
                return name
        if after in _instead("joined"):
            return "plated"
    before = text.tokens[hit.first - 1].word if hit.first else ""
    close = hit.first > 0 and hit.start - text.tokens[hit.first - 1].end <= 1
    return "look" if close and before in _instead("before") else ""


def part_words(context: Context, hit: Hit[Any]) -> frozenset[str]:
    """What is of that material: "bamboo lid", "lid made of bamboo", "Sole: rubber", 竹盖."""
    text = context.text
    near = [*context.following(hit.end), *(_before(text, hit) if _is_linked(text, hit) else ())]
    if is_chinese(text.folded[hit.end - 1]):
        around = text.folded[max(0, hit.start - _CHINESE_REACH) : hit.start], text.folded[hit.end : hit.end + _PART]
        clause = _CLAUSE_END.split(around[0])[-1] + "|" + around[1]
        near += [part for part in _chinese_parts() if part in clause]
        near += _pairs(_CLAUSE_END.split(text.folded[hit.end : hit.end + _CHINESE_AFTER])[0])
    return frozenset(near)


def _pairs(said: str) -> list[str]:
    """收纳 and 纳桶 of 收纳桶: as no dictionary parts Chinese words, each pair may be one."""
    return [said[at : at + 2] for at in range(len(said) - 1)]


def _before(text: Text, hit: Hit[Any]) -> list[str]:
    before: list[str] = []
    for place in range(hit.first - 1, max(-1, hit.first - 1 - _REACH), -1):
        if text.broken(text.tokens[place].end, hit.start):
            break
        before.append(stem(text.tokens[place].word))
    return before


def _is_linked(text: Text, hit: Hit[Any]) -> bool:
    """ "lid made of bamboo", "Sole: rubber", "the handle is steel"."""
    if text.folded[max(0, hit.start - 2) : hit.start].strip() == ":":
        return True
    places = range(max(0, hit.first - 2), hit.first)
    last = [text.tokens[place].word for place in places if not text.broken(text.tokens[place].end, hit.start)]
    return any(word in small_words("context", "made_of") for word in last[-1:]) or any(
        word in _relation("is") for word in last
    )
