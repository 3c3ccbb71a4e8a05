"""The grid over a large catalogue: how soon it is there, and for how long the window is ever deaf; run by hand.

    python tests/bench/bench_desk.py [PRODUCTS] [DRAFTS] [LANES]

A catalogue of PRODUCTS (100,000) of which DRAFTS (10,000) have one, on two platforms. The list is scrolled, narrowed,
ticked and reviewed; then a job is written by LANES (8) of a stand-in for the model while the list is in sight.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from beat import Beat, until, wait
from bench_draft_all import Card
from bench_window import shop_file
from PySide6.QtCore import QEvent, QObject

from merchant_assistant.app import Program, make_application
from merchant_assistant.composition import Services, build
from merchant_assistant.listings.model import Style
from merchant_assistant.ui.listings.order import Order

PLATFORMS = ("amazon", "shopify")
_JOB_S, _JOB_DRAFTS = 10.0, 300
# One real draft, copied: what the lists read of it is in its row and in its text's figures.
_COPY_DRAFTS = """
INSERT INTO draft({names}) SELECT {values} FROM draft d, product p JOIN source s ON s.id = p.source_id
WHERE d.id = :draft AND p.id IN (SELECT id FROM product ORDER BY id LIMIT :many)
"""


def main(products: int, drafts: int, lanes: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        data = Path(name) / "data"
        services = build(data, engine=Card(1, 0.0))
        services.catalogue.apply(services.catalogue.plan(shop_file(Path(name), products)))
        for platform in PLATFORMS:
            _copy(services, platform, drafts // len(PLATFORMS))
        services.close()
        _window(data, lanes)


def _copy(services: Services, platform: str, many: int) -> None:
    """So many drafts like the one of the last product."""
    draft, _ = services.listings.draft(services.catalogue.product_ids()[-1], platform=platform)
    with services.database.write() as connection:
        names = [row[1] for row in connection.execute("PRAGMA table_info(draft)") if row[1] != "id"]
        other = {"product_id": "p.id", "sku": "p.sku", "source": "s.name"}
        values = ", ".join(other.get(name, f"d.{name}") for name in names)
        statement = _COPY_DRAFTS.format(names=", ".join(names), values=values)
        connection.execute(statement, {"draft": draft.id, "many": many})


def _window(data: Path, lanes: int) -> None:
    application = make_application(["bench"])
    program = Program(data, Card(lanes, 1.0))
    opened: list[bool] = []
    program.opened.connect(partial(opened.append, True))
    program.show()
    until(application, lambda: bool(opened) and program.tasks.idle)
    bench = Bench(application, program)
    bench.look()
    bench.review()
    bench.write()
    bench.beat.stop()
    program.window.close()
    program.shut_down()


class Painted(QObject):
    """Whether a widget was painted since."""

    def __init__(self, widget) -> None:
        super().__init__(widget)
        self.widget, self.once = widget, False
        widget.installEventFilter(self)

    def eventFilter(self, _watched, event) -> bool:  # noqa: N802 - Qt's name
        self.once = self.once or event.type() == QEvent.Type.Paint
        return False


class Bench:
    """The window and what is done in it."""

    def __init__(self, application, program: Program) -> None:
        self._application, self._program = application, program
        self._page = program.pages.listings
        self.beat = Beat()

    def look(self) -> None:
        """At the list, all over it, and at parts of it."""
        page, bar = self._page, self._page.products.table.verticalScrollBar()
        self._measure("the page for the first time", lambda: self._program.window.show_page("listings"))
        self._measure("two platforms", lambda: page.platform.show_only(PLATFORMS, "amazon"))
        for part in range(1, 6):
            self._measure(f"scroll to {part} of 5", lambda part=part: bar.setValue(bar.maximum() * part // 5))
        self._measure("states read anew", page.products._reader.read)
        for group in ("review", "none", None):
            self._measure(f"only {group or 'all'}", lambda group=group: page.filters.group.choose(group))
        self._measure("tick all", page.products.tick_all)
        self._measure("tick none", page.products.ticks.clear)
        self._measure("search", lambda: page.products.search("bottle"))
        self._measure("search no more", lambda: page.products.search(""))

    def review(self) -> None:
        """The queue, and the first decisions."""
        page = self._page
        self._measure("review begins", page.review.start)
        for _ in range(3):
            self._measure("next", page.review.queue.next)
            self._measure("approve", page.card.approve.click)
        self._measure("review ends", page.review.stop)

    def write(self) -> None:
        """A job while the list is looked at."""
        job, ids = self._program.pages.desk.draft_all, self._program.services.catalogue.product_ids()
        order = Order("ticked", tuple(ids[-_JOB_DRAFTS:]), ("amazon",), ("auto",), "listing", Style())
        self.beat.restart()
        job.acts.start(order)
        until(self._application, lambda: job.running)
        wait(self._application, 2.0)
        self._tell("a job begins", 2.0)
        self.beat.restart()
        wait(self._application, _JOB_S)
        self._tell("a job writes", _JOB_S)
        job.pause()
        until(self._application, lambda: self._program.tasks.idle)

    def _measure(self, name: str, act: Callable[[], object]) -> None:
        """Until it is seen: painting asks for rows, and what comes is painted again."""
        self.beat.restart()
        begun = time.perf_counter()
        act()
        self._paint()
        until(self._application, lambda: self._program.tasks.idle)
        self._paint()
        self._tell(name, time.perf_counter() - begun)

    def _paint(self) -> None:
        """Let the window paint what waits for it: a scroll bar that moved has only asked for that."""
        painted = Painted(self._page.products.table.viewport())
        painted.widget.update()
        until(self._application, lambda: painted.once or not painted.widget.isVisible())

    def _tell(self, name: str, seconds: float) -> None:
        gap, worked = 1000 * self.beat.longest, 1000 * self.beat.worked
        print(f"{name}: {seconds:.2f} s, longest gap {gap:.0f} ms (own work {worked:.0f} ms)", flush=True)


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:]]
    main(*[*given, *(100_000, 10_000, 8)[len(given) :]])
