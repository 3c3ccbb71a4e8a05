"""Prompts of marketing copy from ``resources/prompts``, the schema of an answer, and the answer read."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from merchant_assistant.engine.model import Message, Role
from merchant_assistant.foundation.prose import sentence_spans
from merchant_assistant.listings.answer import tidy
from merchant_assistant.listings.fact_words import is_in
from merchant_assistant.listings.facts import Fact
from merchant_assistant.listings.model import DraftKind, Length, Listing, Style
from merchant_assistant.listings.platforms import PartLimits, Platform
from merchant_assistant.listings.prompts import check_tone, filled, sections, style_lines

_ROLES: tuple[Role, ...] = ("system", "user", "assistant")
_ROOM = 1.6  # how far past the length aimed at the model may go before the grammar ends a text
_HEADLINE_ROOM = 1.3  # a little too long is dropped; cut in the middle by the grammar it would pass
_LENGTHS: dict[Length, float] = {"short": 0.6, "normal": 1.0, "long": 2.2}
_HEADLINES = (4, 8)
_CHINESE = 0.6  # characters that a Chinese text needs for what an English one says
# What may be missing at the end of an answer that ended early.
_TAILS = ("", '"}', "}", '"]}', "]}")
_END_MARKS = ".!?…\u3002\uff01\uff1f"
_BREAKS = re.compile(r"\n{3,}")


def copy_prompt(facts: Sequence[Fact], platform: Platform, language: str, style: Style) -> tuple[Message, ...]:
    """The prompt for one piece of copy. Raises :class:`UserFault` (``unknown_tone``)."""
    check_tone(style.tone)
    turns = sections(f"{platform.kind}.{language}")
    pieces = {**dict(sections(f"listing.{language}")), **dict(turns)}
    foreign = not is_in("\n".join(fact.value for fact in facts), language)
    values = {
        "subject": str(_aim(platform.title, language)),
        "headline": str(platform.bullet.characters(language)),
        "text": str(_aim(platform.description, language)),
        "length": pieces[f"length {style.length}"],
        "tone": pieces[f"tone {style.tone}"],
        "style": style_lines(style, pieces, language),
        "facts": "\n".join(map(str, facts)),
        "translate": pieces["translate"] if foreign else "",
    }
    return tuple(
        Message(role=role, content=_BREAKS.sub("\n\n", filled(body, **values).strip()))
        for heading, body in turns
        for role in _ROLES
        if heading == role
    )


def copy_examples(kind: DraftKind, language: str) -> str:
    """The prompt's own example, data and answer: its facts must not stand in any copy."""
    return "\n".join(body for heading, body in sections(f"{kind}.{language}") if heading in ("user", "assistant"))


def copy_schema(platform: Platform, language: str, length: Length = "normal") -> str:
    """The JSON Schema of an answer: of an advertisement headlines and a text, of a post a text, else with a subject."""
    headline = int(platform.bullet.characters(language) * _HEADLINE_ROOM)
    least, most = _HEADLINES
    parts: dict[str, dict[str, Any]] = {
        "subject": _text(_room(platform.title, language)),
        "headlines": {"type": "array", "minItems": least, "maxItems": most, "items": _text(headline)},
        "text": _text(_room(platform.description, language, _LENGTHS[length])),
    }
    wanted = {"ad": ("headlines", "text"), "post": ("text",)}.get(platform.kind, ("subject", "text"))
    return json.dumps(
        {
            "type": "object",
            "properties": {name: parts[name] for name in wanted},
            "required": list(wanted),
            "additionalProperties": False,
        }
    )


def read_copy(text: str, *, unfinished: bool = False) -> Listing:
    """What the model wrote, in the parts of a listing; of an answer that ended early what is whole.

    ``unfinished``: what is being written may end anywhere.
    """
    for tail in _TAILS:
        try:
            answer = json.loads(text + tail)
        except ValueError:
            continue
        if isinstance(answer, dict):
            return _listing(answer, whole=unfinished or not tail)
    return Listing("", (), "")


def _listing(answer: dict[str, Any], *, whole: bool) -> Listing:
    headlines = [str(line) for line in answer.get("headlines", ())]
    body = str(answer.get("text", ""))
    listing = tidy(Listing(str(answer.get("subject", "")), tuple(headlines), body))
    bullets = tuple(bullet.rstrip(".\u3002!\uff01;\uff1b,\uff0c ") for bullet in listing.bullets)
    description = listing.description if whole else _whole_sentences(listing.description)
    return Listing(listing.title, bullets, description)


def _whole_sentences(text: str) -> str:
    spans = sentence_spans(text)
    if spans and text[spans[-1][1] - 1] not in _END_MARKS:
        spans.pop()
    return text[: spans[-1][1]] if spans else ""


def _aim(limits: PartLimits, language: str) -> int:
    return min(limits.characters(language), int(limits.prefer * (_CHINESE if language == "zh" else 1)))


def _room(limits: PartLimits, language: str, share: float = 1.0) -> int:
    return min(int(limits.characters(language) * _ROOM), int(_aim(limits, language) * _ROOM * share))


def _text(most: int) -> dict[str, Any]:
    return {"type": "string", "minLength": 2, "maxLength": most}
