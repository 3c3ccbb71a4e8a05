"""Words that mean the same colour, material or country, and what is one of them: oak is wood."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from merchant_assistant.chat.exact.words.keys import Key, is_han, key_of
from merchant_assistant.chat.exact.words.lexicon import cells_for, continents, countries
from merchant_assistant.claims.lexis.tables import table


@cache
def _classes() -> Mapping[Key, frozenset[Key]]:
    """Colours, materials and countries: all forms that mean the same."""
    found: dict[Key, frozenset[Key]] = {}
    tables = [table("colours")["words"].items(), table("materials")["words"].items()]
    for id, forms in (line for lines in tables for line in lines):
        keys = frozenset(key_of(form) for form in forms) - {()}
        for key in keys:
            found[key] = found.get(key, frozenset()) | keys | _narrower(id)
    for name in ("materials", "colours", "sizes", "features", "brands", "conditions", "places"):
        for key, written in cells_for(name).items():
            found[key] = found.get(key, frozenset()) | written
    for key, written in continents().items():
        found[key] = found.get(key, frozenset()) | written
    for country in countries():
        for key in country.said:
            found[key] = found.get(key, frozenset()) | country.written
    return found


def _narrower(id: str) -> frozenset[Key]:
    """What is one of it too: oak is wood, forest green is green."""
    found: set[Key] = set()
    for name in ("colours", "materials"):
        for word, parents in table(name).get("is", {}).items():
            if id in parents:
                found |= {key_of(form) for form in table(name)["words"].get(word, ())} | _narrower(word)
    return frozenset(found)


def synonyms(key: Key) -> tuple[Key, ...]:
    """Other words that mean the same colour, material or country."""
    return tuple(sorted(_classes().get(key, frozenset()) - {key}))


@cache
def english_words(text: str) -> tuple[str, ...]:
    """What a Chinese word for a colour or a material is called in English titles."""
    tables = (table(name)["words"] for name in ("colours", "materials"))
    return tuple(
        form
        for words in tables
        for forms in words.values()
        if is_han(text) and key_of(text) in map(key_of, forms)
        for form in forms
        if form.isascii() and " " not in form
    )


@cache
def look_of(key: Key) -> str:
    """Whether words name a ``colour`` or a ``material``; '' for neither."""
    for look, name in (("colour", "colours"), ("material", "materials")):
        if any(key == key_of(form) for forms in table(name)["words"].values() for form in forms):
            return look
    return ""


def is_known_word(key: Key) -> bool:
    """Whether words name a colour, a material or a country, held or not."""
    return key in _classes()
