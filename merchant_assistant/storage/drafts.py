"""Drafts, their versions and the fingerprints of what our models wrote. One transaction per act of a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from merchant_assistant.storage.draft_deciding import DraftDeciding
from merchant_assistant.storage.draft_reading import DraftReading
from merchant_assistant.storage.draft_rows import (
    Checked,
    DraftHead,
    DraftLine,
    DraftRecord,
    DraftText,
    DraftVersion,
    Origin,
    Sentence,
)
from merchant_assistant.storage.draft_writing import DraftWriting

if TYPE_CHECKING:
    from merchant_assistant.storage.database import Database

__all__ = [
    "Checked",
    "DraftHead",
    "DraftLine",
    "DraftRecord",
    "DraftRepository",
    "DraftText",
    "DraftVersion",
    "Origin",
    "Sentence",
]


class DraftRepository(DraftReading, DraftWriting, DraftDeciding):
    """Parts stand in :mod:`draft_reading`, :mod:`draft_writing` and :mod:`draft_deciding`."""

    def __init__(self, database: Database) -> None:
        self._database = database
