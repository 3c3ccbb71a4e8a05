"""Whether one thing is spoken of by its whole name: "how many Monospace Tee in size M" asks for pieces of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from merchant_assistant.catalogue.inquiry import Condition, Finding, Inquiry, Skus, Test, Words
from merchant_assistant.chat.exact.columns.model import Reading
from merchant_assistant.chat.exact.words.keys import key_of

Find = Callable[[Inquiry], Finding]


def is_of_one(reading: Reading, find: Find) -> bool:
    """Whether things are counted of which there is one, that is called just so and has a stock figure."""
    inquiry = reading.inquiry
    counted = inquiry.operation == "count" and reading.wanted == "figure" and inquiry.things == "products"
    if not counted or inquiry.group or not any(_names(chip.condition) for chip in reading.chips):
        return False
    found = find(replace(inquiry, operation="list", limit=2))
    if found.passing != 1 or not _are_name([chip.condition for chip in reading.chips], found.rows[0].title):
        return False
    return bool(find(Inquiry("sum", where=inquiry.where, field="stock")).figures)


def _names(condition: Condition) -> bool:
    return isinstance(condition, Words | Skus) or (isinstance(condition, Test) and condition.field == "title")


def _are_name(conditions: Sequence[Condition], title: str) -> bool:
    """Whether one of these is the whole name of a product, or they are together: a sports bottle of 600 ml."""
    if any(_is_name(one, title) for one in conditions):
        return True
    said = list(map(_said, conditions))
    return all(said) and sorted(key_of(" ".join(said))) == sorted(key_of(title))


def _said(condition: Condition) -> str:
    """The words of a name or of a single value."""
    if isinstance(condition, Test) and len(condition.values) == 1:
        return condition.values[0]
    return condition.text if isinstance(condition, Words) else ""


def _is_name(condition: Condition, title: str) -> bool:
    """Whether this is the whole name of a product, in singular or plural, or its number."""
    if isinstance(condition, Words):
        return sorted(key_of(condition.text)) == sorted(key_of(title))
    return _names(condition)
