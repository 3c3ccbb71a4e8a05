"""What a question was read as, and how it is answered."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from merchant_assistant.catalogue.inquiry import Condition, Finding, Inquiry
from merchant_assistant.chat.exact.columns.as_called import Heads
from merchant_assistant.chat.exact.words.own import MayMean
from merchant_assistant.foundation.prose import Language

Groups = tuple[tuple[str, Decimal | int], ...]  # each value with its figure
Value = Decimal | int | bool | str | tuple[str, ...] | Groups | None
Kind = Literal["exact", "clarify", "declined"]
# What a question wants to be told; the operation of its inquiry alone does not say it. ``look``: of few products what
# they have; ``worth``: stock times price; ``range``: lowest and highest; ``gap``: how far these are apart;
# ``pieces``: how many of it are in stock, where that is one product; ``differ``: how far two are apart;
# ``every``: whether all of the base are so; ``compare``: in which fields a few things differ; ``alike``: what is like
# the thing ``Reading.like``; ``amount``: what ``Reading.quantity`` pieces of one thing cost; ``placed``: which of an
# order stands at ``Reading.place``; ``of_best``: what stands first has of ``Reading.told``; ``versus``: a figure of two
# groups, ``Reading.sides``; ``in_names``: what names tell of ``Reading.told``, colours or sizes; ``part``: of what adds
# up, how much of it some things have; ``months``: a sum of each month, ``Reading.sides``; ``containers``: how many
# cases so many pieces are; ``budget``: how many of it the money ``Reading.money`` buys.
Wanted = Literal[
    "figure",
    "exists",
    "things",
    "look",
    "worth",
    "range",
    "differ",
    "pieces",
    "every",
    "compare",
    "alike",
    "amount",
    "placed",
    "versus",
    "part",
    "of_best",
    "gap",
    "containers",
    "budget",
    "in_names",
    "months",
]
# What is wanted of two groups: the figure of each, which has more or less, how far they are apart, or whether the first
# has more, or less.
Mode = Literal["each", "more", "less", "apart", "is_more", "is_less"]


@dataclass(frozen=True, slots=True)
class Chip:
    """One filter as it is shown under an answer; taking it away asks again without ``condition``."""

    text: str
    condition: Condition


@dataclass(frozen=True, slots=True)
class Side:
    """One of two groups that are compared, as it was said, and what is asked of it."""

    name: str
    inquiry: Inquiry


@dataclass(frozen=True, slots=True)
class Reading:
    """A question, read. ``unread``: words of it that nothing in the inquiry accounts for; with any it is not run.

    ``chips``: the conditions of the inquiry, one each. ``single``: it speaks of one thing ("the black one").
    ``read_as``: words that were misspelt, each with the word it was taken for; '' with the whole question in other
    words. ``of``: of a share, what the whole is.
    ``like``: the SKU of a thing that others are to be like. ``quantity``: of how many pieces the price is wanted.
    ``per``, ``times``: the pieces are so many times what this field says of the thing: five cartons of it.
    ``sold_in``: what is bought, or counted in ``times``: cases. ``currencies``: what ``money`` may be of.
    ``about``: the SKU of the one thing that was told, which "it" means in the next question. ``tied``: those of several
    that share the place. ``heads``: what the columns of the catalogue are called that it is asked of.
    """

    inquiry: Inquiry
    chips: tuple[Chip, ...] = ()
    unread: tuple[str, ...] = ()
    wanted: Wanted = "figure"
    language: Language = "en"
    single: bool = False
    read_as: tuple[tuple[str, str], ...] = ()
    of: str = ""
    like: str = ""
    about: str = ""
    tied: tuple[str, ...] = ()
    quantity: int = 0
    per: str = ""
    times: int = 0
    sold_in: str = ""
    place: int = 0
    sides: tuple[Side, ...] = ()
    told: str = ""
    money: Decimal | None = None
    currencies: tuple[str, ...] = ()
    mode: Mode = "each"
    heads: Heads = field(default_factory=Heads, compare=False)


@dataclass(frozen=True, slots=True)
class Table:
    """Things side by side. ``heads``: each thing's SKU; ``lines``: what a field is called, then each thing's cell.

    A cell is empty where the thing has no value of the field. Lines in which all are the same are left out.
    """

    heads: tuple[str, ...]
    lines: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to a question that was read.

    ``kind``: ``exact`` (computed), ``clarify`` (``text`` asks one thing back), ``declined`` (the data cannot say;
    ``text`` names what is missing). ``value``: the figure that stands in ``text``: a number, an exact decimal for
    money, yes or no, a text, or a list. ``query``: in plain words what was counted. ``reading``, ``finding``: None
    unless exact. ``table``: of things that are compared. ``which``: it is asked which product is meant.
    ``lacks``: no field is there for what is asked. ``own``: words of the
    shop's own, each with what it was read as. ``meant``: what a word may mean that is asked back.
    """

    kind: Kind
    text: str
    value: Value = None
    query: str = ""
    reading: Reading | None = None
    finding: Finding | None = None
    table: Table | None = None
    which: bool = False
    lacks: bool = False
    own: tuple[tuple[str, str], ...] = ()
    meant: MayMean | None = None
