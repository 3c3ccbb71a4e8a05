"""Whether a text denies what it names: "not waterproof", "without plastic", plastic-free, 不含塑料, kein Leder."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from merchant_assistant.claims.lexis.lexicon import Hit
from merchant_assistant.claims.lexis.tables import small_words, table
from merchant_assistant.claims.lexis.text import Text, is_chinese

_FARTHEST = 4
# "PVC- and phthalate-free", "BPA-, PVC- und bleifrei", "latex/powder-free": what is said of the last is said of each.
_ALIKE = re.compile(
    r"(?:-(?:, \w+-){0,3},? (?:and|or|und|oder|&) |/)\w+[- ]?(?:free|frei)(?!\w)(?!-\w| (?:shipping|delivery))"
)
_CLAUSE_END = re.compile(r"[\s，。；、,;.!！?？：:（(]")


def denied(text: Text, hit: Hit[Any], taken: frozenset[int]) -> bool:
    """Whether the phrase is denied where it stands; two denials say yes again.

    ``taken``: tokens of other claims, in which "non" and 不 deny nothing more ("non-slip, waterproof", 不锈钢).
    """
    if is_chinese(text.folded[hit.end - 1]) or is_chinese(text.folded[hit.start]):
        return _denied_before_in_chinese(text, hit, taken) or _denied_after(text, hit)
    before = sum(1 for place in _before(text, hit) if place not in taken and _denies(text, place, hit.first))
    return (before % 2 == 1) != _denied_after(text, hit)


def _before(text: Text, hit: Hit[Any]) -> range:
    """Places of the words before the phrase within its clause."""
    first = hit.first
    ends = _words("ends")
    while (
        first > max(0, hit.first - _FARTHEST)
        and not _parted(text, first - 1)
        and text.tokens[first - 1].word not in ends
    ):
        first -= 1
    return range(first, hit.first)


def _parted(text: Text, place: int) -> bool:
    """Whether a clause ends right after the token."""
    end, start = text.tokens[place].end, text.tokens[place + 1].start
    return text.broken(end, start) or any(mark in text.folded[end:start] for mark in ":()")


def _denies(text: Text, place: int, claimed: int) -> bool:
    word = text.tokens[place].word
    reach = _reach().get(word, 1 if word in small_words("context", "negations") else 0)
    following = text.tokens[place + 1].word
    return claimed - place <= reach and following not in _words("not_before")


def _denied_after(text: Text, hit: Hit[Any]) -> bool:
    """ "plastic-free", and a row of a table: "Microwave safe No"."""
    if _ALIKE.match(text.lower, hit.end):
        return True
    if hit.after >= len(text.tokens):
        return False
    token = text.tokens[hit.after]
    following = text.tokens[hit.after + 1].word if hit.after + 1 < len(text.tokens) else ""
    joined = table("denials")["joined"]
    between = text.folded[hit.end : token.start]
    if token.word in joined["free"] and between in ("-", " "):
        return following not in joined["free_not_before"]
    if token.word in small_words("context", "denials_after") and following != "of":
        return not text.broken(hit.end, token.start) and not text.folded.startswith("-", token.end)
    return between.strip() in (":", "：") and any(
        text.folded.startswith(word, token.start) for word in table("denials")["chinese"]["after"]
    )


def _denied_before_in_chinese(text: Text, hit: Hit[Any], taken: frozenset[int]) -> bool:
    reach = table("denials")["chinese"]["reach"]
    clause = list(_CLAUSE_END.split(text.folded[max(0, hit.start - reach) : hit.start])[-1])
    for place in range(hit.first - 1, max(-1, hit.first - 1 - reach), -1):
        for offset in range(text.tokens[place].start, text.tokens[place].end) if place in taken else ():
            if hit.start - offset <= len(clause):
                clause[offset - hit.start] = " "
    found = _chinese().search(_idioms().sub(lambda idiom: " " * len(idiom.group()), "".join(clause)))
    return found is not None


@cache
def _reach() -> dict[str, int]:
    return dict(table("denials")["reach"])


@cache
def _words(section: str) -> frozenset[str]:
    return frozenset(table("denials")[section]["words"])


@cache
def _chinese() -> re.Pattern[str]:
    words = table("denials")["chinese"]
    far, close = "|".join(sorted(words["far"], key=len, reverse=True)), "|".join(words["close"])
    return re.compile(rf"(?:{far})\S*$|(?:{close})[^\s]?$")


@cache
def _idioms() -> re.Pattern[str]:
    return re.compile("|".join(sorted(table("denials")["chinese"]["idioms"], key=len, reverse=True)))
