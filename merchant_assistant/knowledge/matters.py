"""What a question asks for, held against what a passage tells: a duration, an amount, a material, the name of a house.

A passage of the same subject is near to a question, whether it answers it or not. Where the question asks for something
that cannot be told without certain words or figures, a passage without any of them does not answer.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from merchant_assistant.foundation.paths import resource
from merchant_assistant.foundation.prose import has_han
from merchant_assistant.knowledge.words import plain

_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][A-Za-z]+|\b[A-Z]{2,}\b")  # in the middle of a sentence, or an abbreviation
_QUOTED = re.compile(r"(?<!\w)['\"“‘][^'\"”’]{1,40}['\"”’](?!\w)")  # what stands on a button
_NEVER = re.compile(r"(?!)")
_NUMBERS = "one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|half"
_COUNT = rf"(?:\d|[一二两三四五六七八九十百千万半]|\b(?:{_NUMBERS}) (?:a )?)"


@dataclass(frozen=True, slots=True)
class _Matter:
    """``alone``: what tells it by itself, whatever else stands there: a figure of it, or its word; None: nothing."""

    asked: re.Pattern[str]
    told: re.Pattern[str]
    named: bool
    alone: re.Pattern[str] | None


def untold(question: str, passage: str) -> bool:
    """Whether something is asked for that the passage cannot tell."""
    text = plain(passage)
    return any(not _tells(matter, passage, text) for matter in _asked(plain(question)))


def asked_and_told(question: str, passage: str) -> tuple[str, ...]:
    """The parts of a question that ask for what a passage tells by itself: "how heavy" where it says 300 g."""
    text, asks = plain(passage), plain(question)
    told = (one for one in _asked(asks) if one.alone and one.alone.search(text))
    return tuple(found[0] for matter in told for found in matter.asked.finditer(asks))


def _tells(matter: _Matter, passage: str, text: str) -> bool:
    return _names_a_house(passage) if matter.named else bool(matter.told.search(text))


def _names_a_house(passage: str) -> bool:
    """By what is written like a name; a Chinese text does not mark names, so there it is a list of them."""
    if any(found[0] not in _no_houses() for found in _NAME.finditer(_QUOTED.sub(" ", passage))):
        return True
    return has_han(passage) and bool(re.search(_told_of()["houses_zh"], passage))


@lru_cache(8)
def _asked(question: str) -> tuple[_Matter, ...]:
    """Many passages are held against one question."""
    return tuple(matter for matter in _matters() if matter.asked.search(question))


@cache
def _matters() -> tuple[_Matter, ...]:
    rows = _told_of()["matter"]
    return tuple(_Matter(_pattern(row["asked"]), _told(row), row.get("named", False), _alone(row)) for row in rows)


@cache
def _no_houses() -> frozenset[str]:
    """Days, units, countries: written like names."""
    countries = tomllib.loads(resource("claims", "countries.toml").read_text(encoding="utf-8"))["names"].values()
    words = (word.title() for names in countries for name in names for word in name.split())
    return frozenset((*_told_of()["no_houses"].split(), *words))


@cache
def _told_of() -> dict[str, Any]:
    """Read once, when first asked for."""
    return tomllib.loads(resource("knowledge", "matters.toml").read_text(encoding="utf-8"))


def _told(row: dict[str, Any]) -> re.Pattern[str]:
    ways = [row["told"]] if "told" in row else []
    if "figure" in row:
        ways.append(_figure(row))
    return _pattern("|".join(ways)) if ways else _NEVER


def _alone(row: dict[str, Any]) -> re.Pattern[str] | None:
    if "figure" in row:
        return _pattern(_figure(row))
    return _told(row) if row.get("alone") else None


def _pattern(text: str) -> re.Pattern[str]:
    """A Chinese character beside a word or a figure is no part of it: 周六8:30 tells a time."""
    return re.compile(text, re.ASCII)


def _figure(row: dict[str, Any]) -> str:
    return rf"{_COUNT} ?{row['figure']}"
