"""How long a large workbook takes from file to plan, and how much memory its reading holds; run by hand.

    python tests/bench/bench_workbook.py [MEGABYTES …]        (10 and 50 where none is given)

Makes an XLSX of that size from a seed (ten columns: texts, prices, codes), then reads it in the import child as the
window does.
"""

from __future__ import annotations

import random
import sys
import tempfile
import threading
import time
from pathlib import Path

import psutil
import xlsxwriter

from merchant_assistant.catalogue.importing.client import read_file
from merchant_assistant.catalogue.importing.model import ImportOptions

ROWS_PER_MEGABYTE = 4700
HEADER = ("SKU", "Title", "Description", "Brand", "Category", "Price", "Stock", "Barcode", "Weight (kg)", "Colour")


def make_workbook(path: Path, megabytes: int, seed: int = 3) -> int:
    """An XLSX of about that size; returns its number of data rows."""
    rng = random.Random(seed)
    letters = "abcdefghijklmnopqrstuvwxyz"
    words = ["".join(rng.choices(letters, k=rng.randint(3, 10))) for _ in range(20_000)]
    rows = megabytes * ROWS_PER_MEGABYTE
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Products")
        sheet.write_row(0, 0, HEADER)
        for number in range(1, rows + 1):
            sheet.write_row(number, 0, _row(rng, words, number))
    return rows


def _row(rng: random.Random, words: list[str], number: int) -> list[str | float]:
    return [
        f"SKU-{number:07d}",
        " ".join(rng.choices(words, k=6)),
        " ".join(rng.choices(words, k=22)),
        rng.choice(words),
        rng.choice(words),
        round(rng.uniform(1, 100), 2),
        rng.randint(0, 900),
        str(4_000_000_000_000 + number * 7919),
        round(rng.uniform(0, 9), 3),
        rng.choice(words),
    ]


class Peak(threading.Thread):
    """The most memory that all children held together, in MB."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.megabytes = 0.0
        self._over = threading.Event()

    def run(self) -> None:
        me = psutil.Process()
        while not self._over.wait(0.05):
            held = 0
            for child in me.children(recursive=True):
                try:
                    held += child.memory_info().rss
                except psutil.Error:
                    continue
            self.megabytes = max(self.megabytes, held / 1e6)

    def stop(self) -> None:
        self._over.set()
        self.join()


def read_and_tell(file: Path, folder: Path, target: str = "") -> None:
    """Read a file as the window does, and print what it took, beside a ``target``."""
    peak = Peak()
    peak.start()
    started = time.perf_counter()
    (reading, *_) = read_file(file, folder / "staging", folder / "log", ImportOptions())
    took = time.perf_counter() - started
    peak.stop()
    size = file.stat().st_size / 1e6
    told = f" [{target}]" if target else ""
    print(f"{file.name}: {size:.0f} MB, {reading.rows:,} rows, {reading.products:,} products: {took:.1f} s,", end=" ")
    print(f"{size / took:.1f} MB/s, {peak.megabytes:.0f} MB held{told}")


def main(sizes: list[int]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for megabytes in sizes:
            file = folder / f"workbook-{megabytes}.xlsx"
            make_workbook(file, megabytes)
            read_and_tell(file, folder, "20 s for 50 MB, 1500 MB held")
            file.unlink()


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [10, 50])
