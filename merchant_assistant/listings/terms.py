"""Packing and ordering: told by one fixed sentence from the data.

In prose a small model garbles them ("the mug is made of 36 pieces in a carton"), so it does not get to see them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from merchant_assistant.foundation.prose import has_han
from merchant_assistant.listings.checking import Findings
from merchant_assistant.listings.facts import Fact
from merchant_assistant.listings.model import Listing

_NAMES = frozenset({"title", "brand", "category"})


def without_terms(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The facts to write prose from; all of them where nothing but names would be left."""
    kept = tuple(fact for fact in facts if not fact.is_term)
    return kept if any(fact.kind not in _NAMES for fact in kept) else tuple(facts)


def with_terms(
    findings: Findings, told: Sequence[Fact], language: str, check: Callable[[Listing], Findings]
) -> Findings:
    """``findings`` with the terms among ``told`` as its last paragraph, unless that breaks a rule or is not proven."""
    sentence = terms_sentence(told, language)
    listing = findings.listing
    if not sentence or not listing.description:
        return findings
    longer = check(replace(listing, description=f"{listing.description}\n\n{sentence}"))
    return min(longer, findings, key=lambda version: version.badness)  # of equals the longer one


def terms_sentence(facts: Iterable[Fact], language: str) -> str:
    """``Packing and ordering: minimum order 100, pack 1 pc / box.``; empty where there is nothing to tell."""
    terms = [fact for fact in facts if fact.is_term and has_han(fact.label) == (language == "zh")]
    if language == "zh":
        told = "\uff0c".join(f"{fact.label} {fact.value}" for fact in terms)
        return f"包装与订购\uff1a{told}。" if told else ""
    told = ", ".join(f"{_lower(fact.label)} {fact.value}" for fact in terms if not has_han(fact.value))
    return f"Packing and ordering: {told}." if told else ""


def _lower(label: str) -> str:
    """``Carton quantity`` within a sentence; ``MOQ`` stays."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]
