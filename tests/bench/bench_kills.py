"""The engine's child is killed at random moments under a bulk job: how many items are finished, and how often each.

    python tests/bench/bench_kills.py [--items 200] [--kills 50] [--lanes 8] [--tokens 16] [--model ID] [--seed 1]

A second thread kills the child, without regard to what it does: starting, loading, reading or writing. Prints one line
of figures and exits with 1 unless every item was finished exactly once.
"""

from __future__ import annotations

import argparse
import contextlib
import random
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

import psutil

from merchant_assistant.engine.client import EngineClient
from merchant_assistant.engine.many import run_many
from merchant_assistant.engine.model import GenerateRequest
from merchant_assistant.engine.store.store import ModelStore
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import Cancelled
from merchant_assistant.foundation.paths import AppPaths

NEW_CHILD_S = 0.05


class Killer(threading.Thread):
    """Kills the child ``kills`` times, each time after so many items as chance says were finished since the last one.

    Waits ``spread`` seconds at most after that, so that no moment of the child's life is spared.
    """

    def __init__(self, client: EngineClient, kills: int, items: int, chance: random.Random, spread: float) -> None:
        super().__init__(name="killer", daemon=True)
        self._client = client
        self._due = sorted(chance.sample(range(items - 1), kills))
        self._chance = chance
        self._spread = spread
        self._progress = threading.Condition()
        self._finished = 0
        self._over = False
        self.kills = 0

    def finished(self, count: int) -> None:
        with self._progress:
            self._finished = count
            self._progress.notify()

    def stop(self) -> None:
        with self._progress:
            self._over = True
            self._progress.notify()

    def run(self) -> None:
        for due in self._due:
            with self._progress:
                self._progress.wait_for(lambda due=due: self._over or self._finished >= due)
                self._progress.wait_for(lambda: self._over, self._chance.uniform(0, self._spread))
                while not self._over and not self._kill():
                    self._progress.wait(NEW_CHILD_S)

    def _kill(self) -> bool:
        pid = self._client.pid
        with contextlib.suppress(psutil.NoSuchProcess):
            if pid is not None:
                psutil.Process(pid).kill()
                self.kills += 1
                return True
        return False


def main() -> int:
    options = _options()
    store = ModelStore(AppPaths.find())
    store.installed(options.model)
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "engine.log"
        with EngineClient(lambda: store.installed(options.model), log) as client:
            return _job(client, options)


def _job(client: EngineClient, options: argparse.Namespace) -> int:
    finished: Counter[int] = Counter()
    faults: Counter[str] = Counter()
    begun: Counter[int] = Counter()
    killer = Killer(client, options.kills, options.items, random.Random(options.seed), options.spread)

    def write(item: int, cancel: CancelToken) -> str:
        begun[item] += 1
        request = GenerateRequest(prompt=f"Item {item}: a", max_tokens=options.tokens, ignore_eos=True, priority="bulk")
        completion = client.generate(request, None, cancel)
        if completion.finish_reason == "cancelled":
            raise Cancelled
        return completion.text

    started = time.perf_counter()
    killer.start()
    for outcome in run_many(range(options.items), write, options.lanes):
        finished[outcome.item] += 1
        if outcome.fault:
            faults[outcome.fault.code] += 1
        killer.finished(finished.total())
    killer.stop()
    killer.join()
    once = sum(times == 1 for times in finished.values())
    print(
        f"{options.items} items, {options.lanes} lanes, {killer.kills} kills: {once} finished exactly once, "
        f"{faults.total()} with a fault {dict(faults)}, begun {begun.total()} times, "
        f"{time.perf_counter() - started:.0f} s"
    )
    return int(not (once == options.items == len(finished) and not faults))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--items", type=int, default=200)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--lanes", type=int, default=8)
    parser.add_argument("--tokens", type=int, default=16)
    parser.add_argument("--spread", type=float, default=1.0, help="seconds, see Killer")
    parser.add_argument("--model", default="smollm2-135m-instruct")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
