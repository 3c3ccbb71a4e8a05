"""Words of which the catalogue has only a short form: electricals are ELEC, bleaches BLCH; vegan goods are marked VEG.

A stock-keeper's program leaves four or five letters for a group; nobody who asks types them so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.columns.names_of_marks import marks_in
from merchant_assistant.chat.exact.columns.words_of_values import Named
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.words.keys import key_of

_CODE = re.compile(r"[A-Z]{3,5}")
_SORTS = ("category", "subcategory")
_MOSTLY = 0.8  # of the groups, that are codes
_MOST = 60  # groups; of more some would begin alike
_SHORTEST = 3  # letters of a head
_VOWELS = re.compile(r"(?<=.)[aeiouy]")


def cut_short(items: Sequence[Item], holdings: Holdings, titled: Callable[[str], bool]) -> list[Item]:
    """The items; an unknown word is the one group, or the one column of marks, that is short for it."""
    return [_read(item, holdings) if _is_unknown(item, titled) else item for item in items]


def _is_unknown(item: Item, titled: Callable[[str], bool]) -> bool:
    latin = len(item.key) == 1 and item.text.isascii() and item.text.isalpha() and len(item.text) > _SHORTEST
    return latin and item.open and not item.values and not item.parts and not titled(item.text)


def _read(item: Item, holdings: Holdings) -> Item:
    word = item.text.casefold()
    if len(groups := list(_groups(word, holdings))) == 1:
        code = groups[0][1]  # as which it is read: a plural would have to be called so
        return replace(item, text=code, key=key_of(code), values=tuple(groups))
    heads = dict.fromkeys(_heads(word, holdings))
    marks = marks_in((name, value) for name in heads for value in holdings.values_of(name))
    return replace(item, fields=tuple(marks)) if len(marks) == 1 and not groups else item


def _groups(word: str, holdings: Holdings) -> Iterator[Named]:
    """The groups whose codes are short for a word, where groups are codes."""
    for field in (name for sort in _SORTS for name in holdings.of_concept.get(sort, ())):
        values = holdings.values_of(field)
        coded = [value for value in values if _CODE.fullmatch(value)]
        if 1 < len(values) <= _MOST and len(coded) >= _MOSTLY * len(values):
            yield from ((field, value) for value in coded if _is_short_for(value.casefold(), word))


def _is_short_for(code: str, word: str) -> bool:
    """Whether a word begins so, or its consonants do: COLR, BLCH."""
    if word.startswith(code):
        return True
    bare = _VOWELS.sub("", code)
    return len(bare) >= _SHORTEST and word[0] == code[0] and _VOWELS.sub("", word).startswith(bare)


def _heads(word: str, holdings: Holdings) -> Iterator[str]:
    """The columns that are called by the beginning of a word."""
    for length in range(_SHORTEST, len(word)):
        yield from holdings.named.get(key_of(word[:length]), ())
