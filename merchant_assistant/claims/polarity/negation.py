"""A small model drops "no" and "not": "No pre-drilling" becomes "pre-drilled". Such statements are found here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from merchant_assistant.claims.lexis.tables import table

_WORD = re.compile(r"[a-z]+")
_REACH = 4  # words after "not" that it may deny: "not made for the dishwasher"
_STEM = 5
_CLAUSE = re.compile(r"[.;,:!?\n]")
_DENIED_HAN = re.compile("([不无未免非])([\u3400-\u9fff]{2})")


def drops_denial(text: str, known: str) -> bool:
    """Whether ``text`` states plainly what ``known`` (the data) only ever denies."""
    return _drops_english(text.casefold(), known.casefold()) or _drops_chinese(text, known)


def _drops_english(text: str, known: str) -> bool:
    said = _WORD.findall(text)
    if _words("no") & set(said):
        return False
    only_denied = set(_denied(known)) - set(_affirmed(known))
    return bool(only_denied & {word[:_STEM] for word in said})


def _denied(known: str) -> Iterator[str]:
    """Stems within reach of a denial, clause by clause."""
    for clause in _CLAUSE.split(known):
        words = _WORD.findall(clause)
        for place, word in enumerate(words):
            if word in _words("no"):
                yield from (
                    w[:_STEM] for w in words[place + 1 : place + 1 + _REACH] if len(w) > 3 and w not in _words("common")
                )


def _affirmed(known: str) -> Iterator[str]:
    for clause in _CLAUSE.split(known):
        words = _WORD.findall(clause)
        if not _words("no") & set(words):
            yield from (word[:_STEM] for word in words)


@cache
def _words(name: str) -> frozenset[str]:
    """Words that deny, and words too common to carry a denial by themselves."""
    return frozenset(table("denials")["dropped"][name])


def _drops_chinese(text: str, known: str) -> bool:
    for word in {found.group(2) for found in _DENIED_HAN.finditer(known)}:
        plainly = f"(?<![不无未免非]){word}"
        if re.search(plainly, text) and not re.search(plainly, known):
            return True
    return False
