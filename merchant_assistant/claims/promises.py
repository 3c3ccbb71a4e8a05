"""Promises that no list of phrases holds: superlatives ("the lightest mug ever") and cures ("kills 99 % of germs")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from merchant_assistant.claims.context import Context
from merchant_assistant.claims.facts import Fact, Term
from merchant_assistant.claims.model import Kind
from merchant_assistant.claims.tables import either, table
from merchant_assistant.claims.text import Text, stem
from merchant_assistant.claims.vocabulary import is_word
from merchant_assistant.claims.words import aspect_of

_SPAN = 40
_SCOPE = 30
_NUMBER_ONE = re.compile(r"(?<![\w&])# ?1(?![\d.,:/-])")


def promises(context: Context) -> Iterator[Fact]:
    """Superlatives and promises of health, from left to right each."""
    yield from _superlatives(context.text)
    yield from _spans(context.text)


def _superlatives(text: Text) -> Iterator[Fact]:
    """One "of the world" is always a claim; "the lightest mug" is one where the thing is a mug."""
    for found in _NUMBER_ONE.finditer(text.lower):
        yield Fact("other", found.start(), found.end(), Term("number-one", "#1"), aspect="superlative")
    for found in _superlative().finditer(text.lower):
        word = found["est"] or found["most"] or found["bare"] or ""
        scoped = bool(found["scope"]) or _scope_after().match(text.lower, found.end(), found.end() + _SCOPE) is not None
        if found["est"] and not _is_superlative(found["est"], scoped=scoped):
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
    scope = either(content["scope"]["before"])
    bare = either(content["bare"]["words"])
    return re.compile(
        rf"(?:(?P<scope>{scope}) |the (?:very )?)"
        rf"(?:(?P<est>[a-z]{{2,14}}est)|most (?P<most>[a-z-]{{3,20}})|(?P<bare>{bare}))(?![a-z])"
    )


@cache
def _scope_after() -> re.Pattern[str]:
    return re.compile(rf"(?: [a-z-]+){{0,2}} (?:{either(table('superlatives')['scope']['after'])})")


def _spans(text: Text) -> Iterator[Fact]:
    for promise, pattern in _patterns().items():
        for found in pattern.finditer(text.lower):
            denied = re.search(
                r"(?:not|n't|nicht|ne|no|不|不能)\s*$", text.lower[max(0, found.start() - 8) : found.start()]
            )
            kind = _kind(promise)
            yield Fact(
                kind,
                found.start(),
                found.end(),
                Term(promise, found["thing"] if kind == "other" else ""),
                negated=bool(denied),
                aspect=aspect_of(kind, promise),
            )


@cache
def _kind(promise: str) -> Kind:
    """Of which table of the features the promise is."""
    tables: tuple[Kind, ...] = ("warranty", "delivery")
    return next((kind for kind in tables if promise in table("features")[kind]), "other")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        promise: re.compile(
            rf"(?:{_whole(verbs)})(?:[^.;!?\n。；！？,，]|[.,](?=\d)){{0,{_SPAN}}}?(?P<thing>{_whole(things)})"
        )
        for promise, (verbs, things) in table("features")["spans"].items()
    }


def _whole(words: list[str]) -> str:
    return "|".join(word if "\u4e00" <= word[0] <= "\u9fff" else rf"\b{re.escape(word)}\b" for word in words)
