"""Whether one thing is spoken of by its whole name: "how many Monospace Tee in size M" asks for pieces of it."""

from __future__ import annotations

from collections.abc import Callable
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
    if found.passing != 1 or not any(_is_name(chip.condition, found.rows[0].title) for chip in reading.chips):
        return False
    return bool(find(Inquiry("sum", where=inquiry.where, field="stock")).figures)


def _names(condition: Condition) -> bool:
    return isinstance(condition, Words | Skus) or (isinstance(condition, Test) and condition.field == "title")


def _is_name(condition: Condition, title: str) -> bool:
    """Whether this is the whole name of a product, in singular or plural, or its number."""
    if isinstance(condition, Words):
        return sorted(key_of(condition.text)) == sorted(key_of(title))
    return _names(condition)
