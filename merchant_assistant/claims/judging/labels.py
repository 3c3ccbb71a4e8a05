"""Several figures in one cell, each with a word of its own: "RAM/Flash: 4 GB / 64 GB", 净重/毛重, "W x H"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from merchant_assistant.claims.finding.fields import readable_name
from merchant_assistant.claims.judging.proofs import Proof
from merchant_assistant.claims.lexis.tables import table
from merchant_assistant.claims.lexis.text import Text, is_chinese, stem
from merchant_assistant.claims.model import Evidence
from merchant_assistant.claims.reading.facts import Fact

_SLASH = re.compile(r"\s*[/／|]\s*")
_TIMES = r"\s*[x×*]\s*"
_MOST_LABELS = 4


def said_of_another(claim: Fact, proof: Proof, others: Iterable[Proof]) -> bool:
    """Whether the claim's words are those of another figure of the cell, and none of them this figure's own."""
    for other in others:
        if other.evidence == proof.evidence and other.fact.start != proof.fact.start:
            own, theirs = _words(proof), _words(other)
            if _meet(claim.words, theirs - own) and not _meet(claim.words, own - theirs):
                return True
    return False


def _meet(said: frozenset[str], label: frozenset[str]) -> bool:
    """净 of a column 净/毛重 stands in 净重."""
    return not said.isdisjoint(label) or any(
        len(word) == 1 and is_chinese(word) and any(word in pair for pair in said) for word in label
    )


def _words(proof: Proof) -> frozenset[str]:
    """The words of one figure: its part of a name and a cell with as many slashes, else what stands beside it."""
    names = _SLASH.split(readable_name(proof.evidence.field))
    place = len(_SLASH.findall(proof.evidence.value, 0, proof.fact.start))
    parts = len(_SLASH.findall(proof.evidence.value)) + 1
    if 1 < len(names) == parts <= _MOST_LABELS:
        return _of_name(names[place], is_first=place == 0)
    return proof.fact.words


@lru_cache(maxsize=1024)
def _of_name(name: str, *, is_first: bool) -> frozenset[str]:
    """The word nearest to the slash, since the others are of all: "Rated voltage Uo/U"."""
    words = [token.word for token in Text.of(name).tokens]
    if len(words) <= 1 or not all(is_chinese(word[0]) for word in words):
        return frozenset(map(stem, words[-1:] if is_first else words[:1]))
    return frozenset(one + other for one, other in pairwise(words))


@lru_cache(maxsize=4096)
def directions(evidence: Evidence) -> tuple[str, ...]:
    """What the sides of a size are, where the cell or its column says so: width and height of "W x H"."""
    found = _patterns().search(f"{readable_name(evidence.field)} {evidence.value}")
    names = table("figures")["directions"]
    return tuple(names[part.casefold()] for part in re.split(_TIMES, found.group())) if found else ()


@lru_cache(maxsize=1)
def _patterns() -> re.Pattern[str]:
    name = "|".join(map(re.escape, sorted(table("figures")["directions"], key=len, reverse=True)))
    return re.compile(rf"(?<![^\W_])(?:{name})(?:{_TIMES}(?:{name}))+(?![^\W_])", re.IGNORECASE)
