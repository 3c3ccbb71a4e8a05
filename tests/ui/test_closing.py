"""The way out while an import, a draft and a fetch run: soon, with all work kept, and nothing left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from pytestqt.qtbot import QtBot

from merchant_assistant.app import Program
from merchant_assistant.composition import build
from merchant_assistant.foundation.paths import AppPaths
from merchant_assistant.foundation.settings import UNFINISHED_IMPORT
from merchant_assistant.ui.listings.cut_off import CutOff
from merchant_assistant.ui.notice_bar import QuestionWindow

_ROWS = 20_000
_TYPED = "Which of them holds 750 ml, and"
_DRAFTED = "Steel bottle 750 ml"
_BUSY = """
import os, sys, time
from functools import partial
from pathlib import Path
from PySide6.QtCore import QTimer
from merchant_assistant import app
from merchant_assistant.engine.scripted import ScriptedEngine

class Slow(ScriptedEngine):
    def generate(self, request, on_delta=None, cancel=None):
        while True:
            time.sleep(0.01)
            on_delta and on_delta("A steel bottle")
            cancel.check()

def get(model_id, progress, cancel):
    for megabytes in range(10 ** 9):
        progress(megabytes, 10 ** 9, "Fetching")
        time.sleep(0.01)
        cancel.check()

class Busy(app.Program):
    steps = iter(("take", "agree", "take more", "agree to more"))

    def _opened(self, services):
        super()._opened(services)
        services.store.get = get
        self.notifier.bug_met.connect(lambda error: os._exit(9))
        QTimer.singleShot(100_000, self, partial(os._exit, 8))  # a test that hangs says nothing
        self.timer = QTimer(self, interval=10)
        self.timer.timeout.connect(self.go_on)
        self.timer.start()

    def go_on(self):
        pages = self.pages
        if not self.tasks.idle:
            return
        step = next(self.steps)
        if step.startswith("take"):
            self.window.files_dropped.emit([Path(sys.argv[3 if "more" in step else 2])])
        if step.startswith("agree"):
            pages.catalogue.plan.agree.click()
        if step == "agree to more":
            self.timer.stop()
            self.be_busy()

    def be_busy(self):
        pages = self.pages
        model = next(state for state in self.services.store.list() if state.state != "ready")
        pages.desk.fetching.start(model)
        self.window.show_page("listings")
        pages.listings.products.load()
        pages.listings.show_product(self.services.catalogue.page("WB-750-BK", limit=1)[0])
        QTimer.singleShot(100, self.draft)

    def draft(self):
        self.pages.listings.draft.click()
        self.window.show_page("chat")
        self.pages.chat.view.composer.field.insertPlainText(sys.argv[4])
        QTimer.singleShot(50, self.tell)

    def tell(self):
        lanes = sorted({handle.task.lane for handle in self.tasks.running()})
        print("BUSY", *lanes, flush=True)

app.Program = partial(Busy, engine=Slow(lambda request: "{}"))
sys.exit(app.run(["--data-dir", sys.argv[1]]))
"""


@pytest.fixture
def busy(tmp_path: Path, catalogue_file: Path, paths: AppPaths) -> Iterator[subprocess.Popen[str]]:
    """The program in a process of its own, hard at work."""
    rows = "".join(f"S-{number},Bottle {number},{number}.50\n" for number in range(_ROWS))
    large = tmp_path / "large.csv"
    large.write_text("sku,title,price\n" + rows, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-c", _BUSY, str(paths.data), str(catalogue_file), str(large), _TYPED],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    ) as process:
        assert process.stdout
        said = process.stdout.readline()
        yield process
        process.kill()
    assert said == "BUSY fetch model write\n"


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_closes_as_the_mouse_does(busy: subprocess.Popen[str], name: str, paths: AppPaths) -> None:
    number = getattr(signal, name)
    children = psutil.Process(busy.pid).children(recursive=True)
    busy.send_signal(number)
    out, errors = busy.communicate(timeout=100)
    assert (busy.returncode, out, errors) == (128 + number, "", "")
    assert not [child for child in children if child.is_running()]
    assert not (paths.logs / "running").exists() and "ERROR" not in paths.log_file.read_text("utf-8")
    services = build(paths.data)
    try:
        count = services.catalogue.count()
        offered_again = bool(services.settings.get(UNFINISHED_IMPORT))
        assert (count, offered_again) in {(3, True), (3 + _ROWS, False)}
        assert services.chat.unsent(None) == _TYPED
        assert [asked.title for asked in CutOff(services.settings).left] == [_DRAFTED]
    finally:
        services.close()


def test_what_was_being_written_at_a_kill_is_offered_again(
    busy: subprocess.Popen[str], open_program: Callable[[], Program], qtbot: QtBot
) -> None:
    busy.kill()
    busy.wait()
    program = open_program()
    program.window.show_page("home")
    go_on = program.pages.home.today.go_on
    row = next(row for row in go_on.rows if _DRAFTED in row.text.text() and not row.isHidden())
    row.button.click()
    qtbot.waitUntil(lambda: bool(program.pages.listings.card.draft), timeout=20_000)
    assert program.window.page == "listings" and program.pages.listings.product.title == _DRAFTED
    assert not CutOff(program.services.settings).left, "it is written: nothing is offered at the next start"


def test_when_the_session_ends_everything_is_kept_at_once(program: Program, qtbot: QtBot, paths: AppPaths) -> None:
    """Some systems end a program as soon as it has answered: nothing may wait for the event loop."""
    program.window.show_page("chat")
    program.pages.chat.view.composer.field.insertPlainText(_TYPED)
    program.end_session()
    program.closed = True
    assert program.window.isHidden() and not (paths.logs / "running").exists()
    assert program.shut_down() == [], "the way out is gone only once"
    QCoreApplication.processEvents()
    services = build(paths.data)
    try:
        assert services.chat.unsent(None) == _TYPED
    finally:
        services.close()


def test_closing_while_something_is_written_asks_once(
    with_products: Program, writer, idle: Callable[[Program], None], qtbot: QtBot
) -> None:
    window = with_products.window
    window.show_page("listings")
    idle(with_products)
    writer.gate.clear()
    with_products.pages.listings.draft.click()
    try:
        for answer, stays in (("no", True), ("yes", False)):
            window.windowHandle().close()  # as the system's button does
            question = window.findChild(QuestionWindow)
            assert window.isVisible() and "1 draft" in question._hint.text()
            qtbot.mouseClick(getattr(question, answer), Qt.MouseButton.LeftButton)
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            assert window.isVisible() is stays
    finally:
        writer.gate.set()
    idle(with_products)


def test_closing_asks_nothing_where_nothing_is_lost(program: Program) -> None:
    program.window.windowHandle().close()
    assert program.window.isHidden()
