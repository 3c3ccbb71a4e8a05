"""What each platform allows, read from ``resources/platforms`` (data with sources and dates).

Every limit is measured as its platform does, see :mod:`~merchant_assistant.listings.counting`. What a source leaves
open the merchant may set otherwise, see :mod:`~merchant_assistant.listings.own_limits`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache, reduce
from operator import getitem
from typing import Any

from merchant_assistant.claims.model import Part
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.paths import resource
from merchant_assistant.foundation.said import Said, said
from merchant_assistant.listings.counting import Counting, characters_in, cut, measure
from merchant_assistant.listings.model import KINDS, PLATFORMS, DraftKind
from merchant_assistant.listings.own_limits import own_limits

# Checked on every platform, whatever its switches say.
ALWAYS: tuple[str, ...] = ("broken_text", "refusal", "prompt_leftover", "placeholder", "not_available")
_PARTS: tuple[Part, ...] = ("title", "bullets", "description", "seo_title", "seo_description", "tags")
_ALL_OF_A_LISTING: tuple[Part, ...] = ("title", "bullets", "description")


@dataclass(frozen=True, slots=True)
class PartLimits:
    """Limits of one part, or of one bullet or tag, in units of ``counting``. ``prefer`` is what drafting aims at.

    ``shown``: what phones or search pages show of it, 0 where all. ``once_characters`` may stand once each.
    """

    max: int
    prefer: int
    counting: Counting = "characters"
    forbidden_characters: str = ""
    once_characters: str = ""
    max_word_repeats: int | None = None
    capitals: bool = True  # whether it may be written in capitals throughout
    capital_first: bool = False  # whether it has to begin with one
    end_mark: bool = True  # whether it may end like a sentence
    shown: int = 0

    def size(self, text: str) -> int:
        """The length of ``text`` as the platform counts it."""
        return measure(text, self.counting)

    def fits(self, text: str) -> bool:
        return self.size(text) <= self.max

    def cut(self, text: str) -> str:
        """``text`` cut at a word to what fits."""
        return cut(text, self.max, self.counting)

    def characters(self, language: str | None) -> int:
        """How many characters of a language surely fit."""
        return characters_in(self.max, language, self.counting)


@dataclass(frozen=True, slots=True)
class Platform:
    """One platform's rules, or those of a kind of copy. ``bullet`` and ``tag`` are of one, ``all_tags`` of all joined.

    ``forbidden``: names of the wordings (see ``never.toml``) that it refuses anywhere. ``unused``: parts that it has no
    place for; they are not written, and what a person writes there goes nowhere.
    """

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
    seo_title: PartLimits
    seo_description: PartLimits
    tag: PartLimits
    all_tags: PartLimits
    max_tags: int
    required: tuple[Part, ...] = _ALL_OF_A_LISTING
    kind: DraftKind = "listing"
    unused: frozenset[Part] = frozenset()

    def limits(self, part: Part) -> PartLimits:
        """Of one bullet or tag, where the part is a list."""
        one = {"title": self.title, "bullets": self.bullet, "tags": self.tag, "seo_title": self.seo_title}
        return one.get(part, self.seo_description if part == "seo_description" else self.description)


@dataclass(frozen=True, slots=True)
class Count:
    """The length of a text beside its limits, in the platform's units; ``shown`` is 0 where all of it is shown."""

    used: int
    most: int
    preferred: int
    counting: Counting = "characters"
    shown: int = 0

    @property
    def fits(self) -> bool:
        return self.used <= self.most


@dataclass(frozen=True, slots=True)
class Wording:
    """A kind of wording to be recognised, and what is wrong with it, without a full stop."""

    code: str
    message: Said
    pattern: re.Pattern[str]


def platform_rules(platform: str, language: str | None = None, kind: DraftKind = "listing") -> Platform:
    """The rules of a platform for texts in a language, with the merchant's own limits; of copy those of its kind.

    Raises :class:`UserFault` (``unknown_platform``).
    """
    if platform not in PLATFORMS:
        raise UserFault(
            "unknown_platform",
            said("Listings", "“{platform}” is not a platform that drafts can be written for.").format(
                platform=platform
            ),
            said("Listings", "Choose one of: {choices}.").format(choices=", ".join(PLATFORMS)),
        )
    name = platform if kind == "listing" else kind
    return _rules(name, language, tuple(sorted(own_limits(name).items())))


def count(text: str, part: Part, platform: str, language: str | None = None, kind: DraftKind = "listing") -> Count:
    """How long ``text`` (one bullet or one tag of these parts) is, as the platform counts, and how long it may be."""
    limits = platform_rules(platform, language, kind).limits(part)
    return Count(limits.size(text), limits.max, limits.prefer, limits.counting, limits.shown)


@cache
def rule_data(name: str) -> Mapping[str, Any]:
    """The file of a platform, or the table of a kind of copy."""
    if name not in KINDS:
        return tomllib.loads(resource("platforms", f"{name}.toml").read_text(encoding="utf-8"))
    data: dict[str, Any] = tomllib.loads(resource("platforms", "copy.toml").read_text(encoding="utf-8"))[name]
    return data


@cache
def wordings() -> Mapping[str, Wording]:
    """Every wording of ``never.toml`` by its name."""
    data: dict[str, dict[str, Any]] = tomllib.loads(resource("platforms", "never.toml").read_text(encoding="utf-8"))
    return {
        code: Wording(code, _message(entry), re.compile("|".join(entry["patterns"]), re.IGNORECASE | re.MULTILINE))
        for code, entry in data.items()
    }


def changeable(name: str) -> Mapping[str, int]:
    """The limits of a platform (or a kind of copy) that a merchant may set otherwise, as no source is certain."""
    data = rule_data(name)
    open_ones = [pattern for source in data["source"] if not source["certain"] for pattern in source["of"]]
    return {
        path: value
        for path, value in named_limits(data).items()
        if isinstance(value, int)
        and not isinstance(value, bool)
        and any(fnmatchcase(path, pattern) for pattern in open_ones)
    }


def named_limits(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """Every limit and switch of a rule file by the path that a source names it with: ``title.zh.max``."""
    return dict(_flat({part: data[part] for part in (*_PARTS, "text")}))


def _flat(data: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in data.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{key}.")
        else:
            yield before + key, value


@cache
def _rules(name: str, language: str | None, own: tuple[tuple[str, int], ...]) -> Platform:
    data = _with_own(name, dict(own))
    part = {part: _of_language(data[part], language) for part in _PARTS}
    switches = dict(data["text"])
    emoji = bool(switches.pop("emoji"))
    bullets, tags = part["bullets"], part["tags"]
    return Platform(
        id=data["id"],
        name=data["name"],
        title=_limits(part["title"]),
        description=_limits(part["description"]),
        seo_title=_limits(part["seo_title"]),
        seo_description=_limits(part["seo_description"]),
        min_bullets=bullets.pop("min"),
        max_bullets=bullets.pop("max"),
        bullet=_limits(bullets),
        max_tags=tags.pop("max"),
        all_tags=_all_tags(tags),
        tag=_limits(tags),
        emoji=emoji,
        forbidden=(*ALWAYS, *(name for name, allowed in switches.items() if not allowed)),
        leave_out=frozenset(data["facts"]["leave_out"]),
        required=tuple(data.get("required", _ALL_OF_A_LISTING)),
        kind=data["id"] if data["id"] in KINDS else "listing",
        unused=frozenset(data.get("unused", ())),
    )


def _with_own(name: str, own: Mapping[str, int]) -> Mapping[str, Any]:
    """The rules of a file with the merchant's own limits in place of those that may be set otherwise."""
    data = deepcopy(dict(rule_data(name)))
    for path in changeable(name).keys() & own.keys():
        *tables, key = path.split(".")
        reduce(getitem, tables, data)[key] = own[path]
    return data


def _of_language(limits: Mapping[str, Any], language: str | None) -> dict[str, Any]:
    """With what is different in that language laid over."""
    general = {key: value for key, value in limits.items() if not isinstance(value, dict)}
    return {**general, **limits.get(language or "", {})}


def _limits(limits: Mapping[str, Any]) -> PartLimits:
    """Of a list the length of one, which is ``max_length`` there."""
    renamed = dict(limits)
    renamed["max"] = renamed.pop("max_length", renamed.get("max", 0))
    renamed["prefer"] = min(renamed.get("prefer", renamed["max"]), renamed["max"])
    return PartLimits(**renamed)


def _all_tags(tags: dict[str, Any]) -> PartLimits:
    """Takes out of ``tags`` what is said of all of them together."""
    most, counting = tags.pop("max_together", 10_000), tags.pop("counting_together", "characters")
    return PartLimits(most, most, counting)


def _message(entry: Mapping[str, Any]) -> Said:
    """Collected for the translators by packaging/translations.py, as no literal stands here."""
    return Said("Rules", entry["message"].removesuffix("."))
