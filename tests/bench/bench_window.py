"""How soon the window is painted, what memory it takes, and for how long it is ever deaf; run by hand.

    python tests/bench/bench_window.py [ROWS] [--model]
    python tests/bench/bench_window.py --data DIR       (scrolls and searches the catalogue of a data folder)

Starts the real program in processes of their own (offscreen unless QT_QPA_PLATFORM says otherwise). The longest gap of
the event loop is measured while a file of ROWS products (10,000) is read, imported and searched and a text streams in;
with ``--model`` the model of the settings writes, else a scripted one at some 50 words a second.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from beat import Beat, megabytes, slow_engine, until, wait

_HERE = Path(__file__).resolve()


def main(rows: int, *, model: bool) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for attempt in ("first start", "second start", "third start"):
            told = _child(folder, "start")
            print(
                f"{attempt}: painted after {told['painted_s']:.2f} s, ready after {told['opened_s']:.2f} s, "
                f"{told['rss_mb']:.0f} MB"
            )
        told = _child(folder, "work", str(shop_file(folder, rows)), str(int(model)))
        _tell(told)


def browse(data: Path) -> None:
    """A catalogue that is there already; work on a copy, the window writes its settings into the folder."""
    _tell(_child(data.parent, "browse", folder=data.name))


def _tell(told: dict) -> None:
    for step, figures in told.items():
        print(
            f"{step}: {figures['seconds']:.2f} s, longest gap {figures['gap_ms']:.0f} ms "
            f"(own work {figures['worked_ms']:.0f} ms), {figures['rss_mb']:.0f} MB"
        )


def shop_file(folder: Path, rows: int, name: str = "shop.csv") -> Path:
    """A Shopify export of that many products."""
    file = folder / name
    lines = [
        "Handle,Title,Body (HTML),Vendor,Type,Option1 Name,Option1 Value,Variant SKU,Variant Grams,"
        "Variant Inventory Qty,Variant Price"
    ]
    lines += [
        f"bottle-{n},Steel bottle {n},<p>A bottle of 304 stainless steel that holds {n % 900 + 100} ml.</p>,Halvern,"
        f"Drinkware,Colour,Black,SB-{n:06d},310,{n % 500},{n % 90 + 1}.50"
        for n in range(rows)
    ]
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def _child(place: Path, *arguments: str, folder: str = "data") -> dict:
    started = time.time()
    told = subprocess.run(
        [sys.executable, str(_HERE), "--child", str(place / folder), str(started), *arguments],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        env={"QT_QPA_PLATFORM": "offscreen", **os.environ},
    )
    return json.loads(told.stdout.splitlines()[-1])


def child(data: str, started: float, work: str, *arguments: str) -> None:
    from merchant_assistant.app import Program, make_application

    application = make_application(["bench"])
    engine = slow_engine() if work == "work" and arguments[1] == "0" else None
    program = Program(data, engine)
    times: dict[str, float] = {}
    program.painted.connect(lambda: times.setdefault("painted_s", time.time() - started))
    program.opened.connect(lambda: times.setdefault("opened_s", time.time() - started))
    program.show()
    until(application, lambda: "opened_s" in times and program.tasks.idle)
    if work == "start":
        told = {**times, "rss_mb": megabytes()}
    elif work == "browse":
        told = Steps(application, program).browse()
    else:
        told = Steps(application, program).work(Path(arguments[0]))
    program.window.close()
    failed = program.shut_down()
    print(json.dumps(told), flush=True)
    assert failed == []


class Steps:
    """What a person does, one after the other, each with its time and its longest gap."""

    def __init__(self, application, program) -> None:
        self._application, self._program = application, program
        self._beat = Beat()
        self.told: dict = {}

    def work(self, file: Path) -> dict:
        program, pages = self._program, self._program.pages
        self._measure("nothing (the noise of this machine)", lambda: wait(self._application, 1.0))
        self._measure("plan", lambda: pages.catalogue.take_files([file]))
        self._measure("import", pages.catalogue.plan.agree.click)
        self._measure("search", lambda: pages.catalogue.browse.model.search("bottle 77"))
        self._measure("page", lambda: program.window.show_page("listings"))
        together = "draft while a file is read"
        self._measure(together, lambda: (pages.listings.draft.click(), pages.catalogue.take_files([file])))
        return self.told

    def browse(self) -> dict:
        browse = self._program.pages.catalogue.browse
        self._program.window.show_page("catalogue")
        bar, rows = browse.table.verticalScrollBar(), browse.model.rowCount()
        self._measure(f"wheel over 2,000 of {rows:,} rows", lambda: self._scroll(bar, range(0, 2000 * 36, 120)))
        self._measure("drag to the end", lambda: self._scroll(bar, range(0, bar.maximum() + 1, bar.maximum() // 200)))
        for query in ("bottle", "steel 750", "77"):
            self._measure(f"search {query!r}", lambda query=query: browse.model.search(query))
        self._measure("all again", lambda: browse.model.search(""))
        return self.told

    def _scroll(self, bar, places: range) -> None:
        for place in places:
            bar.setValue(place)
            self._application.processEvents()

    def _measure(self, name: str, act: Callable[[], object]) -> None:
        self._beat.restart()
        begun = time.perf_counter()
        act()
        until(self._application, lambda: self._program.tasks.idle)
        self.told[name] = {
            "seconds": time.perf_counter() - begun,
            "gap_ms": 1000 * self._beat.longest,
            "worked_ms": 1000 * self._beat.worked,
            "rss_mb": megabytes(),
        }


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        child(sys.argv[2], float(sys.argv[3]), *sys.argv[4:])
    elif "--data" in sys.argv:
        browse(Path(sys.argv[sys.argv.index("--data") + 1]).resolve())
    else:
        numbers = [int(argument) for argument in sys.argv[1:] if argument.isdigit()]
        main(numbers[0] if numbers else 10_000, model="--model" in sys.argv)
