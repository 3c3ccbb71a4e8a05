"""A job of drafts meets a full disk, a model that dies, texts that fail, an older version."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from merchant_assistant.app import Program
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.settings import UNFINISHED_JOB
from merchant_assistant.ui.listings.draft_work import take_over

from .draft_all_parts import (
    LANES,
    PATIENCE_MS,
    PRODUCTS,
    Idle,
    Lanes,
    Open,
    ask_for_all,
    begin,
    bottles,
    chips,
    written,
)


@pytest.fixture
def writer() -> Lanes:
    return Lanes()


@pytest.fixture
def catalogue_file(tmp_path: Path) -> Path:
    return bottles(tmp_path / "shop.csv")


def test_a_full_disk_ends_it_with_a_word_and_it_can_go_on(
    listings: Program, writer: Lanes, idle: Idle, qtbot: QtBot
) -> None:
    begin(listings, qtbot)
    writer.fault = UserFault("disk_full", "The disk is full.", "Make room.")
    writer.finish()
    idle(listings)
    assert listings.notifier.front and listings.notifier.front.text == "The disk is full."
    assert listings.pages.desk.draft_all.cut_off and not listings.pages.desk.draft_all.running
    writer.fault = None
    listings.pages.listings.jobs.go_on.click()
    writer.finish(2 * PRODUCTS)
    idle(listings)
    assert len(written(listings)) == PRODUCTS


def test_when_the_model_dies_that_is_told_once_and_nothing_is_lost(
    listings: Program, writer: Lanes, idle: Idle, qtbot: QtBot
) -> None:
    told: list[str] = []
    listings.notifier.noticed.connect(lambda notice: told.append(notice.text if notice else ""))
    begin(listings, qtbot)
    died = threading.Barrier(LANES)
    writer.dies = lambda: died.wait(20)
    writer.finish(LANES)
    qtbot.waitUntil(lambda: any("started anew" in text for text in told), timeout=PATIENCE_MS)
    writer.finish()
    idle(listings)
    assert sum("started anew" in text for text in told) == 1
    assert written(listings) == {f"S-{number}": 1 for number in range(PRODUCTS)}


@pytest.mark.parametrize("end", ["pause", "close"])
def test_a_job_put_off_while_the_pc_is_measured_is_kept(
    listings: Program, idle: Idle, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, close_program: Idle,
    open_program: Open, end: str,
) -> None:  # fmt: skip
    page, job = listings.pages.listings, listings.pages.desk.draft_all
    monkeypatch.setattr(listings.pages.desk.measuring, "begin", lambda _then=None: None)  # it takes for ever
    ask_for_all(listings, qtbot)
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
    begin(listings, qtbot)
    writer.finish(2 * PRODUCTS)
    idle(listings)
    assert chips(listings)["Not written"] == 1
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
    assert written(listings) == {f"S-{number}": 1 for number in range(PRODUCTS)}
    assert row.retry.isHidden() and chips(listings) == {"All proven": PRODUCTS}
    jobs.window_of_jobs.reject()
