"""Words and patterns of ``resources/prompts/facts.toml`` and ``labels.toml``: how facts are told and which are not."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from merchant_assistant.foundation.paths import resource
from merchant_assistant.foundation.prose import has_han, language_of, other_script

_LANGUAGES = ("en", "zh")
_MARKED = "äöüÄÖÜßàâæçéèêëîïôœùûÿñáíóúãõåøčšž"


@dataclass(frozen=True, slots=True)
class FactWords:
    """``labels`` by language. The patterns search a column's name, except ``values`` and ``shop_talk``.

    ``made_up`` and ``verbs`` are of what a model writes.
    """

    labels: Mapping[str, Mapping[str, str]]
    columns: re.Pattern[str]
    terms: re.Pattern[str]
    measures: re.Pattern[str]
    untagged: re.Pattern[str]
    empty: frozenset[str]
    values: re.Pattern[str]
    shop_talk: re.Pattern[str]
    foreign: re.Pattern[str]
    english: re.Pattern[str]
    made_up: re.Pattern[str]
    verbs: re.Pattern[str]


@cache
def fact_words() -> FactWords:
    data = _read("facts")
    columns, values, written = data["columns"], data["values"], data["written"]
    return FactWords(
        labels=data["labels"],
        columns=_pattern(columns["leave_out"]),
        terms=_pattern(columns["terms"]),
        measures=_pattern(columns["measures"]),
        untagged=_pattern(columns["untagged"]),
        empty=frozenset(values["empty"]),
        values=_pattern(values["leave_out"]),
        shop_talk=_pattern(data["sentences"]["leave_out"]),
        foreign=re.compile(rf"\b(?:{data['foreign']['words']})\b|[^\W\d_]*[{_MARKED}][^\W\d_]*"),
        english=re.compile(rf"\b(?:{data['foreign']['english']})\b", re.IGNORECASE),
        made_up=_pattern(written["made_up"]),
        verbs=_pattern(written["verbs"]),
    )


def translated(name: str, language: str) -> str:
    """A column's name in ``language`` where it is one of the common ones, else as it is."""
    if language == "zh" and has_han(name):
        return name
    names = _names().get(name.casefold().strip(" :*\uff1a"))
    return names[_LANGUAGES.index(language)] if names else name


def is_in(text: str, language: str) -> bool:
    """Whether ``text`` can stand in a listing of ``language`` (en, zh); figures and names can in both."""
    if language_of(text) not in (language, None) or other_script(text):
        return False
    if language == "zh":
        return True
    foreign = len(foreign_words(text))
    return not foreign or foreign <= len(fact_words().english.findall(text))


def foreign_words(text: str) -> list[str]:
    """The words by which a text in Latin letters is known as not English."""
    return [found.group() for found in fact_words().foreign.finditer(text)]


@cache
def _names() -> Mapping[str, Sequence[str]]:
    rows: list[list[str]] = _read("labels")["names"]
    return {name.casefold(): row for row in reversed(rows) for name in row}


def _pattern(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


def _read(name: str) -> Mapping[str, Any]:
    return tomllib.loads(resource("prompts", f"{name}.toml").read_text(encoding="utf-8"))
