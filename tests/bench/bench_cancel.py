"""How soon a cancelled import stops, in all its phases, and whether it leaves anything behind; run by hand.

    python tests/bench/bench_cancel.py [--rows 100000] [--moments 20]

A file is planned and applied, then again with some other prices. Each plan is cancelled at ``moments`` moments, each
applying at later and later ones until it is over first. Prints for each phase how often it was met, the median and the
longest wait in ms [300]. Exits with 1 where a child, a staging file or a product stayed behind.
"""

from __future__ import annotations

import argparse
import csv
import random
import statistics
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import psutil
from bench_import import make_file

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.catalogue.plan import ImportPlan
from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.errors import Cancelled
from merchant_assistant.foundation.paths import AppPaths
from merchant_assistant.storage.database import Database

TARGET_MS = 300
LATER = 1.25  # each applying is cancelled so much later than the one before

Waits = dict[str, list[float]]  # by phase, in ms


def change_prices(file: Path, changed: Path, share: float = 0.01, seed: int = 2) -> None:
    """The same file with other prices in ``share`` of its rows."""
    dice = random.Random(seed)
    with file.open(encoding="utf-8", newline="") as old, changed.open("w", encoding="utf-8", newline="") as new:
        reader, writer = csv.reader(old), csv.writer(new)
        header = next(reader)
        writer.writerow(header)
        price = header.index("Variant Price")
        for row in reader:
            if dice.random() < share:
                row[price] = f"{float(row[price]) + 1:.2f}"
            writer.writerow(row)


def cancelled_after(seconds: float, name: str, work: Callable[[Progress, CancelToken], object], waits: Waits) -> bool:
    """Cancel work after so many seconds; False where it was over before."""
    token, told = CancelToken(), {"doing": "starting", "phase": name}
    asked = time.perf_counter()

    def progress(done: int, total: int | None, text: str = "") -> None:
        told["doing"] = text

    def cancel() -> None:
        nonlocal asked
        reading = name == "plan" and bool(psutil.Process().children())
        told["phase"] = f"{name}: {told['doing'] if reading or name == 'apply' else 'comparing'}"
        asked = time.perf_counter()
        token.cancel()

    timer = threading.Timer(seconds, cancel)
    timer.start()
    try:
        work(progress, token)
    except Cancelled:
        waits[told["phase"]].append((time.perf_counter() - asked) * 1000)
        return True
    else:
        return False
    finally:
        timer.cancel()
        timer.join()


def bench(catalogue: Catalogue, file: Path, staging: Path, moments: int, waits: Waits) -> list[str]:
    """Cancel the planning and the applying of a file, then do both. Returns what stayed behind."""
    started = time.perf_counter()
    catalogue.discard(catalogue.plan(file))
    planning = time.perf_counter() - started
    left: list[str] = []
    for moment in range(moments):
        after = planning * (moment + 0.5) / moments
        if cancelled_after(after, "plan", lambda told, token: catalogue.plan(file, None, told, token), waits):
            left += [one.name for one in staging.iterdir()]
            left += [f"child {one.pid}" for one in psutil.Process().children(recursive=True)]
    return left + _cancel_applying(catalogue, catalogue.plan(file), waits)


def _cancel_applying(catalogue: Catalogue, plan: ImportPlan, waits: Waits) -> list[str]:
    """Cancel it at moments that come later and later; at last it is over first. Returns what stayed behind."""
    products, after = catalogue.count(), 0.02
    left: list[str] = []
    while cancelled_after(
        after, "apply", lambda told, token: catalogue.apply(plan, progress=told, cancel=token), waits
    ):
        left += [f"{catalogue.count() - products} products"] * (catalogue.count() != products)
        after *= LATER
    return left


def report(waits: Waits) -> None:
    print(f"{'cancelled while':32} {'times':>6} {'median ms':>10} {'longest ms':>11} [{TARGET_MS}]")
    for phase, found in sorted(waits.items()):
        print(f"{phase:32} {len(found):6} {statistics.median(found):10.0f} {max(found):11.0f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--moments", type=int, default=20)
    chosen = parser.parse_args()
    waits: Waits = defaultdict(list)
    left: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file, changed = folder / "first.csv", folder / "changed.csv"
        make_file(file, chosen.rows)
        change_prices(file, changed)
        database, paths = Database(folder / "data.db", folder / "backups"), AppPaths(folder, folder)
        try:
            for each in (file, changed):
                left += bench(Catalogue(database, paths), each, paths.staging, chosen.moments, waits)
        finally:
            database.close()
    report(waits)
    print("left behind:", ", ".join(left) or "nothing")
    sys.exit(bool(left))


if __name__ == "__main__":
    main()
