"""What is found in a text before it is judged: the same nouns for a listing and for the cells that prove it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import NamedTuple

from merchant_assistant.claims.lexis.tables import Unit
from merchant_assistant.claims.model import Aspect, Kind
from merchant_assistant.claims.reading.quantities import Extent, Quantity


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the tables: ``stainless-steel``, ``navy``, ``FDA``.

    ``shade`` is what makes it another thing of that name: a dark red, an oak veneer, a country where it was designed.
    """

    id: str
    shade: str = ""


@dataclass(frozen=True, slots=True)
class Code:
    """Text that must be met letter by letter: a model, a part number, a letter size."""

    letters: str


@dataclass(frozen=True, slots=True)
class Worn:
    """A size of clothes or shoes: ``2XL``, ``42``; ``system`` is whose sizes those are (EU, US, UK), where said."""

    letters: str
    system: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """A maker's name. ``said_as``: ``own`` (the record's brand), ``maker`` ("by Acme"), ``named``, ``fits`` ("for
    Acme"), ``unknown`` (a capitalised word that no dictionary knows)."""

    words: tuple[str, ...]
    said_as: str


@dataclass(frozen=True, slots=True)
class Fit:
    """What the thing goes with, word by word: ``("iphone", "15")``."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A thing that comes with another, by its noun."""

    noun: str


@dataclass(frozen=True, slots=True)
class Promise:
    """What a sentence made of known parts promises: ``about`` an id of ``promises.toml`` or ``features.toml``.

    ``rule`` is the verbs' list that it was found by, empty for a phrase that promises by itself; ``thing`` the words
    that name what it is about, ``said`` all that carry it. ``denies``: it says that something is not or does not
    happen ("free of lead").
    """

    about: str
    rule: str
    thing: tuple[str, ...]
    said: tuple[str, ...]
    denies: bool = False


Value = Quantity | Extent | Worn | Term | Code | Name | Fit | Item | Promise


class Count(NamedTuple):
    """What a number counts ("set" of "6 sets") and of what ("box" of "6 in a box"); empty where no word tells."""

    counted: str = ""
    per: str = ""


NO_COUNT = Count()


@dataclass(frozen=True, slots=True)
class Fact:
    """One checkable statement. ``topics`` and ``words`` are what stands around it: what it speaks about."""

    kind: Kind
    start: int
    end: int
    value: Value
    topics: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    noun: str = ""  # the word right before a size, or right after a material: the thing it is said of
    unsure: bool = False  # may be another word ("silver lining"); a claim only where it is said of the thing by name
    negated: bool = False
    count: Count = NO_COUNT
    of_set: bool = False  # said of all variants together: "available in black and silver"
    aspect: Aspect = ""
    summed: bool = False  # a figure that the text says is worked out: "which makes 27 kg", 算下来
    elided: tuple[Unit, ...] = ()  # the unit of the figure before, which a bare number may have: "33 cm long, 17 wide"
    at: Fraction | None = None  # of a price: from how many pieces it holds; of that number: the price

    def about(self, topics: frozenset[str], words: frozenset[str], count: Count) -> Fact:
        """The same fact, spoken about by more words (those of its field)."""
        counts = Count(self.count.counted or count.counted, self.count.per or count.per)
        return replace(self, topics=self.topics or topics, words=self.words | words, count=counts)


def without_overlaps(facts: list[Fact]) -> list[Fact]:
    """The longest of facts that overlap, the first found among equals; from left to right."""
    taken: list[Fact] = []
    covered: set[int] = set()
    for fact in sorted(facts, key=lambda fact: fact.start - fact.end):
        span = range(fact.start, fact.end)
        if covered.isdisjoint(span):
            covered.update(span)
            taken.append(fact)
    return sorted(taken, key=lambda fact: fact.start)
