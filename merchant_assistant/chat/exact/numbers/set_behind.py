"""Comparisons whose words stand apart: "have less stock than their minimum" for "have stock less than …"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.words.lexicon import Sense

_OPS = {"less": "<", "fewer": "<", "lower": "<", "more": ">", "higher": ">"}
_FAR = 4  # words between "less" and "than"
_LEVELS = {"minimum": "reorder", "min": "reorder", "minimums": "reorder", "maximum": "max_stock", "max": "max_stock"}


def set_behind(items: Sequence[Item], holdings: Holdings) -> list[Item]:
    """The items, a word of degree before what is compared set behind it, where "than" stands."""
    made = _as_subject(list(items))
    for at, item in enumerate(made):
        op = _OPS.get(item.text.casefold(), "")
        than = next((to for to in range(at + 2, min(at + _FAR, len(made))) if made[to].has("than")), 0)
        if op and than and _is_compared(made[at + 1 : than], holdings) and not item.fields and not item.values:
            compares = replace(made[than], senses=frozenset({Sense("before", op)}))
            behind = [_as_level(one, holdings) for one in made[than + 1 : than + _FAR]]
            return [*made[:at], *made[at + 1 : than], compares, *behind, *made[than + _FAR :]]
    return made


def _is_compared(items: Sequence[Item], holdings: Holdings) -> bool:
    """Whether they name one column of numbers, and nothing else."""
    named = [item for item in items if item.fields or item.of("names")]
    fields = {name for item in named for name in item.fields}
    fields |= {name for item in named for concept in item.of("names") for name in holdings.of_concept.get(concept, ())}
    others = [item for item in items if item not in named and not item.has("filler", "pieces", "in_stock")]
    return len(named) == 1 and not others and any(name in holdings.units for name in fields)


def _as_level(item: Item, holdings: Holdings) -> Item:
    """Behind "than" a minimum is the column that tells it."""
    level = _LEVELS.get(item.text.casefold(), "")
    if level not in holdings.of_concept or item.fields:
        return item
    return replace(item, senses=frozenset({Sense("names", level)}))


def _as_subject(items: list[Item]) -> list[Item]:
    """With 现货 as the stock where it is set against a column: 现货已经少于最低库存的."""
    for at, item in enumerate(items):
        to = at + 1
        while to < len(items) and items[to].is_filler and not items[to].of("before"):
            to += 1
        compared = to + 1 < len(items) and items[to].of("before")
        if item.has("in_stock") and compared and (items[to + 1].fields or items[to + 1].of("names")):
            return [*items[:at], replace(item, senses=frozenset({Sense("names", "stock")})), *items[to:]]
    return items
