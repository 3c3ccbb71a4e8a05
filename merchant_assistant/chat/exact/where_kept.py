"""Where goods are kept and for how long: "where do I find the burn gel", "how long does the yeast keep"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.chat.exact.holdings import Holdings
from merchant_assistant.chat.exact.items import Item
from merchant_assistant.chat.exact.lexicon import Sense, forms
from merchant_assistant.chat.exact.measures import Amount
from merchant_assistant.chat.exact.words import key_of

_GLUED = re.compile(r"([A-Za-z]{2,6})(\d{1,4})")
_NOTHING = frozenset({Sense("words", "filler")})


def keeping_asked(items: list[Item], holdings: Holdings) -> list[Item]:
    """The items; a question for a place asks for where things are kept, one how long they keep for that."""
    return _how_long(_where(_from_where(items, holdings), holdings), holdings)


def _from_where(items: list[Item], holdings: Holdings) -> list[Item]:
    """在哪 with a verb behind it that is none of keeping: where things were made, or what no column tells."""
    made = list(items)
    for at, item in enumerate(items[:-1]):
        after = items[at + 1]
        if "location" not in item.of("asks") or not item.text.startswith("在") or item.end != after.start:
            continue
        if after.text.startswith(forms("made_there")):
            held = next((one for one in ("origin", "manufacturer") if one in holdings.of_concept), "origin")
            made[at] = replace(item, senses=frozenset({Sense("asks", held)}))
        elif after.text.startswith(forms("traded_there")):
            made[at] = replace(item, senses=frozenset(), key=(*item.key, *after.key))  # nothing accounts for it
    return made


def _where(items: list[Item], holdings: Holdings) -> list[Item]:
    first = next((item for item in items if _begins(item, "where") or not item.is_filler), None)
    if first is None or "location" not in holdings.of_concept or not _begins(first, "where"):
        return items
    rest = [item for item in items if item is not first]
    if any(item.amount or item.fields or item.of("names") or item.of("asks") for item in rest):
        return items
    if any(_is(item, "not_kept") for item in rest) or all(item.is_filler for item in rest):
        return items
    asked = frozenset({Sense("asks", "location")})
    return [
        replace(item, senses=asked) if item is first else replace(item, senses=_NOTHING) if _is_kept(item) else item
        for item in items
    ]


def standing(items: list[Item]) -> list[Item]:
    """``Stand in the yard``: before a place that a column has, the verb says nothing more."""
    return [
        replace(item, senses=_NOTHING, values=(), parts=()) if _is_kept(item) and _is_place(items[at + 1 :]) else item
        for at, item in enumerate(items)
    ]


def suits(items: list[Item]) -> list[Item]:
    """The items; before a value "suitable for" says nothing more."""
    return [
        replace(item, senses=_NOTHING) if _is(item, "suits") and _is_told(items[at + 1 :]) else item
        for at, item in enumerate(items)
    ]


def _is_told(behind: Sequence[Item]) -> bool:
    named = next((item for item in behind if not item.is_filler), None)
    return named is not None and any(name.startswith(ATTRIBUTE) for name, _ in named.values)


def scaled(items: Sequence[Item], holdings: Holdings) -> list[Item]:
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


def _is_place(behind: Sequence[Item]) -> bool:
    named = next((item for item in behind if not item.is_filler), None)
    return named is not None and any(name.startswith(ATTRIBUTE) for name, _ in named.values)


def _how_long(items: list[Item], holdings: Holdings) -> list[Item]:
    """``How long`` beside "keep": no length is asked for."""
    at = next((at for at, item in enumerate(items) if _is(item, "how_long")), -1)
    keeps = [item for item in items[at + 1 :] if _is(item, "keeps")] if at >= 0 else []
    if not keeps or "shelf_life" not in holdings.of_concept:
        return items
    asked = frozenset({Sense("asks", "shelf_life")})
    return [
        replace(item, senses=asked) if item is items[at] else replace(item, senses=_NOTHING) if item in keeps else item
        for item in items
    ]


def _is_kept(item: Item) -> bool:
    return _is(item, "kept")


def _is(item: Item, name: str) -> bool:
    return item.key in map(key_of, forms(name))


def _begins(item: Item, name: str) -> bool:
    return any(item.key[: len(key_of(form))] == key_of(form) for form in forms(name))
