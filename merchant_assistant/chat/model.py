"""The nouns of a conversation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from merchant_assistant.engine.model import Role

TurnState = Literal["done", "stopped", "failed"]
AnswerKind = Literal["exact", "grounded", "clarify", "declined"]


@dataclass(frozen=True, slots=True)
class Source:
    """What an answer rests on. ``ref``: a product's SKU; ``id``: the product's id, None where it is gone by now."""

    kind: Literal["product"]
    ref: str
    title: str
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """One message. ``kind`` and ``sources`` belong to answers; a stopped or failed one keeps the text so far."""

    id: int
    conversation_id: int
    role: Role
    text: str
    created_at: str  # ISO 8601, UTC
    state: TurnState = "done"
    kind: AnswerKind | None = None
    sources: tuple[Source, ...] = ()
    model: str = ""


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
