"""The window is killed in the middle of a job, its model's process with it or not: opened again, it offers the rest."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from merchant_assistant.composition import Services, build
from merchant_assistant.listings.model import Target

PRODUCTS = 60  # more than are written while a signal arrives
# The real window on a data folder, with the scripted model in a real child. What is left over is gone on with as a
# person does, by the button on Home. It says the child's number, what was offered, and a line for what came through.
WINDOW = """
import sys
from pathlib import Path
from merchant_assistant.app import Program, make_application
from merchant_assistant.engine.client import EngineClient
from merchant_assistant.engine.model import InstalledModel

def say(*words):
    print(*words, flush=True)

def go_on():
    if not program.tasks.idle:
        return
    looks.stop()
    program.window.show_page("home")
    (row,) = [row for row in program.pages.home.today.go_on.rows if not row.isHidden()]
    say("offered", job.cut_off)
    row.button.click()

application = make_application(["killed"])
from PySide6.QtCore import QTimer
demo = InstalledModel("demo", Path("demo"), "1", backend="scripted")
with EngineClient(lambda: demo, Path(sys.argv[1]) / "engine.log") as engine:
    program = Program(Path(sys.argv[1]), engine)
    looks = QTimer(interval=20)
    looks.timeout.connect(go_on)
    program.opened.connect(looks.start)
    program.show()
    while program.services is None or not looks.isActive():
        application.processEvents()
    engine.load()
    say("child", engine.pid)
    job = program.pages.desk.draft_all
    job.drafted.connect(lambda drafts: [say("draft", draft.sku) for draft in drafts])
    left = lambda: sum(one.open for one in program.services.listings.jobs.jobs())
    job.changed.connect(lambda: job.running or left() or application.quit())
    application.exec()
    say("through")
    program.window.close()
    program.shut_down()
"""


def queued(folder: Path, file: Path, most: int) -> Services:
    """A catalogue, and a job of so many of its products that waits."""
    services = build(folder)
    services.catalogue.apply(services.catalogue.plan(file))
    services.listings.jobs.queue(services.catalogue.product_ids()[:most], [Target("shopify")])
    return services


class Window:
    """A window of its own process."""

    def __init__(self, folder: Path) -> None:
        command = [sys.executable, "-c", WINDOW, str(folder)]
        offscreen = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        self.process = subprocess.Popen(
            command, env=offscreen, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        self.child = int(self.heard("child"))
        self.offered = int(self.heard("offered"))

    def heard(self, word: str) -> str:
        """What it says next of that."""
        assert self.process.stdout
        for line in self.process.stdout:
            if line.startswith(word):
                return line.removeprefix(word).strip()
        raise AssertionError(f"it ended without a word of “{word}”")

    def kill(self, *, also_child: bool) -> None:
        """As the system would."""
        if also_child:
            with contextlib.suppress(psutil.NoSuchProcess):
                psutil.Process(self.child).kill()
        self.process.send_signal(signal.SIGKILL)
        self.process.communicate(timeout=60)

    def end(self) -> None:
        """Let it write the rest."""
        self.heard("through")
        self.process.communicate(timeout=60)


def drafts_by_product(services: Services) -> list[int]:
    """How many drafts each product that has any has."""
    with services.database.read() as connection:
        return [row[0] for row in connection.execute("SELECT count(*) FROM draft GROUP BY product_id")]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_killed_window_offers_the_rest_and_each_draft_is_made_once(tmp_path: Path) -> None:
    file = tmp_path / "bottles.csv"
    rows = "".join(f"S-{number},Steel bottle {number},steel\n" for number in range(PRODUCTS))
    file.write_text(f"SKU,Title,Material\n{rows}", encoding="utf-8")
    services = queued(tmp_path / "data", file, PRODUCTS)
    offered = [PRODUCTS]
    for also_child in (False, True):
        window = Window(tmp_path / "data")
        assert window.offered <= offered[-1]
        offered.append(window.offered)
        window.heard("draft")
        window.kill(also_child=also_child)
    last = Window(tmp_path / "data")
    assert 0 < last.offered < PRODUCTS
    last.end()
    assert drafts_by_product(services) == [1] * PRODUCTS
    (job,) = services.listings.jobs.jobs()
    assert (job.state, job.done, job.failed) == ("done", PRODUCTS, 0)
    services.close()
