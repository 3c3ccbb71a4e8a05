"""Phrases whose words stand apart in a question: "where is the lamp made"."""

from __future__ import annotations

from dataclasses import replace

from merchant_assistant.chat.exact.items import Item
from merchant_assistant.chat.exact.lexicon import Sense, forms
from merchant_assistant.chat.exact.words import key_of


def origins_asked(items: list[Item]) -> list[Item]:
    """Where "where" begins and "made" or "from" stands alone at the end, the place of origin is asked for."""
    if not items or not _is(items[0], "where"):
        return items
    last = items[-1]
    if last is items[0] or not _is(last, "comes_from"):
        return items
    return [*items[:-1], replace(last, senses=frozenset({Sense("asks", "origin")}))]


def _is(item: Item, name: str) -> bool:
    words = {word for part in item.text.split() for word in key_of(part)}
    return any(word in words for form in forms(name) for word in key_of(form))


def prices_asked(items: list[Item]) -> list[Item]:
    """In "what does it cost" the verb asks for the price; "the cost of it" may be what was paid."""
    at = next((place for place, item in enumerate(items) if _is(item, "does")), len(items))
    named, asked = Sense("names", "cost"), Sense("asks", "price")
    return [
        replace(item, senses=frozenset({asked})) if place > at and {named, asked} <= item.senses else item
        for place, item in enumerate(items)
    ]
