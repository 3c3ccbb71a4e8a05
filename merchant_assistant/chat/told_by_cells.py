"""What the cells and sentences of one product say of what is asked, quoted as they stand.

A quotation is truer than a sentence about it, and is there at once. A line answers where it says most of what is asked
besides the product's name: so, in another form, by a term or a name that means the same, in either language; and where
it can tell what is asked for (no time without a figure of time).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, get_args

from merchant_assistant.chat.bridge import called_otherwise, is_of_any
from merchant_assistant.chat.facts import Line, clean, lines_of
from merchant_assistant.chat.language import tongue
from merchant_assistant.chat.looking import cleaned
from merchant_assistant.chat.naming import any_form
from merchant_assistant.chat.showing import is_asked
from merchant_assistant.foundation.prose import Language, has_han, plain, sentences
from merchant_assistant.knowledge.covering import covered, words_of
from merchant_assistant.knowledge.matters import asked_and_told, untold
from merchant_assistant.knowledge.words import asked
from merchant_assistant.knowledge.words import plain as folded

if TYPE_CHECKING:
    from merchant_assistant.catalogue.model import Product
    from merchant_assistant.chat.question import Question

_MOST_OF = 0.6  # of what is asked besides the name: of 51 questions that no cell answers none has so much
_MOST_LINES = 3
_HAS = frozenset({"come", "comes", "came", "arrive", "arrives"})  # what says that a thing has something
_COMPUTED = ("price", "stock")  # figures that are never quoted from elsewhere
_SORTED_BY = frozenset({"category", "price", "compare_at_price", "cost", "stock", "url", "brand"})


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked besides the name: its words, the whole text, and what some words are called otherwise."""

    text: str
    folded: str
    words: tuple[str, ...]
    also: Mapping[str, tuple[str, ...]]


def told_of(product: Product, question: Question) -> str:
    """The lines that answer, below the product's name; '' where none does."""
    asks = _asked_besides(product, question)
    if asks is None:
        return ""
    lines = {line: said for line in _each(product, question.language) if (said := _said(str(line), asks))}
    shown: list[Line] = []
    told: frozenset[str] = frozenset()
    while lines and len(shown) < _MOST_LINES:
        best = max(lines, key=lambda line: len(lines[line] - told))
        if not lines[best] - told:
            break
        shown.append(best)
        told |= lines.pop(best)
    if len(told) < _MOST_OF * len(asks.words):
        return ""
    order = [line for line in _each(product, question.language) if line in shown]
    return "\n".join([f"**{clean(product.title) or clean(product.sku)}**", "", *(f"- {line}" for line in order)])


def _asked_besides(product: Product, question: Question) -> _Asked | None:
    """None where nothing is asked of the product."""
    text = cleaned(question.text)
    if not text or question.whole or any(is_asked(field, text) for field in _COMPUTED):
        return None
    whole = folded(text)
    also = dict(called_otherwise(whole))
    named = f"{product.title} {product.category} {product.brand} {product.sku}"
    for name in sorted(any_form(also, named), key=len, reverse=True):
        text = text.replace(name, " ") if has_han(name) else text
    asks = _Asked(question.text, whole, tuple(asked(_without_idle(text))), also)
    said = _words_in(named, asks)
    left = tuple(word for word in asks.words if word not in said and not _is_idle(word))
    return replace(asks, words=left) if left else None


def _each(product: Product, language: Language) -> Iterator[Line]:
    """Each cell as a line, each sentence of the description by itself."""
    for line in lines_of(product, language, 0):
        if line.field == "description":
            own = (clean(one).rstrip(";；") for one in sentences(plain(product.description)))
            yield from (Line(line.field, line.label, sentence) for sentence in dict.fromkeys(own))
        elif line.field not in _SORTED_BY:
            yield line


def _said(text: str, asks: _Asked) -> frozenset[str]:
    """What a text says of what is asked; nothing where it cannot tell it. "300 g" says how heavy it is."""
    if untold(asks.text, text):
        return frozenset()
    told = asked_and_told(asks.text, text)
    return _words_in(text, asks) | {word for word in asks.words if any(word in part for part in told)}


def _words_in(text: str, asks: _Asked) -> frozenset[str]:
    shares = covered(asks.words, asks.folded, *words_of("", text))
    names = any_form(asks.also, text)
    return frozenset(word for word, share in shares.items() if share or is_of_any(word, names))


def _without_idle(text: str) -> str:
    """Chinese without the words that ask nothing: what stands beside them makes no word with them."""
    for word in _idle_han():
        text = text.replace(word, " ")
    return text


@cache
def _idle_han() -> tuple[str, ...]:
    return tuple(sorted((word for word in tongue("zh").idle if len(word) > 1), key=len, reverse=True))


def _is_idle(word: str) -> bool:
    if has_han(word):
        return all(sign in tongue("zh").idle for sign in word)
    return word in _HAS or any(word in tongue(language).idle for language in get_args(Language))
