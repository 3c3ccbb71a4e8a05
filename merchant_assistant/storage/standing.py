"""How a draft stands, kept for the moment in which an approval or a rejection may be taken back."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from merchant_assistant.storage.drafts import DraftRepository

if TYPE_CHECKING:
    from merchant_assistant.storage.database import Database


@dataclass(frozen=True, slots=True)
class Standing:
    """What a decision about a draft changes: its state, the text in force, and which drafts it replaced before."""

    status: str
    text_id: int
    approved_text_id: int | None
    replaced: tuple[int, ...]


class StandingRepository:
    """Reads how drafts stand and puts them back."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, draft_id: int) -> Standing:
        """Raises :class:`UserFault` (``unknown_draft``)."""
        DraftRepository(self._database).get(draft_id)
        with self._database.read() as connection:
            status, text_id, approved = connection.execute(
                "SELECT status, text_id, approved_text_id FROM draft WHERE id = ?", (draft_id,)
            ).fetchone()
            replaced = connection.execute("SELECT id FROM draft WHERE replaced_by = ?", (draft_id,)).fetchall()
        return Standing(status, text_id, approved, tuple(int(row[0]) for row in replaced))

    def put_back(self, draft_id: int, standing: Standing) -> None:
        """As it stood, with the drafts that the decision replaced. A text typed since keeps its own state."""
        with self._database.write() as connection:
            connection.execute(
                "UPDATE draft SET status = CASE text_id WHEN :text THEN :status ELSE status END, "
                "approved_text_id = :approved WHERE id = :id",
                {
                    "id": draft_id,
                    "text": standing.text_id,
                    "status": standing.status,
                    "approved": standing.approved_text_id,
                },
            )
            connection.execute(
                "UPDATE draft SET replaced_by = NULL "
                "WHERE replaced_by = ? AND id NOT IN (SELECT value FROM json_each(?))",
                (draft_id, json.dumps(standing.replaced)),
            )
