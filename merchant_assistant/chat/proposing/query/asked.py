"""What a question says that a query must follow: its numbers, its bounds, the fields and the names in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.items.items import Item, items_of
from merchant_assistant.chat.exact.words.lexicon import concepts
from merchant_assistant.chat.proposing.query.words import says

_BARE = ("by", "per", "across", "every")
_SOLD = "sales figures"
_BOUNDS = {"<": "<", "<=": "<", ">": ">", ">=": ">"}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as items of one catalogue."""

    text: str
    items: tuple[Item, ...]

    @classmethod
    def of(cls, text: str, holdings: Holdings, skus: Mapping[tuple[int, int], str]) -> Asked:
        """``skus``: where SKUs stand in it."""
        return cls(text, tuple(items_of(text, holdings, skus)))

    def has(self, *words: str) -> bool:
        """Whether one of these words of ``[words]`` stands in it."""
        return any(item.has(*words) for item in self.items)

    @property
    def numbers(self) -> set[Decimal]:
        return {item.amount.number for item in self.items if item.amount}

    @property
    def has_one(self) -> bool:
        """Whether a word may be the number 1."""
        return says("one", self.text)

    @property
    def has_share(self) -> bool:
        """Whether a part of a whole is asked for."""
        return says("share", self.text) or self.has("share")

    @property
    def is_extreme(self) -> bool:
        """Whether it asks for the most or least of something: "most", "dearest"."""
        return self.has("most", "least") or any(item.of("high") or item.of("low") for item in self.items)

    @property
    def is_grouped(self) -> bool:
        """Whether a figure of each group is asked for; "by" alone tells makers and days, too."""
        return any(item.has("group") and item.text.casefold() not in _BARE for item in self.items)

    @property
    def bounds(self) -> set[str]:
        """The signs by which its numbers bound something."""
        if not self.numbers:
            return set()  # "under which brand"
        told = (sign for item in self.items for kind in ("before", "behind") for sign in item.of(kind))
        more = {">" for item in self.items if item.of("above")} | {"<" for item in self.items if item.of("below")}
        return {_BOUNDS[sign] for sign in told if sign in _BOUNDS} | more  # 在…之间 is told by its two numbers

    @property
    def fields(self) -> set[str]:
        """Fields of every catalogue that a word of it can only mean."""
        named = ([*item.of("names"), *item.of("asks")] for item in self.items if not item.is_filler)
        return {concepts()[of[0]].field for of in named if len(set(of)) == 1} - {""}

    @property
    def unknowable(self) -> list[str]:
        """What no catalogue tells, customers and orders; not what was sold, which many do."""
        return [item.text for item in self.items if _is_unknowable(item)]

    @property
    def names(self) -> list[Item]:
        """What it calls by a value that is held."""
        return [item for item in self.items if item.values and not _means_more(item)]


def _means_more(item: Item) -> bool:
    return bool(item.senses or item.fields or item.amount) or item.is_filler


def _is_unknowable(item: Item) -> bool:
    return bool(set(item.of("unknowable")) - {_SOLD}) and not (item.fields or item.values or item.is_filler)
