"""A fact said on its own, as a bullet: "Made of steel" rather than "Material: steel"."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from merchant_assistant.foundation.paths import resource
from merchant_assistant.foundation.prose import has_han
from merchant_assistant.listings.facts import Fact

_LONG = 40  # characters: a longer value is no part of a phrase


def phrase_of(fact: Fact) -> str:
    """The bullet that tells ``fact``, in the language of its label."""
    phrases = _phrases()["zh" if has_han(fact.label) else "en"]
    name = "choices" if fact.kind == "choices" else fact.label.casefold()
    if name not in phrases or (len(fact.value) > _LONG and name != "choices"):
        return fact.as_text
    label = fact.label[:1].upper() + fact.label[1:]
    if name.split()[-1] in fact.value.casefold():  # "V-neck" is no "V-neck neck"
        return fact.value[:1].upper() + fact.value[1:]
    text = str(phrases[name]).format(label=label, value=_within(fact.value, phrases[name]))
    return text[:1].upper() + text[1:]


@cache
def unfinished() -> frozenset[str]:
    """Words that no title ends in: in, with, for."""
    return frozenset(_phrases()["unfinished"]["words"])


def _within(value: str, phrase: str) -> str:
    """A plain capitalised word becomes small within the phrase; names, numbers and abbreviations stay."""
    first = value.split(maxsplit=1)[0] if value.split() else ""
    is_plain = first[:1].isupper() and first[1:].islower() and "Made in" not in phrase
    return value[:1].lower() + value[1:] if is_plain and not phrase.startswith("{") else value


@cache
def _phrases() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(resource("prompts", "phrases.toml").read_text(encoding="utf-8"))
