"""A listing as the pieces that rules look at: each text with its part and the name that a person knows it by."""

from __future__ import annotations

from dataclasses import dataclass

from merchant_assistant.claims.model import Part
from merchant_assistant.foundation.said import Said, said
from merchant_assistant.listings.model import DraftKind, Listing

_NAMES: dict[Part, Said] = {
    "title": said("Rules", "Title"),
    "bullets": said("Rules", "Bullet {number}"),
    "description": said("Rules", "Description"),
    "seo_title": said("Rules", "Title for search engines"),
    "seo_description": said("Rules", "Description for search engines"),
    "tags": said("Rules", "Tag {number}"),
}
_LISTS: dict[Part, Said] = {"bullets": said("Rules", "Bullets"), "tags": said("Rules", "Tags")}
# Copy has the same parts under other names.
_OF_COPY: dict[tuple[DraftKind, Part], Said] = {
    ("ad", "bullets"): said("Rules", "Headline {number}"),
    ("ad", "description"): said("Rules", "Text"),
    ("email", "title"): said("Rules", "Subject"),
    ("email", "description"): said("Rules", "Letter"),
    ("post", "description"): said("Rules", "Text"),
    ("post", "tags"): said("Rules", "Hashtag {number}"),
    ("offer", "title"): said("Rules", "Subject"),
    ("offer", "bullets"): said("Rules", "Term {number}"),
    ("offer", "description"): said("Rules", "Letter"),
}
_LISTS_OF_COPY: dict[tuple[DraftKind, Part], Said] = {
    ("ad", "bullets"): said("Rules", "Headlines"),
    ("post", "tags"): said("Rules", "Hashtags"),
    ("offer", "bullets"): said("Rules", "Terms"),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """One text of a listing; of bullets and tags each is one."""

    part: Part
    text: str
    name: Said


def pieces(listing: Listing, kind: DraftKind = "listing") -> tuple[Piece, ...]:
    """Every piece, in reading order; single parts that are empty are left out."""
    found = [Piece("title", listing.title, name_of("title", kind))]
    found += [Piece("bullets", text, name_of("bullets", kind, n)) for n, text in enumerate(listing.bullets, 1)]
    found.append(Piece("description", listing.description, name_of("description", kind)))
    found.append(Piece("seo_title", listing.seo_title, name_of("seo_title", kind)))
    found.append(Piece("seo_description", listing.seo_description, name_of("seo_description", kind)))
    found += [Piece("tags", text, name_of("tags", kind, n)) for n, text in enumerate(listing.tags, 1)]
    return tuple(piece for piece in found if piece.text or piece.part in _LISTS)


def name_of(part: Part, kind: DraftKind = "listing", number: int = 0) -> Said:
    """What a person calls a part; ``number``: of the bullet or tag, from 1, or 0 for all of them."""
    if part in _LISTS and not number:
        return _LISTS_OF_COPY.get((kind, part), _LISTS[part])
    name = _OF_COPY.get((kind, part), _NAMES[part])
    return name.format(number=number) if part in _LISTS else name


def same(text: str) -> str:
    """A form in which texts that read the same are equal: letters and digits only, case folded."""
    return "".join(character for character in text.casefold() if character.isalnum())
