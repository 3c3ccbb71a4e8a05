"""Limits of platforms that no source is certain of, each with what is known about it and since when."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from typing import Literal, cast

from merchant_assistant.foundation.said import Said
from merchant_assistant.listings.model import PLATFORMS
from merchant_assistant.listings.platforms import changeable, rule_data

Of = Literal["title", "bullets", "description", "seo_title", "seo_description", "tags"]
_LENGTHS = ("max", "max_length")  # what a merchant runs into; what drafts aim at follows from these


@dataclass(frozen=True, slots=True)
class UncertainLimit:
    """``path``: its name in the settings. ``language``: it holds in that one only. ``many``: how many, not how long."""

    path: str
    part: Of
    language: str
    many: bool
    usual: int


@dataclass(frozen=True, slots=True)
class Uncertain:
    """What one source says about some limits, without being certain. ``seen``: when it was read."""

    what: Said
    source: Said
    seen: datetime.date
    limits: tuple[UncertainLimit, ...]


@cache
def uncertain(platform: str) -> Sequence[Uncertain]:
    """The limits that a merchant may know better, in the order of the parts; of parts that the platform uses."""
    data = rule_data(platform)
    open_ones = [_limit(path, usual) for path, usual in changeable(platform).items() if path.endswith(_LENGTHS)]
    wanted = [limit for limit in open_ones if limit.part not in data.get("unused", ())]
    told = [
        Uncertain(
            Said("Limits", source["what"]),
            Said("Limits", source["source"]),
            source["seen"],
            tuple(limit for limit in wanted if any(fnmatchcase(limit.path, one) for one in source["of"])),
        )
        for source in data["source"]
    ]
    return sorted((one for one in told if one.limits), key=lambda one: wanted.index(one.limits[0]))


def said_of_limits() -> list[Said]:
    """Every sentence of these, for the translators."""
    told = [one for platform in PLATFORMS for one in uncertain(platform)]
    return list(dict.fromkeys(sentence for one in told for sentence in (one.what, one.source)))


def _limit(path: str, usual: int) -> UncertainLimit:
    part, *language, name = path.split(".")
    many = name == "max" and part in ("bullets", "tags")
    return UncertainLimit(path, cast(Of, part), language[0] if language else "", many, usual)
