"""How long a page of the table takes to paint while it scrolls, and how soon rows and counts are there; run by hand.

    python tests/bench/bench_table.py --data DIR [FRAMES]     (a copy of the data folder: the window writes into it)

Opens the real window on the catalogue of a data folder (offscreen unless QT_QPA_PLATFORM says otherwise), scrolls by a
page at a time to places all over it, and paints each page twice: with its rows on their way, and with them there. Then
rows are sorted and filtered, with the longest gap of the event loop.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from beat import Beat, until

from merchant_assistant.app import Program, make_application
from merchant_assistant.catalogue.query import Sort
from merchant_assistant.ui.catalogue.filters.words import OUT_OF_STOCK


def main(data: Path, frames: int) -> None:
    application = make_application(["bench"])
    program = Program(data, None)
    opened: list[bool] = []
    program.opened.connect(lambda: opened.append(True))
    program.show()
    until(application, lambda: bool(opened) and program.tasks.idle)
    program.window.show_page("catalogue")
    until(application, lambda: program.tasks.idle)
    bench = Bench(application, program)
    bench.paint(frames)
    bench.ask()
    program.window.close()
    program.shut_down()


class Bench:
    """The window and what is measured of it."""

    def __init__(self, application, program) -> None:
        self._application, self._program = application, program
        self._browse = program.pages.catalogue.browse
        self._beat = Beat()

    def paint(self, frames: int) -> None:
        """Pages all over the table, each painted while its rows are fetched and when they are there."""
        bar, view = self._browse.table.verticalScrollBar(), self._browse.table.viewport()
        waiting, full = [], []
        for place in range(frames):
            bar.setValue(bar.maximum() * place // frames)
            waiting.append(_timed(view.repaint))
            until(self._application, lambda: self._program.tasks.idle)
            full.append(_timed(view.repaint))
        print(f"{self._browse.model.rowCount():,} rows, {view.height() // 36} of them a page, {frames} pages")
        _tell("painted while its rows are on their way", waiting)
        _tell("painted with its rows", full)

    def ask(self) -> None:
        """Other orders and conditions, as a person makes them."""
        browse = self._browse
        for field in ("price", "title", "stock"):
            self._measure(f"sort by {field}", lambda field=field: browse.table.sorter.sort_asked.emit(Sort(field)))
        self._measure("import order", lambda: browse.table.sorter.sort_asked.emit(None))
        self._measure("open the values of category", lambda: browse.filters.open("category"))
        browse.filters.popup.close()
        self._measure("out of stock", lambda: browse.filters._choose("stock", OUT_OF_STOCK))
        self._measure("clear all", browse.filters.clear)

    def _measure(self, name: str, act: Callable[[], object]) -> None:
        self._beat.restart()
        begun = time.perf_counter()
        act()
        until(self._application, lambda: self._program.tasks.idle)
        told = f"{time.perf_counter() - begun:.2f} s, longest gap {1000 * self._beat.longest:.0f} ms"
        print(f"{name}: {told}, {self._browse.model.rowCount():,} rows")


def _timed(act: Callable[[], object]) -> tuple[float, float]:
    """By the clock, and what the thread computed itself: what remains on a PC with a free core; in milliseconds."""
    begun, cpu = time.perf_counter(), time.thread_time()
    act()
    return 1000 * (time.perf_counter() - begun), 1000 * (time.thread_time() - cpu)


def _tell(name: str, times: list[tuple[float, float]]) -> None:
    for kind, figures in (("by the clock", sorted(t[0] for t in times)), ("own work", sorted(t[1] for t in times))):
        p95 = figures[int(0.95 * (len(figures) - 1))]
        median, longest = statistics.median(figures), figures[-1]
        print(f"{name}, {kind}: median {median:.1f} ms, 95th percentile {p95:.1f} ms, longest {longest:.1f} ms")


if __name__ == "__main__":
    place = Path(sys.argv[sys.argv.index("--data") + 1]).resolve()
    numbers = [int(argument) for argument in sys.argv[1:] if argument.isdigit()]
    main(place, numbers[0] if numbers else 60)
