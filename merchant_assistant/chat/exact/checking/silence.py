"""Whether the catalogue is silent about what is asked of a product, so that no text needs to be searched for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from merchant_assistant.catalogue.inquiry import AllOf, AnyOf, Condition, Skus, Test, Words
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.items.linking import Holds
from merchant_assistant.chat.exact.words.lexicon import concepts


def things_named(items: Sequence[Item], holds: Holds) -> tuple[Condition, ...]:
    """What names the products that a question is about, each for itself."""
    return tuple(condition for item in items for condition in _named(item, holds))


def _named(item: Item, holds: Holds) -> Iterator[Condition]:
    if item.sku:
        yield Skus((item.sku,))
    elif item.open and holds(Words(item.text)):
        yield Words(item.text)
    elif item.open and item.values:
        yield AnyOf(tuple(Test(field, (value,)) for field, value in item.values))


def is_silent(concept: str, things: Sequence[Condition], holds: Holds) -> bool:
    """Whether nothing says it: what a shop sets stands in no text, the rest in texts that have its words."""
    known = concepts().get(concept)
    if known is None or not things:
        return False
    if known.set_by_shop:
        return True
    together = AllOf(tuple(things))
    about = together if holds(together) else AnyOf(tuple(things))
    words = (*(" ".join(name) if name[0].isascii() else "".join(name) for name in known.names), *known.units)
    return not any(holds(AllOf((about, Words(word, anywhere=True)))) for word in words)
