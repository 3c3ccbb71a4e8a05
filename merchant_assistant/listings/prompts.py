"""Prompts from ``resources/prompts``: what all products share first, the product's own lines last."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache
from string import Template
from typing import cast

from merchant_assistant.engine.model import Message, Role
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.paths import resource
from merchant_assistant.listings.facts import Fact
from merchant_assistant.listings.model import LANGUAGES
from merchant_assistant.listings.platforms import Platform
from merchant_assistant.listings.text import sentences

_TURN = re.compile(r"^# (system|user|assistant|tone \w+)\n", re.MULTILINE)
_TITLE_ROOM, _TEXT_ROOM = 20, 1.5  # how far past the length aimed at the model may go before the grammar ends a text


@cache
def _turns(name: str) -> tuple[tuple[str, str], ...]:
    text = resource("prompts", f"{name}.md").read_text(encoding="utf-8")
    pieces = _TURN.split(text)[1:]
    return tuple((role, body.strip()) for role, body in zip(pieces[::2], pieces[1::2], strict=True))


def tones() -> tuple[str, ...]:
    """The tones that drafts can be written in."""
    return tuple(role.removeprefix("tone ") for role, _ in _turns("listing.en") if role.startswith("tone "))


def listing_prompt(facts: Sequence[Fact], platform: Platform, language: str, tone: str) -> tuple[Message, ...]:
    """The prompt for one product. Raises :class:`UserFault` (``unknown_tone``, ``unknown_language``)."""
    if language not in LANGUAGES:
        raise UserFault("unknown_language", f"Drafts cannot be written in “{language}”.", "Choose en, zh or auto.")
    turns = _turns(f"listing.{language}")
    manner = dict(turns).get(f"tone {tone}")
    if manner is None:
        raise UserFault("unknown_tone", f"“{tone}” is not a tone.", f"Choose one of: {', '.join(tones())}.")
    values = {
        "platform": platform.name, "title": str(platform.title.prefer), "tone": manner,
        "facts": "\n".join(map(str, facts)),
    }
    return tuple(
        Message(role=cast(Role, role), content=Template(body).substitute(values))
        for role, body in turns if not role.startswith("tone ")
    )


def repair_prompt(first: Sequence[Message], answer: str, faults: Sequence[str], language: str) -> tuple[Message, ...]:
    """``first`` gone on with: the model's answer, and what was wrong with it."""
    ((_, body),) = _turns(f"listing_repair.{language}")
    asked = Template(body).substitute(faults="\n".join(f"- {fault}" for fault in faults))
    return (*first, Message(role="assistant", content=answer), Message(role="user", content=asked))


def bullets_wanted(facts: Sequence[Fact], platform: Platform) -> int:
    """How many bullets there must be: the platform's least, fewer where little is known, else the model invents."""
    told = [fact for fact in facts if fact.kind != "title"]
    known = sum(len(sentences(fact.value)) if fact.kind == "description" else 1 for fact in told)
    return max(1, min(platform.min_bullets, known))


def listing_schema(facts: Sequence[Fact], platform: Platform, language: str) -> str:
    """The JSON Schema of an answer, bounded so that a runaway text ends. A Chinese text needs half the characters."""
    share = 0.6 if language == "zh" else 1.0
    title = min(platform.title.max, int((platform.title.prefer + _TITLE_ROOM) * share))
    bullet = min(platform.bullet.max, int(platform.bullet.prefer * _TEXT_ROOM * share))
    description = min(platform.description.max, int(platform.description.prefer * _TEXT_ROOM * share))
    text = {"type": "string"}
    return json.dumps({
        "type": "object",
        "properties": {
            "title": {**text, "minLength": 2, "maxLength": title},
            "bullets": {
                "type": "array", "minItems": bullets_wanted(facts, platform), "maxItems": platform.max_bullets,
                "items": {**text, "minLength": 2, "maxLength": bullet},
            },
            "description": {**text, "minLength": 10, "maxLength": description},
        },
        "required": ["title", "bullets", "description"],
        "additionalProperties": False,
    })
