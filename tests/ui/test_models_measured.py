"""What is measured on the page Models, and what is said of it elsewhere: real store folders, a scripted model."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from merchant_assistant.app import Program
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.ui.models.page import ModelsPage

from .models_parts import FIRST, PATIENCE_MS, SECOND, Idle, Measured


@pytest.fixture
def writer() -> Measured:
    return Measured()


@pytest.fixture
def page(model_folder: Path, program: Program, idle: Idle) -> ModelsPage:
    program.window.show_page("models")
    idle(program)
    return program.pages.models


def test_it_is_measured_once_while_somebody_looks_and_then_said_everywhere(
    page: ModelsPage, writer: Measured, program: Program, idle: Idle, model_folder: Path
) -> None:
    card = page.list.cards[FIRST]
    assert "24 word" in card.speed.text() and "draft" in card.speed.text()
    assert "24 word" in program.window.strip.model.text()
    assert (model_folder / "speeds.json").is_file() and card.measure.text() == "Measure again"
    program.window.show_page("home")
    program.window.show_page("models")
    idle(program)
    assert writer.times == 1
    writer.rate = 72.0
    card.measure.click()
    idle(program)
    assert writer.times == 2 and "49 word" in card.speed.text()


class Busy:
    """Other programs, as a test wants them."""

    busy = True


def test_what_was_measured_while_the_pc_was_busy_says_so_and_is_measured_again_later(
    model_folder: Path, writer: Measured, program: Program, idle: Idle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("merchant_assistant.engine.speed.OtherWork", Busy)
    monkeypatch.setattr("merchant_assistant.ui.models.measuring.quiet_now", lambda: not Busy.busy)
    monkeypatch.setattr(Busy, "busy", True)
    writer.rate = 2.0
    program.window.show_page("models")
    idle(program)
    card, measuring = program.pages.models.list.cards[FIRST], program.pages.desk.measuring
    assert card.speed.text().endswith("measured while this PC was busy")
    assert not card.note.text(), "no other model is advised for that"
    measuring._later.timeout.emit()
    idle(program)
    assert writer.times == 1 and measuring._later.isActive(), "it is busy still"
    monkeypatch.setattr(Busy, "busy", False)
    writer.rate = 36.0
    measuring._later.timeout.emit()
    idle(program)
    assert writer.times == 2 and "24 word" in card.speed.text() and "busy" not in card.speed.text()


def test_measuring_is_seen_and_can_be_stopped_and_is_not_begun_anew_by_itself(
    model_folder: Path, writer: Measured, program: Program, idle: Idle, qtbot: QtBot
) -> None:
    writer.gate.clear()
    program.window.show_page("models")
    page = program.pages.models
    qtbot.waitUntil(lambda: writer.times == 1, timeout=PATIENCE_MS)
    card = page.list.cards[FIRST]
    qtbot.waitUntil(lambda: card.progress.text() == "Measuring this PC …", timeout=PATIENCE_MS)
    assert card.stop.isVisibleTo(page) and not card.remove.isVisibleTo(page)
    assert program.tasks.running()[0].task.title == "Measuring this PC …"
    card.stop.setFocus()
    qtbot.keyClick(card.stop, Qt.Key.Key_Return)
    idle(program)
    assert card.isAncestorOf(program.window.focusWidget())
    assert "not measured" in card.speed.text() and card.measure.text() == "Measure"
    page.load()
    idle(program)
    assert writer.times == 1


def test_a_question_passes_and_then_it_is_measured_after_all(
    model_folder: Path, writer: Measured, program: Program, idle: Idle, qtbot: QtBot
) -> None:
    writer.gate.clear()
    program.window.show_page("models")
    qtbot.waitUntil(lambda: writer.times == 1, timeout=PATIENCE_MS)
    chat = program.window.page_of("chat")
    with qtbot.waitSignal(chat.flow.ended, timeout=PATIENCE_MS):
        chat.flow.ask("What is it made of?", None)
    writer.gate.set()
    idle(program)
    assert writer.times == 2 and "word" in program.pages.models.list.cards[FIRST].speed.text()


def test_a_model_that_cannot_be_measured_is_no_news_unless_it_was_asked_for(
    model_folder: Path, writer: Measured, program: Program, idle: Idle
) -> None:
    writer.fault = UserFault("engine_crashed", "The model stopped unexpectedly.", "Try again.")
    program.window.show_page("models")
    idle(program)
    assert writer.times == 1 and program.notifier.front is None
    program.pages.models.list.cards[FIRST].measure.click()
    idle(program)
    assert program.notifier.front and "stopped" in program.notifier.front.text


def test_what_another_model_does_is_not_kept_as_its_speed(
    model_folder: Path, writer: Measured, program: Program, idle: Idle
) -> None:
    writer.model = "scripted"
    program.window.show_page("models")
    idle(program)
    assert writer.times == 1 and not (model_folder / "speeds.json").exists()


def test_one_that_is_slow_here_says_what_to_take(
    model_folder: Path, writer: Measured, program: Program, idle: Idle
) -> None:
    writer.rate = 2.0
    program.window.show_page("models")
    idle(program)
    card = program.pages.models.list.cards[FIRST]
    assert "Slow" in card.note.text() and f"Model {SECOND}" in card.note.text()


def test_all_drafts_wait_for_a_measurement_and_say_when_they_are_ready(
    model_folder: Path, writer: Measured, with_products: Program, idle: Idle, qtbot: QtBot, draft_all: Idle
) -> None:
    program = with_products
    program.window.show_page("listings")
    idle(program)
    page, job = program.pages.listings, program.pages.desk.draft_all
    writer.gate.clear()
    writer.rate = 0.5
    draft_all(program)
    qtbot.waitUntil(lambda: writer.times == 1, timeout=PATIENCE_MS)
    assert job.running and page.draft_all.text() == "Pause"
    page.draft_all.click()
    assert not job.running
    writer.gate.set()
    idle(program)
    said: list[str] = []
    program.notifier.noticed.connect(lambda notice: said.append(notice.text if notice else ""))
    writer.writes.clear()
    page.draft_all.click()
    qtbot.waitUntil(lambda: "ready about" in page.many.window.told.text(), timeout=PATIENCE_MS)
    page.many.window.reject()
    page.jobs.go_on.click()
    qtbot.waitUntil(lambda: any("ready about" in text for text in said), timeout=PATIENCE_MS)
    writer.writes.set()
    idle(program)
    assert writer.times == 1
