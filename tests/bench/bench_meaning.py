"""Nearest products by meaning among 100,000: milliseconds a question, seconds to read their vectors, memory.

    python tests/bench/bench_meaning.py [--products 100000]

The vectors are random, as many numbers long as those of the default model. The question's own vector, for which the
model needs some 10 ms, is not counted. Must reach: 50 ms a question.
"""

from __future__ import annotations

import argparse
import contextlib
import statistics
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import psutil

from merchant_assistant.knowledge.near_goods import BLOCK, Common, NearGoods
from merchant_assistant.storage.database import Database
from merchant_assistant.storage.product_vectors import ProductVectorRepository

MUST_MS = 50.0
DIMENSIONS = 384
MODEL = "random"
QUESTIONS = 40


def main() -> int:
    """Returns 1 where it is too slow."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--products", type=int, default=100_000)
    count = parser.parse_args().products
    with tempfile.TemporaryDirectory() as folder, contextlib.closing(_filled(Path(folder), count)) as database:
        process, chance = psutil.Process(), np.random.default_rng(1)
        common = Common(*(chance.normal(size=(2, DIMENSIONS)).astype(np.float32) for _ in range(2)))
        before, began = process.memory_info().rss, time.perf_counter()
        goods = NearGoods(ProductVectorRepository(database).blocks(MODEL, BLOCK), common)
        read, held = time.perf_counter() - began, process.memory_info().rss - before
        asked = chance.normal(size=(QUESTIONS, DIMENSIONS)).astype(np.float32)
        slow = [_milliseconds(goods, row) for row in asked]
    middle = statistics.median(slow)
    print(f"{count:,} products: read in {read:.2f} s, {held / 2**20:.0f} MB more in memory")
    print(f"nearest 40: median {middle:.1f} ms, slowest {max(slow):.1f} ms (must: {MUST_MS:.0f} ms)")
    return int(middle > MUST_MS)


def _milliseconds(goods: NearGoods, question: np.ndarray) -> float:
    began = time.perf_counter()
    goods.nearest(question, chinese=False, most=40)
    return (time.perf_counter() - began) * 1000


def _filled(folder: Path, count: int) -> Database:
    chance = np.random.default_rng(0)
    database = Database(folder / "merchant.db", folder / "backups")
    with database.write() as connection:
        connection.execute("INSERT INTO source VALUES (1, 'bench')")
        connection.executemany(
            "INSERT INTO product(id, source_id, key, sku, sku_derived, title, fields, attributes) "
            "VALUES (?, 1, ?, '', 0, '', '{}', '{}')",
            ((id, str(id)) for id in range(1, count + 1)),
        )
        connection.executemany(
            "INSERT INTO product_vectors VALUES (?, ?, x'00', ?)",
            ((id, MODEL, chance.normal(size=DIMENSIONS).astype("<f2").tobytes()) for id in range(1, count + 1)),
        )
    return database


if __name__ == "__main__":
    sys.exit(main())
