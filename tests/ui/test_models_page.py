"""Models got, added, checked and removed in the window: the real store, and a hub that is a server on this PC."""

from __future__ import annotations

import hashlib
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from merchant_assistant.app import Program
from merchant_assistant.engine.model import InstalledModel
from merchant_assistant.engine.store.store import ModelStore
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.paths import AppPaths, manifests_dir
from merchant_assistant.foundation.settings import CHAT_MODEL
from merchant_assistant.ui.models.page import ModelsPage

Idle = Callable[[Program], None]
DEFAULT, SECOND, HUGE = CHAT_MODEL.default, "second", "huge"
CONTENT = {DEFAULT: bytes(range(256)) * 8192, SECOND: b"second" * 50_000, HUGE: b"huge" * 50_000}
FAR_TOO_MUCH = 10**16
SMALL = "smollm2-135m-instruct"


@dataclass
class Hub:
    """Gives the files. ``hold_after`` bytes of a file it waits until ``go`` is set, then the line breaks once."""

    hold_after: int = 0
    status: int = 200
    go: threading.Event = field(default_factory=threading.Event)
    asked: list[tuple[str, str]] = field(default_factory=list)


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    served = Hub()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            _serve(self, served)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    monkeypatch.setenv("HF_ENDPOINT", f"http://127.0.0.1:{server.server_port}/")
    monkeypatch.setenv("no_proxy", "*")
    yield served
    served.go.set()
    server.shutdown()
    thread.join()
    server.server_close()


def _serve(handler: BaseHTTPRequestHandler, served: Hub) -> None:
    wanted = str(handler.headers.get("Range"))
    served.asked.append((handler.path, wanted))
    if served.status != 200:
        handler.send_error(served.status)
        return
    content = CONTENT[handler.path.rsplit("/", 1)[1].removesuffix(".gguf")]
    body = content[int(wanted.removeprefix("bytes=").removesuffix("-")) :]
    handler.send_response(206)
    handler.send_header("Content-Range", f"bytes {len(content) - len(body)}-{len(content) - 1}/{len(content)}")
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    if served.hold_after:
        handler.wfile.write(body[: served.hold_after])
        handler.wfile.flush()
        served.hold_after = 0
        served.go.wait(20)
        return
    handler.wfile.write(body)


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of models, empty; three are known, one of them for no PC of this world."""
    known = tmp_path / "known"
    known.mkdir()
    for model_id, content in CONTENT.items():
        (known / f"{model_id}.toml").write_text(_manifest(model_id, content), encoding="utf-8")
    monkeypatch.setattr("merchant_assistant.engine.store.store.manifests_dir", lambda: known)
    monkeypatch.setenv("MERCHANT_ASSISTANT_MODELS", str(tmp_path / "models"))
    (tmp_path / "models").mkdir()
    return tmp_path / "models"


def _manifest(model_id: str, content: bytes) -> str:
    return f"""
id = "{model_id}"
name = "Model {model_id}"
role = "chat"
purpose = "Added by hand."
licence = "Apache-2.0"
languages = ["en", "zh", "fr"]
context = 128
bytes = {len(content)}
sha256 = "{hashlib.sha256(content).hexdigest()}"
memory = {FAR_TOO_MUCH if model_id == HUGE else 2000 if model_id == DEFAULT else 1000}
[[sources]]
kind = "hub"
repo = "me/models"
revision = "main"
file = "{model_id}.gguf"
"""


@pytest.fixture
def page(models: Path, hub: Hub, program: Program, idle: Idle) -> ModelsPage:
    program.window.show_page("models")
    idle(program)
    return program.pages.models


def test_what_fits_is_offered_and_what_does_not_says_what_to_take(page: ModelsPage) -> None:
    cards = page.list.cards
    assert cards[DEFAULT].get.property("kind") == "primary"
    assert cards[SECOND].get.property("kind") == "plain"
    assert f"Model {DEFAULT}" in cards[HUGE].note.text() and cards[HUGE].note.isVisibleTo(page)
    assert "English, Chinese and 1 more" in cards[DEFAULT].facts.text()
    assert not cards[DEFAULT].use.isVisibleTo(page) and not cards[DEFAULT].remove.isVisibleTo(page)


def test_a_model_is_fetched_stopped_and_fetched_on(
    page: ModelsPage, hub: Hub, models: Path, program: Program, idle: Idle, qtbot: QtBot
) -> None:
    card, strip = page.list.cards[DEFAULT], program.window.strip
    assert not hub.asked, "nothing leaves this PC before a click"
    offline = strip.network.text()
    hub.hold_after = 600_000
    card.get.setFocus()
    qtbot.keyClick(card.get, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(card.view.fetch and card.view.fetch.done > 500_000), timeout=10_000)
    assert strip.network.text() != offline
    assert card.line.isVisibleTo(page) and "2.1 MB" in card.progress.text()
    assert program.window.focusWidget() is card.stop, "the keyboard is where the next thing is"
    qtbot.keyClick(card.stop, Qt.Key.Key_Return)
    hub.go.set()
    idle(program)

    assert strip.network.text() == offline
    part = (models / f"{DEFAULT}.gguf.part").stat().st_size
    assert 0 < part < len(CONTENT[DEFAULT])
    assert card.get.text() == "Go on" and program.window.focusWidget() is card.get
    card.get.click()
    idle(program)
    assert hub.asked[-1][1] == f"bytes={part}-"
    assert (models / f"{DEFAULT}.gguf").read_bytes() == CONTENT[DEFAULT]
    assert card.chip.text() == "Writes your texts" and not card.get.isVisibleTo(page)
    assert strip.network.text() == offline


def test_the_first_model_that_is_here_writes(page: ModelsPage, program: Program, idle: Idle) -> None:
    page.list.cards[SECOND].get.click()
    idle(program)
    assert program.services.settings.get(CHAT_MODEL) == SECOND
    page.list.cards[DEFAULT].get.click()
    idle(program)
    assert program.services.settings.get(CHAT_MODEL) == SECOND, "a second one must be chosen"
    page.list.cards[DEFAULT].use.click()
    idle(program)
    assert program.services.settings.get(CHAT_MODEL) == DEFAULT


def test_what_was_fetched_is_in_view_with_the_keyboard_on_it(
    page: ModelsPage, program: Program, idle: Idle, qtbot: QtBot
) -> None:
    page.list.setMaximumHeight(200)  # as where there are many models
    card = page.list.cards[SECOND]
    card.get.setFocus()
    page.list.ensureWidgetVisible(card.get)
    qtbot.waitUntil(lambda: page.list.height() <= 200)
    page.list.ensureWidgetVisible(card.get)
    assert page.list.verticalScrollBar().value() > 0
    qtbot.keyClick(card.get, Qt.Key.Key_Return)
    idle(program)
    held = program.window.focusWidget()
    assert card.isAncestorOf(held)
    port = page.list.viewport()
    qtbot.waitUntil(lambda: port.rect().contains(held.mapTo(port, held.rect().center())))


def test_two_are_fetched_one_after_the_other(
    page: ModelsPage, hub: Hub, program: Program, idle: Idle, qtbot: QtBot
) -> None:
    hub.hold_after = 300_000
    page.list.cards[DEFAULT].get.click()
    page.list.cards[SECOND].get.click()
    qtbot.waitUntil(lambda: len(hub.asked) == 1)
    assert page.list.cards[SECOND].progress.text() == "Waits until the other one is here"
    hub.go.set()
    idle(program)
    assert {DEFAULT, SECOND} == {model.id for model in program.services.store.list() if model.state == "ready"}


def test_a_fetch_that_fails_says_so_without_commands(page: ModelsPage, hub: Hub, program: Program, idle: Idle) -> None:
    hub.status = 503
    page.list.cards[DEFAULT].get.click()
    idle(program)
    notice = program.notifier.last
    assert "could not be fetched" in notice.text and "try again" in notice.hint
    assert "models " not in notice.hint
    assert page.list.cards[DEFAULT].get.isVisibleTo(page)


def test_a_damaged_file_is_seen_and_got_again(page: ModelsPage, models: Path, program: Program, idle: Idle) -> None:
    (models / f"{DEFAULT}.gguf").write_bytes(b"broken")
    page.load()
    idle(program)
    card = page.list.cards[DEFAULT]
    assert card.chip.text() == "Damaged" and card.chip.property("tone") == "bad"
    card.get.click()
    idle(program)
    assert card.chip.text() == "Writes your texts"


def test_checking_reads_the_file_again(page: ModelsPage, models: Path, program: Program, idle: Idle) -> None:
    card = page.list.cards[DEFAULT]
    card.get.click()
    idle(program)
    file = models / f"{DEFAULT}.gguf"
    stat = file.stat()
    file.write_bytes(b"x" * stat.st_size)
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))  # a fault of the disk tells nobody
    page.load()
    idle(program)
    assert card.chip.text() == "Writes your texts", "the stamp fits still"
    page.verify_all()
    idle(program)
    assert card.chip.text() == "Damaged"
    assert "damaged" in program.notifier.last.text


def test_removing_asks_first_and_another_one_takes_over(
    page: ModelsPage, models: Path, program: Program, idle: Idle, qtbot: QtBot
) -> None:
    for model_id in (DEFAULT, SECOND):
        page.list.cards[model_id].get.click()
        idle(program)
    card = page.list.cards[DEFAULT]
    card.remove.click()
    assert "writes your texts" in card.question.text() and program.window.focusWidget() is card.keep
    qtbot.keyClick(card.keep, Qt.Key.Key_Escape)
    assert not card.really.isVisibleTo(page) and program.window.focusWidget() is card.remove
    card.remove.click()
    card.really.click()
    idle(program)
    assert not (models / f"{DEFAULT}.gguf").exists()
    assert program.services.settings.get(CHAT_MODEL) == SECOND
    assert card.get.isVisibleTo(page) and page.list.cards[SECOND].chip.text() == "Writes your texts"
    assert program.window.focusWidget() is card.get, "not the button of another model"


def test_a_file_that_is_no_model_is_refused_in_one_sentence(
    page: ModelsPage, tmp_path: Path, program: Program, idle: Idle
) -> None:
    file = tmp_path / "letter.gguf"
    file.write_text("Dear customer,")
    before = set(page.list.cards)
    _drop(page, file)
    idle(program)
    assert "letter.gguf" in program.notifier.last.text
    assert set(page.list.cards) == before and page.keeping.job is None


@pytest.mark.model
def test_a_real_model_is_added_by_a_drop(
    page: ModelsPage, shared_models: Path, tmp_path: Path, program: Program, idle: Idle
) -> None:
    file = tmp_path / "my own.gguf"
    file.hardlink_to(_small_model(shared_models, tmp_path).path)
    _drop(page, file)
    idle(program)
    own = next(card for model_id, card in page.list.cards.items() if model_id not in CONTENT)
    assert own.view.model.own and own.chip.text() == "Writes your texts"
    assert program.services.settings.get(CHAT_MODEL) == own.view.model.id
    own.remove.click()
    assert "stays where it is" in own.question.text()
    own.really.click()
    idle(program)
    assert file.exists() and set(page.list.cards) == set(CONTENT)
    assert program.services.settings.get(CHAT_MODEL) == DEFAULT


def test_every_control_of_a_card_has_a_name_of_its_own(page: ModelsPage) -> None:
    names = [button.accessibleName() for card in page.list.cards.values() for button in card.findChildren(QPushButton)]
    assert all(names) and len(set(names)) == len(names)


def test_a_folder_that_cannot_be_read_is_told_with_a_way_on(
    page: ModelsPage, program: Program, idle: Idle, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise UserFault("no_permission", "The models cannot be read.", "Ask who set up this PC.")

    with monkeypatch.context() as broken:
        broken.setattr(ModelStore, "list", refuse)
        page.load()
        idle(program)
        assert page.states.state == "error" and "cannot be read" in page.states.error.sentence.text()
    program.notifier.clear()
    page.states.error.action.click()
    idle(program)
    assert page.states.state == "full"


def _drop(page: ModelsPage, file: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    page.dropEvent(QDropEvent(QPointF(9, 9), copy, mime, left, Qt.KeyboardModifier.NoModifier))


def _small_model(models: Path, tmp_path: Path) -> InstalledModel:
    """The small real model, or the test is skipped."""
    store = ModelStore(AppPaths(tmp_path, models), manifests_dir())
    try:
        found = store.installed(SMALL)
    except UserFault as fault:
        pytest.skip(f"{fault.message} (models get {SMALL})")
    copied = tmp_path / "real.gguf"
    shutil.copyfile(found.path, copied)  # the folder of models may lie on another disk
    return InstalledModel(found.id, copied, found.version)
