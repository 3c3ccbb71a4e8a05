"""Which products a question calls by name: by SKU, by their title, or by the words of it that tell them apart."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from merchant_assistant.chat.question import Question, telling_words
from merchant_assistant.chat.showing import is_asked
from merchant_assistant.foundation.prose import Language, has_han
from merchant_assistant.storage.words import searchable

if TYPE_CHECKING:
    from merchant_assistant.catalogue.model import Product

_HEAD = re.compile(
    r"(?<=[\u3400-\u9fff])\s|\s*(?:[,，;；(（|]|\s-\s|\bwith\b|\bfor\b|\d)"
)  # where a title turns from the name to details
_HALF, _MOST_OF = 0.5, 0.7  # of a name's words, where its noun is among them, and where it is not
_OF_WHOLE = ("price", "stock", "moq", "lead_time")  # what a product has, and no part of it
_THING = re.compile(r"\b(?:the|our|your|any|an?|of)\s+(?:[\w-]+\s+){0,2}?([\w-]+)", re.IGNORECASE)


def named_in(question: Question, found: Sequence[Product]) -> list[Product]:
    """The products that the question names, the surest first; each word names only once."""
    named = [product for product in found if is_coded(product, question)]
    taken = frozenset().union(*(words_in(product.title, question) for product in named))
    while alike := _next_named(question, found, taken):
        named += [product for product in alike if product not in named]
        taken |= frozenset().union(*(words_in(product.title, question) for product in alike))
    return named


def is_coded(product: Product, question: Question) -> bool:
    """Whether the question holds an SKU of the product."""
    return bool(frozenset(question.codes) & {product.sku, *(variant.sku for variant in product.variants)})


def is_written_in(title: str, text: str) -> bool:
    """Whether a text holds the whole title."""
    return bool(title.strip()) and _folded(title) in _folded(text)


def names_a_thing(question: Question, language: Language | None) -> bool:
    """Whether a question has a noun of its own: "the umbrella", "雨伞多少钱".

    ``language``: that of the data. In another one, as in Chinese, only what a part of a product does not have tells.
    """
    if question.language == "zh" or language != question.language:
        return any(is_asked(field, question.text) for field in _OF_WHOLE)
    things = (word for found in _THING.findall(question.text) for word in telling_words(found))
    return any(word in question.words for word in things)


def words_in(text: str, question: Question) -> frozenset[str]:
    """The words of the question that ``text`` has, inflected or in the other language."""
    folded = _folded(text)
    return frozenset(w for w in question.words if any(_form_of(form).search(folded) for form in question.forms(w)))


def has_form(word: str, text: str) -> bool:
    """Whether a text has a word or an inflected form of it."""
    return _form_of(word).search(_folded(text)) is not None


def any_form(names: Mapping[str, Sequence[str]], text: str) -> list[str]:
    """Those names that a text has a form of, however it is inflected. ``names``: the forms of each."""
    folded = _folded(text) if names else ""
    return [name for name, forms in names.items() if any(_form_of(form).search(folded) for form in forms)]


def _next_named(question: Question, found: Sequence[Product], taken: frozenset[str]) -> list[Product]:
    """The products that most of the words not yet taken name."""
    own = {product.id: words_in(product.title, question) - taken for product in found}
    certain = [product for product in found if own[product.id] and _is_name(product.title, own[product.id], question)]
    if not certain:
        return []
    best = max(certain, key=lambda p: (is_written_in(p.title, question.text), len(own[p.id])))
    if is_written_in(best.title, question.text):
        return [best]
    return [product for product in found if own[product.id] == own[best.id]]


def _is_name(title: str, words: frozenset[str], question: Question) -> bool:
    """Whether these words of the question are enough to name a product."""
    if is_written_in(title, question.text):
        return True
    head = _HEAD.split(title.strip(), maxsplit=1)[0] or title
    name = [word for word in telling_words(head) if not any(map(str.isdigit, word))]
    forms = [form for word in words for form in question.forms(word)]
    phrases = " ".join(form for form in forms if " " in form and _form_of(form).search(_folded(head)))
    has = [any(_form_of(form).search(_folded(word)) for form in forms) or has_form(word, phrases) for word in name]
    if not has:
        return False
    if has_han(name[-1]):  # the last two characters are the noun already
        return has[-1] or sum(has) / len(has) >= _MOST_OF
    return sum(has) / len(has) >= (_HALF if has[-1] else _MOST_OF)


def _folded(text: str) -> str:
    return " ".join(searchable(text).casefold().split())


@lru_cache(512)
def _form_of(word: str) -> re.Pattern[str]:
    """Finds the word and its inflected forms; Chinese characters stand apart in what it is used on."""
    tail = r"\w?" if len(word) <= 3 else r"\w{0,3}"
    told = " ".join(searchable(word).split())
    spelt = re.escape(told) if len(told) <= 3 or not told.endswith("y") else rf"{re.escape(told[:-1])}(?:y|ie)"
    return re.compile(rf"(?<!\w){spelt}{tail}(?!\w)")
