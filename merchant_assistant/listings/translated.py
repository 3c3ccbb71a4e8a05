"""Drafts in another language than their data: the ledger compares words of one language, so a person reads them once.

A small model errs in words that no table has (stoneware becomes quartz, a narrow collar a wide one). A draft leaves
unread only where each of its telling words stands in a proven claim or in the data themselves, as names and figures do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from merchant_assistant.claims.model import Claim, Part
from merchant_assistant.foundation.prose import has_han
from merchant_assistant.foundation.said import said
from merchant_assistant.listings.checking import Findings
from merchant_assistant.listings.fact_words import is_in
from merchant_assistant.listings.facts import Fact
from merchant_assistant.listings.grounding import strange_words
from merchant_assistant.listings.model import DraftKind, Listing, Violation

_SMALL_WORD = re.compile(r"(?<![A-Za-z])[a-z]{4,}(?![A-Za-z])")
_NAMED = 3  # words named to the person


def read_once(findings: Findings, facts: Iterable[Fact], language: str, kind: DraftKind = "listing") -> Findings:
    """``findings`` with the notice that it is translated, where the data are in another language than ``language``.

    Copy always gets it: it is prose throughout. A listing only where words of it are not accounted for.
    """
    facts = tuple(facts)
    if is_in("\n".join(fact.value for fact in facts), language):
        return findings
    words = unaccounted(findings, facts)
    if kind == "listing" and not words:
        return findings
    return replace(findings, violations=(*findings.violations, _notice(words)))


def unaccounted(findings: Findings, facts: Iterable[Fact]) -> tuple[str, ...]:
    """The telling words of the texts that neither a proven claim nor the data have, each once, in reading order."""
    facts = tuple(facts)
    known = "\n".join(map(str, facts)).casefold()
    names = " ".join(fact.value for fact in facts if fact.kind in ("brand", "mpn"))
    proven = [claim for claim in findings.claims if claim.status == "supported"]
    texts = _without_proven(findings.listing, proven)
    return tuple(
        dict.fromkeys(word for text in texts for word in (*strange_words(text, known), *_left_over(text, names)))
    )


def _left_over(text: str, names: str) -> list[str]:
    """The small English words that stayed in a Chinese text, brands and models apart: bedside 灯."""
    return [word for word in _SMALL_WORD.findall(text) if word not in names] if has_han(text) else []


def _without_proven(listing: Listing, proven: Iterable[Claim]) -> Iterator[str]:
    places = [(claim.part, claim.index, claim.start, claim.end) for claim in proven]
    texts: list[tuple[Part, int | None, str]] = [("title", None, listing.title)]
    texts += [("bullets", index, bullet) for index, bullet in enumerate(listing.bullets)]
    texts.append(("description", None, listing.description))
    for part, index, text in texts:
        left = list(text)
        for start, end in (place[2:] for place in places if place[:2] == (part, index)):
            left[start:end] = " " * (end - start)
        yield "".join(left)


def _notice(words: tuple[str, ...]) -> Violation:
    if not words:
        return Violation("translated", "description", said("Rules", "Translated: read it once before it leaves."))
    gap = "、" if has_han(words[0]) else ", "
    sentence = said("Rules", "Translated: read it once. Nothing in the data shows: {words}.")
    if len(words) > _NAMED:
        sentence = said("Rules", "Translated: read it once. Nothing in the data shows: {words} and more.")
    return Violation("translated", "description", sentence.format(words=gap.join(words[:_NAMED])))
