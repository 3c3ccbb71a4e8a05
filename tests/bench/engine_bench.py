"""What the benchmarks of the engine share: options, a process for each contender, rounds, tables, what must be met."""

from __future__ import annotations

import argparse
import multiprocessing
import os
import statistics
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from typing import Any

# Read by OpenMP when it is loaded, in this process's children too. Threads that wait for each other burn the core that
# the other needs as soon as anything else runs on this PC; so that no side suffers from that, all of them have it.
os.environ.setdefault("GOMP_SPINCOUNT", "300")

SMALL = "smollm2-135m-instruct"
THREADS = 2
PAUSE_S = 1.0


@dataclass(frozen=True, slots=True)
class Options:
    """``model``: its id, ``rounds``: how often each contender gets its turn, ``listings``: products of a turn."""

    model: str
    path: str
    rounds: int
    listings: int
    quick: bool


def options(about: str | None) -> Options:
    """From the command line: ``--model ID``, ``--rounds N``, ``--quick`` (the small model, fewer products)."""
    from merchant_assistant.engine.store.store import ModelStore
    from merchant_assistant.foundation.paths import AppPaths
    from merchant_assistant.foundation.settings import CHAT_MODEL

    parser = argparse.ArgumentParser(description=(about or "").splitlines()[0])
    parser.add_argument("--model")
    parser.add_argument("--rounds", type=int)
    parser.add_argument("--quick", action="store_true", help="the small model, fewer products: does it all run?")
    given = parser.parse_args()
    model = given.model or (SMALL if given.quick else CHAT_MODEL.default)
    path = ModelStore(AppPaths.find()).installed(model).path
    return Options(model, str(path), given.rounds or (1 if given.quick else 3), 8 if given.quick else 32, given.quick)


def apart(work: Callable[..., Any], *arguments: Any) -> Any:
    """Do ``work`` in a process of its own, which ends afterwards."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(work, *arguments).result()


def in_turns(contenders: Mapping[str, Callable[[int], Any]], rounds: int) -> dict[str, list[Any]]:
    """A B C, a pause, A B C …: what else this PC does meets all of them. Each is given the number of its round."""
    found: dict[str, list[Any]] = {name: [] for name in contenders}
    for number in range(rounds):
        for name, turn in contenders.items():
            print(f"  round {number + 1} of {rounds}: {name}", end="", flush=True)
            found[name].append(turn(number))
            print(f": {found[name][-1]}", flush=True)
            time.sleep(PAUSE_S)
    return found


def median(values: Iterable[float]) -> float:
    return statistics.median(values)


def table(title: str, heads: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Plain text, columns as wide as what they hold."""
    shown = [[_text(cell) for cell in row] for row in (heads, *rows)]
    widths = [max(len(row[column]) for row in shown) for column in range(len(heads))]
    print(f"\n{title}")
    for row in shown:
        print("  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def _text(cell: object) -> str:
    return f"{cell:,.3g}" if isinstance(cell, float) and abs(cell) < 100 else _whole(cell)


def _whole(cell: object) -> str:
    return f"{cell:,.0f}" if isinstance(cell, float) else str(cell)


def at_least(what: str, found: float, wanted: float) -> bool:
    return _judge(what, found, f"at least {wanted:g}", met=found >= wanted)


def at_most(what: str, found: float, wanted: float) -> bool:
    return _judge(what, found, f"at most {wanted:g}", met=found <= wanted)


def _judge(what: str, found: float, wanted: str, *, met: bool) -> bool:
    print(f"{'OK    ' if met else 'MISSED'}  {what}: {found:.3g} ({wanted})", flush=True)
    return met
