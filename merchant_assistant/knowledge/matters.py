"""What a question asks for, held against what a passage tells: a duration, an amount, a material, the name of a house.

A passage of the same subject is near to a question, whether it answers it or not. Where the question asks for something
that cannot be told without certain words or figures, a passage without any of them does not answer.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache

from merchant_assistant.foundation.paths import resource
from merchant_assistant.foundation.prose import has_han
from merchant_assistant.knowledge.words import plain

_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][A-Za-z]+|\b[A-Z]{2,}\b")  # in the middle of a sentence, or an abbreviation
_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class _Matter:
    asked: re.Pattern[str]
    told: re.Pattern[str]
    named: bool


def untold(question: str, passage: str) -> bool:
    """Whether something is asked for that the passage cannot tell."""
    text = plain(passage)
    return any(not _tells(matter, passage, text) for matter in _asked(plain(question)))


def _tells(matter: _Matter, passage: str, text: str) -> bool:
    """A Chinese text does not mark names: where one is asked for, it may hold one."""
    if matter.named:
        return has_han(passage) or bool(_NAME.search(passage))
    return bool(matter.told.search(text))


@lru_cache(8)
def _asked(question: str) -> tuple[_Matter, ...]:
    """Many passages are held against one question."""
    return tuple(matter for matter in _matters() if matter.asked.search(question))


@cache
def _matters() -> tuple[_Matter, ...]:
    """Read once, when first asked for."""
    rows = tomllib.loads(resource("knowledge", "matters.toml").read_text(encoding="utf-8"))["matter"]
    return tuple(_Matter(re.compile(row["asked"]), _told(row), row.get("named", False)) for row in rows)


def _told(row: dict[str, str]) -> re.Pattern[str]:
    ways = [row["told"]] if "told" in row else []
    if figure := row.get("figure"):
        ways.append(rf"\d ?{figure}")
    return re.compile("|".join(ways)) if ways else _NEVER
