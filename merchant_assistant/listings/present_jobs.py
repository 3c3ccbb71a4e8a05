"""Jobs between their two shapes: as stored, and as values."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from dataclasses import asdict
from typing import TYPE_CHECKING, cast

from merchant_assistant.foundation.said import said, unpacked
from merchant_assistant.listings.job_model import Job, JobState, JobTask, Scope
from merchant_assistant.listings.model import STYLE_PARTS, DraftKind, Style, Target
from merchant_assistant.listings.present import style_of
from merchant_assistant.storage.tasks import UNUSABLE

if TYPE_CHECKING:
    from merchant_assistant.storage.jobs import JobRow
    from merchant_assistant.storage.tasks import TaskRow


def job_of(row: JobRow, is_alive: Callable[[str], bool]) -> Job:
    """What a dead process was writing waits again."""
    running = sum(count for owner, count in row.owners.items() if is_alive(owner))
    pending = row.pending + sum(row.owners.values()) - running
    return Job(
        row.id, row.created_at, _state(row, pending, running),
        tuple(Target(**target) for target in json.loads(row.head.targets)),
        style_of_job(row), cast(Scope, row.head.scope), row.head.priority, pending, running, row.done, row.failed,
    )  # fmt: skip


def style_of_job(row: JobRow) -> Style:
    return style_of(row.head.style)


def style_of_new_job(style: Style, kept: Collection[str]) -> str:
    """The manner as a job stores it: without what it takes from the draft that is written again."""
    return json.dumps({part: told for part, told in asdict(style).items() if part not in kept}, ensure_ascii=False)


def kept_of_job(row: JobRow) -> tuple[str, ...]:
    """The parts of the manner that each draft has from the one before it."""
    told: Collection[str] = json.loads(row.head.style)
    return tuple(part for part in STYLE_PARTS if part not in told) if row.head.scope == "changed" else ()


def task_of(row: TaskRow) -> JobTask:
    target = Target(row.platform, row.language, cast(DraftKind, row.kind))
    reason, hint = _why(row)
    return JobTask(
        row.id, row.job_id, row.product_id, row.sku, target, row.state, row.code, reason, hint, row.draft_id,
        row.changed_at,
    )  # fmt: skip


def _state(row: JobRow, pending: int, running: int) -> JobState:
    if row.will == "cancelled":
        return "cancelled"
    if not pending and not running:
        return "done"
    if row.will == "paused":
        return "paused"
    return "running" if running else "waiting"


def _why(row: TaskRow) -> tuple[str, str]:
    if row.code == UNUSABLE:
        return (
            said("Listings", "What the model wrote could not be used."),
            said("Listings", "Draft it again, or write the text yourself."),
        )
    if not row.reason:
        return "", ""
    reason, hint = json.loads(row.reason)
    return unpacked(reason), unpacked(hint)
