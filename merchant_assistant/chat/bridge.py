"""Materials, colours and kinds of goods in a question, as they are called otherwise or in the other language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from merchant_assistant.chat.exact.words.keys import Key, key_of
from merchant_assistant.chat.exact.words.lexicon import nouns
from merchant_assistant.claims.lexis.tables import either, table
from merchant_assistant.foundation.prose import has_han
from merchant_assistant.knowledge.kinds import kinds

_TABLES = ("materials", "colours")


def said_otherwise(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each word of the tables in ``text``, and what it is called in the other language ("硅胶": "silicone" …)."""
    for found in _pattern().finditer(text.casefold()):
        yield found[0], tuple(form for form in _groups()[found[0]] if has_han(form) != has_han(found[0]))


def called_otherwise(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The same, and nouns of goods too."""
    yield from said_otherwise(text)
    for found in _nouns().finditer(text.casefold()):
        forms = nouns().get(key_of(found[0]), ())
        if other := tuple(form for form in forms if has_han(form) != has_han(found[0])):
            yield found[0], other


def is_of_any(word: str, names: Iterable[str]) -> bool:
    """Whether a word, or two neighbouring characters, are part of one of the names."""
    return any(word in name if has_han(word) else word in name.split() for name in names)


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    """For each word all that mean the same."""
    same: dict[str, tuple[str, ...]] = {}
    for name in _TABLES:
        for forms in table(name)["words"].values():
            for form in forms:
                same[form.casefold()] = (*same.get(form.casefold(), ()), *forms)
    return same


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(either(_groups()))


@cache
def _nouns() -> re.Pattern[str]:
    """What finds the nouns of goods, the longest first."""
    told = [key for key in nouns() if len("".join(key)) > 1]  # 瓶 is in 开瓶器, too
    return re.compile("|".join(_spelt(key) for key in sorted(told, key=lambda key: -len("".join(key)))))


def _spelt(key: Key) -> str:
    """A noun as it may stand in a text."""
    if has_han("".join(key)):
        return re.escape("".join(key))
    parts = (
        rf"{re.escape(part[:-1])}(?:y|ies)" if part.endswith("y") else rf"{re.escape(part)}(?:e?s)?" for part in key
    )
    return rf"(?<!\w){'[ -]'.join(parts)}(?!\w)"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of goods that a text names. ``said``: as it names it; ``names``: what else it may be called."""

    said: str
    names: tuple[str, ...]


def kinds_in(text: str) -> list[Kind]:
    """The kinds of goods that a text names, of overlapping ones the longest."""
    return [Kind(found[0], _named()[_bare(found[0])]) for found in _names().finditer(text.casefold())]


def _bare(word: str) -> str:
    return word if word in _named() else word.removesuffix("s") if word.removesuffix("s") in _named() else word[:-2]


@cache
def _named() -> dict[str, tuple[str, ...]]:
    return {name.casefold(): names for names in kinds() for name in names}


@cache
def _names() -> re.Pattern[str]:
    each = sorted(_named(), key=len, reverse=True)
    parts = (re.escape(name) if has_han(name) else rf"(?<!\w){re.escape(name)}(?:s|es)?(?!\w)" for name in each)
    return re.compile("|".join(parts))
