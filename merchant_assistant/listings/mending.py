"""Repair without the model: what cannot be proven is cut; where too little is left, the facts themselves stand in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from merchant_assistant.claims.model import Claim, Part
from merchant_assistant.listings.checking import Findings
from merchant_assistant.listings.facts import Fact
from merchant_assistant.listings.model import Listing
from merchant_assistant.listings.platforms import PartLimits, Platform, wordings
from merchant_assistant.listings.prompts import bullets_wanted
from merchant_assistant.listings.rules import same, wording_violations
from merchant_assistant.listings.text import language_of, sentence_spans

Check = Callable[[Listing], Findings]
_LOOSE = " ,;:-–—、\uff0c\uff1b\uff1a"  # marks that make no end of a title
_NOT_A_BULLET = frozenset({"title", "description"})


def mend(findings: Findings, facts: Sequence[Fact], platform: Platform, language: str, check: Check) -> Findings:
    """Cut what holds doubtful claims, refused wordings or empty phrases; the better of both versions."""
    fitting = [fact for fact in facts if fact.kind == "brand" or language_of(fact.value) in (language, None)]
    listing = Listing(
        _title(findings, fitting, platform), _bullets(findings, fitting, platform),
        _description(findings, fitting, platform),
    )
    if listing == findings.listing:
        return findings
    return min(findings, check(listing), key=lambda version: version.badness)


def title_of_facts(facts: Iterable[Fact], limits: PartLimits) -> str:
    """Brand and name as the data have them, cut at a word to what fits; empty where there is no name."""
    values = {fact.kind: fact.value for fact in facts}
    brand, name = values.get("brand", ""), values.get("title", "")
    if brand and same(brand) not in same(name):
        name = f"{brand} {name}" if name else ""
    for character in limits.forbidden_characters:
        name = name.replace(character, " ")
    return fit(" ".join(name.split()), limits.max)


def fit(text: str, most: int) -> str:
    """``text`` cut at a word so that it has at most ``most`` characters."""
    if len(text) <= most:
        return text
    head = text[: most + 1]
    return (head.rsplit(" ", 1)[0] if " " in head[most // 2 :] else head[:most]).rstrip(_LOOSE)


def _title(findings: Findings, facts: Sequence[Fact], platform: Platform) -> str:
    title = findings.listing.title
    limits = platform.title
    for character in limits.forbidden_characters:
        title = title.replace(character, " ")
    title = fit(" ".join(title.split()), limits.max)
    broken = any(fault.part == "title" and fault.code != "too_long" for fault in findings.violations)
    if broken or any(claim.part == "title" for claim in findings.doubtful):
        return title_of_facts(facts, limits) or title
    return title


def _bullets(findings: Findings, facts: Sequence[Fact], platform: Platform) -> tuple[str, ...]:
    doubted = {claim.index for claim in findings.doubtful if claim.part == "bullets"}
    sound = [
        bullet for index, bullet in enumerate(findings.listing.bullets)
        if index not in doubted and _allowed(bullet, "bullets", platform, platform.bullet)
    ]
    least = bullets_wanted(facts, platform)
    kept = [bullet for bullet in sound if not _is_hollow(bullet, facts)][: platform.max_bullets]
    kept += _fact_bullets(facts, platform, same("".join(kept)))[: max(0, least - len(kept))]
    kept += [bullet for bullet in sound if bullet not in kept][: max(0, least - len(kept))]
    return tuple(kept) or findings.listing.bullets


def _fact_bullets(facts: Iterable[Fact], platform: Platform, said: str) -> list[str]:
    """Facts that the bullets do not tell yet, as they stand in the data."""
    fitting = (fact for fact in facts if fact.kind not in _NOT_A_BULLET and len(str(fact)) <= platform.bullet.max)
    return [str(fact) for fact in fitting if same(fact.value) not in said]


def _description(findings: Findings, facts: Sequence[Fact], platform: Platform) -> str:
    text = findings.listing.description
    doubtful = [claim for claim in findings.doubtful if claim.part == "description"]
    sound: dict[str, tuple[int, int]] = {}  # a sentence said twice is kept once
    for start, stop in sentence_spans(text):
        sentence = text[start:stop]
        if not _holds(doubtful, start, stop) and _allowed(sentence, "description", platform, platform.description):
            sound.setdefault(same(sentence), (start, stop))
    solid = [span for span in sound.values() if not _is_hollow(text[slice(*span)], facts)]
    return _joined(text, solid or list(sound.values())) or _description_of_facts(facts) or text


def _joined(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The sentences at ``spans`` with the gaps they had: paragraphs stay apart."""
    joined = ""
    for start, stop in spans:
        before = text[:start]
        gap = before[len(before.rstrip()) :]
        joined += (gap if joined else "") + text[start:stop]
    return joined


def _is_hollow(text: str, facts: Iterable[Fact]) -> bool:
    """Whether ``text`` has an empty phrase that the merchant's own words do not have."""
    known = " ".join(fact.value for fact in facts).casefold()
    return any(found.group().casefold() not in known for found in wordings()["empty"].pattern.finditer(text))


def _description_of_facts(facts: Sequence[Fact]) -> str:
    """What the data say about the product in its own words, else its facts one after the other."""
    own = next((fact.value for fact in facts if fact.kind == "description"), "")
    chinese = any(language_of(fact.value) == "zh" for fact in facts)
    stop, gap = ("。", "") if chinese else (".", " ")
    return own or gap.join(f"{fact}{stop}" for fact in facts if fact.kind not in _NOT_A_BULLET)


def _holds(claims: Iterable[Claim], start: int, stop: int) -> bool:
    return any(claim.start < stop and claim.end > start for claim in claims)


def _allowed(text: str, part: Part, platform: Platform, limits: PartLimits) -> bool:
    return (
        len(text) <= limits.max
        and not any(character in text for character in limits.forbidden_characters)
        and next(wording_violations(text, part, platform), None) is None
    )
