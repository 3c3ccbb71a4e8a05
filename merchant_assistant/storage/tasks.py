"""Drafts to write, one row each: begun by one process, done in the transaction that saves the draft, or failed."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from merchant_assistant.storage.draft_rows import now

if TYPE_CHECKING:
    from merchant_assistant.storage.database import Database

TaskState = Literal["pending", "running", "done", "failed"]
STATES: tuple[TaskState, ...] = ("pending", "running", "done", "failed")
UNUSABLE = "unusable_answer"
_COLUMNS = (
    "t.id, t.job_id, t.product_id, t.sku, t.kind, t.platform, t.language, t.state, t.code, t.reason, t.draft_id, "
    "t.changed_at"
)
# The first one of the most urgent job that has one; each job is asked through its index.
_NEXT = """
SELECT (SELECT min(t.id) FROM draft_task t WHERE t.job_id = j.id AND t.state = 'pending' AND t.owner = '') AS first
FROM draft_job j WHERE j.state = 'waiting' AND first IS NOT NULL {only} ORDER BY j.priority DESC, j.id LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class Claim:
    """A task that a process has begun. ``owner``: which of its runs."""

    task_id: int
    owner: str


class ClaimLostError(Exception):
    """Another process has the task by now, or did it: nothing of this one is saved."""


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One draft to write, as stored. ``reason``: why it failed, a packed sentence as JSON, or nothing."""

    id: int
    job_id: int
    product_id: int
    sku: str
    kind: str
    platform: str
    language: str
    state: TaskState
    code: str
    reason: str
    draft_id: int | None
    changed_at: str


class TaskRepository:
    """Every method that writes is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_job(self, job_id: int, states: Collection[str], offset: int, limit: int) -> list[TaskRow]:
        """In the order in which they are written; no ``states``: any."""
        wanted = json.dumps(sorted(states or STATES))
        with self._database.read() as connection:
            rows = connection.execute(
                f"SELECT {_COLUMNS} FROM draft_task t WHERE t.job_id = ? "
                "AND t.state IN (SELECT value FROM json_each(?)) ORDER BY t.id LIMIT ? OFFSET ?",
                (job_id, wanted, limit, offset),
            ).fetchall()
        return [TaskRow(*row) for row in rows]

    def not_done(self, platforms: Collection[str], kind: str) -> list[TaskRow]:
        """Of jobs that are not cancelled: what waits, is being written, or failed and has no draft since.

        The oldest first.
        """
        with self._database.read() as connection:
            rows = connection.execute(
                f"SELECT {_COLUMNS} FROM draft_job j JOIN draft_task t ON t.job_id = j.id "
                "WHERE j.state != 'cancelled' AND t.state IN ('pending', 'running', 'failed') AND t.kind = ? "
                "AND t.platform IN (SELECT value FROM json_each(?)) AND (t.state != 'failed' OR NOT EXISTS("
                "SELECT 1 FROM draft d WHERE d.product_id = t.product_id AND d.platform = t.platform "
                "AND d.kind = t.kind AND d.status != 'failed' AND d.created_at > t.changed_at)) ORDER BY t.id",
                (kind, json.dumps(sorted(platforms))),
            ).fetchall()
        return [TaskRow(*row) for row in rows]

    def waits(self, jobs: Collection[int] | None) -> bool:
        """Whether there is something to begin. ``jobs``: in these only."""
        with self._database.read() as connection:
            return connection.execute(*_next(jobs)).fetchone() is not None

    def begin(self, owner: str, jobs: Collection[int] | None) -> TaskRow | None:
        """Claim the next task by priority, None where none waits."""
        with self._database.write() as connection:
            found = connection.execute(*_next(jobs)).fetchone()
            if found is None:
                return None
            connection.execute(
                "UPDATE draft_task SET state = 'running', owner = ?, code = '', reason = '', changed_at = ? "
                "WHERE id = ?",
                (owner, now(), found[0]),
            )
            row = connection.execute(f"SELECT {_COLUMNS} FROM draft_task t WHERE t.id = ?", found).fetchone()
            return TaskRow(*row)

    def done(self, claim: Claim, draft_id: int) -> bool:
        """The product has such a draft already; False where another process has the task."""
        with self._database.write() as connection:
            return _end(connection, claim, "done", draft_id=draft_id)

    def fail(self, claim: Claim, code: str, reason: str) -> bool:
        """Keep why it could not be written; False where another process has the task."""
        with self._database.write() as connection:
            return _end(connection, claim, "failed", code=code, reason=reason)

    def release(self, owner: str) -> None:
        """What this run had begun and did not end waits again."""
        with self._database.write() as connection:
            _release(connection, owner)

    def release_dead(self, alive: Callable[[str], bool]) -> None:
        """What runs of dead processes had begun waits again."""
        with self._database.read() as connection:
            rows = connection.execute("SELECT DISTINCT owner FROM draft_task WHERE state = 'running'").fetchall()
        if dead := [owner for (owner,) in rows if not alive(owner)]:
            with self._database.write() as connection:
                for owner in dead:
                    _release(connection, owner)


def settle(connection: Any, claim: Claim, draft_id: int, *, usable: bool) -> None:
    """Within the transaction that saves the draft: its task is through. Raises :class:`ClaimLostError`.

    A job that was taken out of the list meanwhile has no task any more; what was written of it stays.
    """
    ended = _end(connection, claim, "done" if usable else "failed", draft_id, "" if usable else UNUSABLE)
    if not ended and connection.execute("SELECT 1 FROM draft_task WHERE id = ?", (claim.task_id,)).fetchone():
        raise ClaimLostError


def _next(jobs: Collection[int] | None) -> tuple[str, tuple[str, ...]]:
    if jobs is None:
        return _NEXT.format(only=""), ()
    return _NEXT.format(only="AND j.id IN (SELECT value FROM json_each(?))"), (json.dumps(sorted(jobs)),)


def _end(
    connection: Any, claim: Claim, state: TaskState, draft_id: int | None = None, code: str = "", reason: str = ""
) -> bool:
    return bool(
        connection.execute(
            "UPDATE draft_task SET state = ?, owner = '', draft_id = ?, code = ?, reason = ?, changed_at = ? "
            "WHERE id = ? AND owner = ? AND state = 'running'",
            (state, draft_id, code, reason, now(), claim.task_id, claim.owner),
        ).rowcount
    )


def _release(connection: Any, owner: str) -> None:
    connection.execute(
        "UPDATE draft_task SET state = 'pending', owner = '', changed_at = ? WHERE owner = ? AND state = 'running'",
        (now(), owner),
    )
