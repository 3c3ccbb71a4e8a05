"""Prompts from ``resources/prompts``: what all products share first, the product's own lines last."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from string import Template

from merchant_assistant.engine.model import Message, Role
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.paths import resource
from merchant_assistant.foundation.prose import language_of, sentences
from merchant_assistant.foundation.said import said
from merchant_assistant.listings.checking import Findings
from merchant_assistant.listings.facts import Fact
from merchant_assistant.listings.model import Violation
from merchant_assistant.listings.platforms import Platform

_SECTION = re.compile(r"^# (\w[\w ]*)\n", re.MULTILINE)
_ROOM = 1.6  # how far past the length aimed at the model may go before the grammar ends a text
_ROLES: tuple[Role, ...] = ("system", "user", "assistant")
_NO_BULLET = frozenset({"title", "brand", "category"})  # facts that make no bullet of their own
_CHARACTERS_A_FACT = 45  # about one fact in so many characters of a description
_FAULTS_NAMED = 6  # a small model loses the thread of a longer list
_QUOTED = re.compile("“([^”]+)”")


@cache
def _sections(name: str) -> tuple[tuple[str, str], ...]:
    """Heading and body of each section of a prompt file, in order: the turns of a chat, and pieces put into them."""
    text = resource("prompts", f"{name}.md").read_text(encoding="utf-8")
    pieces = _SECTION.split(text)[1:]
    return tuple((heading, body.strip()) for heading, body in zip(pieces[::2], pieces[1::2], strict=True))


def tones() -> tuple[str, ...]:
    """The tones that drafts can be written in."""
    return tuple(name.removeprefix("tone ") for name, _ in _sections("listing.en") if name.startswith("tone "))


def listing_prompt(facts: Sequence[Fact], platform: Platform, language: str, tone: str) -> tuple[Message, ...]:
    """The prompt for one product. Raises :class:`UserFault` (``unknown_tone``)."""
    sections = _sections(f"listing.{language}")
    pieces = dict(sections)
    if tone not in tones():
        raise UserFault(
            "unknown_tone",
            said("Listings", "“{tone}” is not a tone.").format(tone=tone),
            said("Listings", "Choose one of: {choices}.").format(choices=", ".join(tones())),
        )
    foreign = language_of("\n".join(fact.value for fact in facts)) not in (language, None)
    values = {
        "platform": platform.name,
        "title": str(platform.title.prefer),
        "tone": pieces[f"tone {tone}"],
        "facts": "\n".join(map(str, facts)),
        "translate": pieces["translate"] if foreign else "",
    }
    return tuple(
        Message(role=role, content=Template(body).substitute(values).strip())
        for heading, body in sections
        for role in _ROLES
        if heading == role
    )


def repair_prompt(first: Sequence[Message], answer: str, findings: Findings, language: str) -> tuple[Message, ...]:
    """``first`` gone on with: the model's answer, and what was wrong with it."""
    pieces = dict(_sections(f"listing_repair.{language}"))
    faults = "\n".join(f"- {fault}" for fault in _faults(findings, pieces))
    asked = Template(pieces["user"]).substitute(faults=faults)
    return (*first, Message(role="assistant", content=answer), Message(role="user", content=asked))


def _faults(findings: Findings, pieces: Mapping[str, str]) -> list[str]:
    """Contradicted claims first, then broken rules, then what is unproven: the first few of them."""
    claims = [
        (
            claim.status,
            Template(pieces[claim.status]).substitute(
                text=claim.text, field=(claim.field or "").removeprefix("attribute:"), value=claim.value or "—"
            ),
        )
        for claim in findings.doubtful
    ]
    lies = [fault for status, fault in claims if status == "contradicted"]
    unproven = [fault for status, fault in claims if status == "unsupported"]
    rules = [_rule_fault(violation, pieces) for violation in findings.violations]
    return list(dict.fromkeys([*lies, *rules, *unproven]))[:_FAULTS_NAMED]


def _rule_fault(violation: Violation, pieces: Mapping[str, str]) -> str:
    if violation.code in pieces:
        return pieces[violation.code]
    if found := _QUOTED.search(violation.message):
        return Template(pieces["wording"]).substitute(text=found.group(1))
    return violation.message


def bullet_bounds(facts: Sequence[Fact], platform: Platform) -> tuple[int, int]:
    """How few and how many bullets there may be; where little is known fewer, or the model would invent."""
    known = sum(_weight(fact) for fact in facts if fact.kind not in _NO_BULLET)
    least = max(1, min(platform.min_bullets, known))
    return least, max(least, min(platform.max_bullets, known))


def _weight(fact: Fact) -> int:
    if fact.kind != "description":
        return 1
    return max(len(sentences(fact.value)), len(fact.value) // _CHARACTERS_A_FACT)


def listing_schema(facts: Sequence[Fact], platform: Platform, language: str) -> str:
    """The JSON Schema of an answer, bounded so that a runaway text ends. A Chinese text needs half the characters."""
    share = 0.6 if language == "zh" else 1.0
    least, most = bullet_bounds(facts, platform)
    title = min(platform.title.max, int(platform.title.prefer * _ROOM * share))
    bullet = min(platform.bullet.max, int(platform.bullet.prefer * _ROOM * share))
    description = min(platform.description.max, int(platform.description.prefer * _ROOM * share))
    text = {"type": "string"}
    return json.dumps(
        {
            "type": "object",
            "properties": {
                "title": {**text, "minLength": 2, "maxLength": title},
                "bullets": {
                    "type": "array",
                    "minItems": least,
                    "maxItems": most,
                    "items": {**text, "minLength": 2, "maxLength": bullet},
                },
                "description": {**text, "minLength": 10, "maxLength": description},
            },
            "required": ["title", "bullets", "description"],
            "additionalProperties": False,
        }
    )
