"""How a draft stands, kept for the moment in which an approval or a rejection may be taken back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from merchant_assistant.storage import examples
from merchant_assistant.storage.draft_rows import one

if TYPE_CHECKING:
    from merchant_assistant.storage.database import Database


@dataclass(frozen=True, slots=True)
class Standing:
    """What a decision about a draft changes: its state, the text in force, and which drafts it replaced before.

    ``example``: the newest that was kept then; later ones about the draft are taken back with the decision.
    """

    status: str
    text_id: int
    approved_text_id: int | None
    replaced: tuple[int, ...]
    reason: str = ""
    example: int = 0


class StandingRepository:
    """Reads how drafts stand and puts them back."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, draft_id: int) -> Standing:
        """Raises :class:`UserFault` (``unknown_draft``)."""
        with self._database.read() as connection:
            return standing_of(connection, draft_id)

    def put_back(self, standings: Mapping[int, Standing]) -> None:
        """As they stood, with the drafts that the decisions replaced; in one transaction, the last decision first.

        A text typed since keeps its own state.
        """
        with self._database.write() as connection:
            for draft_id in reversed(list(standings)):
                _put_back(connection, draft_id, standings[draft_id])


def standing_of(connection: Any, draft_id: int) -> Standing:
    one(connection, draft_id)
    status, text_id, approved, reason = connection.execute(
        "SELECT status, text_id, approved_text_id, reason FROM draft WHERE id = ?", (draft_id,)
    ).fetchone()
    replaced = connection.execute("SELECT id FROM draft WHERE replaced_by = ?", (draft_id,)).fetchall()
    return Standing(
        status, text_id, approved, tuple(int(row[0]) for row in replaced), reason, examples.newest(connection)
    )


def _put_back(connection: Any, draft_id: int, standing: Standing) -> None:
    connection.execute(
        "UPDATE draft SET status = CASE text_id WHEN :text THEN :status ELSE status END, "
        "approved_text_id = :approved, reason = :reason WHERE id = :id",
        {
            "id": draft_id,
            "text": standing.text_id,
            "status": standing.status,
            "approved": standing.approved_text_id,
            "reason": standing.reason,
        },
    )
    connection.execute(
        "UPDATE draft SET replaced_by = NULL WHERE replaced_by = ? AND id NOT IN (SELECT value FROM json_each(?))",
        (draft_id, json.dumps(standing.replaced)),
    )
    examples.take_back(connection, draft_id, standing.example)
