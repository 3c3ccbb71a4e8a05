"""Drafts for all products: they come as they are written, the rest of the window goes on, and so does the job."""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from merchant_assistant.app import Program
from merchant_assistant.engine.faults import EngineCrashed
from merchant_assistant.engine.model import ModelInfo
from merchant_assistant.engine.scripted import ScriptedEngine
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.settings import UNFINISHED_JOB
from merchant_assistant.listings.model import STYLE_PARTS
from merchant_assistant.ui.listings.draft_work import take_over

Idle = Callable[[Program], None]
Open = Callable[[], Program]
LANES, PRODUCTS, PATIENCE_MS = 4, 12, 20_000
TEXT = {"title": "Steel bottle", "bullets": ["Made of steel"], "description": "A bottle made of steel."}


class Lanes(ScriptedEngine):
    """Four lanes. A bulk request needs a permit, so that a test says how far the job gets; a chat needs none."""

    def __init__(self) -> None:
        super().__init__(self._say)
        self.permits = threading.Semaphore(0)
        self.begun: list[str] = []  # bulk requests, each in a lane until it has a permit
        self.fault: UserFault | None = None
        self.dies: Callable[[], object] | None = None
        self.death = object()

    def load(self, cancel=None) -> ModelInfo:
        return ModelInfo(id="test", backend="llama.cpp", device="CPU", context=4096, lanes=LANES)

    def generate(self, request, on_delta=None, cancel=None):
        if request.priority == "bulk":
            self.begun.append(request.priority)
        while request.priority == "bulk" and not self.permits.acquire(timeout=0.01):
            if cancel.cancelled:
                break
        if self.fault:
            raise self.fault
        if request.priority == "bulk" and (dies := self.dies):
            dies()
            self.dies = None
            raise EngineCrashed(death=self.death)
        return super().generate(request, on_delta, cancel)

    def _say(self, request) -> str:
        return json.dumps(TEXT) if request.json_schema else "Bottle 3 is made of steel."

    def finish(self, count: int = PRODUCTS) -> None:
        """Let so many drafts be written."""
        self.permits.release(count)


@pytest.fixture
def writer() -> Lanes:
    return Lanes()


@pytest.fixture
def catalogue_file(tmp_path: Path) -> Path:
    file = tmp_path / "shop.csv"
    rows = "".join(f"S-{number},Bottle {number},steel\n" for number in range(PRODUCTS))
    file.write_text(f"SKU,Title,Material\n{rows}", encoding="utf-8")
    return file


@pytest.fixture
def listings(stocked: Program, idle: Idle) -> Program:
    stocked.window.show_page("listings")
    idle(stocked)
    return stocked


def _ask(program: Program, qtbot: QtBot) -> None:
    """Ask for drafts of all that have none, as the window offers it, and start."""
    page = program.pages.listings
    page.draft_all.click()
    window = page.many.window
    qtbot.waitUntil(lambda: window.yes.isEnabled() and bool(window.told.text()), timeout=PATIENCE_MS)
    window.yes.click()


def _begin(program: Program, qtbot: QtBot) -> None:
    """Press the button and wait until all lanes are busy."""
    _ask(program, qtbot)
    job = program.pages.desk.draft_all
    qtbot.waitUntil(lambda: len(job._under_way) == LANES, timeout=PATIENCE_MS)


def _written(program: Program) -> Counter[str]:
    return Counter(draft.sku for draft in program.services.listings.drafts())


def _chips(program: Program) -> Counter[str]:
    model = program.pages.listings.products.model
    return Counter(model.index(row, 6).data() for row in range(model.rowCount()))


def test_all_are_written_once_and_shown_as_they_come(
    listings: Program, writer: Lanes, idle: Idle, qtbot: QtBot
) -> None:
    page = listings.pages.listings
    assert page.draft_all.text() == f"Draft all {PRODUCTS} …"
    _begin(listings, qtbot)
    assert page.draft_all.text() == "Pause"
    qtbot.waitUntil(lambda: _chips(listings) == {"Writing …": LANES, "In line": PRODUCTS - LANES}, timeout=PATIENCE_MS)
    writer.finish(3)
    qtbot.waitUntil(lambda: _chips(listings)["All proven"] == 3, timeout=PATIENCE_MS)
    qtbot.waitUntil(
        lambda: listings.tasks.running()[0].step.text == "Drafts: 3 of 12 done, 4 being written",
        timeout=PATIENCE_MS,
    )
    writer.finish()
    idle(listings)
    assert _written(listings) == {f"S-{number}": 1 for number in range(PRODUCTS)}
    assert page.draft_all.text() == "Draft many …" and not listings.pages.desk.draft_all.cut_off
    assert listings.notifier.last.text.startswith(f"{PRODUCTS} draft")


@pytest.mark.usefixtures("computes_nothing")
def test_chat_and_a_single_draft_go_past_the_job(listings: Program, writer: Lanes, qtbot: QtBot, idle: Idle) -> None:
    _begin(listings, qtbot)
    page = listings.pages.listings
    page.products.table.selectRow(PRODUCTS - 1)
    qtbot.waitUntil(page.draft.isEnabled, timeout=PATIENCE_MS)
    with qtbot.waitSignal(page.flow.written, timeout=PATIENCE_MS):
        page.draft.click()
    listings.window.show_page("chat")
    chat = listings.pages.chat
    with qtbot.waitSignal(chat.flow.ended, timeout=PATIENCE_MS):
        chat.flow.ask("What is Bottle 3 made of?", None)
    assert listings.pages.desk.draft_all.running and _written(listings) == {f"S-{PRODUCTS - 1}": 1}
    writer.finish()
    idle(listings)
    assert _written(listings) == {f"S-{number}": 1 for number in range(PRODUCTS)}


@pytest.mark.parametrize("where", ["page", "strip"])
def test_a_pause_keeps_what_is_written_and_the_button_goes_on(
    listings: Program, writer: Lanes, idle: Idle, qtbot: QtBot, where: str
) -> None:
    _begin(listings, qtbot)
    writer.finish(5)
    qtbot.waitUntil(lambda: len(_written(listings)) == 5, timeout=PATIENCE_MS)
    page, done = listings.pages.listings, 5
    qtbot.waitUntil(lambda: len(writer.begun) == done + LANES, timeout=PATIENCE_MS)  # a task is under way before that
    if where == "page":
        page.draft_all.click()
        assert page.draft_all.text() == "Pausing …" and listings.window.focusWidget() is page.products.table
        qtbot.waitUntil(lambda: listings.services.listings.jobs.jobs()[0].state == "paused", timeout=PATIENCE_MS)
        writer.finish(LANES)  # what is under way is finished
        done += LANES
    else:
        listings.window.strip.stop.click()
    idle(listings)
    assert page.draft_all.text() == f"Draft all {PRODUCTS - done} …" and page.draft_all.isEnabled()
    assert not listings.pages.desk.draft_all.cut_off, "a pause that was asked for is no accident"
    assert [job.state for job in listings.services.listings.jobs.jobs()] == ["paused"]
    assert _chips(listings) == {"All proven": done, "In line": PRODUCTS - done}
    writer.finish()
    page.jobs.go_on.click()
    idle(listings)
    assert _written(listings) == {f"S-{number}": 1 for number in range(PRODUCTS)}


def test_closing_costs_what_is_under_way_and_tomorrow_it_goes_on(
    listings: Program, writer: Lanes, close_program: Idle, open_program: Open, idle: Idle, qtbot: QtBot
) -> None:
    _begin(listings, qtbot)
    writer.finish(5)
    qtbot.waitUntil(lambda: len(_written(listings)) == 5, timeout=PATIENCE_MS)
    close_program(listings)
    program = open_program()
    program.window.show_page("home")
    idle(program)
    assert len(_written(program)) == 5
    (row,) = [row for row in program.pages.home.today.go_on.rows if not row.isHidden()]
    assert row.text.text().startswith(f"{PRODUCTS - 5} draft")
    writer.finish()
    row.button.click()
    assert row.isHidden()
    idle(program)
    assert _written(program) == {f"S-{number}": 1 for number in range(PRODUCTS)}


def test_who_does_not_want_it_any_more_is_not_asked_again(
    listings: Program, close_program: Idle, open_program: Open, idle: Idle, qtbot: QtBot
) -> None:
    _begin(listings, qtbot)
    close_program(listings)
    program = open_program()
    program.window.show_page("home")
    idle(program)
    row = program.pages.home.today.go_on.rows[0]
    row.drop.click()
    idle(program)
    assert row.isHidden() and not program.pages.desk.draft_all.cut_off


def test_a_full_disk_ends_it_with_a_word_and_it_can_go_on(
    listings: Program, writer: Lanes, idle: Idle, qtbot: QtBot
) -> None:
    _begin(listings, qtbot)
    writer.fault = UserFault("disk_full", "The disk is full.", "Make room.")
    writer.finish()
    idle(listings)
    assert listings.notifier.front and listings.notifier.front.text == "The disk is full."
    assert listings.pages.desk.draft_all.cut_off and not listings.pages.desk.draft_all.running
    writer.fault = None
    listings.pages.listings.jobs.go_on.click()
    writer.finish(2 * PRODUCTS)
    idle(listings)
    assert len(_written(listings)) == PRODUCTS


def test_before_the_first_draft_it_says_how_many_are_written_and_that_it_takes_longer(
    listings: Program, writer: Lanes, idle: Idle, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    rates = {"an hour": 10.0}
    monkeypatch.setattr("merchant_assistant.ui.listings.expected._rate", lambda *_: rates["an hour"])
    expected = listings.pages.desk.draft_all.expected
    expected.look()
    idle(listings)
    _begin(listings, qtbot)
    line = listings.window.strip.job
    words = f"Drafts: 0 of {PRODUCTS} done, {LANES} being written"
    qtbot.waitUntil(lambda: line.words.text() == words, timeout=PATIENCE_MS)
    assert line.left.text() == "about 1 h 12 min left"
    rates["an hour"] = 1e9  # foretold to be over long ago
    expected.look()
    qtbot.waitUntil(lambda: line.left.text() == "longer than expected", timeout=PATIENCE_MS)
    writer.finish()
    idle(listings)


def test_when_the_model_dies_that_is_told_once_and_nothing_is_lost(
    listings: Program, writer: Lanes, idle: Idle, qtbot: QtBot
) -> None:
    told: list[str] = []
    listings.notifier.noticed.connect(lambda notice: told.append(notice.text if notice else ""))
    _begin(listings, qtbot)
    died = threading.Barrier(LANES)
    writer.dies = lambda: died.wait(20)
    writer.finish(LANES)
    qtbot.waitUntil(lambda: any("started anew" in text for text in told), timeout=PATIENCE_MS)
    writer.finish()
    idle(listings)
    assert sum("started anew" in text for text in told) == 1
    assert _written(listings) == {f"S-{number}": 1 for number in range(PRODUCTS)}


@pytest.mark.parametrize("end", ["pause", "close"])
def test_a_job_put_off_while_the_pc_is_measured_is_kept(
    listings: Program, idle: Idle, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, close_program: Idle,
    open_program: Open, end: str,
) -> None:  # fmt: skip
    page, job = listings.pages.listings, listings.pages.desk.draft_all
    monkeypatch.setattr(listings.pages.desk.measuring, "begin", lambda _then=None: None)  # it takes for ever
    _ask(listings, qtbot)
    idle(listings)
    assert job.running and not listings.tasks.running()
    if end == "pause":
        page.draft_all.click()
        idle(listings)
        assert not job.running and not job.cut_off
    close_program(listings)
    program = open_program()
    program.window.show_page("listings")
    idle(program)
    assert program.pages.desk.draft_all.cut_off == (PRODUCTS if end == "close" else 0)
    assert program.pages.listings.jobs.go_on.isVisible(), "either way it can go on"


@pytest.mark.parametrize(
    ("kept", "open_tasks"),
    [("{", 0), ("[1]", 0), ('{"platform": "generic"}', 0), ("7", 0),
     ('{"platform": "amazon", "language": "auto"}', PRODUCTS)],
)  # fmt: skip
def test_the_job_of_an_earlier_version_is_taken_over(listings: Program, idle: Idle, kept: str, open_tasks: int) -> None:
    listings.services.settings.set(UNFINISHED_JOB, kept)
    take_over(listings.services)
    listings.pages.desk.draft_all.look()
    idle(listings)
    assert listings.pages.desk.draft_all.cut_off == open_tasks
    assert listings.services.settings.get(UNFINISHED_JOB) == ""
    assert all(job.targets[0].platform == "amazon" for job in listings.services.listings.jobs.jobs())


def test_the_reason_of_a_failure_is_told_and_it_is_tried_again(
    listings: Program, writer: Lanes, idle: Idle, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = writer._say

    def say(request) -> str:
        if "Bottle 7" in "".join(message.content for message in request.messages):
            raise UserFault("prompt_too_long", "This is too long for the model.", "Ask for less.")
        return whole(request)

    monkeypatch.setattr(writer, "_script", say)
    _begin(listings, qtbot)
    writer.finish(2 * PRODUCTS)
    idle(listings)
    assert _chips(listings)["Not written"] == 1
    page = listings.pages.listings
    model, jobs = page.products.model, page.jobs
    place = next(row for row in range(PRODUCTS) if model.index(row, 6).data() == "Not written")
    page.products.table.selectRow(place)
    idle(listings)
    assert "too long for the model" in model.index(place, 6).data(Qt.ItemDataRole.ToolTipRole), "the cell says why"
    assert "too long for the model" in model.index(place, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "too long for the model" in page.card.nothing.hint.text(), "and so does the card"
    jobs.show_all.click()
    idle(listings)
    (row,) = jobs.window_of_jobs.rows.values()
    assert "too long for the model" in row.reasons.text() and row.reasons.text().startswith("S-7")
    monkeypatch.setattr(writer, "_script", whole)
    row.retry.click()
    idle(listings)
    assert _written(listings) == {f"S-{number}": 1 for number in range(PRODUCTS)}
    assert row.retry.isHidden() and _chips(listings) == {"All proven": PRODUCTS}
    jobs.window_of_jobs.reject()


def test_a_job_that_is_put_first_is_written_next(listings: Program, writer: Lanes, idle: Idle, qtbot: QtBot) -> None:
    _begin(listings, qtbot)
    page = listings.pages.listings
    page.products.ticks.add_all(page.products.model)
    idle_ticks = lambda: len(page.products.ticks) == PRODUCTS  # noqa: E731 - waited for
    qtbot.waitUntil(idle_ticks, timeout=PATIENCE_MS)
    page.draft.click()
    window = page.many.window
    window.platforms["amazon"].click()
    window.platforms["generic"].click()
    qtbot.waitUntil(lambda: window.told.text().startswith(f"{PRODUCTS} draft"), timeout=PATIENCE_MS)
    window.first.click()
    window.yes.click()
    job = listings.pages.desk.draft_all
    qtbot.waitUntil(lambda: len(job.book.jobs) == 2, timeout=PATIENCE_MS)
    writer.finish(LANES)
    qtbot.waitUntil(
        lambda: {task.target.platform for task in list(job._under_way.values())} == {"amazon"}, timeout=PATIENCE_MS
    )
    writer.finish(2 * PRODUCTS)
    idle(listings)
    assert len(listings.services.listings.drafts()) == 2 * PRODUCTS


def test_what_is_written_again_keeps_its_manner_unless_told_otherwise(listings: Program, idle: Idle) -> None:
    page = listings.pages.listings
    page.many.ask_all()
    window = page.many.window
    assert not window.as_before.isVisible() and window.style_form.isEnabled()
    window.scopes["changed"].click()
    assert window.as_before.isVisible() and not window.style_form.isEnabled()
    assert window.shown_order.kept == STYLE_PARTS
    window.as_before.click()
    assert window.style_form.isEnabled() and window.shown_order.kept == ()
    window.reject()
    idle(listings)
