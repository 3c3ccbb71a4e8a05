"""What a person decides about drafts: one transaction with the example that is kept of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from merchant_assistant.storage.draft_rows import GREEN, IN_FORCE, OPEN, DraftRecord, now, one
from merchant_assistant.storage.draft_writing import replace
from merchant_assistant.storage.examples import NO_BASIS, Basis, keep
from merchant_assistant.storage.standing import Standing, standing_of

if TYPE_CHECKING:
    from merchant_assistant.storage.database import Database


class DraftDeciding:
    """Every method is one transaction."""

    _database: Database

    def approve(self, draft_id: int, basis: Basis = NO_BASIS) -> DraftRecord:
        """Put the shown version in force and earlier drafts of the same product, platform and language out of it."""
        with self._database.write() as connection:
            _approve(connection, draft_id, basis)
            return one(connection, draft_id)

    def approve_proven(self, drafts: Mapping[int, Basis]) -> dict[int, Standing]:
        """Approve those of ``drafts`` that wait and are all proven; how they stood before, in the order of approval."""
        with self._database.write() as connection:
            stood: dict[int, Standing] = {}
            for draft_id, basis in drafts.items():
                if _proven(connection, draft_id):
                    stood[draft_id] = standing_of(connection, draft_id)
                    _approve(connection, draft_id, basis)
            return stood

    def reject(self, draft_id: int, reason: str = "", basis: Basis = NO_BASIS) -> DraftRecord:
        """Mark as rejected; if it was in force, it no longer is."""
        with self._database.write() as connection:
            one(connection, draft_id)
            keep(connection, draft_id, "rejected", basis, reason)
            connection.execute(
                "UPDATE draft SET status = 'rejected', reason = ?, approved_text_id = NULL, changed_at = ? "
                "WHERE id = ?",
                (reason, now(), draft_id),
            )
            return one(connection, draft_id)

    def mark_exported(self, draft_ids: Iterable[int]) -> int:
        """Approved drafts become ``exported``; how many did."""
        with self._database.write() as connection:
            return connection.executemany(
                "UPDATE draft SET status = 'exported', changed_at = ? WHERE id = ? AND status = 'approved'",
                [(now(), draft_id) for draft_id in draft_ids],
            ).rowcount


def _approve(connection: Any, draft_id: int, basis: Basis) -> None:
    one(connection, draft_id)
    keep(connection, draft_id, "approved", basis)
    connection.execute(
        "UPDATE draft SET status = 'approved', reason = '', approved_text_id = text_id, replaced_by = NULL, "
        "changed_at = ? WHERE id = ?",
        (now(), draft_id),
    )
    replace(connection, draft_id, (*OPEN, *IN_FORCE, "rejected"))


def _proven(connection: Any, draft_id: int) -> bool:
    """As far as its product is known by now."""
    row = connection.execute(
        f"SELECT 1 FROM draft d JOIN draft_text t ON t.id = d.text_id WHERE d.id = ? AND {GREEN} "
        "AND d.replaced_by IS NULL AND NOT d.stale",
        (draft_id,),
    ).fetchone()
    return row is not None
