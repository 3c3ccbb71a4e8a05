"""What each platform allows, read from ``resources/platforms`` (data with its source and date)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.paths import resource
from merchant_assistant.foundation.said import Said, said
from merchant_assistant.listings.model import PLATFORMS

# Checked on every platform, whatever its switches say.
ALWAYS: tuple[str, ...] = ("broken_text", "refusal", "prompt_leftover", "placeholder", "not_available")


@dataclass(frozen=True, slots=True)
class PartLimits:
    """Limits of one part in characters (Unicode code points, spaces included); ``prefer`` is what drafting aims at."""

    max: int
    prefer: int
    forbidden_characters: str = ""
    max_word_repeats: int | None = None


@dataclass(frozen=True, slots=True)
class Platform:
    """One platform's rules. ``forbidden``: names of the wordings (see ``never.toml``) that it refuses anywhere."""

    id: str
    name: str
    title: PartLimits
    bullet: PartLimits
    description: PartLimits
    min_bullets: int
    max_bullets: int
    emoji: bool
    forbidden: tuple[str, ...]
    leave_out: frozenset[str]  # catalogue fields that the model is not shown


@dataclass(frozen=True, slots=True)
class Wording:
    """A kind of wording to be recognised, and what is wrong with it, without a full stop."""

    code: str
    message: Said
    pattern: re.Pattern[str]


@cache
def platform_rules(platform: str) -> Platform:
    """Raises :class:`UserFault` (``unknown_platform``)."""
    if platform not in PLATFORMS:
        raise UserFault(
            "unknown_platform",
            said("Listings", "“{platform}” is not a platform that drafts can be written for.").format(
                platform=platform
            ),
            said("Listings", "Choose one of: {choices}.").format(choices=", ".join(PLATFORMS)),
        )
    data = tomllib.loads(resource("platforms", f"{platform}.toml").read_text(encoding="utf-8"))
    bullets = dict(data["bullets"])
    switches = dict(data["text"])
    emoji = bool(switches.pop("emoji"))
    return Platform(
        id=data["id"],
        name=data["name"],
        title=PartLimits(**data["title"]),
        description=PartLimits(**data["description"]),
        min_bullets=bullets.pop("min"),
        max_bullets=bullets.pop("max"),
        bullet=PartLimits(max=bullets.pop("max_length"), **bullets),
        emoji=emoji,
        forbidden=(*ALWAYS, *(name for name, allowed in switches.items() if not allowed)),
        leave_out=frozenset(data["facts"]["leave_out"]),
    )


@cache
def wordings() -> Mapping[str, Wording]:
    """Every wording of ``never.toml`` by its name."""
    data: dict[str, dict[str, Any]] = tomllib.loads(resource("platforms", "never.toml").read_text(encoding="utf-8"))
    return {
        code: Wording(code, _message(entry), re.compile("|".join(entry["patterns"]), re.IGNORECASE | re.MULTILINE))
        for code, entry in data.items()
    }


def _message(entry: Mapping[str, Any]) -> Said:
    """Collected for the translators by packaging/translations.py, as no literal stands here."""
    return Said("Rules", entry["message"].removesuffix("."))
