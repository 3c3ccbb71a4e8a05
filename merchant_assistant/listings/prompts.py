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
from merchant_assistant.foundation.prose import sentences
from merchant_assistant.foundation.said import said
from merchant_assistant.listings.checking import Findings
from merchant_assistant.listings.fact_words import is_in
from merchant_assistant.listings.facts import Fact, one_line
from merchant_assistant.listings.model import Length, Style, Violation
from merchant_assistant.listings.platforms import Platform

_SECTION = re.compile(r"^# (\w[\w ]*)\n", re.MULTILINE)
_ROOM = 1.6  # how far past the length aimed at the model may go before the grammar ends a text
_ROLES: tuple[Role, ...] = ("system", "user", "assistant")
_CHARACTERS_A_FACT = 45  # about one fact in so many characters of a description
_LENGTHS: Mapping[Length, float] = {"short": 0.6, "normal": 1.0, "long": 2.2}  # shares of what a platform prefers
_SAMPLE = 600  # characters of the merchant's own text: enough to hear its tone
_BETWEEN = {"en": "; ", "zh": "\uff1b"}
_TO_YOU = re.compile(r"\byou(?:r|rs|'ll|'re)?\b|您|你", re.IGNORECASE)  # the sample speaks to the buyer
_FAULT = 120  # characters of a cell that a fault is told with
_FAULTS_NAMED = 6  # a small model loses the thread of a longer list
_QUOTED = re.compile("“([^”]+)”")


@cache
def sections(name: str) -> tuple[tuple[str, str], ...]:
    """Heading and body of each section of a prompt file, in order: the turns of a chat, and pieces put into them."""
    text = resource("prompts", f"{name}.md").read_text(encoding="utf-8")
    pieces = _SECTION.split(text)[1:]
    return tuple((heading, body.strip()) for heading, body in zip(pieces[::2], pieces[1::2], strict=True))


def tones() -> tuple[str, ...]:
    """The tones that drafts can be written in."""
    return tuple(name.removeprefix("tone ") for name, _ in sections("listing.en") if name.startswith("tone "))


def check_tone(tone: str) -> None:
    """Raises :class:`UserFault` (``unknown_tone``)."""
    if tone not in tones():
        raise UserFault(
            "unknown_tone",
            said("Listings", "“{tone}” is not a tone.").format(tone=tone),
            said("Listings", "Choose one of: {choices}.").format(choices=", ".join(tones())),
        )


def listing_prompt(
    facts: Sequence[Fact], platform: Platform, language: str, style: Style, topics: Sequence[str] = ()
) -> tuple[Message, ...]:
    """The prompt for one product; all but its last message are the same for all products of one style and platform.

    ``topics``: what the bullets are to be about. Raises :class:`UserFault` (``unknown_tone``).
    """
    turns = sections(f"listing.{language}")
    pieces = dict(turns)
    check_tone(style.tone)
    foreign = not is_in("\n".join(fact.value for fact in facts), language)
    values = {
        "platform": platform.name,
        "title": str(platform.title.prefer),
        "length": pieces[f"length {style.length}"],
        "tone": pieces[f"tone {style.tone}"],
        "example": pieces[f"example {_heard_tone(style)} {style.length}"],
        "style": style_lines(style, pieces, language),
        "facts": "\n".join(map(str, facts)),
        "topics": filled(pieces["topics"], topics=_BETWEEN[language].join(topics)) if topics else "",
        "translate": pieces["translate"] if foreign else "",
        "manner": _manner(style, pieces),
    }
    *shared, last = (
        Message(role=role, content=_without_blank_ends(filled(body, **values)))
        for heading, body in turns
        for role in _ROLES
        if heading == role
    )
    return (*shared, *_sample_turns(style, pieces), last)


def _sample_turns(style: Style, pieces: Mapping[str, str]) -> tuple[Message, ...]:
    """The merchant's own text as if the model had written it: the nearest thing before the product's own lines."""
    if not style.sample.strip():
        return ()
    asked, text = pieces["sample asked"], one_line(style.sample)[:_SAMPLE]
    return (Message(role="user", content=asked), Message(role="assistant", content=text))


def _manner(style: Style, pieces: Mapping[str, str]) -> str:
    """The manner once more, last of all, where it is not the usual one."""
    if style.sample.strip():
        return pieces["sample manner"]
    return "" if style.tone == "plain" else pieces[f"tone {style.tone}"]


def style_lines(style: Style, pieces: Mapping[str, str], language: str) -> str:
    """What the merchant wishes beyond the tone: words to use, words never to use, and a text to take after."""
    comma = "、" if language == "zh" else ", "
    lines = {
        "keywords": comma.join(map(one_line, style.keywords)),
        "never": comma.join(map(one_line, style.never)),
        "sample": one_line(style.sample)[:_SAMPLE],
    }
    return "\n".join(filled(pieces[name], **{name: text}) for name, text in lines.items() if text)


def example_texts(language: str) -> str:
    """What the prompt's own examples tell, plainly: their facts must not stand in any draft, their tone may."""
    told = sections(f"listing.{language}")
    return "\n".join(body for heading, body in told if heading in ("assistant", "example plain normal"))


def _heard_tone(style: Style) -> str:
    """The tone of the example: a small model follows what it sees done before what it is told to do."""
    return "warm" if _TO_YOU.search(style.sample) else style.tone


def filled(body: str, **values: str) -> str:
    return Template(body).substitute(values)


def _without_blank_ends(text: str) -> str:
    return re.sub(r"\n{2,}(?=\S)", "\n", text.strip())


def repair_prompt(first: Sequence[Message], answer: str, findings: Findings, language: str) -> tuple[Message, ...]:
    """``first`` gone on with: the model's answer, and what was wrong with it."""
    pieces = dict(sections(f"listing_repair.{language}"))
    faults = "\n".join(f"- {fault}" for fault in _faults(findings, pieces))
    asked = Template(pieces["user"]).substitute(faults=faults)
    return (*first, Message(role="assistant", content=answer), Message(role="user", content=asked))


def _faults(findings: Findings, pieces: Mapping[str, str]) -> list[str]:
    """Contradicted claims first, then broken rules, then what is unproven: the first few of them."""
    claims = [
        (
            claim.status,
            Template(pieces[claim.status]).substitute(
                text=_told(claim.text),
                field=_told((claim.field or "").removeprefix("attribute:")),
                value=_told(claim.value),
            ),
        )
        for claim in findings.doubtful
    ]
    lies = [fault for status, fault in claims if status == "contradicted"]
    unproven = [fault for status, fault in claims if status == "unsupported"]
    rules = [_rule_fault(violation, pieces) for violation in findings.violations]
    return list(dict.fromkeys([*lies, *rules, *unproven]))[:_FAULTS_NAMED]


def _told(words: str | None) -> str:
    """Words of the data as the prompt may have them: on one line, without its marks, and no whole description."""
    return one_line(words or "—")[:_FAULT]


def _rule_fault(violation: Violation, pieces: Mapping[str, str]) -> str:
    if violation.code in pieces:
        return pieces[violation.code]
    if found := _QUOTED.search(violation.message):
        return Template(pieces["wording"]).substitute(text=found.group(1))
    return violation.message


def bullet_bounds(facts: Sequence[Fact], platform: Platform) -> tuple[int, int]:
    """How few and how many bullets there may be; where little is known fewer, or the model would invent."""
    known = sum(_weight(fact) for fact in facts if not fact.is_name)
    least = max(1, min(platform.min_bullets, known))
    return least, max(least, min(platform.max_bullets, known))


def _weight(fact: Fact) -> int:
    if fact.kind != "description":
        return 1
    return max(len(sentences(fact.value)), len(fact.value) // _CHARACTERS_A_FACT)


def listing_schema(facts: Sequence[Fact], platform: Platform, language: str, length: Length = "normal") -> str:
    """The JSON Schema of an answer, bounded so that a runaway text ends. A Chinese text needs half the characters."""
    share = 0.6 if language == "zh" else 1.0
    room = platform.description.prefer * _ROOM * share * _LENGTHS[length]
    least, most = bullet_bounds(facts, platform)
    title = min(platform.title.characters(language), int(platform.title.prefer * _ROOM))  # names are no shorter there
    bullet = min(platform.bullet.characters(language), int(platform.bullet.prefer * _ROOM * share))
    description = min(platform.description.characters(language), int(room))
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
