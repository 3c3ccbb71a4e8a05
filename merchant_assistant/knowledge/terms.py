"""What terms of trade are called otherwise, in the same language or another: who asks for the minimum order is answered
by "the smallest order", by 最低起订金额 as well."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache

from merchant_assistant.foundation.paths import resource
from merchant_assistant.foundation.prose import has_han
from merchant_assistant.knowledge.kinds import kinds


def said_otherwise(word: str, question: str, passage: str) -> bool:
    """Whether ``passage`` says a word of the question by another term. Both texts as they are folded for search."""
    return any(any(_holds(term, word) for term in found) and same.search(passage) for found, same in _spoken(question))


def told(question: str, passage: str) -> tuple[int, int]:
    """How many of the terms in a question a passage says, so or otherwise, and how many it does not."""
    found: dict[str, bool] = {}
    for terms, same in _spoken(question):
        says = bool(same.search(passage))
        found.update({term: found.get(term, False) or says for term in terms})
    said = sum(found.values())
    return said, len(found) - said


def others(question: str) -> list[str]:
    """What the terms that a question has are called otherwise; of a beginning that stands for many, itself."""
    found = (names for names, pattern in zip(_names(), _terms(), strict=True) if pattern.search(question))
    return list(dict.fromkeys(name.removesuffix("*") for names in found for name in names))


@lru_cache(8)
def _spoken(question: str) -> tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]:
    """The terms that a question has, each with what says the same: many passages are asked about one question."""
    found = ((tuple(each[0] for each in pattern.finditer(question)), pattern) for pattern in _terms())
    return tuple((terms, pattern) for terms, pattern in found if terms)


def _holds(term: str, word: str) -> bool:
    """Whether the word is of the term, as 换货 is of 退换货."""
    return word in term if has_han(word) else word in term.split()


@cache
def _terms() -> tuple[re.Pattern[str], ...]:
    return tuple(map(_pattern, _names()))


@cache
def _names() -> tuple[tuple[str, ...], ...]:
    """Read once, when first asked for."""
    told = tomllib.loads(resource("knowledge", "terms.toml").read_text(encoding="utf-8"))
    return tuple(map(tuple, (*told["same"], *kinds())))


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    """The longest first; Chinese ones stand anywhere, others as words."""
    return re.compile("|".join(_part(name.casefold()) for name in sorted(names, key=len, reverse=True)))


def _part(name: str) -> str:
    if has_han(name):
        return re.escape(name)
    return rf"\b{re.escape(name.removesuffix('*'))}" + (r"\w*" if name.endswith("*") else r"s?\b")
