"""The ledger's nouns: the record that proves, and the claim that is judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Status = Literal["supported", "contradicted", "unsupported"]
Kind = Literal[
    "number",
    "measure",
    "size",
    "material",
    "colour",
    "brand",
    "model",
    "certificate",
    "origin",
    "warranty",
    "delivery",
    "price",
    "other",
]
Part = Literal["title", "bullets", "description", "seo_title", "seo_description", "tags", "text"]
# What a claim of the kind "other" is about, and finer shades of the other kinds.
Aspect = Literal[
    "",
    "range",
    "tolerance",
    "count",
    "blend",
    "compatibility",
    "superlative",
    "health",
    "safety",
    "care",
    "feature",
    "shipping",
]
# Facts a buyer relies on: an unproven one keeps a draft from being proposed.
HARD_KINDS: frozenset[Kind] = frozenset(get_args(Kind)) - {"other"}


# Statements of the kind "other" that a buyer, or the law, takes as seriously.
HARD_ASPECTS: frozenset[Aspect] = frozenset({"compatibility", "superlative", "health", "safety"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """One cell that may prove or contradict. ``field`` as in the catalogue (``weight``, ``attribute:Material`` …).

    A ``sibling``'s cell proves statements about the set ("in black and silver"), and any statement where the thing has
    no cell of its own about it; it contradicts only then, when none of the set agrees.
    """

    field: str
    value: str
    sku: str
    sibling: bool = False  # another variant of the same product, see below


@dataclass(frozen=True, slots=True)
class Record:
    """All that is known about the thing a text describes. What our own model wrote is left out by the caller."""

    sku: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """A checkable statement in a text; ``start`` and ``end`` count Unicode code points within its part.

    ``field``, ``value``, ``sku`` name the cell that proves or contradicts, None where none speaks of it.
    """

    part: Part
    index: int | None  # of the bullet or tag
    start: int
    end: int
    text: str
    kind: Kind
    status: Status
    field: str | None = None
    value: str | None = None
    sku: str | None = None
    aspect: Aspect = ""

    @property
    def hard(self) -> bool:
        """Whether a buyer relies on it, so that it must be proven before a draft is proposed."""
        return self.kind in HARD_KINDS or self.aspect in HARD_ASPECTS

    def as_json(self) -> dict[str, object]:
        return {name: getattr(self, name) for name in self.__slots__}
