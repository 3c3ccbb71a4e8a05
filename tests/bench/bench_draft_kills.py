"""200 drafts, and the model's process killed 50 times at random meanwhile; run by hand.

    python tests/bench/bench_draft_kills.py [DRAFTS] [KILLS]

From the catalogue to the database with the scripted model in a real child: every draft is written and saved once.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from merchant_assistant.composition import Services, build
from merchant_assistant.engine.client import EngineClient

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "listings"))
from test_draft_many_killed import DEMO, Killer


def main(drafts: int, kills: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with EngineClient(lambda: DEMO, folder / "engine.log") as engine:
            services = build(folder / "data", engine=engine)
            try:
                _import(services, folder / "shop.csv", drafts)
                _bench(services, engine, kills)
            finally:
                services.close()


def _import(services: Services, file: Path, products: int) -> None:
    rows = "".join(f"S-{number},Steel bottle {number},steel\n" for number in range(products))
    file.write_text(f"SKU,Title,Material\n{rows}", encoding="utf-8")
    services.catalogue.apply(services.catalogue.plan(file))


def _bench(services: Services, engine: EngineClient, kills: int) -> None:
    ids = services.catalogue.product_ids()
    began = time.perf_counter()
    killer = Killer(engine, max(1, len(ids) * 9 // (kills * 10)))  # some die while nothing is under way any more
    told = Counter[int]()
    faults = Counter[str]()
    try:
        for one in services.listings.draft_many(ids):
            told[one.product_id] += 1
            faults.update([one.fault.code] if one.fault else [])
            killer.draft_through()
    finally:
        killer.end()
    with services.database.read() as connection:
        rows = connection.execute("SELECT product_id, count(*) FROM draft GROUP BY product_id").fetchall()
    print(f"{len(ids)} products, {killer.kills} kills, {time.perf_counter() - began:.1f} s")
    print(f"told once: {sum(count == 1 for count in told.values())}, faults: {dict(faults) or 'none'}")
    print(f"saved once: {sum(count == 1 for _, count in rows)}, more than once: {sum(count > 1 for _, count in rows)}")


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:]]
    main(*(numbers or [200, 50]))
