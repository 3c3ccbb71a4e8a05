"""A listing draft and what is said about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from merchant_assistant.claims.model import Claim, Part

DraftStatus = Literal["proposed", "needs_review", "approved", "rejected", "exported", "failed"]
PLATFORMS: tuple[str, ...] = ("generic", "shopify", "woocommerce", "amazon")
LANGUAGES: tuple[str, ...] = ("en", "zh")


@dataclass(frozen=True, slots=True)
class Listing:
    """The texts of one listing; plain text, paragraphs of the description divided by blank lines."""

    title: str
    bullets: tuple[str, ...]
    description: str


@dataclass(frozen=True, slots=True)
class Violation:
    """A platform rule that a listing breaks."""

    code: str
    part: Part
    message: str


@dataclass(frozen=True, slots=True)
class Draft:
    """One product's draft for one platform and language.

    ``seconds``: what the model took; where many were written at once, its part of the time that passed.
    """

    id: int
    product_id: int
    sku: str
    platform: str
    language: str
    listing: Listing
    claims: tuple[Claim, ...]
    violations: tuple[Violation, ...]
    status: DraftStatus
    model: str
    seconds: float
    edited: bool = False


@dataclass(frozen=True, slots=True)
class DraftSummary:
    """One line of a list of drafts; the four figures count claims and broken rules."""

    id: int
    product_id: int
    sku: str
    platform: str
    language: str
    status: DraftStatus
    title: str
    supported: int
    contradicted: int
    unsupported: int
    violations: int
    has_product: bool = True  # False once an undone import removed the product; the draft is kept
