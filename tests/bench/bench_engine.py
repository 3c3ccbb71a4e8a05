"""The engine, all of it: listings in bulk beside its peers, one text at a time, a talk beside bulk work, its life.

    python tests/bench/bench_engine.py [--model ID] [--rounds 3] [--quick]

Ends with 1 where something that must be reached was missed. On a PC that does nothing else: about half an hour.
"""

from __future__ import annotations

import sys

import bench_engine_bulk
import bench_engine_life
import bench_engine_stream
import bench_engine_talk
from engine_bench import options


def main() -> int:
    given = options(__doc__)
    parts = (bench_engine_stream, bench_engine_talk, bench_engine_life, bench_engine_bulk)
    met = [part.bench(given) for part in parts]
    print(f"\n{sum(met)} of {len(met)} parts reached all they must")
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
