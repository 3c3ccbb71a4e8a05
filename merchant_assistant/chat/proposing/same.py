"""Whether a question in other words asks the same: what restricts or ranks in one must stand in the other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.items.items import Item, items_of
from merchant_assistant.chat.exact.words.keys import is_han
from merchant_assistant.chat.exact.words.lexicon import concepts, nouns
from merchant_assistant.chat.exact.words.synonyms import is_known_word

# Words of asking that change what is computed. Each line is one way to change it; several words of a line say the same.
_TURNS = (
    ("not", "without", "blank", "unfilled", "out_of_stock", "at_loss"),
    ("most", "least", "top", "bottom", "common", "leads"),
    ("average", "average_price", "median"),
    ("share",),
    ("group", "common"),
    ("compare", "apart", "comparative"),
    ("or",),
    ("pieces", "sum"),
)
_ONE = re.compile(r"一|单|\b(?:one|single|a|an)\b", re.IGNORECASE)  # may stand for the number 1
# A share that is typed badly is one all the same: "how many" is another question than 占全部的比列.
_SHARE = re.compile(
    r"比[例列利率]|占比|占了?(?:全部|总|整|多少|几成)|百分|份额|[%％]"
    r"|\b(?:shares?|proportion|ratio|per ?cent(?:age)?|fraction)\b",
    re.IGNORECASE,
)
_OF_SHARE = 3  # its line of ``_TURNS``
_ADDED = {4, 7}  # groups and pieces are often not said
_RANKS = ("high", "low")  # tables of concepts: "dearest", "heaviest"
_BOUNDS = {"<": "<", "<=": "<", ">": ">", ">=": ">", "=": "=", "~": "="}
_UNIT = Decimal(1)
_NEAR = 0.34  # how much of a word may be spelt otherwise


class Sameness(Enum):
    """How far two questions ask the same."""

    SAME = "same"
    DOUBTFUL = "doubtful"  # a word stands for one that nothing knows
    LESS = "less"  # a word that nothing knows was left out, which may restrict
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Said:
    """A question as items of one catalogue."""

    text: str
    items: tuple[Item, ...]

    @classmethod
    def of(cls, text: str, holdings: Holdings, skus: Mapping[tuple[int, int], str]) -> Said:
        """``skus``: where SKUs stand in it."""
        return cls(text, tuple(items_of(text, holdings, skus)))

    @property
    def numbers(self) -> set[Decimal]:
        return {item.amount.number for item in self.items if item.amount}

    @property
    def has_one(self) -> bool:
        """Whether a word may be the number 1."""
        return bool(_ONE.search(self.text))

    @property
    def skus(self) -> set[str]:
        return {item.sku for item in self.items if item.sku}

    @property
    def turns(self) -> set[int]:
        """Which lines of ``_TURNS`` it has words of."""
        items = [item for item in self.items if not (is_han(item.text) and item.has("pieces"))]  # these count anything
        found = {place for place, words in enumerate(_TURNS) for item in items if item.has(*words)}
        found |= {_OF_SHARE} if _SHARE.search(self.text) else set()
        return found | {1 for item in self.items if any(item.of(kind) for kind in _RANKS)}

    @property
    def has_share(self) -> bool:
        """Whether a part of a whole is asked for."""
        return _OF_SHARE in self.turns

    @property
    def bounds(self) -> set[str]:
        if not self.numbers:
            return set()  # "under which brand"
        told = (sign for item in self.items for kind in ("before", "behind") for sign in item.of(kind))
        signs = {_BOUNDS[sign] for sign in told if sign in _BOUNDS}  # 在…之间 is told by its two numbers
        more = {">" for item in self.items if item.of("above")} | {"<" for item in self.items if item.of("below")}
        return signs | more

    @property
    def fields(self) -> set[str]:
        """Of which fields it speaks."""
        return {field for item in self.items for kind in ("names", "asks") for field in item.of(kind)}

    @property
    def wanted(self) -> set[str]:
        """Fields of every catalogue that a word of it can only mean."""
        concepts_of = ([*item.of("names"), *item.of("asks")] for item in self.items if not item.is_filler)
        return {concepts()[of[0]].field for of in concepts_of if len(set(of)) == 1} - {""}

    @property
    def names(self) -> list[Item]:
        """What may call goods, or what they are: values, kinds of goods, colours, materials."""
        return [item for item in self.items if _is_name(item)]

    @property
    def unknown(self) -> list[Item]:
        """Words that nothing knows."""
        return [item for item in self.items if item.open and not _is_name(item)]


def sameness(asked: Said, said: Said) -> Sameness:
    """How far ``said`` asks what was asked."""
    if not _same_numbers(asked, said) or asked.skus != said.skus:
        return Sameness.OTHER
    if asked.turns - said.turns or asked.bounds - said.bounds:
        return Sameness.OTHER
    if not all(_stands_in(one, said.items) for one in asked.names):
        return Sameness.OTHER
    lost = [one for one in asked.unknown if not _stands_in(one, said.items)]
    new = [one for one in (*said.names, *said.unknown) if not _stands_in(one, asked.items)]
    turned = said.turns - asked.turns - _ADDED
    if not lost and not new:
        return Sameness.DOUBTFUL if turned else Sameness.SAME
    if not any(not _is_spelt_like(one, lost) for one in new) and not any(not _is_spelt_like(one, new) for one in lost):
        return Sameness.SAME
    return Sameness.DOUBTFUL if new or turned or said.fields - asked.fields else Sameness.LESS


def _same_numbers(asked: Said, said: Said) -> bool:
    """Whether no number came or went, but for a 1 that is a word in one of them. Said twice is said."""
    came, went = said.numbers - asked.numbers, asked.numbers - said.numbers
    return all(more <= ({_UNIT} if other.has_one else set()) for more, other in ((came, asked), (went, said)))


def _is_name(item: Item) -> bool:
    if item.senses or item.amount or item.sku or item.fields:
        return False
    return bool(item.values or item.parts) or is_known_word(item.key) or item.key in nouns()


def _stands_in(item: Item, others: Iterable[Item]) -> bool:
    """Whether these words, or others that mean the same, stand there."""
    own = set(item.key)
    words: set[str] = set()
    for other in others:
        words |= set(other.key)
        if item.values and set(item.values) & set(other.values):
            return True
        if other.text in nouns().get(item.key, ()) or item.text in nouns().get(other.key, ()):
            return True
    return own <= words


def _is_spelt_like(item: Item, others: Iterable[Item]) -> bool:
    """Whether one of them is but spelt otherwise; Chinese words that sound alike share most characters."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - first when a question is compared

    most = _NEAR if not is_han(item.text) else 0.5
    return any(OSA.normalized_distance(item.text.casefold(), other.text.casefold()) <= most for other in others)
