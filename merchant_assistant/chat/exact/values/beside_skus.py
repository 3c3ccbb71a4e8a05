"""Of two things that are told by their SKUs, what only describes them besides: "the 750 ml sports flask BW-750-BS"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from merchant_assistant.catalogue.inquiry import Condition, Row, Skus
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.words.lexicon import forms
from merchant_assistant.chat.exact.words.synonyms import look_of

Rows = Callable[[Condition], Sequence[Row]]
_SEVERAL = 2
_BRACKETED = re.compile(r"\s?[(（][^()（）]*[)）]")


def undescribed(items: Sequence[Item], text: str, rows: Rows) -> list[Item]:
    """The items without what stands beside one of several SKUs and is said of it by its title too."""
    coded = [at for at, item in enumerate(items) if item.sku]
    if len({items[at].sku for at in coded}) < _SEVERAL:
        return list(items)
    said: list[Item] = []
    for at in coded:
        titles = [row.title for row in rows(Skus((items[at].sku,)))]
        run = list(_described(items, at, text))
        if titles and all(_is_of(item, titles[0]) for item in run):
            said += run
    return [item for item in items if not any(item is one for one in said)]


def _described(items: Sequence[Item], at: int, text: str) -> Iterator[Item]:
    """The words before an SKU that name goods or measure them, and those in brackets behind it."""
    before = at - 1
    while before >= 0 and _describes(items[before]):
        yield items[before]
        before -= 1
    if behind := _BRACKETED.match(text, items[at].end):
        yield from (item for item in items[at + 1 :] if item.start < behind.end())


def _describes(item: Item) -> bool:
    return bool(item.amount and item.amount.units) or (item.open and item.text[:1].isalpha())


def _is_of(item: Item, title: str) -> bool:
    """Whether a measure stands in the title; a word for goods may be in another language, one for looks may not."""
    if item.amount:
        return re.search(rf"(?<![\d.]){re.escape(f'{item.amount.number:f}')}(?![\d.])", title) is not None
    in_title = item.text.casefold() in title.casefold()
    return item.open and (in_title or not (item.values or look_of(item.key) or _is_name(item)))


def _is_name(item: Item) -> bool:
    """Whether a word is written as a name, or said to be a brand."""
    return item.text[:1].isupper() or item.text.endswith(forms("brand_behind"))
