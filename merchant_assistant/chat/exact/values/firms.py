"""A firm by one word of its name: "stuff from Norsund" where one supplier alone is called so; and whole milk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.words.keys import key_of
from merchant_assistant.claims.lexis.vocabulary import is_word

_FIRMS = ("source", "brand", "manufacturer")
_WHOLES = ("whole", "complete", "filled", "entire")
_SHORTEST = 4  # letters

Titled = Callable[[str], bool]


def firms_named(items: Sequence[Item], holdings: Holdings, titled: Titled) -> list[Item]:
    """The items, a word that only one firm's name has as that firm; none that goods are called by as well."""
    columns = {name for one in _FIRMS for name in holdings.of_concept.get(one, ())}
    return [_as_firm(item, columns, holdings, titled) for item in items] if columns else list(items)


def wholes_named(items: Sequence[Item], titled: Titled) -> list[Item]:
    """The items; a word that else says nothing is one with the next where names have both: whole milk."""
    made: list[Item] = []
    for item in items:
        before = made[-1] if made else None
        if before and before.text.casefold() in _WHOLES and item.open and before.end + 1 == item.start:
            said = f"{before.text} {item.text}"
            if item.text.isascii() and titled(said):
                made[-1] = Item(before.start, item.end, said, key_of(said))
                continue
        made.append(item)
    return made


def _as_firm(item: Item, columns: set[str], holdings: Holdings, titled: Titled) -> Item:
    bare = item.open and not (item.values or item.parts or item.fields or item.amount or item.sku)
    word = item.text.removesuffix("'s").removesuffix("’s")
    if not bare or len(item.key) != 1 or not (word.isascii() and word.isalpha()) or len(word) < _SHORTEST:
        return item
    if (word.islower() or not item.start) and is_word(word.casefold()):
        return item  # a word of its own, unless it is written as a name
    told = holdings.values_with(item.key)
    if len(told) != 1 or told[0][0] not in columns or titled(word):
        return item
    return replace(item, values=told, parts=told)
