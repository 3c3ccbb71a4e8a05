"""`jobs`: drafts that were asked for in one go, wherever they are written."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from merchant_assistant.cli.output import Output
from merchant_assistant.cli.session import Session

if TYPE_CHECKING:
    from merchant_assistant.listings.job_model import Job, JobTask

_HEADER = ("ID", "State", "To write", "Done", "Failed", "For", "Asked for")
_FAILED_SHOWN = 50
_EVERY = 1_000_000


def list_jobs(session: Session, _options: Namespace, output: Output) -> int:
    found = session.services.listings.jobs.jobs()
    if output.json:
        output.document({"jobs": [_json(job) for job in found]})
    else:
        output.table(_HEADER, [_row(job) for job in found])
    return 0


def show(session: Session, options: Namespace, output: Output) -> int:
    """The job, and why what failed did."""
    jobs = session.services.listings.jobs
    job = jobs.job(options.id)
    if output.json:
        output.document({**_json(job), "tasks": [_task(task) for task in jobs.tasks(job.id, limit=_EVERY)]})
        return 0
    output.table(_HEADER, [_row(job)])
    for task in jobs.tasks(job.id, states=["failed"], limit=_FAILED_SHOWN):
        output.text(f"  {task.sku:<24} {task.reason}")
    return 0


def steer(session: Session, options: Namespace, output: Output) -> int:
    """`pause`, `resume`, `cancel` and `retry`: also while a window or another command writes."""
    job, _ = getattr(session.services.listings.jobs, options.what)(options.id)
    return _say(job, output)


def prioritise(session: Session, options: Namespace, output: Output) -> int:
    job, _ = session.services.listings.jobs.prioritise(options.id, options.priority)
    return _say(job, output)


def run(session: Session, _options: Namespace, output: Output) -> int:
    """Write what waits, of all jobs."""
    from merchant_assistant.cli.listings import say_drafts  # noqa: PLC0415 - they share the printing only

    jobs = session.services.listings.jobs
    count = sum(job.pending for job in jobs.jobs() if job.state in ("waiting", "running"))
    return say_drafts(jobs.run(), count, output)


def _say(job: Job, output: Output) -> int:
    if output.json:
        output.document(_json(job))
    else:
        output.text(f"Job {job.id}: {job.state}, {job.open} to write, {job.done} done, {job.failed} failed")
    return 0


def _row(job: Job) -> tuple[object, ...]:
    wanted = ", ".join(f"{target.platform} {target.language} {target.kind}" for target in job.targets)
    return job.id, job.state, job.open, job.done, job.failed, wanted, job.created_at[:16]


def _json(job: Job) -> dict[str, Any]:
    return {**asdict(job), "total": job.total}


def _task(task: JobTask) -> dict[str, Any]:
    return {
        "id": task.id,
        "sku": task.sku,
        **asdict(task.target),
        "state": task.state,
        "code": task.code,
        "reason": str(task.reason),
        "draft": task.draft_id,
    }
