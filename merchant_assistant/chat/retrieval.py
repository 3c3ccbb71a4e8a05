"""Which products a question speaks of: found by code and words, and those spoken of before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from merchant_assistant.chat.question import Question
from merchant_assistant.storage.words import searchable

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.catalogue.model import Product

MOST = 3  # products that a small model keeps apart, and a slow PC reads in seconds
MOST_LISTED = 8  # of a kind that is looked for
_LOOKED_AT = 40  # best matches of the index whose words are counted


def products_for(question: Question, catalogue: Catalogue, earlier: Sequence[int]) -> list[Product]:
    """The best few products, best first. ``earlier``: ids of products that the last answers rest on, newest first.

    A question that points back, or names no product ("Is it dishwasher safe?", "能用洗碗机洗吗？"), means those.
    """
    found = _found(question, catalogue)
    if named := _named(found, question):
        return named[:MOST]
    best = _best(found, question)
    names_one = any(_has_words(product.title, question) for product in best)
    if earlier and (question.refers or not (names_one or question.whole)):
        return catalogue.present(earlier[:MOST])
    return best[:MOST]


def products_with(question: Question, catalogue: Catalogue) -> list[Product]:
    """The best few products that have every word of the question."""
    wanted = len(question.words)
    found = _found(question, catalogue) if wanted else []
    return [product for product in found if _has_words(_text(product), question) == wanted][:MOST_LISTED]


def _found(question: Question, catalogue: Catalogue) -> list[Product]:
    forms = dict.fromkeys(form for word in question.words for form in question.forms(word))
    return catalogue.mentioned(question.codes, forms, _LOOKED_AT)


def _text(product: Product) -> str:
    return " ".join(cell.value for cell in product.cells())


def _named(found: Sequence[Product], question: Question) -> list[Product]:
    """Products that the question names by SKU."""
    codes = frozenset(question.codes)
    return [product for product in found if codes & {product.sku, *(variant.sku for variant in product.variants)}]


def _best(found: Sequence[Product], question: Question) -> list[Product]:
    """Those with about as many of the question's words as the best one has; the index's order settles ties.

    A product without any of them in its title is meant only where it has them all: "mat" is no word for "matt black".
    """
    shares = {product.id: _share(product, question) for product in found}
    most = max(shares.values(), default=0)
    kept = [product for product in found if shares[product.id] > most * 0.6]
    return sorted(kept, key=lambda product: -shares[product.id])


def _share(product: Product, question: Question) -> int:
    """How many of the question's words the product has; a word of its title counts three times."""
    titled = _has_words(product.title, question)
    everywhere = _has_words(_text(product), question)
    return 2 * titled + everywhere if titled or everywhere == len(question.words) else 0


def _has_words(text: str, question: Question) -> int:
    """How many of the question's words ``text`` has; the index alone would take "mat" for the beginning of "matte"."""
    folded = " ".join(searchable(text).casefold().split())
    return sum(any(_form_of(form).search(folded) for form in question.forms(word)) for word in question.words)


@lru_cache(512)
def _form_of(word: str) -> re.Pattern[str]:
    """Finds the word and its inflected forms; Chinese characters stand apart in what it is used on."""
    tail = r"\w?" if len(word) <= 3 else r"\w{0,3}"
    return re.compile(rf"(?<!\w){re.escape(' '.join(searchable(word).split()))}{tail}(?!\w)")
