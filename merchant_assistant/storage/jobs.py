"""Jobs: drafts that were asked for in one go."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said
from merchant_assistant.storage.draft_rows import now

if TYPE_CHECKING:
    from merchant_assistant.storage.database import Database

JobWill = Literal["waiting", "paused", "cancelled"]  # what the person wants of it
# Of the products asked for, those that are there; not where the same is waiting to be written already.
_QUEUE = """
INSERT INTO draft_task(job_id, product_id, source, sku, kind, platform, language, changed_at)
SELECT :job, p.id, s.name, p.sku, :kind, :platform, :language, :at
FROM json_each(:products) asked CROSS JOIN product p ON p.id = asked.value JOIN source s ON s.id = p.source_id
WHERE NOT EXISTS (
    SELECT 1 FROM draft_task t JOIN draft_job j ON j.id = t.job_id
    WHERE t.product_id = p.id AND t.platform = :platform AND t.language = :language AND t.kind = :kind
        AND t.state IN ('pending', 'running') AND j.state != 'cancelled' AND j.style = :style
) ORDER BY asked.key
"""


@dataclass(frozen=True, slots=True)
class Tasks:
    """What one kind of draft is to be written of: products, in the order in which they are written."""

    kind: str
    platform: str
    language: str
    products: Sequence[int]


@dataclass(frozen=True, slots=True)
class JobHead:
    """What a job asks for. ``targets``: JSON list; ``style``: JSON object; ``scope``: missing, changed or all."""

    targets: str
    style: str
    temperature: float
    scope: str
    priority: int


@dataclass(frozen=True, slots=True)
class JobRow:
    """A job as stored, with how many of its tasks are in which state.

    ``owners``: how many each running process has.
    """

    id: int
    created_at: str
    head: JobHead
    will: JobWill
    pending: int
    done: int
    failed: int
    owners: Mapping[str, int]


class JobRepository:
    """Every method that writes is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def queue(self, head: JobHead, tasks: Iterable[Tasks]) -> JobRow:
        """Add a job. What is waiting already in the same manner, and products that are gone, are passed over.

        A job of no tasks is told and not kept.
        """
        with self._database.write() as connection:
            values = {name: getattr(head, name) for name in head.__slots__}
            names, marks = ", ".join(values), ", ".join(f":{name}" for name in values)
            job_id = connection.execute(
                f"INSERT INTO draft_job(created_at, {names}) VALUES (:at, {marks})", {**values, "at": now()}
            ).lastrowid
            for part in tasks:
                asked = {"kind": part.kind, "platform": part.platform, "language": part.language}
                products = json.dumps(list(dict.fromkeys(part.products)))
                connection.execute(
                    _QUEUE, {**asked, "job": job_id, "at": now(), "style": head.style, "products": products}
                )
            row = _one(connection, int(job_id or 0))
            if not row.pending:
                connection.execute("DELETE FROM draft_job WHERE id = ?", (row.id,))
            return row

    def all(self) -> list[JobRow]:
        """The newest first."""
        with self._database.read() as connection:
            return _rows(connection)

    def get(self, job_id: int) -> JobRow:
        """Raises :class:`UserFault` (``unknown_job``)."""
        with self._database.read() as connection:
            return _one(connection, job_id)

    def find(self, job_id: int) -> JobRow | None:
        """None where somebody took it out of the list."""
        with self._database.read() as connection:
            return next(iter(_rows(connection, job_id)), None)

    def set_will(self, job_id: int, will: JobWill) -> JobRow:
        """From the next task on that is begun."""
        return self._change(job_id, "UPDATE draft_job SET state = :new WHERE id = :id", will)

    def set_priority(self, job_id: int, priority: int) -> JobRow:
        """Higher ones are written first, from the next task on."""
        return self._change(job_id, "UPDATE draft_job SET priority = :new WHERE id = :id", priority)

    def retry(self, job_id: int) -> JobRow:
        """Its failed tasks wait again, and so does the job."""
        with self._database.write() as connection:
            _one(connection, job_id)
            again = connection.execute(
                "UPDATE draft_task SET state = 'pending', code = '', reason = '', changed_at = ? "
                "WHERE job_id = ? AND state = 'failed'",
                (now(), job_id),
            ).rowcount
            if again:
                connection.execute("UPDATE draft_job SET state = 'waiting' WHERE id = ?", (job_id,))
            return _one(connection, job_id)

    def forget(self, job_id: int) -> None:
        """Take it out of the list with its tasks; the drafts stay."""
        with self._database.write() as connection:
            _one(connection, job_id)
            connection.execute("DELETE FROM draft_job WHERE id = ?", (job_id,))

    def _change(self, job_id: int, statement: str, new: object) -> JobRow:
        with self._database.write() as connection:
            _one(connection, job_id)
            connection.execute(statement, {"id": job_id, "new": new})
            return _one(connection, job_id)


def _one(connection: Any, job_id: int) -> JobRow:
    found = _rows(connection, job_id)
    if not found:
        raise UserFault(
            "unknown_job",
            said("Storage", "There is no job {job}.").format(job=str(job_id)),
            said("Storage", "List the jobs to see their numbers."),
        )
    return found[0]


def _rows(connection: Any, job_id: int | None = None) -> list[JobRow]:
    """All, or the one."""
    one = {"id": job_id}
    heads = connection.execute(
        "SELECT id, created_at, targets, style, temperature, scope, priority, state FROM draft_job "
        "WHERE :id IS NULL OR id = :id ORDER BY id DESC",
        one,
    ).fetchall()
    counted: dict[int, dict[str, int]] = {}
    owners: dict[int, dict[str, int]] = {}
    for job, state, owner, count in connection.execute(
        "SELECT job_id, state, owner, count(*) FROM draft_task WHERE :id IS NULL OR job_id = :id "
        "GROUP BY job_id, state, owner",
        one,
    ):
        if state == "running":
            owners.setdefault(job, {})[owner] = count
        else:
            counted.setdefault(job, {})[state] = count
    return [_row(row, counted.get(row[0], {}), owners.get(row[0], {})) for row in heads]


def _row(row: Any, counts: Mapping[str, int], owners: Mapping[str, int]) -> JobRow:
    pending, done, failed = (counts.get(state, 0) for state in ("pending", "done", "failed"))
    return JobRow(row[0], row[1], JobHead(*row[2:7]), row[7], pending, done, failed, owners)
