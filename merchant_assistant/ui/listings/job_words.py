"""A job in words: what it is, how far it is, what went wrong."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from merchant_assistant.ui.listings.choices import AUTO, language_name, platform_name
from merchant_assistant.ui.listings.parts import kind_name
from merchant_assistant.ui.words import listed, number, sentences, when

if TYPE_CHECKING:
    from merchant_assistant.listings.job_model import Job, JobTask
    from merchant_assistant.ui.theme.tokens import Tone


def name_of(job: Job) -> str:
    """What is written for where: “Listing: Amazon, Shopify, Chinese”."""
    kinds = dict.fromkeys(kind_name(target.kind) for target in job.targets)
    platforms = dict.fromkeys(platform_name(target.platform) for target in job.targets)
    languages = dict.fromkeys(language_name(target.language) for target in job.targets if target.language != AUTO)
    named = QCoreApplication.translate("Jobs", "{kind}: {places}")
    return named.format(kind=listed(*kinds), places=listed(*platforms, *languages))


def asked_of(job: Job) -> str:
    """When it was asked for."""
    return when(job.created_at)


def far_of(jobs: Sequence[Job]) -> str:
    """How far jobs are, together."""
    done, total = sum(job.done for job in jobs), sum(job.total for job in jobs)
    text = QCoreApplication.translate("Jobs", "{done} of {total} written")
    return text.format(done=number(done), total=number(total))


def failed_of(jobs: Sequence[Job]) -> str:
    """How many could not be written; empty where all could."""
    failed = sum(job.failed for job in jobs)
    return QCoreApplication.translate("Jobs", "{count} not written").format(count=number(failed)) if failed else ""


def state_of_job(job: Job, *, running: bool) -> tuple[str, Tone]:
    """The chip. ``running``: somebody writes just now, this job or one before it."""
    if job.state == "paused":
        return QCoreApplication.translate("Jobs", "Paused"), "care"
    if job.state == "cancelled":
        return QCoreApplication.translate("Jobs", "Cancelled"), "neutral"
    if not job.open:
        done = QCoreApplication.translate("Jobs", "Done")
        return (done, "care") if job.failed else (done, "good")
    if running and job.running:
        return QCoreApplication.translate("Jobs", "Writing …"), "accent"
    return QCoreApplication.translate("Jobs", "In line"), "neutral"


def why(tasks: Sequence[JobTask], failed: int) -> str:
    """The first that failed, a line each, and how many there are beside them."""
    each = QCoreApplication.translate("Jobs", "{sku}: {reason}")
    lines = [each.format(sku=task.sku, reason=sentences(task.reason, task.hint)) for task in tasks]
    more = failed - len(lines)
    if more > 0:
        lines.append(QCoreApplication.translate("Jobs", "and {count} more").format(count=number(more)))
    return "\n".join(lines)
