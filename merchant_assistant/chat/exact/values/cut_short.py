"""Words of which the catalogue has only a short form: electricals are ELEC, white is WHT; vegan goods are marked VEG.

A stock-keeper's program leaves four or five letters for a group; nobody who asks types them so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.columns.names_of_marks import marks_in
from merchant_assistant.chat.exact.columns.short_values import heads_for, meant_by
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.words.keys import key_of
from merchant_assistant.chat.exact.words.lexicon import nouns

_FIRMS = ("source", "brand", "manufacturer")
_SHORTEST = 3  # letters of a word that is not cut short


def cut_short(items: Sequence[Item], holdings: Holdings, titled: Callable[[str], bool]) -> list[Item]:
    """The items; an unknown word is the one group, or the one column of marks, that is short for it."""
    return [_read(item, holdings) if _is_unknown(item, holdings, titled) else item for item in items]


def _is_unknown(item: Item, holdings: Holdings, titled: Callable[[str], bool]) -> bool:
    """Whether no name, no cell but a firm's and no text has a Latin word, or what it is called besides.

    A Chinese one is never taken for what its translation is short for: 配件 may be any part, no accessory.
    """
    latin = len(item.key) == 1 and item.text.isascii() and item.text.isalpha() and len(item.text) > _SHORTEST
    if not latin or not item.open or item.values:
        return False
    firms = {name for one in _FIRMS for name in holdings.of_concept.get(one, ())}
    said = (item.text, *nouns().get(item.key, ()))
    return all(name in firms for name, _ in item.parts) and not any(map(titled, said))


def _read(item: Item, holdings: Holdings) -> Item:
    if values := meant_by(item.text, holdings.short):
        return replace(item, values=values, parts=())
    heads = dict.fromkeys(_heads(item.text, holdings))
    marks = marks_in((name, value) for name in heads for value in holdings.values_of(name))
    return replace(item, fields=tuple(marks)) if len(marks) == 1 and not item.parts else item


def _heads(word: str, holdings: Holdings) -> Iterator[str]:
    """The columns that are called by what is short for a word."""
    for head in heads_for(word):
        yield from holdings.named.get(key_of(head), ())
