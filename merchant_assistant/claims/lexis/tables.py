"""The tables of ``resources/claims``, read once. A language or a material is added there, not here."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, cached_property
from typing import Any

from merchant_assistant.claims.lexis.alternatives import any_of
from merchant_assistant.claims.lexis.languages import with_languages
from merchant_assistant.claims.lexis.lexicon import Lexicon
from merchant_assistant.claims.model import Kind
from merchant_assistant.foundation.paths import resource


@dataclass(frozen=True)
class Unit:
    """``value * factor + offset`` is the value in the dimension's base unit.

    ``kind``: what is of one dimension and yet not the same (AC, DC); empty where none is said.
    """

    id: str
    dimension: str
    factor: Fraction
    offset: Fraction
    system: str
    kind: str = ""

    @cached_property
    def scale(self) -> float:
        """The factor, as near as a float can say it."""
        return float(self.factor)


@dataclass(frozen=True, slots=True)
class Topic:
    """What a figure may speak of. See ``topics.toml``."""

    id: str
    dimension: str | None
    broad: bool
    default: bool
    near: frozenset[str]


@dataclass(frozen=True, slots=True)
class Word:
    """A word that is a claim by itself: material, colour, certificate, country, feature."""

    kind: Kind
    id: str
    unsure: bool = False  # means it only in a fitting field or beside a fitting word
    cased: bool = False  # means it only in capitals
    denied: bool = False  # the word itself says that it is not so: plastikfrei

    @property
    def is_idiom(self) -> bool:
        """Whether the phrase only looks like a claim: cotton candy, 第一次."""
        return not self.id


@cache
def table(name: str) -> dict[str, Any]:
    """One TOML file of ``resources/claims``, with what the languages of ``resources/claims/languages`` add to it."""
    return with_languages(name, tomllib.loads(resource("claims", f"{name}.toml").read_text(encoding="utf-8")))


@cache
def small_words(section: str, name: str) -> frozenset[str]:
    """A list of ``language.toml``."""
    return frozenset(table("language")[section][name])


def either(forms: Iterable[str]) -> str:
    """A pattern that matches one of the forms, the longest first; English ones as whole words."""
    return any_of(forms, lambda form: ("[A-Za-z]", "[A-Za-z]") if form.isascii() else ("", ""))


@cache
def units() -> tuple[dict[str, tuple[Unit, ...]], dict[str, tuple[Unit, ...]]]:
    """Units by symbol (case matters) and by word (lower case). One form may mean several units (oz)."""
    symbols: dict[str, tuple[Unit, ...]] = {}
    words: dict[str, tuple[Unit, ...]] = {}
    for dimension, content in table("units").items():
        for entry in content["units"]:
            unit = Unit(
                entry["id"],
                dimension,
                Fraction(entry["factor"]),
                Fraction(entry.get("offset", "0")),
                entry.get("system", "metric"),
                entry.get("kind", ""),
            )
            for form in entry["symbols"]:
                symbols[form] = (*symbols.get(form, ()), unit)
            for form in _with_plurals(entry["words"]):
                words[form] = (*words.get(form, ()), unit)
    return symbols, words


@cache
def topics() -> dict[str, Topic]:
    """What figures may speak of, by id; see ``topics.toml``."""
    return {
        name: Topic(
            name,
            entry.get("dimension"),
            entry.get("broad", False),
            entry.get("default", False),
            frozenset(entry.get("near", ())),
        )
        for name, entry in table("topics").items()
    }


@cache
def topic_words() -> Lexicon[tuple[Topic, bool]]:
    """Phrases of topics; True where the phrase speaks of a figure only right after it."""
    return Lexicon(
        (phrase, (topics()[name], after))
        for name, entry in table("topics").items()
        for after, key in ((False, "words"), (True, "after"))
        for phrase in entry.get(key, ())
    )


@cache
def claim_words() -> Lexicon[Word]:
    """All words that are claims by themselves."""
    return Lexicon(found for words in _WORD_TABLES for found in _words_of(*words))


@cache
def broader(kind: Kind) -> Mapping[str, frozenset[str]]:
    """For each word id of that kind, itself and all that it also is (pine: pine, wood)."""
    return {
        word: _upwards(word, table(name).get("is", {}))
        for of_kind, name, section in _WORD_TABLES
        if of_kind == kind
        for word in table(name)[section]
    }


def _upwards(word: str, parents: Mapping[str, list[str]]) -> frozenset[str]:
    return frozenset({word}).union(*(_upwards(parent, parents) for parent in parents.get(word, ())))


# Kind, file and section of each table of words.
_WORD_TABLES: tuple[tuple[Kind, str, str], ...] = (
    ("material", "materials", "words"),
    ("colour", "colours", "words"),
    ("certificate", "certificates", "words"),
    ("other", "features", "words"),
    ("warranty", "features", "warranty"),
    ("delivery", "features", "delivery"),
)


def _words_of(kind: Kind, name: str, section: str) -> list[tuple[str, Word]]:
    content = table(name)
    unsure, cased, idioms = (content.get(key, {}).get("words", ()) for key in ("unsure", "cased", "idioms"))
    doubtful, capitals = frozenset(unsure), frozenset(cased)
    found = [
        (phrase, Word(kind, word, phrase in doubtful, phrase in capitals))
        for word, phrases in content[section].items()
        for phrase in phrases
    ]
    return found + [(idiom, Word(kind, "")) for idiom in idioms]


def _with_plurals(words: list[str]) -> list[str]:
    return [
        form
        for word in words
        for form in ((word, word + "s") if word[-1] < "\u3400" and not word.endswith("s") else (word,))
    ]
