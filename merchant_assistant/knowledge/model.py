"""The nouns of the merchant's documents."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said

Outcome = Literal["added", "replaced", "unchanged"]


@dataclass(frozen=True, slots=True)
class Document:
    """A file whose passages can be found. ``searchable``: by meaning too, not by words alone."""

    id: int
    name: str
    path: Path
    kind: str
    bytes: int
    added_at: str  # ISO 8601, UTC
    passages: int
    searchable: bool


@dataclass(frozen=True, slots=True)
class Added:
    """A file that was read: new, in place of an older version, or the same as before."""

    document: Document
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class SetAside:
    """A file that was not, and why."""

    file: Path
    fault: UserFault


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a document and where it stands. ``path``: where the file was when it was added; it may be gone."""

    id: int
    document_id: int
    file: str
    heading: str
    text: str
    page: int | None
    entry: int | None
    path: Path = Path()

    @property
    def ref(self) -> str:
        """Where it stands, in words: the file, and the page, the entry or the heading."""
        if self.page is not None:
            return said("Knowledge", "{file}, page {page}").format(file=self.file, page=self.page)
        if self.entry is not None:
            return said("Knowledge", "{file}, entry {entry}").format(file=self.file, entry=self.entry)
        if self.heading:
            return said("Knowledge", "{file}, {heading}").format(file=self.file, heading=self.heading)
        return self.file


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found. ``quote``: its own sentences that answer, in its words.

    ``unsaid``: words of the question that the passage says neither so nor by a word that is alike.
    ``unnamed``: names in the question that it does not speak of: what it says of the matter is then no answer.
    ``score``: how much speaks for it, 0 to about 2. ``likely``: enough for its being the answer.
    """

    passage: Passage
    quote: str
    unsaid: tuple[str, ...] = ()
    unnamed: tuple[str, ...] = ()
    score: float = 0.0
    likely: bool = True
