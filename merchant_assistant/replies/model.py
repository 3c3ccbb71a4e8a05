"""The nouns of replies: a customer's message, what it asks, what was replied."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from merchant_assistant.chat.model import Source

__all__ = ["Source"]

Intent = Literal[
    "order", "order_status", "change_order", "return", "complaint", "discount", "payment", "delivery", "price", "stock",
    "product", "contact", "thanks", "other",
]  # fmt: skip
ReplyLanguage = Literal["en", "zh", "de", "fr", "es"]
AnsweredBy = Literal["cells", "computed", "document", "merchant", "customer", "said"]
"""What answers a question: cells of a product, a sum over them, a document's own sentences, something that the merchant
must fill in, something that the customer must be asked first, or a standard sentence."""
Thumb = Literal[-1, 1]


@dataclass(frozen=True, slots=True)
class Part:
    """One question or request of a message."""

    text: str
    intents: tuple[Intent, ...]

    @property
    def intent(self) -> Intent:
        return self.intents[0]


@dataclass(frozen=True, slots=True)
class Fact:
    """A line as the customer may read it. ``product``: its id; lines of the same product stand together."""

    text: str
    product: int | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """A question and what the data say to it. ``text``: the facts as they stand in the reply, empty where none do."""

    question: str
    intent: Intent
    kind: AnsweredBy
    text: str = ""
    facts: tuple[Fact, ...] = ()
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Missing:
    """What the reply lacks: the merchant fills it in, or the customer is asked. ``text``: as the reply says it."""

    what: str
    who: Literal["merchant", "customer"]
    text: str


@dataclass(frozen=True, slots=True)
class CustomerReply:
    """A reply as we wrote it. ``products``: ids whose cells prove it; ``quotes``: sentences of documents in it.

    ``understood``: whether the message's language is one that replies can be written in; otherwise English stands.
    ``smoothed``: sentences of it that a model made of facts, each found to say the same; ``model``: which one.
    """

    language: ReplyLanguage
    intents: tuple[Intent, ...]
    questions: tuple[Answered, ...]
    text: str
    missing: tuple[Missing, ...] = ()
    products: tuple[int, ...] = ()
    quotes: tuple[str, ...] = ()
    understood: bool = True
    smoothed: tuple[str, ...] = ()
    model: str = ""
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Letter:
    """A message as it came. ``received_at``: ISO 8601, UTC, empty where the message does not say."""

    text: str
    sender: str = ""
    subject: str = ""
    received_at: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """A message that is kept, with its reply. ``answered_at``: None while it is open; times are ISO 8601, UTC.

    ``text``: what stands in the editor: the merchant's version where there is one. ``sent``: as it was sent.
    """

    id: int
    letter: Letter
    language: str
    intents: tuple[Intent, ...]
    answered_at: str | None
    text: str
    sent: str
    thumb: Thumb | None
    reply: CustomerReply | None = None

    @property
    def open(self) -> bool:
        return self.answered_at is None


@dataclass(frozen=True, slots=True)
class HouseRules:
    """The merchant's own words. ``standard``: by ``intent.language`` a sentence said in place of ours.

    ``never``: words that stand in no reply. ``greeting``: in place of "Hello,"; ``{name}`` is the customer's.
    """

    name: str = ""
    signature: str = ""
    greeting: dict[str, str] = field(default_factory=dict)
    closing: dict[str, str] = field(default_factory=dict)
    standard: dict[str, str] = field(default_factory=dict)
    never: tuple[str, ...] = ()
    tell_stock: bool = True


@dataclass(frozen=True, slots=True)
class Figures:
    """Of own conversations, all or those of one intent. ``minutes``: the median time to an answer; None: no answer yet.

    ``edited``: the share of sent replies that were changed; ``satisfied``: of those that show it (a thumb, or thanks
    or a complaint in the customer's next message) the share that were.
    """

    intent: Intent | None
    messages: int
    answered: int
    minutes: float | None = None
    edited: float | None = None
    satisfied: float | None = None
