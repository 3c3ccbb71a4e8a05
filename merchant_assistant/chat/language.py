"""What the chat knows of a language: words that name nothing, words that point back, and its own sentences."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from merchant_assistant.foundation.paths import resource
from merchant_assistant.foundation.prose import Language


@dataclass(frozen=True, slots=True)
class Tongue:
    """One file of ``resources/chat``.

    ``measure``: words that count things, no words when they stand alone; ``whole``: finds questions about the whole
    catalogue; ``seeks``: those for products of a kind; ``sells``: those for what the shop has; ``tells``: those that
    want to be told of a product as a whole;
    ``several``: those that speak of several products;
    ``polar_question`` and ``polar_answer``: those that want and give a yes or no; ``denial``: says that
    something is not so; ``asks``: lower-case words that ask for a field.
    ``idle``: words that data need not account for; ``beyond``: what no column tells, whatever its words; ``describes``:
    finds who looks for a product in words of their own; ``writes``: who wants something written.
    """

    stop: frozenset[str]
    refers: frozenset[str]
    several: re.Pattern[str]
    measure: frozenset[str]
    whole: re.Pattern[str]
    seeks: re.Pattern[str]
    sells: re.Pattern[str]
    tells: re.Pattern[str]
    polar_question: re.Pattern[str]
    polar_answer: re.Pattern[str]
    denial: re.Pattern[str]
    replies: Mapping[str, str]
    labels: Mapping[str, str]
    asks: Mapping[str, frozenset[str]]
    idle: frozenset[str]
    beyond: re.Pattern[str]
    describes: re.Pattern[str]
    writes: re.Pattern[str]


@cache
def tongue(language: Language) -> Tongue:
    """Read once, when first asked for."""
    words = tomllib.loads(resource("chat", f"{language}.toml").read_text(encoding="utf-8"))
    return Tongue(
        frozenset(words["stop"].split()),
        frozenset(words["refers"].split()),
        re.compile(words["several"], re.IGNORECASE),
        frozenset(words["measure"].split()),
        re.compile("|".join(f"(?:{pattern})" for pattern in words["whole"]), re.IGNORECASE),
        re.compile(words["seeks"], re.IGNORECASE),
        re.compile(words["sells"], re.IGNORECASE),
        re.compile(words["tells"], re.IGNORECASE),
        re.compile(words["polar"]["question"], re.IGNORECASE),
        re.compile(words["polar"]["answer"], re.IGNORECASE),
        re.compile(words["polar"]["denial"], re.IGNORECASE),
        words["replies"],
        words["labels"],
        {field: frozenset(said.split()) for field, said in words["asks"].items()},
        frozenset(words["accounting"]["idle"].split()),
        re.compile("|".join(f"(?:{pattern})" for pattern in words["accounting"]["beyond"]), re.IGNORECASE),
        re.compile(words["accounting"]["describes"], re.IGNORECASE),
        re.compile(words["accounting"]["writes"], re.IGNORECASE),
    )
