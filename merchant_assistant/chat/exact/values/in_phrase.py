"""Latin words that names have side by side, where one of them alone would say something else: left handed, gel polish,
20 vol, black 1.0.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from merchant_assistant.catalogue.inquiry import Condition, Row, Words
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.words.keys import Key, key_of
from merchant_assistant.chat.exact.words.lexicon import is_adjective_of_country

_HANDS = frozenset({"left", "right"})
_HANDED = frozenset({"hand", "handed", "hander"})
Rows = Callable[[Condition], Sequence[Row]]


def in_phrases(items: Sequence[Item], text: str, rows: Rows) -> list[Item]:
    """The items, such words as parts of names."""
    made: list[Item] = []
    for item in items:
        before = made[-1] if made else None
        if before and before.text.casefold() in _HANDS and item.text.casefold() in _HANDED:
            said = text[before.start : item.end]  # nothing is left, and nobody is right
            made[-1] = Item(before.start, item.end, said, key_of(said))
        else:
            made.append(item)
    return [_named(made, at, rows) for at in range(len(made))]


def _named(items: Sequence[Item], at: int, rows: Rows) -> Item:
    """An item as a word of a name that has it beside its neighbour."""
    item, before, after = items[at], items[at - 1] if at else None, items[at + 1] if at + 1 < len(items) else None
    if item.text.isascii() and item.values and item.open and is_adjective_of_country(item.key):
        return replace(item, values=(), parts=()) if before and _together(before, item, rows) else item
    if item.amount is None or not item.amount.bare or item.amount.spelled:
        return item
    behind = before is not None and "." in item.text and _together(before, item, rows)
    if behind or (after is not None and _together(item, after, rows)):
        return Item(item.start, item.end, item.text, key_of(item.text))
    return item


def _together(first: Item, last: Item, rows: Rows) -> bool:
    """Whether a name has two words side by side, that stand so in the question; a decimal anywhere in it."""
    word = last if first.amount else first
    if first.end + 1 != last.start or not word.open or not word.text.isascii():
        return False
    said = f"{first.text} {last.text}"
    decimal = any("." in one.text for one in (first, last) if one.amount)
    return any(decimal or _has(key_of(row.title), key_of(said)) for row in rows(Words(said, ())))


def _has(title: Key, words: Key) -> bool:
    return any(title[at : at + len(words)] == words for at in range(len(title)))
