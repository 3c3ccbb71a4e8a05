"""What is measured, set aside, learned and chosen on the page Models: real store folders, a model that is scripted."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from merchant_assistant.app import Program
from merchant_assistant.engine.frames import Device, EngineFacts, ModelRef, Placed
from merchant_assistant.engine.model import GenerateRequest, LaneSpeed, ModelInfo, Speed
from merchant_assistant.engine.scripted import ScriptedEngine
from merchant_assistant.engine.store.adapters import AdapterStore, Description
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.errors import Cancelled, UserFault
from merchant_assistant.foundation.settings import (
    ADAPTER,
    CHAT_MODEL,
    EMBEDDING_MODEL,
    ENGINE_BACKEND,
    ENGINE_DEVICE,
    SERVER_ADDRESS,
    SERVER_MODEL,
)
from merchant_assistant.ui.models.page import ModelsPage

Idle = Callable[[Program], None]
FIRST, SECOND, FINDER = CHAT_MODEL.default, "second", EMBEDDING_MODEL.default
PATIENCE_MS = 20_000
CARDS = (
    Device(kind="CPU", description="Old processor", memory_total=0, memory_free=0),
    Device(kind="CUDA0", description="Fast card", memory_total=12 << 30, memory_free=11 << 30, type="gpu"),
)


class Measured(ScriptedEngine):
    """Measuring takes until ``gate`` is open, unless it is cancelled."""

    def __init__(self) -> None:
        super().__init__(self._say)
        self.gate, self.writes, self.began = threading.Event(), threading.Event(), threading.Semaphore(0)
        self.gate.set()
        self.writes.set()
        self.rate, self.times, self.model = 36.0, 0, FIRST
        self.fault: UserFault | None = None
        self.devices: tuple[Device, ...] = CARDS
        self.on_notice = None

    def _say(self, _request: GenerateRequest) -> str:
        assert self.writes.wait(20)
        return "A bottle of steel."

    def load(self, cancel: CancelToken | None = None) -> ModelInfo:
        return ModelInfo(id=self.model, backend="llama.cpp", device="CPU", context=4096)

    def measure(self, cancel: CancelToken | None = None) -> Speed:
        self.times += 1
        self.began.release()
        while not self.gate.wait(0.01):
            if cancel and cancel.cancelled:
                raise Cancelled
        if self.fault:
            raise self.fault
        lanes = (LaneSpeed(lanes=1, decode_tok_s=self.rate), LaneSpeed(lanes=16, decode_tok_s=3 * self.rate))
        return Speed(model=self.model, device="CPU", prompt_tok_s=10 * self.rate, lanes=lanes, memory=0)

    def facts(self) -> EngineFacts:
        return EngineFacts(version="1", system="", threads=2, gpu_offload=True, devices=self.devices)


@pytest.fixture
def writer() -> Measured:
    return Measured()


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three models that are known; the files of two that write are here."""
    known, folder = tmp_path / "known", tmp_path / "models"
    known.mkdir()
    folder.mkdir()
    for model_id, role in ((FIRST, "chat"), (SECOND, "chat"), (FINDER, "embedding")):
        (known / f"{model_id}.toml").write_text(_manifest(model_id, role), encoding="utf-8")
    for model_id in (FIRST, SECOND):
        (folder / f"{model_id}.gguf").write_bytes(model_id.encode())
    monkeypatch.setattr("merchant_assistant.engine.store.store.manifests_dir", lambda: known)
    monkeypatch.setenv("MERCHANT_ASSISTANT_MODELS", str(folder))
    return folder


def _manifest(model_id: str, role: str) -> str:
    content = model_id.encode()
    return f"""
id = "{model_id}"
name = "Model {model_id}"
role = "{role}"
purpose = "Added by hand."
licence = "Apache-2.0"
languages = ["en", "zh"]
context = 128
bytes = {len(content)}
sha256 = "{hashlib.sha256(content).hexdigest()}"
memory = {3000 if model_id == FIRST else 1000}
"""


@pytest.fixture
def page(shelf: Path, program: Program, idle: Idle) -> ModelsPage:
    program.window.show_page("models")
    idle(program)
    return program.pages.models


def test_it_is_measured_once_while_somebody_looks_and_then_said_everywhere(
    page: ModelsPage, writer: Measured, program: Program, idle: Idle, shelf: Path
) -> None:
    card = page.list.cards[FIRST]
    assert "24 word" in card.speed.text() and "draft" in card.speed.text()
    assert "24 word" in program.window.strip.model.text()
    assert (shelf / "speeds.json").is_file() and card.measure.text() == "Measure again"
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
    shelf: Path, writer: Measured, program: Program, idle: Idle, monkeypatch: pytest.MonkeyPatch
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
    shelf: Path, writer: Measured, program: Program, idle: Idle, qtbot: QtBot
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
    shelf: Path, writer: Measured, program: Program, idle: Idle, qtbot: QtBot
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
    shelf: Path, writer: Measured, program: Program, idle: Idle
) -> None:
    writer.fault = UserFault("engine_crashed", "The model stopped unexpectedly.", "Try again.")
    program.window.show_page("models")
    idle(program)
    assert writer.times == 1 and program.notifier.front is None
    program.pages.models.list.cards[FIRST].measure.click()
    idle(program)
    assert program.notifier.front and "stopped" in program.notifier.front.text


def test_what_another_model_does_is_not_kept_as_its_speed(
    shelf: Path, writer: Measured, program: Program, idle: Idle
) -> None:
    writer.model = "scripted"
    program.window.show_page("models")
    idle(program)
    assert writer.times == 1 and not (shelf / "speeds.json").exists()


def test_one_that_is_slow_here_says_what_to_take(shelf: Path, writer: Measured, program: Program, idle: Idle) -> None:
    writer.rate = 2.0
    program.window.show_page("models")
    idle(program)
    card = program.pages.models.list.cards[FIRST]
    assert "Slow" in card.note.text() and f"Model {SECOND}" in card.note.text()


def test_all_drafts_wait_for_a_measurement_and_say_when_they_are_ready(
    shelf: Path, writer: Measured, with_products: Program, idle: Idle, qtbot: QtBot, draft_all: Idle
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


def _end_the_child(program: Program, model_id: str) -> None:
    store = program.services.store
    file = store.installed(model_id)
    model = ModelRef(id=model_id, path=str(file.path), version=file.version, context=64, backend="llama.cpp")
    for _ in range(2):
        store.quarantine.died(model, "SIGSEGV", loading=True)


@pytest.mark.parametrize("way", ["try_again", "verify"])
def test_what_was_set_aside_says_why_and_can_be_tried_again(
    page: ModelsPage, program: Program, idle: Idle, way: str
) -> None:
    _end_the_child(program, FIRST)
    program.pages.desk.tell(Changes(models=True))
    idle(program)
    card = page.list.cards[FIRST]
    assert card.chip.text() == "Set aside" and "not loaded any more" in card.note.text()
    assert "set aside" in program.window.strip.model.text()
    getattr(card, way).click()
    idle(program)
    assert not program.services.store.quarantine.set_aside()
    assert card.chip.text() == "Writes your texts" and not card.try_again.isVisibleTo(page)


def test_a_card_is_chosen_and_one_that_failed_is_tried_again(
    page: ModelsPage, writer: Measured, program: Program, idle: Idle, qtbot: QtBot
) -> None:
    place, devices = page.list.place, program.services.devices
    assert [place.choice.itemText(row) for row in range(3)][1:] == [
        "Processor: Old processor", "Graphics card: Fast card, 12 GB",
    ]  # fmt: skip
    place.choice.setCurrentIndex(2)
    place.choice.activated.emit(2)
    idle(program)
    assert program.services.settings.get(ENGINE_DEVICE) == "CUDA0"
    assert writer.times == 2, "another device is another speed"
    assert not place.trouble.isVisibleTo(page)

    fault = devices.failed(Placed("CUDA0", "Fast card"))
    thread = threading.Thread(target=lambda: writer.on_notice(fault))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: place.trouble.isVisibleTo(page), timeout=PATIENCE_MS)
    assert "Fast card" in program.notifier.front.text and program.notifier.front.action == "Try the card again"
    place.try_card.click()
    idle(program)
    assert devices.use("CUDA0") == "CUDA0" and not place.trouble.isVisibleTo(page)


def test_without_a_card_there_is_no_choice_but_a_sentence(
    shelf: Path, writer: Measured, program: Program, idle: Idle
) -> None:
    writer.devices = CARDS[:1]
    program.window.show_page("models")
    idle(program)
    place = program.pages.models.list.place
    assert not place.choice.isVisibleTo(place) and "Old processor" in place.device.hint.text()


def test_the_teams_server_is_told_and_found_from_here(page: ModelsPage, program: Program, idle: Idle) -> None:
    assert "None is set up" in page.list.place.server.hint.text()
    settings = program.services.settings
    settings.set(SERVER_ADDRESS, "http://writer.lan:8080/v1")
    settings.set(SERVER_MODEL, "big")
    settings.set(ENGINE_BACKEND, "remote")
    program.pages.desk.tell(Changes(settings=True, models=True))
    idle(program)
    assert "writer.lan:8080 writes" in page.header.subtitle.text()
    assert "writer.lan:8080 writes" in page.list.place.server.hint.text()
    assert page.list.cards[FIRST].chip.text() == "On this PC", "it writes nothing now"
    assert not page.list.cards[FIRST].use.isVisibleTo(page)
    page.list.place.open_server.click()
    assert program.window.page == "settings"
    assert program.window.focusWidget() is program.pages.settings.server.address


def _learn(program: Program, name: str, base: str) -> None:
    folder, content = AdapterStore(program.services.paths).folder, b"learned"
    folder.mkdir(parents=True, exist_ok=True)
    described = Description(
        name=name, base=base, base_sha256=hashlib.sha256(base.encode()).hexdigest(), bytes=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
    )  # fmt: skip
    (folder / f"{name}.gguf").write_bytes(content)
    (folder / f"{name}.json").write_bytes(msgspec.json.encode(described))


def test_what_was_learned_is_used_left_aside_and_removed(
    page: ModelsPage, program: Program, idle: Idle, qtbot: QtBot
) -> None:
    assert not page.list.learned.isVisibleTo(page)
    _learn(program, "spring", FIRST)
    _learn(program, "winter", "nobody")
    page.load()
    idle(program)
    spring, winter = page.list.learned.rows
    assert f"Model {FIRST}" in spring.hint.text() and "not on this PC" in winter.hint.text()
    assert not winter.use.isVisibleTo(page)
    spring.use.setFocus()
    qtbot.keyClick(spring.use, Qt.Key.Key_Return)
    idle(program)
    assert program.services.settings.get(ADAPTER) == "spring" and spring.chip.text() == "In use"
    assert program.window.focusWidget() is spring.leave
    spring.remove.click()
    assert program.window.focusWidget() is spring.keep
    qtbot.keyClick(spring.keep, Qt.Key.Key_Escape)
    assert not spring.really.isVisibleTo(page)
    spring.remove.click()
    spring.really.click()
    idle(program)
    assert [row.learned.adapter.name for row in page.list.learned.rows] == ["winter"]
    assert program.services.settings.get(ADAPTER) == ""


def test_what_finds_texts_stands_apart_and_is_no_writer(
    page: ModelsPage, shelf: Path, program: Program, idle: Idle
) -> None:
    card = page.list.cards[FINDER]
    assert page.list.column.indexOf(card) > page.list.column.indexOf(page.list.finding) > 0
    (shelf / f"{FINDER}.gguf").write_bytes(FINDER.encode())
    page.load()
    idle(program)
    assert card.chip.text() == "Finds your texts" and not card.use.isVisibleTo(page)
    assert not card.speed.isVisibleTo(page) and card.verify.isVisibleTo(page)
