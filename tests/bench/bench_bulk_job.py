"""A bulk job beside the engine alone: the same requests, without facts, claims, repair and saving between them.

    python tests/bench/bench_bulk_job.py [--products 48] [--rounds 1] [--platform generic] [FILE …]

Without files the sample catalogues are drafted. The job runs first and its requests are kept; then the engine gets
them again, as many at once, in the order in which they were begun. Wanted: the job's speed at least 0.9 of that.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import threading
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from merchant_assistant.composition import Services, assemble, build
from merchant_assistant.engine.many import run_many
from merchant_assistant.engine.model import Completion, Engine, GenerateRequest, OnDelta
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.paths import resource

WANTED = 0.9


class Recording:
    """An engine that keeps what it is asked. Everything else is the engine's own."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._guard = threading.Lock()
        self.requests: list[GenerateRequest] = []
        self.tokens = 0

    def __getattr__(self, name: str) -> object:
        return getattr(self._engine, name)

    def generate(
        self, request: GenerateRequest, on_delta: OnDelta | None = None, cancel: CancelToken | None = None
    ) -> Completion:
        with self._guard:
            self.requests.append(request)
        done = self._engine.generate(request, on_delta, cancel)
        with self._guard:
            self.tokens += done.tokens
        return done

    def replay(self, lanes: int) -> None:
        """Ask the engine all of it again."""

        def ask(request: GenerateRequest, cancel: CancelToken) -> Completion:
            return self._engine.generate(request, None, cancel)

        for _ in run_many(list(self.requests), ask, lanes):
            pass


def main() -> None:
    options = _options()
    shares = [_round(options) for _ in range(options.rounds)]
    share = statistics.median(shares)
    print(f"job / engine alone: {share:.2f} (wanted {WANTED}): {'reached' if share >= WANTED else 'MISSED'}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--products", type=int, default=48)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--platform", default="generic")
    return parser.parse_args()


def _round(options: argparse.Namespace) -> float:
    with tempfile.TemporaryDirectory() as folder:
        engine = Recording(assemble(folder).engine)
        services = build(folder, engine=engine)  # type: ignore[arg-type]  # the rest is the engine's own
        with closing(services):
            return _measure(services, engine, options)


def _measure(services: Services, engine: Recording, options: argparse.Namespace) -> float:
    for file in options.files or [resource("sample", "catalogue.csv"), resource("sample", "catalogue-zh.csv")]:
        services.catalogue.apply(services.catalogue.plan(file))
    ids = _spread(services.catalogue.product_ids(), options.products)
    lanes = services.engine.load().lanes
    begun = time.perf_counter()
    drafts = sum(1 for _ in services.listings.draft_many(ids, platform=options.platform))
    job, tokens = time.perf_counter() - begun, engine.tokens
    begun = time.perf_counter()
    for _ in run_many(
        list(engine.requests), lambda request, cancel: engine._engine.generate(request, None, cancel), lanes
    ):
        pass
    alone = time.perf_counter() - begun
    tries = len(engine.requests) / max(1, drafts)
    print(f"{drafts} drafts, {tries:.2f} requests and {tokens / max(1, drafts):.0f} tokens a draft, {lanes} lanes")
    print(f"  job          {job:6.1f} s  {drafts / job * 3600:6.0f} drafts/h  {tokens / job:5.1f} tok/s")
    print(
        f"  engine alone {alone:6.1f} s  {drafts / alone * 3600:6.0f} drafts/h  {tokens / alone:5.1f} tok/s", flush=True
    )
    return alone / job


def _spread(ids: Sequence[int], count: int) -> Sequence[int]:
    """``count`` of them, evenly over the catalogue."""
    return ids[:: max(1, len(ids) // count)][:count]


if __name__ == "__main__":
    main()
