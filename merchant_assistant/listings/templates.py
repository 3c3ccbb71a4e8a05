"""Templates of listings: which sections a kind of product has, in which order, and which facts belong to each.

Data: ``resources/templates``. A template costs the model one short line, and only sections of which something is known
are named there: a section without facts would be an invitation to invent them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from merchant_assistant.foundation.paths import resource
from merchant_assistant.foundation.prose import has_han
from merchant_assistant.listings.facts import Fact

GENERIC = "generic"
_FIELD_SECTIONS = {"weight": "dimensions", "origin": "origin", "mpn": "specification"}
_NEVER = r"(?!)"
_TOPICS = 6  # named to the model, at most: a small one loses the thread of a longer list


@dataclass(frozen=True, slots=True)
class Section:
    """One thing that a listing tells about. ``labels``: of facts that belong to it. ``names``: by language."""

    id: str
    names: Mapping[str, str]
    labels: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Template:
    """The sections of one kind of product on one platform, in the order in which they are told."""

    id: str
    sections: tuple[Section, ...]

    def arranged(self, facts: Sequence[Fact]) -> tuple[Fact, ...]:
        """The facts in the order of the sections; names stay first, terms and the description last."""
        places = {section.id: place for place, section in enumerate(self.sections)}

        def place(fact: Fact) -> int:
            if fact.is_name:
                return -1
            if fact.is_term or fact.kind == "description":
                return len(places) + 1 + (fact.kind == "description")
            return places.get(section_of(fact), len(places))

        return tuple(sorted(facts, key=place))

    def topics(self, facts: Iterable[Fact], language: str) -> tuple[str, ...]:
        """The sections of which ``facts`` know something, as the model is asked for them."""
        known = {section_of(fact) for fact in facts if not fact.is_name and not fact.is_term}
        return tuple(section.names[language] for section in self.sections if section.id in known)[:_TOPICS]


def template_for(title: str, category: str, platform: str) -> Template:
    """The template of the kind of product that category or title name, else the generic one."""
    kind = _kind_of(category) or _kind_of(title) or GENERIC
    data = _kinds()[kind]
    sections = _sections()
    names = data.get("platforms", {}).get(platform, data["sections"])
    return Template(kind, tuple(sections[name] for name in names))


def template_ids() -> tuple[str, ...]:
    """Every kind of product that has a template of its own, the generic one last."""
    return tuple(_kinds())


def section_of(fact: Fact) -> str:
    """The id of the section that ``fact`` belongs to; empty where none fits."""
    if fact.kind in _FIELD_SECTIONS:
        return _FIELD_SECTIONS[fact.kind]
    return _section_named(fact.label)


@lru_cache(maxsize=4096)  # a catalogue has few different names of columns
def _section_named(label: str) -> str:
    return next((section.id for section in _sections().values() if section.labels.search(label)), "")


def _kind_of(text: str) -> str | None:
    """The kind whose word stands last in ``text``; of several at one place the longest word's."""
    last: tuple[int, int] = (0, 0)
    kind = None
    for name, pattern in _words().items():
        for found in pattern.finditer(text):
            if (place := (found.end(), found.end() - found.start())) > last:
                last, kind = place, name
    return kind


@cache
def _kinds() -> Mapping[str, Mapping[str, Any]]:
    return _read("kinds")


@cache
def _words() -> Mapping[str, re.Pattern[str]]:
    return {name: re.compile("|".join(map(_bounded, data["words"])) or _NEVER, re.I) for name, data in _kinds().items()}


@cache
def _sections() -> Mapping[str, Section]:
    return {
        name: Section(name, {"en": data["en"], "zh": data["zh"]}, re.compile("|".join(data["words"]), re.IGNORECASE))
        for name, data in _read("sections").items()
    }


def _bounded(pattern: str) -> str:
    """Latin words as whole words; Chinese has no gaps between words."""
    return pattern if has_han(pattern) else rf"(?<!\w)(?:{pattern})(?!\w)"


def _read(name: str) -> Mapping[str, Any]:
    return tomllib.loads(resource("templates", f"{name}.toml").read_text(encoding="utf-8"))
