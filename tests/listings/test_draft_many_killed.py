"""The model's process is killed again and again while many drafts are written: each is written and saved once."""

from __future__ import annotations

import contextlib
import random
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from merchant_assistant.engine.client import EngineClient
from merchant_assistant.engine.model import InstalledModel
from merchant_assistant.listings.listings import Listings

DEMO = InstalledModel("demo", Path("demo"), "1", backend="scripted")
PRODUCTS, KILLS, PATIENCE_S = 40, 8, 60.0


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[EngineClient]:
    """The scripted model in a real child process."""
    with EngineClient(lambda: DEMO, tmp_path / "engine.log") as client:
        yield client


class Killer:
    """Kills the child each time that some more drafts are through, at any moment of the next."""

    def __init__(self, engine: EngineClient, every: int) -> None:
        self._engine = engine
        self._every = every
        self._through = threading.Semaphore(0)
        self._over = threading.Event()
        self.kills = 0
        self._thread = threading.Thread(target=self._work)
        self._thread.start()

    def draft_through(self) -> None:
        self._through.release()

    def end(self) -> None:
        self._over.set()
        self._through.release(self._every)
        self._thread.join()

    def _work(self) -> None:
        chance = random.Random(7)
        while not self._over.is_set():
            for _ in range(self._every):
                self._through.acquire()
            while not self._over.wait(chance.uniform(0, 0.05)) and (pid := self._engine.pid) is None:
                pass
            if not self._over.is_set() and pid:
                with contextlib.suppress(psutil.NoSuchProcess):
                    psutil.Process(pid).kill()
                    self.kills += 1


def test_every_draft_is_written_and_saved_once(desk, engine: EngineClient, tmp_path: Path) -> None:
    file = tmp_path / "bottles.csv"
    rows = "".join(f"S-{number},Steel bottle {number},steel\n" for number in range(PRODUCTS))
    file.write_text(f"SKU,Title,Material\n{rows}", encoding="utf-8")
    desk.catalogue.apply(desk.catalogue.plan(file))
    listings: Listings = desk(engine)
    ids = desk.catalogue.product_ids()
    killer = Killer(engine, len(ids) // KILLS)
    told = Counter[int]()
    try:
        for one in listings.draft_many(ids):
            assert one.draft, one.fault
            told[one.product_id] += 1
            killer.draft_through()
    finally:
        killer.end()
    assert killer.kills >= KILLS // 2
    assert told == dict.fromkeys(ids, 1)
    with desk.database.read() as connection:
        saved = connection.execute("SELECT product_id, count(*) FROM draft GROUP BY product_id").fetchall()
    assert dict(saved) == dict.fromkeys(ids, 1)
