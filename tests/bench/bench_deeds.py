"""How long acts on a large catalogue take, and their undo: time, CPU of this process and peak memory; run by hand.

    python tests/bench/bench_deeds.py [PRODUCTS …]        (10000 and 100000 where none is given)

Imports a list of that many products, the same again, with 1 % of the prices changed, deletes 10,000 products (or a
tenth), merges a few, and undoes all of it. Each act should take time in step with what it touches.
"""

from __future__ import annotations

import contextlib
import csv
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.foundation.paths import AppPaths
from merchant_assistant.storage.database import Database

WORDS = ("steel", "copper", "glass", "oak", "linen", "mug", "bottle", "bowl", "knife", "不锈钢", "杯子")


def make_file(path: Path, count: int, *, changed: int = 0) -> Path:
    """A list of ``count`` products; every hundredth has another price where ``changed`` is not 0."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["SKU", "Title", "Price", "Stock", "Brand", "Colour"])
        for n in range(count):
            price = f"{n % 97}.{50 + changed if n % 100 == 0 else 50}"
            title = f"{WORDS[n % 11]} {WORDS[n // 11 % 11]} {n}"
            writer.writerow([f"SKU-{n:07}", title, price, n % 200, f"Brand {n % 50}", ("red", "blue", "green")[n % 3]])
    return path


@contextlib.contextmanager
def told(what: str) -> Iterator[None]:
    """Print what a block took."""
    process = psutil.Process()
    cpu, start = process.cpu_times(), time.perf_counter()
    yield
    now = process.cpu_times()
    used = now.user + now.system - cpu.user - cpu.system
    memory = process.memory_info().rss / 1e6
    print(f"{what:32} {time.perf_counter() - start:8.2f} s {used:8.2f} s CPU {memory:7.0f} MB", flush=True)


def bring(catalogue: Catalogue, file: Path, what: str) -> int:
    with told(f"{what}: read and planned"):
        plan = catalogue.plan(file)
    with told(f"{what}: applied"):
        (result,), _ = catalogue.apply(plan)
    print(f"    {result.created} new, {result.updated} changed, {result.unchanged} unchanged")
    return result.batch_id or 0


def deed(what: str, do: Callable[[], int]) -> int:
    with told(what):
        return do()


def measure(folder: Path, count: int) -> None:
    print(f"--- {count} products")
    database = Database(folder / "merchant.db", folder / "backups")
    catalogue = Catalogue(database, AppPaths(folder, folder))
    first, second = make_file(folder / "a.csv", count), make_file(folder / "b.csv", count, changed=9)
    batches = [bring(catalogue, file, what) for file, what in ((first, "new"), (first, "same"), (second, "1 %"))]
    ids = catalogue.product_ids()
    some = min(10_000, count // 10)
    batches.append(deed(f"{some} deleted", lambda: catalogue.delete(ids[:some]).batch_id))
    batches.append(deed("100 merged", lambda: catalogue.merge(ids[some], ids[some + 1 : some + 100]).batch_id))
    batches.append(deed("1 edited", lambda: catalogue.edit_cells(ids[-1], {"title": "Typed"}).batch_id))
    names = ("new", "same", "1 %", "deletion", "merging", "edit")
    for batch, name in reversed(list(zip(batches, names, strict=True))):
        with told(f"{name}: undone"):
            catalogue.undo(batch)
    assert catalogue.count() == 0
    database.close()


if __name__ == "__main__":
    for number in map(int, sys.argv[1:] or ("10000", "100000")):
        with tempfile.TemporaryDirectory() as name:
            measure(Path(name), number)
