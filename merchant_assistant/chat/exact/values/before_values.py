"""What stands before a value and says nothing more than its column does: stand in the yard, suitable for oily skin; and
the name of a column that is one word with its number: SPF50."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.words.keys import key_of
from merchant_assistant.chat.exact.words.lexicon import Sense, forms
from merchant_assistant.chat.exact.words.measures import Amount

_GLUED = re.compile(r"([A-Za-z]{2,6})(\d{1,4})")
_NOTHING = frozenset({Sense("words", "filler")})


def before_values(items: Sequence[Item], holdings: Holdings) -> list[Item]:
    """The items; what only leads to a value says nothing, a number is one of the column that stands before it."""
    return _standing(_suits(_scaled(items, holdings)))


def _standing(items: list[Item]) -> list[Item]:
    """``Stand in the yard``, ``bay D14-1``: before a place that a column has, the word says nothing more."""
    return [
        replace(item, senses=_NOTHING, values=(), parts=()) if _leads(item, items[at + 1 :]) else item
        for at, item in enumerate(items)
    ]


def _leads(item: Item, behind: Sequence[Item]) -> bool:
    """Whether a word only leads to a place: a verb, or another noun for it right before its number."""
    if _is(item, "kept"):
        return _is_held(behind)
    named = bool(behind) and item.end + 1 == behind[0].start and any(map(str.isdigit, behind[0].text))
    return named and not item.fields and _is(item, "place_words") and _is_held(behind)


def _suits(items: list[Item]) -> list[Item]:
    """The items; before a value "suitable for" says nothing more."""
    return [
        replace(item, senses=_NOTHING) if _is(item, "suits") and _is_held(items[at + 1 :]) else item
        for at, item in enumerate(items)
    ]


def _scaled(items: Sequence[Item], holdings: Holdings) -> list[Item]:
    """The items; a number glued to the name of a column of numbers is one of it: SPF50, 防晒 SPF30以上."""
    made: list[Item] = []
    for item in items:
        glued = _GLUED.fullmatch(item.text) if item.open and not item.values and not (made and made[-1].open) else None
        fields = holdings.named.get(key_of(glued[1]), ()) if glued else ()
        if glued and len(fields) == 1 and holdings.fields[fields[0]].kind == "numbers":
            middle = item.start + len(glued[1])
            amount = Amount(middle, item.end, Decimal(glued[2]), (), ())
            made.append(replace(item, end=middle, text=glued[1], key=key_of(glued[1]), fields=fields, parts=()))
            made.append(Item(middle, item.end, glued[2], (glued[2],), amount=amount))
        else:
            made.append(item)
    return made


def _is_held(behind: Sequence[Item]) -> bool:
    """Whether what is named next is a value of a column."""
    named = next((item for item in behind if not item.is_filler), None)
    return named is not None and any(name.startswith(ATTRIBUTE) for name, _ in named.values)


def _is(item: Item, name: str) -> bool:
    return item.key in map(key_of, forms(name))
