"""Jobs of drafts as features see them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from merchant_assistant.listings.model import Style, Target
from merchant_assistant.storage.tasks import TaskState

Scope = Literal["missing", "changed", "all"]
JobState = Literal["running", "waiting", "paused", "done", "cancelled"]


@dataclass(frozen=True, slots=True)
class Job:
    """Drafts that were asked for in one go. ``state`` ``waiting``: to be begun, or to be gone on with.

    The four figures count tasks. ``created_at``: UTC, ISO 8601. A higher ``priority`` is written first.
    """

    id: int
    created_at: str
    state: JobState
    targets: tuple[Target, ...]
    style: Style
    scope: Scope
    priority: int
    pending: int
    running: int
    done: int
    failed: int

    @property
    def total(self) -> int:
        return self.pending + self.running + self.done + self.failed

    @property
    def open(self) -> int:
        """How many are still to be written."""
        return self.pending + self.running


@dataclass(frozen=True, slots=True)
class JobTask:
    """One draft of a job. ``code``, ``reason``, ``hint``: why it failed, for a program and for a person."""

    id: int
    job_id: int
    product_id: int
    sku: str
    target: Target
    state: TaskState
    code: str
    reason: str
    hint: str
    draft_id: int | None
    changed_at: str


@dataclass(frozen=True, slots=True)
class Estimate:
    """How long ``drafts`` take here. ``measured``: on how many real drafts that rests; 0: on the model's speed alone.

    ``per_hour`` and ``seconds`` are None where nothing was measured yet.
    """

    drafts: int
    per_hour: float | None
    seconds: float | None
    measured: int
