"""10,000 drafts queued; 200 written while window and model are killed; run by hand.

    python tests/bench/bench_jobs.py [QUEUED] [WRITTEN] [KILLS]

From the catalogue to the database with the scripted model in a real child: every task gives one draft.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
from pathlib import Path

from merchant_assistant.composition import build
from merchant_assistant.engine.scripted import ScriptedEngine
from merchant_assistant.listings.model import Target

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "listings" / "jobs"))
from test_jobs_killed import drafts_by_task, shop, write_until, writer

TARGETS = [Target(platform) for platform in ("generic", "shopify", "amazon", "ebay")]
TEXT = {"title": "Steel bottle", "bullets": ["Made of steel"], "description": "A bottle made of steel."}


def main(queued: int, written: int, kills: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        _queue(Path(name) / "queue", queued)
    with tempfile.TemporaryDirectory() as name:
        _kill(Path(name) / "kills", written, kills)


def _queue(folder: Path, drafts: int) -> None:
    """How long queuing, looking and one draft's way past the model take."""
    shop(folder, drafts // len(TARGETS)).close()
    services = build(folder, engine=ScriptedEngine(lambda _request: json.dumps(TEXT)))
    jobs, ids = services.listings.jobs, services.catalogue.product_ids()
    jobs.cancel(jobs.jobs()[0].id)
    began = time.perf_counter()
    job, _ = jobs.queue(ids, TARGETS)
    print(f"{job.total} drafts queued: {time.perf_counter() - began:.3f} s")
    _timed("the list of jobs", jobs.jobs)
    _timed("their cells", lambda: jobs.cells([target.platform for target in TARGETS]))
    began, first = time.process_time(), 100
    run = jobs.run()
    for _ in range(first):
        next(run)
    print(f"a draft but for the model: {(time.process_time() - began) / first * 1000:.1f} ms of the processor")
    run.close()
    _timed("states of the desk", lambda: services.listings.states([target.platform for target in TARGETS]))
    services.close()


def _timed(what: str, act: object) -> None:
    began = time.perf_counter()
    act()  # type: ignore[operator]
    print(f"{what}: {(time.perf_counter() - began) * 1000:.0f} ms")


def _kill(folder: Path, drafts: int, kills: int) -> None:
    chance = random.Random(5)
    services = shop(folder, drafts // 2)
    began = time.perf_counter()
    died = sum(
        write_until(folder, chance.randint(0, drafts // kills), chance.uniform(0, 0.05), also_child=number % 2 == 1)
        for number in range(kills)
    )
    while services.listings.jobs.waits():
        writer(folder).communicate()
    saved, named = drafts_by_task(services)
    print(f"{drafts} drafts, {died} kills, {time.perf_counter() - began:.1f} s")
    print(
        f"saved once: {sum(count == 1 for count in saved.values())}, more than once: {sum(saved.values()) - len(saved)}"
    )
    print(f"tasks done: {len(named)}, of them with a draft of another: {sum(count > 1 for _, count in named)}")
    services.close()


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:]]
    main(*(numbers or [10_000, 200, 20]))
