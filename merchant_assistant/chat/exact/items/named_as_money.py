"""Goods that are called by a currency: "how many euro boxes" counts boxes and asks for no sum of euros."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.words.keys import key_of
from merchant_assistant.chat.exact.words.lexicon import senses
from merchant_assistant.chat.exact.words.measures import currencies

_HOW_MANY = re.compile(r"how (?:many|much) (?P<money>\w+)", re.IGNORECASE)


def named_as_money(items: Sequence[Item], together: Callable[[str], bool]) -> Iterator[Item]:
    """The items; where a name has the currency and the next word side by side, they are what is counted."""
    for at, item in enumerate(items):
        found = _HOW_MANY.fullmatch(item.text)
        after = items[at + 1].text if at + 1 < len(items) else ""
        if not (found and after and currencies(found["money"]) and together(f"{found['money']} {after}")):
            yield item
            continue
        start, asks = found.start("money"), item.text[: found.start("money")].rstrip()
        key = key_of(asks)
        yield replace(item, end=item.start + len(asks), text=asks, key=key, senses=senses().get(key, frozenset()))
        yield Item(item.start + start, item.end, found["money"], key_of(found["money"]))
