"""The words of ``resources/replies``: how replies sound in each language, and what holds for all of them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, cast, get_args

from merchant_assistant.foundation.paths import resource
from merchant_assistant.replies.model import Intent, ReplyLanguage

LANGUAGES: tuple[ReplyLanguage, ...] = get_args(ReplyLanguage)


@dataclass(frozen=True, slots=True)
class IntentWords:
    """``pattern``: words that give the intent away; ``sentences``: what people with it write, by language."""

    pattern: re.Pattern[str]
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ranking:
    """By which field a question compares goods, and whether it asks for the lowest."""

    field: str
    lowest: bool


@dataclass(frozen=True, slots=True)
class Rules:
    """What holds in every language. ``fields``: by which words the fields are found that an intent is answered from."""

    never_told: frozenset[str]
    never_told_words: tuple[str, ...]
    fields: Mapping[str, str]
    needs: Mapping[str, tuple[str, ...]]
    decides: frozenset[str]
    at_once: frozenset[str]
    patterns: Mapping[str, re.Pattern[str]]
    rankings: Mapping[Ranking, re.Pattern[str]]


@cache
def spoken(language: ReplyLanguage) -> Mapping[str, Any]:
    """How replies sound in a language; read once."""
    return _read(language)


@cache
def intent_words() -> Mapping[Intent, IntentWords]:
    """By intent, in the order in which they are told where several fit."""
    read = cast("dict[Intent, Any]", _read("intents"))  # its names are the intents: a test holds them together
    return {
        name: IntentWords(re.compile("|".join(each["words"]), re.IGNORECASE), (*each["en"], *each["zh"]))
        for name, each in read.items()
    }


@cache
def rules() -> Rules:
    """Read once."""
    read = _read("rules")
    return Rules(
        frozenset(read["never_told"]),
        tuple(read["never_told_words"]),
        read["fields"],
        {name: tuple(needs) for name, needs in read["needs"].items()},
        frozenset(read["decides"]["intents"]),
        frozenset(read["decides"]["at_once"]),
        {name: re.compile(pattern, re.IGNORECASE) for name, pattern in read["patterns"].items()},
        {
            Ranking(field, side == "lowest"): re.compile(pattern, re.IGNORECASE)
            for field, sides in read["ranking"].items()
            for side, pattern in sides.items()
        },
    )


def ranking_in(text: str) -> Ranking | None:
    """What a question compares goods by: "which is lighter" by weight, the lowest; None where by nothing known."""
    if not rules().patterns["which_of"].search(text):
        return None
    return next((ranking for ranking, pattern in rules().rankings.items() if pattern.search(text)), None)


def is_told(field: str, label: str = "") -> bool:
    """Whether a customer may be told of a field; ``label``: as it is called where it is shown."""
    name = f"{field} {label}".casefold()
    return field not in rules().never_told and not any(word in name for word in rules().never_told_words)


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(resource("replies", f"{name}.toml").read_text(encoding="utf-8"))
