"""Search texts and tags, worked out from what is proven already: they cost the model no time and are as true."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Any

from merchant_assistant.claims.model import Part
from merchant_assistant.foundation.prose import has_han, sentences
from merchant_assistant.listings.checking import Findings
from merchant_assistant.listings.fact_words import fact_words
from merchant_assistant.listings.facts import Fact, speaking
from merchant_assistant.listings.grounding import says_nothing_new, strange_words
from merchant_assistant.listings.model import Listing, Style
from merchant_assistant.listings.platforms import PartLimits, Platform
from merchant_assistant.listings.rules import same
from merchant_assistant.listings.titles import without_brackets

_TAGGED = ("category", "choices", "attribute")  # kinds of facts whose values make tags, beside brand and name
_MOST_WORDS = 4  # of a tag: a longer value is a sentence
_MOST_HAN = 12  # characters of a Chinese one
_LOOSE = frozenset(("a", "an", "and", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"))
_SHORTEST = 2  # characters
_LEAST = 0.4  # of a title that is cut where a piece of it ends
_PARTS = "\u3001,;/|\uff0c\uff1b>"  # marks between the values of a list


def with_derived(
    findings: Findings,
    facts: Sequence[Fact],
    platform: Platform,
    language: str,
    style: Style,
    check: Callable[[Listing], Findings],
) -> Findings:
    """``findings`` with title and description for search pages and tags, as far as the platform has a place for them.

    What proves doubtful of them is left out.
    """
    listing = findings.listing
    derived: Mapping[Part, str | tuple[str, ...]] = {
        "seo_title": seo_title(listing, platform.seo_title),
        "seo_description": seo_description(listing, platform.seo_description, language),
        "tags": tags(facts, style.keywords, platform, language),
    }
    wanted: Mapping[str, Any] = {part: words for part, words in derived.items() if part not in platform.unused}
    found = check(replace(listing, **wanted))
    if not _spoilt(found, findings):
        return found
    sound = check(_without_doubtful(found))
    return findings if _spoilt(sound, findings) else sound


def seo_title(listing: Listing, limits: PartLimits) -> str:
    """The title, cut where a piece of it ends so that search pages show all of it."""
    title = listing.title
    if limits.fits(title):
        return title
    cut = limits.cut(title)
    ends = [cut.rfind(mark) for mark in (", ", " - ", " – ", " | ", "\uff0c", " ")]
    end = next((place for place in ends if place > _LEAST * len(cut)), len(cut))
    return _without_loose_end(cut[:end])


def _without_loose_end(title: str) -> str:
    """A title that was cut ends with no mark and no small word ("… charger for")."""
    title = title.rstrip(" ,;:|-–")
    head, _, last = title.rpartition(" ")
    return _without_loose_end(head) if head and last.casefold() in _LOOSE else title


def seo_description(listing: Listing, limits: PartLimits, language: str) -> str:
    """The first whole sentences of the description and then bullets, as many as fit."""
    stop, gap = ("\u3002", "") if language == "zh" else (".", " ")
    bullets = (bullet.rstrip(".\u3002") + stop for bullet in listing.bullets)
    told = list(takewhile(limits.fits, sentences(listing.description)))
    text = ""
    for piece in (*(told or [listing.title + stop]), *bullets):
        longer = f"{text}{gap}{piece}" if text else piece
        if limits.fits(longer) and not (text and says_nothing_new(piece, text)):
            text = longer
    return text or limits.cut(listing.title)


def tags(facts: Iterable[Fact], keywords: Iterable[str], platform: Platform, language: str) -> tuple[str, ...]:
    """Short words that the product is found by: the keywords that the data allow, then brand, kind and properties."""
    facts, kept = tuple(facts), dict[str, str]()
    known = "\n".join(map(str, facts)).casefold()
    proven = (word for word in keywords if not strange_words(word, known))
    for word in (*proven, *_words_of(facts, language)):
        tag = _without_refused(word, platform.tag.forbidden_characters)
        together = ",".join((*kept.values(), tag))
        fits = platform.tag.fits(tag) and platform.all_tags.fits(together)
        is_short = len(tag.split()) <= _MOST_WORDS and not (has_han(tag) and len(tag) > _MOST_HAN)
        if len(tag) >= _SHORTEST and is_short and fits and len(kept) < platform.max_tags:
            kept.setdefault(same(tag), tag)
    return tuple(kept.values())


def _words_of(facts: Iterable[Fact], language: str) -> Iterator[str]:
    facts = speaking(facts, language)
    yield from (fact.value for fact in facts if fact.kind == "brand")
    for kind in _TAGGED:
        for fact in facts:
            if fact.kind == kind and not fact_words().untagged.search(fact.label):
                parts = [part for part in _parts(fact.value) if not part[:1].isdigit() and _tells(part)]
                yield from reversed(parts) if kind == "category" else parts  # the nearest level says most
    for fact in facts:
        if fact.kind == "title":  # a Chinese name is a row of words by which it is found
            yield from without_brackets(fact.value).split() if has_han(fact.value) else (fact.value,)


def _parts(value: str) -> list[str]:
    for mark in _PARTS:
        value = value.replace(mark, "\n")
    return [part.strip(" …") for part in value.split("\n") if part.strip(" …")]


def _tells(tag: str) -> bool:
    """Whether it has a word: a letter, a figure or "Yes" finds nothing."""
    is_word = has_han(tag) or sum(map(str.isalpha, tag)) > _SHORTEST
    return is_word and tag.casefold() not in ("yes", "true", "是", "有")


def _without_refused(tag: str, characters: str) -> str:
    return " ".join(tag.translate(dict.fromkeys(map(ord, characters), " ")).split())


def _spoilt(found: Findings, before: Findings) -> bool:
    return len(found.doubtful) > len(before.doubtful) or len(found.violations) > len(before.violations)


def _without_doubtful(found: Findings) -> Listing:
    """Without those of the derived texts that hold a doubtful claim or break a rule."""
    listing = found.listing
    doubted = {(claim.part, claim.index) for claim in found.doubtful}
    broken = {fault.part for fault in found.violations}
    tags = [tag for index, tag in enumerate(listing.tags) if ("tags", index) not in doubted]
    return replace(
        listing,
        seo_title="" if ("seo_title", None) in doubted or "seo_title" in broken else listing.seo_title,
        seo_description=(
            "" if ("seo_description", None) in doubted or "seo_description" in broken else listing.seo_description
        ),
        tags=() if "tags" in broken else tuple(tags),
    )
