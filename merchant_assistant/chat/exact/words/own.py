"""A word of the shop's own, and what the merchant says that it means: a column of the catalogue, or a value of one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from merchant_assistant.chat.exact.words.keys import Key, key_of, plain, tokens


@dataclass(frozen=True, slots=True)
class OwnWord:
    """``column``: the field; ``value``: what stands in it, '' where the column itself is meant.

    A name that stands within titles has no ``column``. ``label``: how the meaning is shown.
    """

    word: str
    column: str
    value: str = ""
    label: str = field(default="", compare=False)

    @property
    def key(self) -> Key:
        """What it is compared by."""
        return key_of(self.word)


@dataclass(frozen=True, slots=True)
class MayMean:
    """A word that was not understood, and what it may mean, the likeliest first; it may be none of these."""

    word: str
    ways: tuple[OwnWord, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a word of the shop's own stands in a text."""

    start: int
    end: int
    own: OwnWord


def places_of(text: str, words: Sequence[OwnWord]) -> tuple[Place, ...]:
    """Where these words stand in a plain text, in order; of two in the same place the longer one."""
    found: list[Place] = []
    for place in sorted(_all_places(text, words), key=lambda one: (one.start, -one.end)):
        if not found or place.start >= found[-1].end:
            found.append(place)
    return tuple(found)


def _all_places(text: str, words: Sequence[OwnWord]) -> Iterator[Place]:
    run = tokens(text)
    for own in words:
        size = len(own.key)
        for first in range(len(run) - size + 1) if size else ():
            part = run[first : first + size]
            if tuple(token.key for token in part) == own.key:
                yield Place(part[0].start, part[-1].end, own)


def with_names(text: str, places: Sequence[Place], names: Sequence[str]) -> str:
    """The text with these names in the places; Latin letters stand apart from others."""
    said = plain(text)
    for place, name in reversed(list(zip(places, names, strict=True))):
        before, after = said[: place.start], said[place.end :]
        lead = " " if before[-1:].isalnum() and before[-1:].isascii() and name[:1].isascii() else ""
        trail = " " if after[:1].isalnum() and after[:1].isascii() and name[-1:].isascii() else ""
        said = f"{before}{lead}{name}{trail}{after}"
    return said
