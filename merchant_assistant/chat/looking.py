"""Texts that describe goods and ask for nothing else: "emergency exit sign", "可以充电的小桌灯"."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import get_args

from merchant_assistant.chat.language import tongue
from merchant_assistant.chat.question import wants_to_be_told
from merchant_assistant.foundation.paths import resource
from merchant_assistant.foundation.prose import Language

_LONGEST = 160  # characters: more is a message
_MARKS = " \t.,;:!?。，；：！？"
_ANYTHING = re.compile(r"\W*(?:some|any)(?:thing|one)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for, without "do you have".

    ``noun``: what it must be called ("which mailer lets …"), or ''. ``head`` and ``rest``: where its words are divided,
    the head may also be a fact about the rest ("warranty", "the grey sofa"); both '' where nothing divides them.
    ``owned``: it is asked whether there is such a thing at all, so what is merely near is no answer.
    """

    text: str
    noun: str = ""
    head: str = ""
    rest: str = ""
    owned: bool = False


def sought(text: str) -> Sought | None:
    """None where a text wants to know something, or is too long to describe one thing. Pure."""
    plain = unicodedata.normalize("NFKC", text).strip(_MARKS)
    if not plain or len(plain) > _LONGEST or "\n" in plain or wants_to_be_told(plain) or _wants_text(plain):
        return None
    if called := _told()["which"].match(plain):
        noun = next(group for group in called.groups() if group)
        return None if _told()["asks"].search(plain[called.end() :]) else Sought(plain, noun=noun)
    described = _told()["opens"].sub("", plain, count=1).strip(_MARKS)
    if not described or _told()["asks"].search(described) or _told()["facts"].search(described):
        return None
    owned = bool(_told()["owned"].match(plain))
    head, rest = _divided(described)
    return Sought(described, head=head, rest=rest, owned=owned)


def described(text: str) -> Sought | None:
    """A question that nothing else answers, as a description of what is looked for; None where it is too long. Pure."""
    plain = unicodedata.normalize("NFKC", text).strip(_MARKS)
    if not plain or len(plain) > _LONGEST or "\n" in plain or wants_to_be_told(plain) or _wants_text(plain):
        return None
    if any(_told()[kind].search(plain) for kind in ("facts", "matters", "definite")):
        return None
    looked = _told()["opens"].sub("", plain, count=1).strip(_MARKS)
    head, rest = _divided(looked)
    return Sought(looked, head=head, rest=rest, owned=bool(_told()["owned"].match(plain)))


def cleaned(text: str) -> str:
    """A text without what asks for goods before it; '' where it wants something written or is no one thing. Pure."""
    plain = unicodedata.normalize("NFKC", text).strip(_MARKS)
    if len(plain) > _LONGEST or "\n" in plain or wants_to_be_told(plain) or _wants_text(plain):
        return ""
    return _told()["opens"].sub("", plain, count=1).strip(_MARKS)


def _divided(described: str) -> tuple[str, str]:
    """What may be a fact, and the thing that may have it; both '' where nothing divides them."""
    if _ANYTHING.match(described):
        return "", ""
    if owner := _told()["owner"].match(described):
        return owner["fact"].strip(_MARKS), owner["thing"].strip(_MARKS)
    divided = _told()["divides"].search(described)
    if not divided:
        return "", ""
    return described[: divided.start()].strip(_MARKS), described[divided.end() :].strip(_MARKS)


def points_back(text: str) -> bool:
    """Whether "it" or "that" in a text speaks of what came before, and not of what it describes itself. Pure.

    "A tape that does not screech" and "a bag whose sleeve turns into its own sling" say first what they speak of.
    """
    plain = unicodedata.normalize("NFKC", text)
    found = _told()["backwards"].search(plain)
    return not (found and _told()["thing"].search(plain[: found.start()]))


def is_about_facts(text: str) -> bool:
    """Whether a text names a matter that describes no goods: their reviews, margins, suppliers …"""
    return bool(_told()["matters"].search(unicodedata.normalize("NFKC", text)))


def looks_for_goods(text: str) -> bool:
    """Whether a text wants one of the goods, and asks for no figure or name: "which tape is meant for glass?" Pure."""
    plain = unicodedata.normalize("NFKC", text).strip()
    other = any(_told()[kind].search(plain) for kind in ("facts", "matters", "sums"))
    return not other and bool(_told()["seeks"].search(plain))


def _wants_text(text: str) -> bool:
    """Whether something is to be written."""
    return any(tongue(language).writes.search(text) for language in get_args(Language))


@cache
def _told() -> Mapping[str, re.Pattern[str]]:
    """Read once, when first asked for."""
    words = tomllib.loads(resource("chat", "looking.toml").read_text(encoding="utf-8"))
    told = {
        name: re.compile("|".join(words[name]), re.IGNORECASE)
        for name in (
            "asks",
            "which",
            "divides",
            "owner",
            "facts",
            "matters",
            "definite",
            "backwards",
            "thing",
            "seeks",
            "sums",
        )
    }
    opens = "|".join(f"(?:{pattern})" for pattern in words["opens"])
    told["opens"] = re.compile(rf"^\W*(?:{opens})+", re.IGNORECASE)
    told["owned"] = re.compile(words["owned"], re.IGNORECASE)
    return told
