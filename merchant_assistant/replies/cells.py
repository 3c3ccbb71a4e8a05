"""Cells as lines that a customer reads: which of them are of a field, in which order, and how they are called."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from merchant_assistant.chat.facts import Line, clean, lines_of, variant_line
from merchant_assistant.chat.language import tongue
from merchant_assistant.chat.showing import is_asked
from merchant_assistant.foundation.prose import Language
from merchant_assistant.replies.amounts import money
from merchant_assistant.replies.model import ReplyLanguage
from merchant_assistant.replies.words import spoken

if TYPE_CHECKING:
    from merchant_assistant.catalogue.model import Product


def only(line: Line, words: Sequence[str], language: Language) -> Line | None:
    """The line where it is of a field that any of the words names; of a variant what tells it apart, and such cells."""
    asked = partial(is_called, words=words)
    if not line.cells:
        return line if asked(line) else None
    if not any(map(asked, line.cells)):
        return None
    return variant_line(line.field, (c for c in line.cells if c.field.startswith("attribute:") or asked(c)), language)


def is_called(line: Line, words: Sequence[str]) -> bool:
    """Whether a line is of a field that any of the words names."""
    return any(is_asked(line.field, word) for word in words)


def in_order(found: Sequence[Line], product: Product, language: Language) -> list[Line]:
    """Each line once, as the product has them; a line of a variant once with all that was found of it."""
    order = [line.field for line in lines_of(product, language)]
    kept: dict[str, Line] = {}
    for line in found:
        before = kept.get(line.field)
        cells = dict.fromkeys((*before.cells, *line.cells)) if before else {}
        kept[line.field] = variant_line(line.field, cells, language) if cells else line
    return sorted(kept.values(), key=lambda line: order.index(line.field) if line.field in order else len(order))


def labelled(line: Line, language: ReplyLanguage) -> str:
    """The line as a customer reads it, its field called as in the customer's language where we know the word."""
    if line.field == "description":
        return f"- {line.value}"
    label = spoken(language)["labels"].get(line.field)
    text = f"{label}{spoken(language)['colon']}{line.value}" if label and not line.cells else str(line)
    return f"- {money(text, language)}"


def field_label(field: str, language: ReplyLanguage) -> str:
    """What a field is called where we have no word of the customer's language for it."""
    return tongue(data_language(language)).labels.get(field, field.replace("_", " "))


def named(title: str, sku: str, language: ReplyLanguage) -> str:
    """A product within a sentence."""
    return str(spoken(language)["yes_list"]).removeprefix("- ").format(title=clean(title), sku=clean(sku))


def data_language(language: ReplyLanguage) -> Language:
    """The language in which fields are called that our own words do not name."""
    return "zh" if language == "zh" else "en"
