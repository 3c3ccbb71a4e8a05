"""A question that is not read, with one word of asking that was typed by its sound: 多少前 for 多少钱, 品排 for 品牌.

Only looked at where nothing else reads the question: a character that has a meaning by itself was typed there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.slips.sounding import alike, written
from merchant_assistant.chat.exact.words.keys import Key, is_han, key_of
from merchant_assistant.chat.exact.words.lexicon import forms, senses

_LONGEST = 5  # characters of a word of asking
_OF_FIELDS = frozenset({"names", "asks", "high", "low"})


def said_otherwise(items: Sequence[Item], text: str, holdings: Holdings) -> Iterator[str]:
    """The text with one such word as it was meant, the longest first."""
    edges = {edge for item in items for edge in (item.start, item.end)}
    lone = {item.start for item in items if len(item.text) == 1 and is_han(item.text) and not item.amount}
    for length in range(_LONGEST, 1, -1):
        for start in range(len(text) - length + 1):
            typed = text[start : start + length]
            if is_han(typed) and {start, start + length} <= edges and typed not in written():
                for at in lone & set(range(start, start + length)):
                    yield from _meant(text, start, start + length, at, holdings)


def _meant(text: str, start: int, end: int, at: int, holdings: Holdings) -> Iterator[str]:
    if text[at] in forms("never_misheard"):
        return
    for other in alike(text[at]):
        known = text[start:at] + other + text[at + 1 : end]
        if _is_asking(key_of(known), holdings):
            yield text[:start] + known + text[end:]


def _is_asking(key: Key, holdings: Holdings) -> bool:
    """Whether a word names a field or asks for one."""
    return key in holdings.named or any(sense.kind in _OF_FIELDS for sense in senses().get(key, ()))
