"""Materials inside words that grew together: Edelstahlflasche, Baumwollhemd, plastikfrei."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from merchant_assistant.claims.lexis.languages import compounds as table_of_compounds
from merchant_assistant.claims.lexis.lexicon import Hit
from merchant_assistant.claims.lexis.tables import Word, table
from merchant_assistant.claims.lexis.text import Text
from merchant_assistant.claims.lexis.vocabulary import is_word

_SHORTEST_REST = 3


def compounds(text: Text, taken: frozenset[int]) -> Iterator[Hit[Word]]:
    """The first halves of such words as hits; the second half stands right after, as a noun would."""
    for place, token in enumerate(text.tokens):
        if place in taken or len(token.word) < 2 * _SHORTEST_REST + 1 or not token.word.isalpha():
            continue
        stem = next(
            (
                token.word[:end]
                for end in range(len(token.word) - _SHORTEST_REST, 2, -1)
                if token.word[:end] in _stems()
            ),
            "",
        )
        if stem and not _means_else(token.word[len(stem) :]) and not is_word(token.word):
            is_free = token.word[len(stem) :] in _free()
            end = token.end if is_free else token.start + len(stem)
            yield Hit(place, place + 1, token.start, end, [Word("material", _stems()[stem], denied=is_free)])


def second_half(word: str) -> str:
    """flasche of Edelstahlflasche; empty where no material begins the word."""
    for end in range(len(word) - _SHORTEST_REST, 2, -1):
        if word[:end] in _stems():
            return word[end:].removeprefix("s")
    return ""


@cache
def _stems() -> dict[str, str]:
    return {stem: material for material, stems in table_of_compounds()["stems"].items() for stem in stems}


@cache
def _free() -> frozenset[str]:
    return frozenset(table("denials")["joined"]["suffixes"])


def _means_else(rest: str) -> bool:
    return rest not in _free() and any(rest.startswith(end) for end in table_of_compounds()["not_before"])
