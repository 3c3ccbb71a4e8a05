"""What a reader hands on, and what comes of it."""

from __future__ import annotations

import msgspec

from merchant_assistant.foundation.reading_child import Refused


class Block(msgspec.Struct, frozen=True):
    """A paragraph, a list item, a row or an answer, in the order of the document.

    ``heading``: what it stands below. ``page``: of a document that has pages. ``entry``: its number among pairs of
    question and answer (from 1), or its row in a sheet. ``whole``: it is a passage by itself.
    """

    text: str
    heading: str = ""
    page: int | None = None
    entry: int | None = None
    whole: bool = False


class Passage(msgspec.Struct, frozen=True):
    """Some 80 to 150 words that belong together, and where they stand."""

    text: str
    heading: str = ""
    page: int | None = None
    entry: int | None = None


class ReadRequest(msgspec.Struct, frozen=True):
    """Read ``file``. Sent once, first."""

    file: str


class Finished(msgspec.Struct, frozen=True, tag=True):
    """The last frame of a reading that worked."""

    kind: str
    passages: tuple[Passage, ...]


Answer = Finished | Refused
