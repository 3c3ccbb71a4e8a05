"""The nouns of a conversation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from merchant_assistant.catalogue.query import ProductQuery
from merchant_assistant.chat.exact.columns.model import Reading, Table
from merchant_assistant.chat.exact.words.own import MayMean
from merchant_assistant.engine.model import Role
from merchant_assistant.examples.model import Verdict

TurnState = Literal["done", "stopped", "failed"]
SourceKind = Literal["product", "document"]
AnswerKind = Literal["exact", "grounded", "clarify", "declined"]


@dataclass(frozen=True, slots=True)
class Source:
    """What an answer rests on. ``ref``: a product's SKU; ``id``: the product's id, None where it is gone by now.

    Of a document ``ref`` says the file and the place in it, ``title`` the heading there, ``passage`` which one it is.
    """

    kind: SourceKind
    ref: str
    title: str
    id: int | None = None
    passage: int | None = None


@dataclass(frozen=True, slots=True)
class Import:
    """A file that prices and stock came from. ``at``: when it was taken in; ISO 8601, UTC."""

    file: str
    at: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What did not fit into what the model was told: of the last ``turns`` spoken, and of the ``lines`` of the data."""

    turns: int = 0
    lines: int = 0

    def __bool__(self) -> bool:
        return bool(self.turns or self.lines)


NOTHING_LEFT_OUT = LeftOut()


Told = float | bool | str | tuple[str, ...] | tuple[tuple[str, float | str], ...] | None
"""The value of an exact answer as commands tell it: money is a text of decimals, groups have a figure each."""


@dataclass(frozen=True, slots=True)
class ResultRow:
    """A product or variant that an exact answer rests on. ``product_id``: None where it is gone by now.

    ``beside``: its values of the fields that :attr:`Exact.beside` names.
    """

    product_id: int | None
    sku: str
    title: str
    value: str = ""
    unit: str = ""
    beside: tuple[str, ...] = ()

    @property
    def told(self) -> str:
        """The value with its unit, which cells may write themselves."""
        return self.value if self.value.endswith(self.unit) else f"{self.value} {self.unit}"


@dataclass(frozen=True, slots=True)
class Exact:
    """What was computed. ``query``: in plain words what was counted. ``rows``: the first of ``count``.

    ``in_catalogue``: how the page Catalogue shows all of them, None where it cannot. ``table``: of things compared.
    ``beside``: fields whose values are shown beside what was asked for, because the question sets bounds to them.
    ``own``: words of the shop's own, each with what it was read as.
    A question that was put by taking a filter away has the ``reading`` alone: it is not read again from its words.
    """

    reading: Reading
    value: Told = None
    query: str = ""
    rows: tuple[ResultRow, ...] = ()
    count: int = 0
    in_catalogue: ProductQuery | None = None
    table: Table | None = None
    beside: tuple[str, ...] = ()
    own: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """One message. ``kind`` and ``sources`` belong to answers; a stopped or failed one keeps the text so far.

    ``exact``: of an answer of that kind, and of a question that was not typed. ``as_of``: of an answer about prices or
    stock the imports that these came from, the newest first. ``left_out``: of an answer that a model wrote.
    ``instead``: what could be asked instead, below one that says nothing. ``meant``: what the one word may mean that
    was not understood there.
    """

    id: int
    conversation_id: int
    role: Role
    text: str
    created_at: str  # ISO 8601, UTC
    state: TurnState = "done"
    kind: AnswerKind | None = None
    sources: tuple[Source, ...] = ()
    model: str = ""
    exact: Exact | None = None
    as_of: tuple[Import, ...] = ()
    left_out: LeftOut = NOTHING_LEFT_OUT
    instead: tuple[str, ...] = ()
    meant: MayMean | None = None


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a person says of an answer. ``text``: what is right instead, where the verdict is ``edited``."""

    verdict: Verdict
    text: str = ""


@dataclass(frozen=True, slots=True)
class Conversation:
    """A row of the list of conversations, newest first."""

    id: int
    title: str
    created_at: str
    updated_at: str
    turns: int


@dataclass(frozen=True, slots=True)
class Asked:
    """The question is saved."""

    turn: Turn


@dataclass(frozen=True, slots=True)
class Found:
    """The products that the answer will rest on."""

    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Delta:
    """The answer grows. ``text`` is the whole of it so far; it may also shrink, where a sentence was not proven."""

    text: str


ChatEvent = Asked | Found | Delta
