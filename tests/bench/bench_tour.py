"""A tour of all pages while the window works hard, a thousand page switches, and the way out; run by hand.

    python tests/bench/bench_tour.py [ROWS] [--model]

ROWS (100,000) is the size of the catalogue that is imported during the tour. With ``--model`` the model of the
settings writes meanwhile, else a scripted one at some 50 words a second. Everything happens in the real program,
offscreen unless QT_QPA_PLATFORM says otherwise; the tour's process is measured from outside when it closes.

    python tests/bench/bench_tour.py --table DATA

measures, on the catalogue of an existing data folder, how long a page of the table takes to be fetched and painted.
"""

from __future__ import annotations

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from functools import partial
from pathlib import Path

from beat import Beat, megabytes, slow_engine, until, wait
from bench_window import shop_file

_HERE = Path(__file__).resolve()
_STAY_S = 0.25  # on each page of the tour
_SWITCHES = 1000


def main(rows: int, *, model: bool) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        first, file = shop_file(folder, 2000, "first.csv"), shop_file(folder, rows, "shop.csv")
        told = _child(folder / "data", "tour", str(first), str(file), str(int(model)))
    for line, value in told.items():
        print(f"{line}: {value}")


def table(data: Path) -> None:
    for line, value in _child(data, "table").items():
        print(f"{line}: {value}")


def _child(data: Path, *arguments: str) -> dict:
    """Run one part in a process of its own, and see how it ends."""
    import psutil

    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    command = [sys.executable, str(_HERE), "--child", str(data), *arguments]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    children: set = set()
    told = {}
    assert process.stdout
    for line in process.stdout:
        if line.startswith("closing"):
            children = set(psutil.Process(process.pid).children(recursive=True))
            began = time.perf_counter()
        elif line.startswith("{"):
            told = json.loads(line)
    assert process.wait() == 0
    told["closed, with work in progress, after"] = f"{time.perf_counter() - began:.2f} s"
    gone, alive = psutil.wait_procs(children, timeout=0.5)
    told["children at closing and left after it"] = f"{len(gone) + len(alive)}, {len(alive)}"
    return told


def child(data: str, part: str, *arguments: str) -> None:
    from merchant_assistant.app import Program, make_application

    application = make_application(["bench"])
    engine = slow_engine() if part == "tour" and arguments[2] == "0" else None
    program = Program(data, engine)
    opened: list[bool] = []
    program.opened.connect(partial(opened.append, True))
    program.show()
    until(application, lambda: bool(opened) and program.tasks.idle)
    bench = Bench(application, program)
    told = bench.table() if part == "table" else bench.tour(Path(arguments[0]), Path(arguments[1]))
    print("closing", flush=True)
    bench.beat.stop()
    program.window.close()
    failed = program.shut_down()
    told["threads left"] = len(threading.enumerate()) - 1
    print(json.dumps(told), flush=True)
    assert failed == []


class Bench:
    def __init__(self, application, program) -> None:
        self._application, self._program = application, program
        self.beat = Beat()
        self._told: dict[str, str] = {}

    @property
    def _pages(self) -> list[str]:
        return list(self._program.window.rail.pages)

    def tour(self, first: Path, file: Path) -> dict[str, str]:
        self._import(first)
        self._told["longest gap, nothing to do"] = self._gap(lambda: wait(self._application, 1.0))
        self._told["first visit of each page"] = self._visits()
        self._told["each page again"] = self._visits()
        self._told[f"memory grown by {_SWITCHES:,} switches"] = self._switch_often()
        self._told["longest gap of the tour"] = self._gap(partial(self._busy_tour, file))
        self._told["memory at the end"] = f"{megabytes():.0f} MB"
        return self._told

    def _import(self, file: Path) -> None:
        catalogue = self._program.pages.catalogue
        catalogue.take_files([file])
        until(self._application, lambda: self._program.tasks.idle)
        catalogue.plan.agree.click()
        until(self._application, lambda: self._program.tasks.idle)

    def _gap(self, act) -> str:
        self.beat.restart()
        act()
        return f"{1000 * self.beat.longest:.0f} ms (own work {1000 * self.beat.worked:.0f} ms)"

    def _visits(self) -> str:
        """From the click to the painted page."""
        return ", ".join(f"{page} {1000 * self._visit(page):.0f} ms" for page in self._pages)

    def _visit(self, page: str) -> float:
        window = self._program.window
        begun = time.perf_counter()
        window.show_page(page)
        window.grab()
        took = time.perf_counter() - begun
        until(self._application, lambda: self._program.tasks.idle)
        return took

    def _switch_often(self) -> str:
        for number in range(100):  # caches fill
            self._switch(number)
        before = megabytes()
        for number in range(_SWITCHES):
            self._switch(number)
        return f"{megabytes() - before:.1f} MB"

    def _switch(self, number: int) -> None:
        self._program.window.show_page(self._pages[number % len(self._pages)])
        until(self._application, lambda: self._program.tasks.idle)

    def _busy_tour(self, file: Path) -> None:
        """Import and draft at once, page after page, until the import is through."""
        pages = self._program.pages
        self._program.window.show_page("listings")
        wait(self._application, 0.3)
        pages.catalogue.take_files([file])
        pages.listings.draft.click()
        agreed = False
        while True:
            for page in self._pages:
                self._program.window.show_page(page)
                wait(self._application, _STAY_S)
            if not agreed and pages.catalogue.currentWidget() is pages.catalogue.plan:
                pages.catalogue.plan.agree.click()
                agreed = True
            elif agreed and pages.catalogue.currentWidget() is pages.catalogue.browse:
                return

    def table(self) -> dict[str, str]:
        """Random places of the table: the block is fetched as the model fetches it, then the table is painted."""
        from merchant_assistant.ui.item_models.products import BLOCK

        browse = self._program.pages.catalogue.browse
        self._program.window.show_page("catalogue")
        until(self._application, lambda: self._program.tasks.idle)
        rows = browse.model.rowCount()
        chance = random.Random(7)
        fetched, painted = [], []
        for _ in range(200):
            row = chance.randrange(rows)
            fetched.append(
                _took(partial(self._program.services.catalogue.page, offset=row // BLOCK * BLOCK, limit=BLOCK))
            )
            browse.table.verticalScrollBar().setValue(row * 36)
            browse.table.viewport().repaint()
            until(self._application, lambda: self._program.tasks.idle)
            painted.append(_took(browse.table.viewport().grab))
        together = [a + b for a, b in zip(fetched, painted, strict=True)]
        return {
            "rows": f"{rows:,}",
            f"fetching {BLOCK} rows": _spread(fetched),
            "painting what is seen": _spread(painted),
            "both": _spread(together),
        }


def _took(act) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def _spread(seconds: list[float]) -> str:
    median, high = statistics.median(seconds), statistics.quantiles(seconds, n=20)[-1]
    return f"median {1000 * median:.1f} ms, 95 % {1000 * high:.1f} ms"


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        child(*sys.argv[2:])
    elif "--table" in sys.argv:
        table(Path(sys.argv[sys.argv.index("--table") + 1]).resolve())
    else:
        numbers = [int(argument) for argument in sys.argv[1:] if argument.isdigit()]
        main(numbers[0] if numbers else 100_000, model="--model" in sys.argv)
