"""Tags of ours beside those that are there, as many as a platform takes (``resources/exports/tags.toml``)."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from merchant_assistant.catalogue.exporting.text import guarded
from merchant_assistant.foundation.paths import resource

_USUAL = ", "


@dataclass(frozen=True, slots=True)
class TagRules:
    """``between``: what stands between two tags. ``longest`` counts characters, ``bytes`` those of the whole cell."""

    between: str = _USUAL
    most: int | None = None
    longest: int | None = None
    bytes: int | None = None

    def added(self, cell: str, tags: Sequence[str], between: str = "") -> str:
        """``cell`` with those of ``tags`` that it has not and that fit; what stands there stays.

        ``between``: how the file it came from keeps them apart, where that is known.
        """
        apart = between or self.between
        held = [tag.strip() for tag in cell.split(apart.strip() or apart) if tag.strip()]
        known = {tag.casefold() for tag in held}
        text = cell.strip()
        for tag in tags:
            longer = f"{text}{apart}{tag}" if text else guarded(tag)
            if tag.casefold() not in known and self._fits(tag, len(known), longer):
                known.add(tag.casefold())
                text = longer
        return text if text != cell.strip() else cell

    def _fits(self, tag: str, count: int, text: str) -> bool:
        short = self.longest is None or len(tag) <= self.longest
        few = self.most is None or count < self.most
        return short and few and (self.bytes is None or len(text.encode()) <= self.bytes)


def tag_rules(platform: str) -> TagRules:
    """Those of a platform; any number of tags where nothing is known of it."""
    return _rules().get(platform, TagRules())


@cache
def _rules() -> dict[str, TagRules]:
    with resource("exports", "tags.toml").open("rb") as file:
        return {platform: TagRules(**rules) for platform, rules in tomllib.load(file).items()}
