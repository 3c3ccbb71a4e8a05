"""What a person is told before a draft leaves, though no claim is doubtful and no platform's rule is broken.

A person reads once a draft in another language than its data, and a letter with prices in no currency. Of a product of
which only a name is known the cells are named that would help; what is told of it is proven, so it need not wait, and
yet it is not approved with the many. A text that a person wrote needs no such word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from merchant_assistant.catalogue.model import Product
from merchant_assistant.foundation.prose import has_han
from merchant_assistant.foundation.said import Said, either, said
from merchant_assistant.listings.checking import Findings
from merchant_assistant.listings.facts import Fact
from merchant_assistant.listings.model import DraftKind, Listing, Violation
from merchant_assistant.listings.rules import same
from merchant_assistant.listings.templates import Template
from merchant_assistant.listings.translated import read_once

NOTICES = frozenset({"translated", "only_named", "no_currency"})
"""Codes of what breaks no platform's rule."""
_FEW_WORDS = 10  # of all names together: a longer name tells something of the product
_HAN_A_WORD = 2
_WOULD_HELP = 3  # cells that are named


def with_notices(
    findings: Findings,
    product: Product,
    facts: Sequence[Fact],
    template: Template,
    language: str,
    kind: DraftKind = "listing",
) -> Findings:
    """``findings`` of what a model wrote from ``facts``, with all that a person is to know of it."""
    found = read_once(findings, facts, language, kind)
    if found.missing:  # nothing to be read
        return found
    more = []
    if kind != "offer" and (only_named(facts) or _only_names(findings.listing, facts)):
        more.append(_only_named(template))
    if kind == "offer" and _lacks_currency(product):
        more.append(_no_currency())
    return replace(found, violations=(*found.violations, *more)) if more else found


def only_named(facts: Sequence[Fact]) -> bool:
    """Whether nothing is known but what the product is called, and that in a few words."""
    names = " ".join(fact.value for fact in facts)
    words = len(names.split()) + sum(map(has_han, names)) / _HAN_A_WORD
    return all(fact.is_name for fact in facts) and words < _FEW_WORDS


def _only_names(listing: Listing, facts: Sequence[Fact]) -> bool:
    """Whether a long name is all there is, and all that is told of it, again and again."""
    brand = next((same(fact.value) for fact in facts if fact.kind == "brand"), "")
    told = {same(text).removeprefix(brand) for text in (listing.title, *listing.bullets, listing.description)}
    return all(fact.is_name for fact in facts) and len(told) == 1


def _only_named(template: Template) -> Violation:
    """Names what its kind of product is told by."""
    known = _cells()
    cells = [known[section.id] for section in template.sections if section.id in known][:_WOULD_HELP]
    sentence = said("Rules", "Only a name is known of this product. It could say more with {cells} in your data.")
    return Violation("only_named", "description", sentence.format(cells=either([*cells, _description()])))


def _description() -> Said:
    return said("Rules", "a description")


def _cells() -> dict[str, Said]:
    """What a merchant would call the cells of a template's section."""
    return {
        "material": said("Rules", "the material"),
        "size": said("Rules", "sizes"),
        "colour": said("Rules", "the colour"),
        "dimensions": said("Rules", "measures"),
        "specification": said("Rules", "technical data"),
        "performance": said("Rules", "technical data"),
        "power": said("Rules", "electrical data"),
        "connection": said("Rules", "connections"),
        "ingredients": said("Rules", "the ingredients"),
        "application": said("Rules", "what it is for"),
        "flavour": said("Rules", "the flavour"),
        "age": said("Rules", "the age it is for"),
        "content": said("Rules", "what it is about"),
    }


def _lacks_currency(product: Product) -> bool:
    prices = [variant.price for variant in product.variants if variant.price is not None]
    return bool(prices) and all(price.currency is None for price in prices)


def _no_currency() -> Violation:
    sentence = said("Rules", "Your data give the price without a currency: add it in the letter, or in the catalogue.")
    return Violation("no_currency", "bullets", sentence)
