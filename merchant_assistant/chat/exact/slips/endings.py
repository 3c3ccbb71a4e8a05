"""Chinese endings of a field's name that say no more than the name: 流明数, 评论量, 色温那栏."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.words.keys import is_han, key_of
from merchant_assistant.chat.exact.words.lexicon import forms

_SMALL = "子"


def without_endings(items: Sequence[Item], holdings: Holdings) -> list[Item]:
    """The items, each name of a field with the ending that stands right behind it."""
    made: list[Item] = []
    for item in items:
        before = made[-1] if made else None
        if before and before.end == item.start and _is_field(before) and _ends(item, before, holdings):
            made[-1] = replace(before, end=item.end, text=before.text + item.text)
        else:
            made.append(item)
    return made


def without_packed(items: Sequence[Item], holds: Callable[[str], bool]) -> list[Item]:
    """The items without 装 behind what names have without it: 礼盒装 of goods that are called 礼盒."""
    made: list[Item] = []
    for item in items:
        before = made[-1] if made else None
        packed = item.text == "装" and before is not None and before.end == item.start and before.open
        if not (packed and before and holds(before.text) and not holds(before.text + item.text)):
            made.append(item)
    return made


def without_small(items: Sequence[Item], holdings: Holdings, holds: Callable[[str], bool]) -> list[Item]:
    """The items without 子 behind what a column calls goods without it: 袋子 of the category 袋."""
    made: list[Item] = []
    for item in items:
        before = made[-1] if made else None
        if item.text == _SMALL and before and before.end == item.start and before.values:
            made[-1] = replace(before, end=item.end, senses=frozenset())  # no bag of something: 袋 counts as well
            continue
        bare = key_of(item.text.removesuffix(_SMALL)) if item.text.endswith(_SMALL) and item.open else ()
        if bare and not item.values and holdings.whole.get(bare) and not holds(item.text):
            item = Item(item.start, item.end, item.text[:-1], bare, values=holdings.values(bare))  # noqa: PLW2901
        made.append(item)
    return made


def _is_field(item: Item) -> bool:
    return is_han(item.text) and bool(item.fields or item.of("names"))


def _ends(item: Item, field: Item, holdings: Holdings) -> bool:
    """Whether it adds nothing: the number of a field of numbers is what the field holds, of others it is counted."""
    if item.text in forms("endings_of_fields") or field.text[-1:] + item.text in forms("endings_of_fields"):
        return True  # 库存数据 is no 据 of a 库存数
    named = (*field.fields, *(name for one in field.of("names") for name in holdings.of_concept.get(one, ())))
    numbers = [holdings.fields[name].kind == "numbers" for name in named if name in holdings.fields]
    return item.text in forms("endings_of_numbers") and bool(numbers) and all(numbers)
