"""Drafts for all products: they come as they are written, the rest of the window goes on, and so does the job."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from merchant_assistant.app import Program
from merchant_assistant.listings.model import STYLE_PARTS

from .draft_all_parts import LANES, PATIENCE_MS, PRODUCTS, Idle, Lanes, Open, begin, bottles, chips, written


@pytest.fixture
def writer() -> Lanes:
    return Lanes()


@pytest.fixture
def catalogue_file(tmp_path: Path) -> Path:
    return bottles(tmp_path / "shop.csv")


def test_all_are_written_once_and_shown_as_they_come(
    listings: Program, writer: Lanes, idle: Idle, qtbot: QtBot
) -> None:
    page = listings.pages.listings
    assert page.draft_all.text() == f"Draft all {PRODUCTS} …"
    begin(listings, qtbot)
    assert page.draft_all.text() == "Pause"
    qtbot.waitUntil(lambda: chips(listings) == {"Writing …": LANES, "In line": PRODUCTS - LANES}, timeout=PATIENCE_MS)
    writer.finish(3)
    qtbot.waitUntil(lambda: chips(listings)["All proven"] == 3, timeout=PATIENCE_MS)
    qtbot.waitUntil(
        lambda: listings.tasks.running()[0].step.text == "Drafts: 3 of 12 done, 4 being written",
        timeout=PATIENCE_MS,
    )
    writer.finish()
    idle(listings)
    assert written(listings) == {f"S-{number}": 1 for number in range(PRODUCTS)}
    assert page.draft_all.text() == "Draft many …" and not listings.pages.desk.draft_all.cut_off
    assert listings.notifier.last.text.startswith(f"{PRODUCTS} draft")


@pytest.mark.usefixtures("computes_nothing")
def test_chat_and_a_single_draft_go_past_the_job(listings: Program, writer: Lanes, qtbot: QtBot, idle: Idle) -> None:
    begin(listings, qtbot)
    page = listings.pages.listings
    page.products.table.selectRow(PRODUCTS - 1)
    qtbot.waitUntil(page.draft.isEnabled, timeout=PATIENCE_MS)
    with qtbot.waitSignal(page.flow.written, timeout=PATIENCE_MS):
        page.draft.click()
    listings.window.show_page("chat")
    chat = listings.pages.chat
    with qtbot.waitSignal(chat.flow.ended, timeout=PATIENCE_MS):
        chat.flow.ask("What is Bottle 3 made of?", None)
    assert listings.pages.desk.draft_all.running and written(listings) == {f"S-{PRODUCTS - 1}": 1}
    writer.finish()
    idle(listings)
    assert written(listings) == {f"S-{number}": 1 for number in range(PRODUCTS)}


@pytest.mark.parametrize("where", ["page", "strip"])
def test_a_pause_keeps_what_is_written_and_the_button_goes_on(
    listings: Program, writer: Lanes, idle: Idle, qtbot: QtBot, where: str
) -> None:
    begin(listings, qtbot)
    writer.finish(5)
    qtbot.waitUntil(lambda: len(written(listings)) == 5, timeout=PATIENCE_MS)
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
    assert chips(listings) == {"All proven": done, "In line": PRODUCTS - done}
    writer.finish()
    page.jobs.go_on.click()
    idle(listings)
    assert written(listings) == {f"S-{number}": 1 for number in range(PRODUCTS)}


def test_closing_costs_what_is_under_way_and_tomorrow_it_goes_on(
    listings: Program, writer: Lanes, close_program: Idle, open_program: Open, idle: Idle, qtbot: QtBot
) -> None:
    begin(listings, qtbot)
    writer.finish(5)
    qtbot.waitUntil(lambda: len(written(listings)) == 5, timeout=PATIENCE_MS)
    close_program(listings)
    program = open_program()
    program.window.show_page("home")
    idle(program)
    assert len(written(program)) == 5
    (row,) = [row for row in program.pages.home.today.go_on.rows if not row.isHidden()]
    assert row.text.text().startswith(f"{PRODUCTS - 5} draft")
    writer.finish()
    row.button.click()
    assert row.isHidden()
    idle(program)
    assert written(program) == {f"S-{number}": 1 for number in range(PRODUCTS)}


def test_who_does_not_want_it_any_more_is_not_asked_again(
    listings: Program, close_program: Idle, open_program: Open, idle: Idle, qtbot: QtBot
) -> None:
    begin(listings, qtbot)
    close_program(listings)
    program = open_program()
    program.window.show_page("home")
    idle(program)
    row = program.pages.home.today.go_on.rows[0]
    row.drop.click()
    idle(program)
    assert row.isHidden() and not program.pages.desk.draft_all.cut_off


def test_before_the_first_draft_it_says_how_many_are_written_and_that_it_takes_longer(
    listings: Program, writer: Lanes, idle: Idle, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    rates = {"an hour": 10.0}
    monkeypatch.setattr("merchant_assistant.ui.listings.expected._rate", lambda *_: rates["an hour"])
    expected = listings.pages.desk.draft_all.expected
    expected.look()
    idle(listings)
    begin(listings, qtbot)
    line = listings.window.strip.job
    words = f"Drafts: 0 of {PRODUCTS} done, {LANES} being written"
    qtbot.waitUntil(lambda: line.words.text() == words, timeout=PATIENCE_MS)
    assert line.left.text() == "about 1 h 12 min left"
    rates["an hour"] = 1e9  # foretold to be over long ago
    expected.look()
    qtbot.waitUntil(lambda: line.left.text() == "longer than expected", timeout=PATIENCE_MS)
    writer.finish()
    idle(listings)


def test_a_job_that_is_put_first_is_written_next(listings: Program, writer: Lanes, idle: Idle, qtbot: QtBot) -> None:
    begin(listings, qtbot)
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
