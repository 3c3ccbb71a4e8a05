"""Which products a question speaks of: found by code and words, and those spoken of before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from merchant_assistant.chat.question import Question
from merchant_assistant.storage.words import searchable

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.catalogue.model import Product

MOST = 3  # products that a small model keeps apart, and a slow PC reads in seconds
_LOOKED_AT = 40  # best matches of the index whose words are counted


def products_for(question: Question, catalogue: Catalogue, earlier: Sequence[int]) -> list[Product]:
    """The best few products, best first. ``earlier``: ids of products that the last answers rest on, newest first."""
    found = catalogue.mentioned(question.codes, question.words, _LOOKED_AT)
    named = _named(found, question)
    best = named or _best(found, question)
    if named or (best and not question.refers):
        return best[:MOST]
    before = catalogue.present(earlier[:MOST])
    return list({product.id: product for product in [*before, *best]}.values())[:MOST]


def _named(found: Sequence[Product], question: Question) -> list[Product]:
    """Products that the question names by SKU."""
    codes = frozenset(question.codes)
    return [product for product in found if codes & {product.sku, *(variant.sku for variant in product.variants)}]


def _best(found: Sequence[Product], question: Question) -> list[Product]:
    """Those with about as many of the question's words as the best one has; the index's order settles ties."""
    shares = {product.id: _matched(product, question) for product in found}
    most = max(shares.values(), default=0)
    kept = [product for product in found if shares[product.id] > most * 0.6]
    return sorted(kept, key=lambda product: -shares[product.id])


def _matched(product: Product, question: Question) -> float:
    """How many of the question's words the product has; a word of its title counts twice."""
    title = f" {searchable(product.title).casefold()}"
    rest = " ".join(f" {searchable(cell.value).casefold()}" for cell in product.cells())
    words = [f" {' '.join(searchable(word).split())}" for word in question.words]
    return sum(2.0 if _has(title, word) else float(_has(rest, word)) for word in words)


def _has(text: str, word: str) -> bool:
    return word in " ".join(text.split()).join((" ", " "))
