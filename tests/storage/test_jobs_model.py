"""The queue of drafts beside a plain model of it: whatever is done in whatever order, both say the same."""

from __future__ import annotations

import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from merchant_assistant.storage.database import Database
from merchant_assistant.storage.jobs import JobHead, JobRepository, JobWill, Tasks
from merchant_assistant.storage.tasks import Claim, TaskRepository

PRODUCTS = range(1, 5)
OWNERS = ("1:1.0:a", "1:1.0:b", "2:1.0:c")
MANY = st.lists(st.sampled_from([*PRODUCTS, 99]), max_size=5)  # 99 is not there


@dataclass
class PlainTask:
    product: int
    platform: str
    state: str = "pending"
    owner: str = ""


@dataclass
class PlainJob:
    style: str
    priority: int
    tasks: list[PlainTask]
    will: JobWill = "waiting"


class QueueMachine(RuleBasedStateMachine):
    """``jobs``: by their numbers, in the order in which they were asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.database = Database(Path(self.folder.name) / "merchant.db", Path(self.folder.name) / "backups")
        with self.database.write() as connection:
            connection.execute("INSERT INTO source(id, name) VALUES (1, 'shop')")
            connection.executemany(
                "INSERT INTO product(id, source_id, key, sku, sku_derived, title, fields, attributes) "
                "VALUES (?1, 1, ?1, 'S-' || ?1, 0, '', '{}', '{}')",
                [(product,) for product in PRODUCTS],
            )
        self.stored, self.tasks = JobRepository(self.database), TaskRepository(self.database)
        self.jobs: dict[int, PlainJob] = {}
        self.claims: dict[int, PlainTask] = {}  # by the number of the task

    def teardown(self) -> None:
        self.database.close()
        self.folder.cleanup()

    @rule(
        products=MANY,
        platforms=st.lists(st.sampled_from(["generic", "ebay"]), min_size=1, max_size=2, unique=True),
        style=st.sampled_from(["{}", '{"tone": "warm"}']),
        priority=st.integers(0, 2),
    )
    def queue(self, products: list[int], platforms: list[str], style: str, priority: int) -> None:
        parts = [Tasks("listing", platform, "en", products) for platform in platforms]
        row = self.stored.queue(JobHead("[]", style, 0.0, "all", priority), parts)
        waiting = {
            (task.product, task.platform)
            for job in self.jobs.values()
            if job.style == style and job.will != "cancelled"
            for task in job.tasks
            if task.state in ("pending", "running")
        }
        wanted = [PlainTask(product, platform) for platform in platforms for product in dict.fromkeys(products)]
        tasks = [task for task in wanted if task.product in PRODUCTS and (task.product, task.platform) not in waiting]
        assert row.pending == len(tasks)
        if tasks:
            self.jobs[row.id] = PlainJob(style, priority, tasks)

    @rule(owner=st.sampled_from(OWNERS), among=st.none() | st.sets(st.integers(1, 6), max_size=3))
    def begin(self, owner: str, among: set[int] | None) -> None:
        expected = self._next(among)
        assert self.tasks.waits(among) == (expected is not None)
        row = self.tasks.begin(owner, among)
        if expected is None:
            assert row is None
            return
        job, task = expected
        assert row and (row.job_id, row.product_id, row.platform) == (job, task.product, task.platform)
        task.state, task.owner = "running", owner
        self.claims[row.id] = task

    @precondition(lambda self: self.claims)
    @rule(data=st.data(), failed=st.booleans(), owner=st.sampled_from(OWNERS))
    def end(self, data: st.DataObject, failed: bool, owner: str) -> None:
        """By who has it, or by somebody who lost it: nothing happens then."""
        number = data.draw(st.sampled_from(sorted(self.claims)))
        task = self.claims[number]
        claim = Claim(number, owner)
        ended = self.tasks.fail(claim, "bug", "") if failed else self.tasks.done(claim, 1)
        assert ended == (task.state == "running" and task.owner == owner)
        if ended:
            task.state, task.owner = "failed" if failed else "done", ""

    @rule(owner=st.sampled_from(OWNERS))
    def let_go(self, owner: str) -> None:
        self.tasks.release(owner)
        self._wait_again({owner})

    @rule(dead=st.sets(st.sampled_from(OWNERS)))
    def die(self, dead: set[str]) -> None:
        self.tasks.release_dead(lambda owner: owner not in dead)
        self._wait_again(dead)

    @precondition(lambda self: self.jobs)
    @rule(data=st.data(), will=st.sampled_from(["waiting", "paused", "cancelled"]))
    def steer(self, data: st.DataObject, will: JobWill) -> None:
        job = data.draw(st.sampled_from(sorted(self.jobs)))
        assert self.stored.set_will(job, will).will == will
        self.jobs[job].will = will

    @precondition(lambda self: self.jobs)
    @rule(data=st.data(), priority=st.integers(0, 3))
    def prioritise(self, data: st.DataObject, priority: int) -> None:
        job = data.draw(st.sampled_from(sorted(self.jobs)))
        self.stored.set_priority(job, priority)
        self.jobs[job].priority = priority

    @precondition(lambda self: self.jobs)
    @rule(data=st.data())
    def retry(self, data: st.DataObject) -> None:
        job = data.draw(st.sampled_from(sorted(self.jobs)))
        self.stored.retry(job)
        for task in self.jobs[job].tasks:
            if task.state == "failed":
                task.state, self.jobs[job].will = "pending", "waiting"

    @invariant()
    def figures_are_the_same(self) -> None:
        stored = {row.id: row for row in self.stored.all()}
        assert sorted(stored) == sorted(self.jobs)
        for number, job in self.jobs.items():
            row, counts = stored[number], Counter(task.state for task in job.tasks)
            assert (row.pending, row.done, row.failed) == (counts["pending"], counts["done"], counts["failed"])
            assert row.will == job.will
            assert row.owners == Counter(task.owner for task in job.tasks if task.state == "running")
            assert (row.will, row.head.priority) == (job.will, job.priority)

    def _next(self, among: set[int] | None) -> tuple[int, PlainTask] | None:
        urgent = sorted(self.jobs.items(), key=lambda item: (-item[1].priority, item[0]))
        for number, job in urgent:
            if job.will == "waiting" and (among is None or number in among):
                for task in job.tasks:
                    if task.state == "pending":
                        return number, task
        return None

    def _wait_again(self, owners: set[str]) -> None:
        for job in self.jobs.values():
            for task in job.tasks:
                if task.state == "running" and task.owner in owners:
                    task.state, task.owner = "pending", ""


QueueMachine.TestCase.settings = settings(
    max_examples=25, stateful_step_count=30, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
TestQueue = QueueMachine.TestCase
