"""The cells themselves as an answer, where the model's words will not do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.chat.facts import Line, clean, heading, lines_of
from merchant_assistant.chat.language import tongue
from merchant_assistant.chat.question import Question, stems
from merchant_assistant.foundation.prose import Language, has_han, plain, sentences

if TYPE_CHECKING:
    from merchant_assistant.catalogue.model import Product

_MOST_LINES = 16


def cells_shown(product: Product, question: Question) -> tuple[str, bool]:
    """The product's cells as a list, and whether any speaks of what was asked: only those are told then."""
    lines = lines_of(product, question.language)
    fitting = [shown for line in lines if (shown := _fitting(line, product, question))]
    told: Sequence[object] = fitting or lines[:_MOST_LINES]
    return "\n".join([heading(product), "", *(f"- {line}" for line in told)]), bool(fitting)


def is_asked(field: str, text: str) -> bool:
    """Whether ``text`` asks for, or speaks of, a field or attribute."""
    return any(_asks(field, text, language) for language in ("en", "zh"))


def _asks(field: str, text: str, language: Language) -> bool:
    known = tongue(language)
    name = known.labels.get(field, field).removeprefix(ATTRIBUTE).casefold()
    words = known.asks.get(field, frozenset()) | known.asks.get(name, frozenset())
    folded = text.casefold()
    if has_han(name) or language == "zh":
        return name in folded or any(word in folded for word in words)
    said = frozenset(stems(folded))
    return bool(said & frozenset(stems(" ".join(words)))) or frozenset(stems(name)) <= said


def _fitting(line: Line, product: Product, question: Question) -> Line | None:
    """The line where it speaks of what was asked; of a description, the sentences that do."""
    if line.field == "description":
        told = [clean(s) for s in sentences(plain(product.description)) if _has_word(s, product, question)]
        return Line(line.field, line.label, " ".join(told)) if told else None
    return line if is_asked(line.field, question.text) or _has_word(line.value, product, question) else None


def _has_word(text: str, product: Product, question: Question) -> bool:
    """Whether ``text`` has a word of the question that does not merely name the product."""
    named = product.title.casefold()
    return any(_in(word, text) for word in question.words if not _in(word, named))


def _in(word: str, text: str) -> bool:
    folded = text.casefold()
    return word in folded if has_han(word) else any(said.startswith(word) for said in _words(folded))


def _words(text: str) -> Iterable[str]:
    return stems(text)
