"""The writing process is killed again and again, and its model's process with it: each draft is written once."""

from __future__ import annotations

import contextlib
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import psutil
import pytest

from merchant_assistant.composition import Services, build
from merchant_assistant.listings.model import Target

PRODUCTS, KILLS = 12, 3
# Writes what waits with the scripted model in a real child; says the child's number, then each product that is through.
WRITER = """
import sys
from pathlib import Path
from merchant_assistant.composition import build
from merchant_assistant.engine.client import EngineClient
from merchant_assistant.engine.model import InstalledModel

demo = InstalledModel("demo", Path("demo"), "1", backend="scripted")
with EngineClient(lambda: demo, Path(sys.argv[1]) / "engine.log") as engine:
    services = build(sys.argv[1], engine=engine)
    engine.load()
    print(engine.pid, flush=True)
    for one in services.listings.jobs.run():
        assert one.draft or not one.new, one.fault
        print(one.product_id, flush=True)
    services.close()
"""


def shop(folder: Path, products: int) -> Services:
    """A shop of bottles, and a job for two platforms that waits."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "bottles.csv"
    rows = "".join(f"S-{number},Steel bottle {number},steel\n" for number in range(products))
    file.write_text(f"SKU,Title,Material\n{rows}", encoding="utf-8")
    services = build(folder)
    services.catalogue.apply(services.catalogue.plan(file))
    services.listings.jobs.queue(services.catalogue.product_ids(), [Target("generic"), Target("ebay")])
    return services


def writer(folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def write_until(folder: Path, lines: int, wait: float, *, also_child: bool) -> bool:
    """Kill the writer when so many products are through, and a moment later; whether it died of that."""
    process = writer(folder)
    assert process.stdout
    child = int(process.stdout.readline() or 0)
    for _ in range(lines):
        process.stdout.readline()
    time.sleep(wait)
    if also_child and child:
        with contextlib.suppress(psutil.NoSuchProcess):
            psutil.Process(child).kill()
    process.send_signal(signal.SIGKILL)
    _, errors = process.communicate(timeout=60)
    assert process.returncode in (0, -9), errors
    return process.returncode == -9


def drafts_by_task(services: Services) -> tuple[Counter[tuple[int, str]], list[tuple[int, int]]]:
    """How many drafts each product and platform has, and how many drafts each task names."""
    with services.database.read() as connection:
        saved = connection.execute("SELECT product_id, platform, count(*) FROM draft GROUP BY 1, 2").fetchall()
        named = connection.execute(
            "SELECT draft_id, count(*) FROM draft_task WHERE state = 'done' GROUP BY 1"
        ).fetchall()
    return Counter({(product, platform): count for product, platform, count in saved}), named


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_each_task_gives_one_draft_whoever_dies_when(tmp_path: Path) -> None:
    chance = random.Random(11)
    services = shop(tmp_path, PRODUCTS)
    kills = 0
    for number in range(KILLS):
        lines, wait = chance.randint(0, PRODUCTS // 2), chance.uniform(0, 0.02)
        kills += write_until(tmp_path, lines, wait, also_child=number % 2 == 1)
    assert kills >= KILLS - 1
    (left,) = services.listings.jobs.jobs()
    assert left.running == 0 and left.failed == 0, "what was under way waits again"
    last = writer(tmp_path)
    _, errors = last.communicate(timeout=120)
    assert last.returncode == 0, errors
    saved, named = drafts_by_task(services)
    wanted = {(product, platform) for product in services.catalogue.product_ids() for platform in ("generic", "ebay")}
    assert saved == dict.fromkeys(wanted, 1)
    assert len(named) == len(wanted) and {count for _, count in named} == {1}
    (job,) = services.listings.jobs.jobs()
    assert (job.state, job.done) == ("done", len(wanted))
    services.close()


def test_two_processes_share_a_job_and_write_nothing_twice(tmp_path: Path) -> None:
    services = shop(tmp_path, PRODUCTS)
    both = [writer(tmp_path), writer(tmp_path)]
    told = [process.communicate(timeout=120) for process in both]
    assert [process.returncode for process in both] == [0, 0], told
    saved, _ = drafts_by_task(services)
    assert set(saved.values()) == {1} and len(saved) == 2 * PRODUCTS
    products = [line for said, _ in told for line in said.splitlines()[1:]]
    assert Counter(products) == {str(product): 2 for product in services.catalogue.product_ids()}
    services.close()
