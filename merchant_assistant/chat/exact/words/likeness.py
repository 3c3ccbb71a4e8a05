"""What is told of a thing, by which others are like it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from merchant_assistant.catalogue.inquiry import AllOf, Condition, Not, Skus, Test, Words
from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.chat.exact.words.keys import is_han, tokens
from merchant_assistant.chat.exact.words.lexicon import nouns

if TYPE_CHECKING:
    from merchant_assistant.catalogue.model import Product

_NEAR = Decimal("0.3")  # of a price
_LONGEST = 60  # characters of a value that another thing may have too
_ATTRIBUTES = 12
_SHORTEST = 3  # letters of a word of a title

Weighed = tuple[Condition, float]  # and how much more than its rarity it counts for


def traits_of(product: Product) -> Iterator[Weighed]:
    """Its category, the words of its title, its values, its price."""
    if product.category:
        yield Test("category", (product.category,)), 2.0
    if product.brand:
        yield Test("brand", (product.brand,)), 0.5
    yield from _of_title(product.title)
    values = {**product.attributes, **{k: v for one in product.variants[:1] for k, v in one.attributes.items()}}
    for name, value in list(values.items())[:_ATTRIBUTES]:
        if 0 < len(value) <= _LONGEST:
            yield Test(ATTRIBUTE + name, (value,)), 1.0
    prices = [one.price for one in product.variants if one.price]
    if prices:
        amount = Decimal(prices[0].amount)
        yield Test("price", low=amount * (1 - _NEAR), high=amount * (1 + _NEAR), unit=prices[0].currency or ""), 0.5


def _of_title(title: str) -> Iterator[Weighed]:
    """Each word; of Chinese, which is written in one, the nouns that are known."""
    words = [token.text for token in tokens(title) if token.text.isalpha() and not is_han(token.text)]
    words = [word for word in dict.fromkeys(words) if len(word) >= _SHORTEST]
    for place, word in enumerate(words):
        yield Words(word, ()), 2.0 if place == len(words) - 1 else 1.0
    for key in nouns():
        noun = "".join(key)
        if is_han(noun) and noun in title:
            yield Words(noun, ()), 1.5


def others(sku: str, conditions: tuple[Condition, ...]) -> Condition:
    """Everything but the thing itself, as far as it is what is wished."""
    return AllOf((*conditions, Not(Skus((sku,)))))
