"""What of a piece of copy comes from the record or is the same in every letter: terms, prices, hashtags, greetings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from merchant_assistant.catalogue.model import Product
from merchant_assistant.catalogue.pricing import PriceTier, read_tiers
from merchant_assistant.foundation.money import Money
from merchant_assistant.foundation.prose import has_han
from merchant_assistant.listings.fact_words import translated
from merchant_assistant.listings.facts import Fact, facts_of
from merchant_assistant.listings.model import Listing
from merchant_assistant.listings.platforms import Platform, platform_rules
from merchant_assistant.listings.prompts import filled, sections
from merchant_assistant.listings.terms import terms_sentence

_PARAGRAPH = "\n\n"
_TAG_WORDS = 3
_LETTERS = 2  # of a model's number
_PIECE = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_AFTER_NAME = re.compile(r"[\d,;:(\[|，；：（【]| [-–—] ")
_NO_NAME = re.compile(r"[\d,;:.%&+/、，；：。]")


class Dresser:
    """Makes a piece of copy whole from what the model wrote about a product."""

    def __init__(self, product: Product, platform: Platform, language: str) -> None:
        self._product = product
        self._platform = platform
        self._language = language
        self._pieces = dict(sections(f"{platform.kind}.{language}"))
        # Terms are kept from the model, not from the reader.
        self._facts = facts_of(product, language, platform_rules("generic"))

    def dressed(self, written: Listing) -> Listing:
        """``written`` with all that belongs to its kind; nothing where the model wrote nothing."""
        if self._platform.kind == "post":
            return replace(written, tags=tuple(hashtags(self._facts, self._platform, self._language)))
        if not written.description or self._platform.kind == "ad":
            return written
        if self._platform.kind == "offer":
            terms = tuple(self._terms())
            closing = "closing" if terms else "closing without terms"
            return replace(written, bullets=terms, description=self._letter(written.description, closing=closing))
        told = terms_sentence((fact for fact in self._facts if fact.is_term), self._language)
        return replace(written, description=self._letter(written.description, told))

    def _letter(self, *paragraphs: str, closing: str = "closing") -> str:
        whole = (self._pieces["opening"], *paragraphs, self._pieces[closing])
        return _PARAGRAPH.join(paragraph for paragraph in whole if paragraph)

    def _terms(self) -> Iterator[str]:
        """Quantities and times as the record has them, then prices."""
        own = self._language == "zh"
        for fact in self._facts:
            if fact.is_term and (own or not has_han(fact.value)):
                yield fact.as_text
        yield from self._prices()

    def _prices(self) -> Iterator[str]:
        priced = list(price_lines(self._product, self._pieces))
        yield from priced
        basis = {variant.fields.get("price_basis", "") for variant in self._product.variants}
        if priced and len(basis) == 1 and (line := self._pieces.get(basis.pop())):
            yield line.rstrip(".\u3002")


def price_lines(product: Product, pieces: dict[str, str]) -> Iterator[str]:
    """Tiers where all variants have the same, else the one price or the span of prices; nothing in mixed currencies."""
    tiers = {variant.fields.get("price_tiers", "") for variant in product.variants}
    if len(tiers) == 1 and (steps := read_tiers(tiers.pop())):
        yield from (_tier(step, pieces) for step in steps)
        return
    prices = [variant.price for variant in product.variants if variant.price is not None]
    if not prices or len(prices) < len(product.variants) or len({price.currency for price in prices}) > 1:
        return
    low, high = min(prices, key=_value), max(prices, key=_value)
    if low.value == high.value:
        yield filled(pieces["price"], price=str(low))
    else:
        yield filled(pieces["price several"], low=str(low), high=str(high))


def hashtags(facts: Sequence[Fact], platform: Platform, language: str) -> Iterator[str]:
    """Hashtags of what the record says in a few words: the kind of thing, its brand, material and category."""
    material = translated("material", language)
    values = [name_alone(fact.value) for fact in facts if fact.kind == "title"]
    values += [fact.value for fact in facts if fact.kind == "brand"]
    values += [fact.value for fact in facts if fact.label == material and fact.kind == "attribute"]
    values += [fact.value.split(" > ")[-1] for fact in facts if fact.kind == "category"]
    found = {tag.casefold(): tag for tag in map(_hashtag, values) if tag and platform.tag.fits(tag)}
    yield from list(found.values())[: platform.max_tags]


def without_category(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """``facts``, where the name says what the thing is without the category: a model would say “a drinkware”."""
    name = name_alone(next((fact.value for fact in facts if fact.kind == "title"), ""))
    tells = len(_PIECE.findall(name)) > 1 or has_han(name)
    return tuple(fact for fact in facts if fact.kind != "category" or not tells)


def name_alone(title: str) -> str:
    """What a thing is called, without what follows at the first figure, comma or bracket: ``Frying Pan 28 cm``.

    Of a Chinese title its longest word: sizes and brands stand beside it, divided by spaces.
    """
    name = _AFTER_NAME.split(title, maxsplit=1)[0].strip()
    return max(name.split(), key=len) if has_han(name) else name


def _hashtag(value: str) -> str:
    """``#FryingPan``; empty where the value is a figure, a list, a sentence or letters of a model's number."""
    words = _PIECE.findall(value)
    tells = any(len(word) > _LETTERS or has_han(word) for word in words)
    if not tells or len(words) > _TAG_WORDS or _NO_NAME.search(value):
        return ""
    return "#" + "".join(word[:1].upper() + re.sub("['’]", "", word[1:]) for word in words)


def _tier(step: PriceTier, pieces: dict[str, str]) -> str:
    return filled(pieces["tier"], quantity=step.quantity, price=str(step.price))


def _value(price: Money) -> Decimal:
    return price.value
