"""The window while all products are drafted with many lanes: gaps of the Qt thread, and what a draft costs in Python.

    python tests/bench/bench_draft_all.py [PRODUCTS] [LANES] [SECONDS]

The engine is a stand-in: each of its LANES (32) takes SECONDS (4) for a listing of real length, which is as fast as a
good graphics card. So what is measured is ours: facts, prompts, claims, mending, saving and showing. Run by hand.
"""

from __future__ import annotations

import json
import os
import random
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from beat import Beat, until, wait
from bench_window import shop_file

from merchant_assistant.engine.model import Completion, GenerateRequest, ModelInfo
from merchant_assistant.engine.scripted import ScriptedEngine
from merchant_assistant.listings.model import Style
from merchant_assistant.ui.listings.order import Order

_STAY_S = 0.25  # on each page


class Card(ScriptedEngine):
    """Lanes of a graphics card: they write at once, none of them in this process."""

    def __init__(self, lanes: int, seconds: float) -> None:
        super().__init__(_listing)
        self._lanes, self._seconds = lanes, seconds

    def load(self, cancel=None) -> ModelInfo:
        return ModelInfo(id="card", backend="llama.cpp", device="none", context=4096, lanes=self._lanes)

    def generate(self, request: GenerateRequest, on_delta=None, cancel=None) -> Completion:
        end = time.monotonic() + random.uniform(0.5, 1.5) * self._seconds
        while time.monotonic() < end and not cancel.cancelled:
            time.sleep(0.1)
        return super().generate(request, on_delta, cancel)


def _listing(request: GenerateRequest) -> str:
    """What a good model would write: the facts as bullets, and twice as sentences; sometimes one that is not true."""
    lines = [line for line in request.messages[-1].content.splitlines() if ": " in line]
    facts = [line.split(": ", 1) for line in lines]
    title = facts[0][1] if facts else "Bottle"
    bullets = [f"{name} is {value}"[:90] for name, value in facts[1:6]] or ["Made of steel"]
    lie = " It weighs 777 g." if random.random() < 0.2 else ""
    description = " ".join(f"The {name.lower()} of the {title} is {value}." for name, value in facts[1:5]) + lie
    return json.dumps({"title": title, "bullets": bullets, "description": description or "A bottle."})


def main(products: int, lanes: int, seconds: float) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from merchant_assistant.app import Program, make_application

    with tempfile.TemporaryDirectory() as name:
        application = make_application(["bench"])
        program = Program(Path(name) / "data", Card(lanes, seconds))
        opened: list[bool] = []
        program.opened.connect(partial(opened.append, True))
        program.show()
        until(application, lambda: bool(opened) and program.tasks.idle)
        beat = Beat()
        try:
            _import(application, program, shop_file(Path(name), products, "shop.csv"))
            _bench(application, program, beat, lanes)
        finally:
            beat.stop()
            program.window.close()
            program.shut_down()


def _import(application, program, file: Path) -> None:
    program.pages.catalogue.take_files([file])
    until(application, lambda: program.tasks.idle)
    program.pages.catalogue.plan.agree.click()
    until(application, lambda: program.tasks.idle)


def _bench(application, program, beat: Beat, lanes: int) -> None:
    window, job = program.window, program.pages.desk.draft_all
    for page in window.rail.pages:  # what is made at the first visit is no part of this
        window.show_page(page)
        until(application, lambda: program.tasks.idle)
    window.show_page("listings")
    until(application, lambda: program.tasks.idle)
    beat.restart()
    wait(application, 2.0)
    print(f"longest gap, nothing to do: {1000 * beat.longest:.0f} ms (own work {1000 * beat.worked:.0f} ms)")
    began, cpu = time.perf_counter(), time.process_time()
    job.start(Order("missing", (), ("generic",), ("auto",), "listing", Style()))
    until(application, lambda: job.running)
    wait(application, 1.0)
    beat.restart()
    while job.running:
        for page in window.rail.pages:
            window.show_page(page)
            wait(application, _STAY_S)
    took, used = time.perf_counter() - began, time.process_time() - cpu
    drafts = program.services.listings.drafts()
    print(f"longest gap, {lanes} lanes at work: {1000 * beat.longest:.0f} ms (own work {1000 * beat.worked:.0f} ms)")
    print(f"{len(drafts)} drafts in {took:.1f} s, {3600 * len(drafts) / took:.0f} an hour")
    print(f"CPU of this process, the touring window included: {1000 * used / max(1, len(drafts)):.0f} ms a draft")


if __name__ == "__main__":
    given = [float(argument) for argument in sys.argv[1:]]
    numbers = [*given, *(400, 32, 4)[len(given) :]]
    main(int(numbers[0]), int(numbers[1]), numbers[2])
