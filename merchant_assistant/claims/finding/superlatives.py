"""Superlatives that no list of phrases holds: "the lightest mug ever", "voted best in its class", 业内最轻."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from merchant_assistant.claims.lexis.cues import pattern
from merchant_assistant.claims.lexis.tables import either, table
from merchant_assistant.claims.lexis.text import Text, stem
from merchant_assistant.claims.lexis.vocabulary import is_word
from merchant_assistant.claims.reading.context import Context
from merchant_assistant.claims.reading.facts import Fact, Term

_SCOPE = 70
_NUMBER_ONE = re.compile(r"(?<![\w&])# ?1(?![\d.,:/-])")


def superlatives(context: Context) -> Iterator[Fact]:
    """One "of the world" is always a claim; "the lightest mug" is one where the thing is a mug."""
    text = context.text
    for found in _abroad().finditer(text.lower):
        value = Term("superlative:" + found["form"])
        yield Fact("other", found.start(), found.end(), value, aspect="superlative")
    for found in _NUMBER_ONE.finditer(text.lower):
        yield Fact("other", found.start(), found.end(), Term("number-one", "#1"), aspect="superlative")
    for found in _superlative().finditer(text.lower):
        word = found["est"] or found["most"] or found["bare"] or ""
        scoped = bool(found["scope"]) or _scope_after().match(text.lower, found.end(), found.end() + _SCOPE) is not None
        if not (scoped or found["the"]) or (found["est"] and not _is_superlative(found["est"], scoped=scoped)):
            continue
        noun = _noun_after(text, found.end())
        value = Term(f"superlative:{word}")
        if scoped or not noun:
            yield Fact("other", found.start(), found.end(), value, aspect="superlative")
        else:
            yield Fact("other", found.start(), found.end(), value, noun=noun, unsure=True, aspect="superlative")


def _noun_after(text: Text, end: int) -> str:
    """The word right after, in the singular; empty at the end of a clause."""
    place = text.place_before(end) + 1
    if place >= len(text.tokens) or text.broken(end, text.tokens[place].start):
        return ""
    return stem(text.tokens[place].word)


def _is_superlative(word: str, *, scoped: bool) -> bool:
    """lightest, safest, biggest, heaviest: the ending of a word that is one without it."""
    none = table("superlatives")["none"]
    if word in none["words"] or (word in none["of_measure"] and not scoped):
        return False
    root = word.removesuffix("est")
    forms = {root, root + "e", root[:-1], root.removesuffix("i") + "y"}
    return any(len(form) > 1 and is_word(form) for form in forms)


@cache
def _superlative() -> re.Pattern[str]:
    content = table("superlatives")
    scope = (
        rf"{either(content['scope']['before'])}|(?:{either(content['scope']['votes'])})(?: [^\s.,;:!?]{{1,20}}){{0,3}}"
    )
    scope = rf"{scope}|(?:{either(_countries())})'s"
    bare = either(content["bare"]["words"])
    return re.compile(
        rf"(?<![a-z-])(?:(?P<scope>{scope}) |(?P<the>the (?:very |single )?)|)"
        rf"(?:(?P<est>[a-z]{{2,14}}est)|most (?P<most>[a-z-]{{3,20}})|(?P<bare>{bare}))(?![a-z])"
    )


def _countries() -> Iterator[str]:
    return (name for names in table("countries")["names"].values() for name in names if name.isascii())


@cache
def _abroad() -> re.Pattern[str]:
    """ "das leiseste … am Markt", "le plus léger du monde", "la más potente de la historia"."""
    content = table("superlatives")["abroad"]
    forms, scopes = pattern(content["forms"]).pattern, pattern(content["scopes"]).pattern
    return re.compile(rf"(?P<form>{forms})(?: [^\s.;:!?]+){{0,6}}? (?:{scopes})")


@cache
def _scope_after() -> re.Pattern[str]:
    return re.compile(rf"(?:[ -][a-z-]+){{0,5}} (?:{either(table('superlatives')['scope']['after'])})")
