"""Where goods are kept and for how long: "where do I find the burn gel", "how long does the yeast keep"."""

from __future__ import annotations

from dataclasses import replace

from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.words.keys import key_of
from merchant_assistant.chat.exact.words.lexicon import Sense, forms

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
        replace(item, senses=asked) if item is first else replace(item, senses=_NOTHING) if _is(item, "kept") else item
        for item in items
    ]


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


def _is(item: Item, name: str) -> bool:
    return item.key in map(key_of, forms(name))


def _begins(item: Item, name: str) -> bool:
    return any(item.key[: len(key_of(form))] == key_of(form) for form in forms(name))
