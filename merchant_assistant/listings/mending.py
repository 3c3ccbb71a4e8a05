"""Repair without the model: what cannot be proven is cut; where too little is left, the facts themselves stand in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from merchant_assistant.claims.model import Claim, Part
from merchant_assistant.claims.negation import drops_denial
from merchant_assistant.foundation.prose import has_han, language_of, sentence_spans
from merchant_assistant.listings.checking import Findings
from merchant_assistant.listings.facts import Fact
from merchant_assistant.listings.grounding import is_grounded, is_pieced_together, says_nothing_new
from merchant_assistant.listings.model import Listing
from merchant_assistant.listings.platforms import PartLimits, Platform, wordings
from merchant_assistant.listings.prompts import bullet_bounds
from merchant_assistant.listings.rules import same, wording_violations

_Placed = tuple[int, str]  # a sentence and where it stood
Check = Callable[[Listing], Findings]
_LOOSE = " ,;:/|-–—、\uff0c\uff1b\uff1a"  # marks that make no end of a title
_TRIMMED = frozenset({"too_long", "forbidden_character"})  # mended by trimming
_MOST_OF_A_TITLE = 0.6
_NOT_A_BULLET = frozenset({"title", "brand", "category", "description"})


def mend(findings: Findings, facts: Sequence[Fact], platform: Platform, language: str, check: Check) -> Findings:
    """Cut what holds doubtful claims, refused wordings or empty phrases; the better of both versions."""
    mender = _Mender(findings, facts, platform, language)
    title, bullets = mender.title(), mender.bullets()
    listing = Listing(title, bullets, mender.description(title, bullets))
    if listing == findings.listing:
        return findings
    return min(check(listing), findings, key=lambda version: version.badness)  # of equals the mended one


def title_of_facts(facts: Iterable[Fact], limits: PartLimits) -> str:
    """Brand and name as the data have them, cut at a word to what fits; empty where there is no name."""
    values = {fact.kind: fact.value for fact in facts}
    brand, name = values.get("brand", ""), values.get("title", "")
    if brand and same(brand) not in same(name):
        name = f"{brand} {name}" if name else ""
    return fit(_without_characters(name, limits.forbidden_characters), limits.max)


def fit(text: str, most: int) -> str:
    """``text`` cut at a word so that it has at most ``most`` characters."""
    if len(text) <= most:
        return text
    head = text[: most + 1]
    return (head.rsplit(" ", 1)[0] if " " in head[most // 2 :] else head[:most]).rstrip(_LOOSE)


def _speaking(facts: Iterable[Fact], language: str) -> list[Fact]:
    """The facts that can stand in a text of that language as they are."""
    return [fact for fact in facts if fact.kind == "brand" or language_of(fact.value) in (language, None)]


class _Mender:
    """One listing and what is known for its repair."""

    def __init__(self, findings: Findings, facts: Sequence[Fact], platform: Platform, language: str) -> None:
        self._findings = findings
        self._facts = _speaking(facts, language)
        self._platform = platform
        self._language = language
        self._known = "\n".join(map(str, facts)).casefold()
        # Words can be compared with the data's only where both are of one language.
        self._comparable = language_of("\n".join(fact.value for fact in facts)) == language

    def title(self) -> str:
        limits, listing = self._platform.title, self._findings.listing
        doubtful = [claim for claim in self._findings.doubtful if claim.part == "title"]
        broken = any(fault.part == "title" and fault.code not in _TRIMMED for fault in self._findings.violations)
        if broken or doubtful:
            return title_of_facts(self._facts, limits) or _without_claims(listing.title, doubtful) or listing.title
        title = _without_characters(listing.title, limits.forbidden_characters)
        return fit(self._grounded(title) if self._language == "zh" else title, limits.max)

    def bullets(self) -> tuple[str, ...]:
        doubted = {claim.index for claim in self._findings.doubtful if claim.part == "bullets"}
        bullets = self._findings.listing.bullets
        sound = [
            bullet
            for index, bullet in enumerate(bullets)
            if index not in doubted and self._allowed(bullet, "bullets", self._platform.bullet)
        ]
        least, _ = bullet_bounds(self._facts, self._platform)
        kept = _without_repeats([bullet for bullet in sound if not self._is_hollow(bullet)])
        kept = kept[: self._platform.max_bullets]
        kept += self._fact_bullets(kept)[: max(0, least - len(kept))]
        kept += [bullet for bullet in sound if bullet not in kept][: max(0, least - len(kept))]
        return tuple(kept) or bullets

    def description(self, title: str, bullets: Iterable[str]) -> str:
        """Its good sentences; where none is left, the record's own text, else title and bullets, else chatter."""
        text = self._findings.listing.description
        sound = self._sound_sentences(text)
        if good := _joined(text, self._telling(sound)) or self._own_description():
            return good
        told = [bullet for bullet in bullets if not self._is_hollow(bullet)]
        return self._as_sentences([title, *told]) if told else _joined(text, sound)

    def _sound_sentences(self, text: str) -> list[_Placed]:
        """Sentences without doubtful claims and refused wordings, each once."""
        doubtful = [claim for claim in self._findings.doubtful if claim.part == "description"]
        sound: dict[str, _Placed] = {}
        for start, stop in sentence_spans(text):
            held = [claim for claim in doubtful if _holds(claim, start, stop)]
            sentence = without_clauses(text[start:stop], held, start)
            if sentence and self._allowed(sentence, "description", self._platform.description):
                sound.setdefault(same(sentence), (start, sentence))
        return list(sound.values())

    def _telling(self, sound: Iterable[_Placed]) -> list[_Placed]:
        """Those that are no chatter and say something new."""
        kept: list[_Placed] = []
        for start, sentence in sound:
            before = " ".join(earlier for _, earlier in kept)
            if not self._is_hollow(sentence) and not says_nothing_new(sentence, before):
                kept.append((start, sentence))
        return kept

    def _fact_bullets(self, bullets: Sequence[str]) -> list[str]:
        """Facts that ``bullets`` do not tell yet, as they stand in the data; last those whose words they have."""
        said = same("".join(bullets))
        fitting = (fact for fact in self._facts if fact.kind not in _NOT_A_BULLET and same(fact.value) not in said)
        told = [fact.as_text for fact in fitting]
        allowed = [bullet for bullet in told if self._allowed(bullet, "bullets", self._platform.bullet)]
        return sorted(allowed, key=lambda bullet: says_nothing_new(bullet, " ".join(bullets)))

    def _own_description(self) -> str:
        return next((fact.value for fact in self._facts if fact.kind == "description"), "")

    def _as_sentences(self, bullets: Iterable[str]) -> str:
        return (
            "".join(f"{bullet}\u3002" for bullet in bullets)
            if self._language == "zh"
            else (" ".join(f"{bullet}." for bullet in bullets))
        )

    def _allowed(self, text: str, part: Part, limits: PartLimits) -> bool:
        return (
            len(text) <= limits.max
            and not any(character in text for character in limits.forbidden_characters)
            and not (self._language == "en" and has_han(text))
            and not drops_denial(text, self._known)
            and next(wording_violations(text, part, self._platform), None) is None
        )

    def _is_hollow(self, text: str) -> bool:
        """Whether ``text`` is chatter: an empty phrase that the merchant does not use, or words from nowhere."""
        found = wordings()["empty"].pattern.finditer(text)
        empty = any(phrase.group().casefold() not in self._known for phrase in found)
        return empty or (self._comparable and not is_grounded(text, self._known))

    def _grounded(self, title: str) -> str:
        """A Chinese title without the words that are pieced together from nothing in the data."""
        if not self._comparable:
            return title
        kept = " ".join(word for word in title.split() if not is_pieced_together(word.casefold(), self._known))
        return kept if len(kept) >= _MOST_OF_A_TITLE * len(title) else title


def _without_repeats(bullets: Sequence[str]) -> list[str]:
    """Without bullets whose words all stand in those before them, or that stand word for word within another."""
    said = [same(bullet) for bullet in bullets]
    return [
        bullet
        for place, bullet in enumerate(bullets)
        if not any(same(bullet) in other and same(bullet) != other for other in said)
        and not says_nothing_new(bullet, " ".join(bullets[:place]))
    ]


def without_clauses(sentence: str, doubtful: Sequence[Claim], offset: int) -> str:
    """A Chinese ``sentence`` (at ``offset`` of its text) without the clauses that hold doubtful claims.

    Its clauses stand side by side, so the rest still reads well; an English sentence is dropped whole.
    """
    if not doubtful:
        return sentence
    if not has_han(sentence):
        return ""
    kept, start = [], 0
    for clause in re.split("(?<=\uff0c)", sentence):
        if not any(_holds(claim, offset + start, offset + start + len(clause)) for claim in doubtful):
            kept.append(clause)
        elif not start:  # the subject is gone
            return ""
        start += len(clause)
    return "".join(kept).rstrip("\uff0c\u3002") + "\u3002"


def _without_claims(title: str, doubtful: Iterable[Claim]) -> str:
    """The title without the doubtful words and the mark before or after them."""
    for claim in sorted(doubtful, key=lambda claim: -claim.start):
        head, tail = title[: claim.start].rstrip(_LOOSE), title[claim.end :]
        title = head + (" " + tail.lstrip(_LOOSE) if tail else "")
    return " ".join(title.split()).strip(_LOOSE)


def _joined(text: str, sentences: Iterable[_Placed]) -> str:
    """The sentences, by where they start in ``text``, joined as they stood there: paragraphs stay apart."""
    joined, last = "", 0
    for start, sentence in sentences:
        before = text[last:start]
        gap = "\n\n" if "\n" in before else before[len(before.rstrip()) :]
        joined += (gap if joined else "") + sentence
        last = start
    return joined


def _without_characters(text: str, characters: str) -> str:
    return " ".join(text.translate(dict.fromkeys(map(ord, characters), " ")).split())


def _holds(claim: Claim, start: int, stop: int) -> bool:
    return claim.start < stop and claim.end > start
