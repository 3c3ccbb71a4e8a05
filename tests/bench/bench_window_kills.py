"""A job of real products while window and model are killed again and again; run by hand.

    python tests/bench/bench_window_kills.py [FILE] [PRODUCTS] [KILLS]

The real window, offscreen, with the scripted model in a real child; FILE (else made-up bottles) gives PRODUCTS (200).
Every other kill takes the model's process along. Each time the window is opened again it offers the rest, the button on
Home goes on with it, and in the end every product has one draft.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "ui"))
from test_window_killed import Window, drafts_by_product, queued


def main(file: Path | None, products: int, kills: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        services = queued(folder / "data", file or _bottles(folder / "bottles.csv", products), products)
        chance, died, offered = random.Random(7), 0, []
        began = time.perf_counter()
        while (job := services.listings.jobs.jobs()[0]).open:
            window = Window(folder / "data")
            offered.append(window.offered)
            if died == kills:
                window.end()
                continue
            for _ in range(chance.randint(0, max(1, job.open // 4))):
                window.heard("draft")
            time.sleep(chance.uniform(0, 0.05))
            window.kill(also_child=died % 2 == 1)
            died += 1
        print(f"{job.total} products, {died} kills, {time.perf_counter() - began:.1f} s")
        print(f"offered after each: {offered}")
        print(f"drafts of a product: {dict(Counter(drafts_by_product(services)))}")
        done = services.listings.jobs.jobs()[0]
        print(f"job: {done.state}, {done.done} done, {done.failed} failed")
        services.close()


def _bottles(file: Path, products: int) -> Path:
    rows = "".join(f"S-{number},Steel bottle {number},steel\n" for number in range(products))
    file.write_text(f"SKU,Title,Material\n{rows}", encoding="utf-8")
    return file


if __name__ == "__main__":
    given = sys.argv[1:]
    main(Path(given[0]) if given and given[0] else None, *map(int, [*given[1:], *("200", "12")[len(given[1:]) :]]))
