"""A listing draft and what is said about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from merchant_assistant.claims.model import Claim, Part

DraftStatus = Literal["proposed", "needs_review", "approved", "rejected", "exported", "failed"]
DraftKind = Literal["listing", "ad", "email", "post", "offer"]
KINDS: tuple[DraftKind, ...] = ("listing", "ad", "email", "post", "offer")
PLATFORMS: tuple[str, ...] = ("generic", "shopify", "woocommerce", "amazon", "ebay", "google", "etsy", "alibaba")
Length = Literal["short", "normal", "long"]
LANGUAGES: tuple[str, ...] = ("en", "zh")


@dataclass(frozen=True, slots=True)
class Listing:
    """The texts of one listing; plain text, paragraphs of the description divided by blank lines.

    Copy of another kind uses the same parts: of an ``ad`` the bullets are headlines to choose from and the description
    is its text; of an ``email`` and an ``offer`` the title is the subject and the description the letter (an offer's
    bullets are its terms); of a ``post`` the description is all, its tags are hashtags. What a kind has not is empty.
    """

    title: str
    bullets: tuple[str, ...]
    description: str
    seo_title: str = ""
    seo_description: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Style:
    """The manner of a text. ``sample``: a text of the merchant's own whose tone is taken up, never its facts.

    ``keywords``: to be worked in where the record allows it. ``never``: words that must not stand anywhere.
    """

    tone: str = "plain"
    length: Length = "normal"
    keywords: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    sample: str = ""


STYLE_PARTS: tuple[str, ...] = Style.__slots__


@dataclass(frozen=True, slots=True)
class Target:
    """What is to be written about a product. ``language`` ``auto``: the product's own."""

    platform: str = "generic"
    language: str = "auto"
    kind: DraftKind = "listing"


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
    kind: DraftKind = "listing"
    outdated: bool = False  # what it was written from is not what the product says now
    style: Style = Style()  # the manner it was asked for in
    reason: str = ""  # why a person rejected it, as ``Listings.reject`` was told


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
    kind: DraftKind = "listing"
    outdated: bool = False  # what it was written from is not what the product says now
    in_force: bool = False  # a text of it was approved, also while an edit of it waits

    @property
    def all_proven(self) -> bool:
        """It waits for a person and needs none: each claim is proven and no rule broken."""
        return self.status == "proposed" and not (self.contradicted or self.unsupported or self.violations)


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a draft's text, to be taken back. ``at``: UTC, ISO 8601. ``approved``: it is the one in force."""

    id: int
    at: str
    origin: Literal["model", "person"]
    listing: Listing
    approved: bool
