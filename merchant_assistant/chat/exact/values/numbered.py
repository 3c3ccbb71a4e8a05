"""Names with numbers in them: 600x600面板灯, T8灯管1.2米18W; and names that are longer than a value: 路灯头."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.items.walking import names_field
from merchant_assistant.chat.exact.words.keys import is_han, key_of
from merchant_assistant.chat.exact.words.measures import units_of

_SIDE = r"\d{1,5}(?:\.\d{1,2})?"
_SIZE = re.compile(rf"(?<![A-Za-z\d.])[A-Z]{{0,2}}{_SIDE}(?:\s?[xX×*乘]\s?{_SIDE}){{1,2}}(?![\d.])")
# A number with what it counts, but where so many are bought, or where they are the first of a list.
_COUNTED = re.compile(
    r"(?<![\d.要买拿来订进前后第取共于过足到有至每])\d{1,3}(?P<behind>[\u4e00-\u9fff]{1,2})(?!以上|以下|以内|左右)"
)
_ASKED_FOR = "个款种样件箱元块天周月年号日季成倍折"  # what questions count themselves
_SIGN = re.compile(r"\s?[xX×*乘]\s?")
_WRITTEN = "x×*X"  # between the numbers of a size, as titles write it
_TWO = 2

Named = Callable[[str], bool]


def with_names(items: Sequence[Item], text: str, named: Named, beside: Named) -> list[Item]:
    """The items, numbers that belong to a name as its words. ``named``: whether a title has all words.

    ``beside``: whether it has them side by side.
    """
    return _grown(_of_names(_in_words(_sized(items, text, named), named, beside), named), named)


def numbers_of_names(text: str, is_word: Named) -> list[tuple[int, int]]:
    """Numbers with what they count that names have as a word: 36头, 4把, 8斤果; of 4把装 as well, where it is 4把.

    A measure is a measure also where names tell it: 容量500毫升及以上.
    """
    spans = []
    for found in _COUNTED.finditer(text):
        behind = found["behind"]
        ends = [found.start("behind") + length for length in range(len(behind), 0, -1)]
        ends = [end for end in ends if not units_of(text[found.start("behind") : end])]
        told = (end for end in ends if text[end - 1] not in _ASKED_FOR and is_word(text[found.start() : end]))
        spans += [(found.start(), end) for end in told][:1]
    return spans


def _in_words(items: Sequence[Item], named: Named, beside: Named) -> list[Item]:
    """A number that a name says before a word: of a half mask no half, of an 8 channel pipette no price."""
    made = list(items)
    for at, (item, after) in enumerate(pairwise(items)):
        spelled = item.amount is not None and item.amount.spelled and item.amount.bare and item.text.isascii()
        if not after.open or item.end + 1 != after.start or not (spelled or _is_before_one(item, after)):
            continue
        if (named if spelled else beside)(f"{item.text} {after.text}"):
            made[at] = Item(item.start, item.end, item.text, key_of(item.text))
    return made


def _is_before_one(item: Item, after: Item) -> bool:
    """Whether a bare number stands before a word for one thing: of several, 8 channels, it may say how many."""
    bare = item.amount is not None and item.amount.bare and item.text.isdigit()
    word = after.text.casefold()
    return bare and word.isascii() and word.isalpha() and not (word.endswith("s") and not word.endswith("ss"))


def _sized(items: Sequence[Item], text: str, named: Named) -> list[Item]:
    """Two numbers with a sign of times between them as one word, where titles have it."""
    made = list(items)
    for found in _SIZE.finditer(text):
        leads = ("", "M") if found[0][0].isdigit() else ("",)  # 4.2*25 of the thread M4.2*25
        forms = (lead + _SIGN.sub(sign, found[0]) for lead in leads for sign in _WRITTEN)
        inside = [item for item in made if found.start() <= item.start < found.end()]
        whole = bool(inside) and inside[-1].end <= found.end() and not any(item.sku for item in inside)
        if whole and (form := next((form for form in forms if named(form)), "")):
            word = Item(found.start(), found.end(), form, key_of(form))
            at = made.index(inside[0])
            made[at : at + len(inside)] = [word]
    return made


def _of_names(items: Sequence[Item], named: Named) -> list[Item]:
    """Two amounts side by side that a title has with the word before them: no range from 1.2 to 18."""
    made = list(items)
    for at in range(1, len(made) - 1):
        pair = made[at : at + _TWO]
        if not all(item.amount and item.amount.units for item in pair) or pair[0].end + 1 < pair[1].start:
            continue
        start = at
        while start and _is_name(made[start - 1]) and made[start - 1].end + 1 >= made[start].start:
            start -= 1
        if start == at or (start and names_field(made[start - 1])):
            continue
        if named(" ".join(item.text for item in made[start : at + _TWO])):
            made[at : at + _TWO] = [replace(item, amount=None, key=key_of(item.text)) for item in pair]
    return made


def _is_name(item: Item) -> bool:
    return item.open and not item.is_filler


def _grown(items: Sequence[Item], named: Named) -> list[Item]:
    """A value with characters behind it that nothing is called, as one noun where titles have both together."""
    made: list[Item] = []
    for item in items:
        before = made[-1] if made else None
        if before and before.end == item.start and _may_grow(before, item) and named(before.text + item.text):
            text = before.text + item.text
            made[-1] = Item(before.start, item.end, text, before.key + item.key)
        else:
            made.append(item)
    return made


def _may_grow(item: Item, behind: Item) -> bool:
    both = is_han(item.text) and is_han(behind.text)
    return both and item.open and bool(item.values) and behind.open and not (behind.values or behind.parts)
