"""What computes and what writes: a card, a team's server, what was learned, what was set aside, what finds texts."""

from __future__ import annotations

import hashlib
import threading
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from merchant_assistant.app import Program
from merchant_assistant.engine.frames import ModelRef, Placed
from merchant_assistant.engine.store.adapters import AdapterStore, Description
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.settings import (
    ADAPTER,
    ENGINE_BACKEND,
    ENGINE_DEVICE,
    SERVER_ADDRESS,
    SERVER_MODEL,
)
from merchant_assistant.ui.models.page import ModelsPage

from .models_parts import CARDS, FINDER, FIRST, PATIENCE_MS, Idle, Measured


@pytest.fixture
def writer() -> Measured:
    return Measured()


@pytest.fixture
def page(model_folder: Path, program: Program, idle: Idle) -> ModelsPage:
    program.window.show_page("models")
    idle(program)
    return program.pages.models


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
    model_folder: Path, writer: Measured, program: Program, idle: Idle
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
    page: ModelsPage, model_folder: Path, program: Program, idle: Idle
) -> None:
    card = page.list.cards[FINDER]
    assert page.list.column.indexOf(card) > page.list.column.indexOf(page.list.finding) > 0
    (model_folder / f"{FINDER}.gguf").write_bytes(FINDER.encode())
    page.load()
    idle(program)
    assert card.chip.text() == "Finds your texts" and not card.use.isVisibleTo(page)
    assert not card.speed.isVisibleTo(page) and card.verify.isVisibleTo(page)
