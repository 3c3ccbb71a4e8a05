"""Which English nouns name things alike: rose and fig are plants, zip and button are fasteners.

The table is made of WordNet by ``packaging/nouns.py``, which says how. Of each noun it holds a few senses, and of each
sense its place in the tree of senses: a letter for what it is, the depth from which on all below is alike, and the way.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import product
from typing import Literal, NamedTuple

from merchant_assistant.claims.lexis.text import stem
from merchant_assistant.foundation.paths import resource

Kinship = Literal["same", "alike", ""]
_NO_GROUP = "-"
_ZERO = ord("@")


class _Sense(NamedTuple):
    """``group``: plant, animal, substance, or none; ``clan``: how long a way two share that are alike."""

    group: str
    clan: int
    way: str


def is_noun(word: str) -> bool:
    """Whether the lower-case word names a thing, a substance, a plant …: something that a product may be or have."""
    return bool(_senses(word))


@lru_cache(maxsize=1 << 14)
def kinship(word: str, other: str) -> Kinship:
    """``same`` where one of the two words may mean the other or a kind of it, ``alike`` where both are of one kind."""
    pairs = list(product(_senses(word), _senses(other)))
    if any(one.way.startswith(two.way) or two.way.startswith(one.way) for one, two in pairs):
        return "same"
    return "alike" if any(map(_are_alike, pairs)) else ""


def _are_alike(pair: tuple[_Sense, _Sense]) -> bool:
    one, other = pair
    if one.group == other.group != _NO_GROUP:
        return True
    reach = max(one.clan, other.clan)
    return one.way[:reach] == other.way[:reach]


@lru_cache(maxsize=1 << 14)
def _senses(word: str) -> tuple[_Sense, ...]:
    found = next((_table()[form] for form in _forms(word) if form in _table()), "")
    return tuple(_Sense(code[0], ord(code[1]) - _ZERO, code[2:]) for code in found.split())


def _forms(word: str) -> Iterator[str]:
    yield word
    yield stem(word)
    yield word.removesuffix("es")


@cache
def _table() -> Mapping[str, str]:
    packed = resource("claims", "nouns.txt.gz").read_bytes()
    lines = gzip.decompress(packed).decode().splitlines()
    return dict(line.split(" ", 1) for line in lines)
