"""The engine's life: loading again, what it costs while nobody asks, and memory given back to the system.

python tests/bench/bench_engine_life.py [--model ID] [--rounds 3] [--quick]
"""

from __future__ import annotations

import itertools
import sys
import time

import psutil
from engine_bench import Options, at_most, median, options, table
from engine_ours import engine

from merchant_assistant.engine.bench import measure_bulk
from merchant_assistant.engine.client import EngineClient

LANES = 8
IDLE_S = 5.0
RELOAD_S, IDLE_CPU_S, KEPT_MB = 1.5, 0.05, 60


def bench(given: Options) -> bool:
    """Print all; whether what must be reached was."""
    with engine(given.path, LANES) as client:
        before = _system_mb()
        loads = [_load(client) for _ in range(given.rounds + 1)]
        loaded, own = _system_mb(), _child_mb(client)
        measure_bulk(client, LANES, itertools.count(), LANES)
        worked, own_worked = _system_mb(), _child_mb(client)
        idle = _idle_cpu(client)
        client.close()
        after = _system_mb()
    table(
        f"memory, {given.model}, MB",
        ("when", "of the engine", "used in the system, beside before"),
        [
            ("before", 0, 0.0),
            ("loaded", own, loaded - before),
            (f"after {LANES} texts in bulk", own_worked, worked - before),
            ("unloaded", 0, after - before),
        ],
    )
    print(f"\nfirst load {loads[0]:.2f} s, again {median(loads[1:]):.2f} s")
    met = [
        at_most("loading again, s", median(loads[1:]), RELOAD_S),
        at_most(f"processor time of an idle engine in {IDLE_S:.0f} s, s", idle, IDLE_CPU_S),
        at_most("memory that is not back after unloading, MB", after - before, KEPT_MB),
    ]
    return all(met)


def _load(client: EngineClient) -> float:
    """From nothing to a loaded model: child and all."""
    client.close()
    started = time.perf_counter()
    client.load()
    return time.perf_counter() - started


def _idle_cpu(client: EngineClient) -> float:
    """Seconds of processor time that the child takes while nobody asks."""
    child = psutil.Process(client.pid)
    time.sleep(1.0)
    before = child.cpu_times()
    time.sleep(IDLE_S)
    after = child.cpu_times()
    return (after.user + after.system) - (before.user + before.system)


def _child_mb(client: EngineClient) -> float:
    return float(psutil.Process(client.pid).memory_info().rss / 1e6)


def _system_mb() -> float:
    """What the system says is in use, without what it keeps of files and can give away at once."""
    memory = psutil.virtual_memory()
    return float((memory.total - memory.available) / 1e6)


if __name__ == "__main__":
    sys.exit(not bench(options(__doc__)))
