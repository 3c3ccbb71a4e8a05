"""How long an import takes: reading, planning, applying, searching; run by hand.

    python tests/bench/bench_import.py [ROWS …]        (10000 and 100000 where none is given)

Makes a Shopify file (older columns) of that many rows from a seed. Beside it the same with pandas as a peer where that
is installed: ``read_csv`` and ``to_sql`` into an indexed table, which neither groups variants nor can be undone.
"""

from __future__ import annotations

import contextlib
import csv
import json
import random
import sqlite3
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.catalogue.exporting.columns import column_table
from merchant_assistant.foundation.paths import AppPaths
from merchant_assistant.storage.database import Database

TARGETS = {"total_s": "10 at 100000 rows", "peak_mib": 1500}
WORDS = [
    *("steel", "copper", "glass", "oak", "linen", "cotton", "wool", "ceramic", "travel", "garden", "kitchen", "office"),
    *("desk", "lamp", "mug", "bottle", "bowl", "knife", "board", "towel", "blanket", "cushion", "basket", "shelf"),
    *(
        "hook",
        "frame",
        "clock",
        "vase",
        "tray",
        "brush",
        "杯子",
        "不锈钢",
        "保温",
        "棉",
        "陶瓷",
        "收纳",
        "台灯",
        "毛巾",
    ),
]
SIZES = ("S", "M", "L")


def make_file(path: Path, rows: int, seed: int = 7) -> None:
    """``rows`` lines of products with three variants each, descriptions of some 60 words."""
    rng = random.Random(seed)
    columns = column_table("shopify")["older"]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        for line in range(rows):
            number, size = divmod(line, len(SIZES))
            writer.writerow(_row(columns, rng, number, size))


def _row(columns: dict[str, str], rng: random.Random, number: int, size: int) -> list[str]:
    cells = {
        "handle": f"product-{number}",
        "option1_value": SIZES[size],
        "sku": f"BR-{number:06d}-{SIZES[size]}",
        "grams": str(rng.randint(50, 5000)),
        "stock": str(rng.randint(0, 500)),
        "price": f"{rng.randint(1, 200)}.{rng.randint(0, 99):02d}",
        "policy": "deny",
        "service": "manual",
    }
    if size == 0:
        body = " ".join(rng.choices(WORDS, k=60))
        cells |= {
            "title": " ".join(rng.choices(WORDS, k=5)).title(),
            "description": f"<p>{body}</p><ul><li>{rng.choice(WORDS)}</li></ul>",
            "brand": rng.choice(("Acme", "Nordic Home", "Berg", "Hale")),
            "category": rng.choice(("Kitchen", "Garden", "Office", "Textiles")),
            "tags": ", ".join(rng.choices(WORDS, k=4)),
            "option1_name": "Size",
            "published": "TRUE",
        }
    return [cells.get(key, "") for key in columns.values()]


@contextlib.contextmanager
def peak_memory() -> Iterator[list[int]]:
    """Highest resident memory of this process and its children while the block runs, in MiB."""
    process, peak, done = psutil.Process(), [0], threading.Event()

    def watch() -> None:
        while not done.wait(0.02):
            with contextlib.suppress(psutil.Error):
                family = [process, *process.children(recursive=True)]
                peak[0] = max(peak[0], sum(member.memory_info().rss for member in family) // 2**20)

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield peak
    finally:
        done.set()
        thread.join()


def timed(work: Callable[[], object]) -> tuple[float, object]:
    start = time.perf_counter()
    result = work()
    return round(time.perf_counter() - start, 3), result


def bench(rows: int, folder: Path) -> dict[str, object]:
    file = folder / f"shopify-{rows}.csv"
    make_file(file, rows)
    database = Database(folder / f"{rows}.db", folder / "backups")
    catalogue = Catalogue(database, AppPaths(folder, folder))
    try:
        with peak_memory() as peak:
            figures = _import(catalogue, file)
        return {"rows": rows, "megabytes": round(file.stat().st_size / 1e6, 1), **figures, "peak_mib": peak[0]} | _use(
            catalogue, folder
        )
    finally:
        database.close()


def _import(catalogue: Catalogue, file: Path) -> dict[str, object]:
    planning, plan = timed(lambda: catalogue.plan(file))
    applying, _ = timed(lambda: catalogue.apply(plan))  # type: ignore[arg-type]
    again, same = timed(lambda: catalogue.plan(file))
    catalogue.discard(same)  # type: ignore[arg-type]
    total = round(planning + applying, 3)
    return {"plan_s": planning, "apply_s": applying, "total_s": total, "plan_again_s": again, "targets": TARGETS}


def _use(catalogue: Catalogue, folder: Path) -> dict[str, object]:
    queries = [word[:length] for word in WORDS for length in (1, 2, 4)]
    queries += ["BR-0012", "0123-M", "steel mug", "保温 杯子"]
    searches = [timed(lambda query=query: (catalogue.count(query), catalogue.page(query)))[0] for query in queries]  # type: ignore[misc]
    pages = [timed(lambda offset=offset: catalogue.page(offset=offset))[0] for offset in range(0, 2000, 100)]  # type: ignore[misc]
    exporting, _ = timed(lambda: catalogue.export("shopify", folder / "out.csv"))
    undoing, _ = timed(lambda: catalogue.undo(1))
    return {
        "search_p50_ms": round(statistics.median(searches) * 1000, 1),
        "search_p95_ms": round(statistics.quantiles(searches, n=20)[-1] * 1000, 1),
        "page_p95_ms": round(statistics.quantiles(pages, n=20)[-1] * 1000, 1),
        "export_s": exporting,
        "undo_s": undoing,
    }


def peer(rows: int, folder: Path) -> dict[str, object] | None:
    try:
        import pandas
    except ImportError:
        return None
    with contextlib.closing(sqlite3.connect(folder / f"pandas-{rows}.db")) as connection:

        def load() -> None:
            frame = pandas.read_csv(folder / f"shopify-{rows}.csv", dtype=str, keep_default_na=False)
            frame.to_sql("products", connection, index=False)
            connection.execute('CREATE INDEX by_sku ON products("Variant SKU")')
            connection.commit()

        return {"peer": "pandas read_csv + to_sql", "rows": rows, "total_s": timed(load)[0]}


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for rows in [int(text) for text in sys.argv[1:]] or [10_000, 100_000]:
            print(json.dumps(bench(rows, folder)), flush=True)
            print(json.dumps(peer(rows, folder) or {"peer": "pandas is not installed"}), flush=True)


if __name__ == "__main__":
    main()
