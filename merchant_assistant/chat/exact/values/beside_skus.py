"""Of two things that are told by their SKUs, what only describes them besides: "the 750 ml sports flask BW-750-BS"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from merchant_assistant.catalogue.inquiry import Condition, Row, Skus
from merchant_assistant.chat.exact.items.items import Item

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
    return item.open and (not item.values or item.text.casefold() in title.casefold())
