"""What is said twice, once in brackets in the other language: "floodlights (投光灯)", "台灯 (desk lamp)"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.words.lexicon import forms, nouns
from merchant_assistant.foundation.prose import has_han

_BRACKETS = re.compile(r"[(（]([^()（）]+)[)）]")


def unglossed(text: str, items: Sequence[Item], titled: Callable[[str], bool]) -> list[Item]:
    """The items without the words that brackets beside them say again. ``titled``: whether goods are called so.

    Of a word and its translation the Chinese one stays: cells that are asked for in brackets are Chinese; but for one
    that nothing is called by, where the brackets say what things are called here: 闸阀(Gate Valve).
    """
    kept = list(items)
    for found in _BRACKETS.finditer(text):
        inside = [item for item in kept if found.start() < item.start < found.end()]
        before = _before(found.start(), kept, inside)
        last = before[-1:]  # of 女款闸阀(Gate Valve) who it is for is not said again
        if not inside or not before:
            continue
        if len(inside) == 1 and _han(inside) and inside[0].senses & before[-1].senses:
            gone = inside  # warranty period (保修期): both name the field
        elif _han(inside) and not _han(before):
            gone = before
        elif _han(before) and not _han(inside) and all(item.open for item in inside):
            stands_for = _are_called(inside, titled) and not _are_called(last, titled)
            gone = last if stands_for and _is_whole_word(last[0], items) else inside
        else:
            continue
        kept = [item for item in kept if not any(item is one for one in gone)]
    return kept


def _is_whole_word(last: Item, items: Sequence[Item]) -> bool:
    """Whether it is no single character that belongs to what stands close before it: 遮阳帽檐."""
    return len(last.text) > 1 or not any(item.end == last.start and item.open for item in items)


def _are_called(items: Sequence[Item], titled: Callable[[str], bool]) -> bool:
    """Whether goods, or a value of theirs, are called by each of some words, or by its translation."""
    named = (item for item in items if not item.is_filler)
    return all(item.values or any(map(titled, (item.text, *nouns().get(item.key, ())))) for item in named)


def _before(end: int, items: Sequence[Item], inside: Sequence[Item]) -> list[Item]:
    """The words right before the brackets that name a thing, a value or a field."""
    run: list[Item] = []
    near = [item for item in items if item.start < end]
    if len(near) > 1 and near[-1].text in forms("sorts_of_goods") and near[-1].start == near[-2].end:
        near.pop()  # 采暖类(HEATING)
    for item in reversed(near):
        named = item.open or (not run and bool(item.of("names") or item.fields))
        named = named or (not run and item.has("products"))  # paper goods (纸品)
        joined = bool(run) and item.has("or", "and")
        if not (named or joined or (run and _is_said_again(item, inside))):
            break
        run.insert(0, item)
    if len(run) == 1 and run[0].has("products"):
        return []
    if not any(item.has("or", "and") for item in inside):
        last = next((at for at in range(len(run) - 1, -1, -1) if run[at].has("or", "and")), -1)
        run = run[last + 1 :]  # of "white or off-white (本白)" only the last is said again
    while run and run[0].has("or", "and"):
        run.pop(0)
    return run


def _is_said_again(item: Item, inside: Sequence[Item]) -> bool:
    """Whether a number stands in the brackets too, or measures the thing: 316 stainless steel (316不锈钢)."""
    amount = item.amount
    if amount is None:
        return False
    return bool(amount.units) or any(f"{amount.number}" in one.text for one in inside)


def _han(items: Sequence[Item]) -> bool:
    return any(has_han(item.text) for item in items)
