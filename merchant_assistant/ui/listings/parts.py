"""The parts of a text: which a kind has, what a merchant calls them, how they are read and replaced."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from PySide6.QtCore import QCoreApplication

from merchant_assistant.listings.model import DraftKind, Listing

TextPart = Literal["title", "bullets", "description", "seo_title", "seo_description", "tags"]

ALL_PARTS: tuple[TextPart, ...] = ("title", "bullets", "description", "seo_title", "seo_description", "tags")
_OF_KIND: Mapping[DraftKind, tuple[TextPart, ...]] = {
    "listing": ALL_PARTS,
    "ad": ("bullets", "description"),
    "email": ("title", "description"),
    "post": ("description", "tags"),
    "offer": ("title", "bullets", "description"),
}
_BETWEEN_TAGS = ", "


def parts_of(kind: DraftKind) -> tuple[TextPart, ...]:
    """The parts a text of that kind has, in the order in which they stand."""
    return _OF_KIND[kind]


def part_name(part: TextPart, kind: DraftKind = "listing") -> str:
    """A part as the merchant calls it."""
    of_kind = {
        ("bullets", "ad"): QCoreApplication.translate("Parts", "Headlines"),
        ("description", "ad"): QCoreApplication.translate("Parts", "Ad text"),
        ("title", "email"): QCoreApplication.translate("Parts", "Subject"),
        ("description", "email"): QCoreApplication.translate("Parts", "Letter"),
        ("description", "post"): QCoreApplication.translate("Parts", "Post"),
        ("tags", "post"): QCoreApplication.translate("Parts", "Hashtags"),
        ("title", "offer"): QCoreApplication.translate("Parts", "Subject"),
        ("bullets", "offer"): QCoreApplication.translate("Parts", "Terms"),
        ("description", "offer"): QCoreApplication.translate("Parts", "Letter"),
    }
    return (
        of_kind.get((part, kind))
        or {
            "title": QCoreApplication.translate("Parts", "Title"),
            "bullets": QCoreApplication.translate("Parts", "Bullets"),
            "description": QCoreApplication.translate("Parts", "Description"),
            "seo_title": QCoreApplication.translate("Parts", "Title in search results"),
            "seo_description": QCoreApplication.translate("Parts", "Text in search results"),
            "tags": QCoreApplication.translate("Parts", "Tags"),
        }[part]
    )


def kind_name(kind: DraftKind) -> str:
    """A kind of text as the merchant calls it."""
    return {
        "listing": QCoreApplication.translate("Parts", "Listing"),
        "ad": QCoreApplication.translate("Parts", "Ad"),
        "email": QCoreApplication.translate("Parts", "E-mail"),
        "post": QCoreApplication.translate("Parts", "Post"),
        "offer": QCoreApplication.translate("Parts", "Offer"),
    }[kind]


def words_of_part(listing: Listing, part: TextPart) -> str:
    """One part as one text: bullets a line each, tags divided by commas."""
    if part == "bullets":
        return "\n".join(listing.bullets)
    return _BETWEEN_TAGS.join(listing.tags) if part == "tags" else str(getattr(listing, part))


def changed_parts(one: Listing, other: Listing) -> tuple[TextPart, ...]:
    """Where two texts differ."""
    return tuple(part for part in ALL_PARTS if getattr(one, part) != getattr(other, part))


def as_text(listing: Listing, kind: DraftKind) -> str:
    """What is copied: the parts of that kind below each other, as a person would paste them."""
    told = []
    for part in parts_of(kind):
        text = words_of_part(listing, part)
        if part == "tags" and kind == "post":
            text = " ".join(f"#{''.join(tag.split()).removeprefix('#')}" for tag in listing.tags)
        elif part == "bullets" and kind != "ad":
            text = "\n".join(f"• {bullet}" for bullet in listing.bullets)
        told.append(text)
    return "\n\n".join(text for text in told if text.strip())
