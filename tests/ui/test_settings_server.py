"""Settings: a server of the team as a person sets it up, and what the window says while it writes."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import keyring.backends.null
import pytest
from PySide6.QtCore import QPoint, Qt

from merchant_assistant.app import Program
from merchant_assistant.foundation.settings import ENGINE_BACKEND, SERVER_ADDRESS, Settings
from merchant_assistant.ui.settings.server import ServerSection

sys.path.insert(0, str(Path(__file__).parents[1] / "engine" / "remote"))

from http_server import TeamServer, running

Idle = Callable[[Program], None]
KEY = "sk-secret-of-the-team"


@pytest.fixture(autouse=True)
def speeds_of_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is measured here is not kept beside the models of this PC."""
    monkeypatch.setenv("MERCHANT_ASSISTANT_MODELS", str(tmp_path / "models"))


@pytest.fixture
def team(monkeypatch: pytest.MonkeyPatch) -> Iterator[TeamServer]:
    """A server that answers, and a system without a keychain."""
    monkeypatch.setattr("keyring.get_keyring", keyring.backends.null.Keyring)
    with running() as server:
        server.chat(lambda handler: handler.text(*["word "] * min(handler.body["max_tokens"], 24)))
        yield server


@pytest.fixture
def section(program: Program, idle: Idle) -> ServerSection:
    program.window.show_page("settings")
    idle(program)
    return program.window.page_of("settings").server


def _check(section: ServerSection, address: str, key: str = "") -> None:
    section.address.setText(address)
    section.address.textEdited.emit(address)
    section.key.setText(key)
    section.check.click()


def test_nothing_is_set_up_at_first(section: ServerSection, program: Program) -> None:
    assert "No server" in section.state.sentence.text()
    assert not section.writer.isEnabled()
    assert not section.check.isEnabled()
    assert section.forget.isHidden()
    assert program.window.strip.network.text().startswith("Offline")


def test_a_server_is_checked_measured_turned_on_and_off(
    team: TeamServer, section: ServerSection, program: Program, idle: Idle
) -> None:
    strip = program.window.strip
    strip.set_narrow(narrow=False)
    _check(section, team.address, KEY)
    idle(program)
    assert "word" in section.state.more.text()
    assert "keychain" in section.state.more.text()  # this system has none, and is told so
    assert section.key.text() == ""
    assert section.model.value == "small"
    assert KEY not in program.paths.settings.read_text(encoding="utf-8")
    assert Settings(program.paths).get(ENGINE_BACKEND) == "auto"  # set up is not turned on
    assert strip.network.text().startswith("Offline")
    section.writer.choose(True)
    section.writer.activated.emit(1)
    idle(program)
    host = team.address.removeprefix("http://")
    assert strip.network.text() == f"Texts are written on {host}"
    assert strip.model.text() == "small"
    privacy = program.window.page_of("settings").privacy
    assert host in privacy._rows[0].name.text()
    assert privacy._rows[1].hint.text().startswith("Apart from your team's server")
    section.writer.choose(False)
    section.writer.activated.emit(0)
    idle(program)
    assert strip.network.text().startswith("Offline")
    assert "nothing" in privacy._rows[0].name.text()


def test_a_server_that_refuses_changes_nothing_and_says_why(
    team: TeamServer, section: ServerSection, program: Program, idle: Idle
) -> None:
    team.answers["/v1/models"] = lambda handler: handler.whole(401, "no")
    _check(section, team.address, "wrong")
    idle(program)
    assert "does not accept the key" in section.state.sentence.text()
    assert section.key.text() == "wrong"  # to be corrected
    assert Settings(program.paths).get(SERVER_ADDRESS) == ""
    assert section.check.isEnabled()
    _check(section, "no address at all")
    idle(program)
    assert "not the address" in section.state.sentence.text()


def test_what_was_set_up_can_be_forgotten(
    team: TeamServer, section: ServerSection, program: Program, idle: Idle
) -> None:
    _check(section, team.address)
    idle(program)
    section.writer.choose(True)
    section.writer.activated.emit(1)
    section.forget.click()
    idle(program)
    assert section.address.text() == ""
    assert Settings(program.paths).get(ENGINE_BACKEND) == "auto"
    assert "No server" in section.state.sentence.text()


def test_while_it_is_asked_the_focus_stays_and_nothing_moves(
    team: TeamServer, section: ServerSection, program: Program, idle: Idle, qtbot
) -> None:
    program.window.resize(1000, 640)
    asked = threading.Event()
    models = team.answers["/v1/models"]
    team.answers["/v1/models"] = lambda handler: (asked.set(), team.gate.wait(), models(handler))
    section.address.setText(team.address)
    section.address.textEdited.emit(team.address)
    section.key.setText(KEY)  # so that it says also that this system has no keychain
    section.check.setFocus()
    idle(program)
    before = _places(section)
    qtbot.keyClick(section.check, Qt.Key.Key_Space)
    qtbot.waitUntil(asked.is_set, timeout=20_000)
    section.check.click()  # a second press asks nothing more
    assert section.state.busy and len(team.seen) == 1
    assert program.window.focusWidget() is section.check
    assert _places(section) == before
    team.gate.set()
    idle(program)
    assert "word" in section.state.more.text()
    assert program.window.focusWidget() is section.check
    assert _places(section) == before


def _places(section: ServerSection) -> list[int]:
    """Where in the window the controls stand."""
    controls = section.address, section.check, section.model, section.writer
    return [control.mapTo(section.window(), QPoint()).y() for control in controls]


def test_another_model_that_is_chosen_while_one_is_measured_is_measured_instead(
    team: TeamServer, section: ServerSection, program: Program, idle: Idle, qtbot
) -> None:
    _check(section, team.address)
    idle(program)
    began = threading.Event()
    team.chat(lambda handler: (began.set(), team.gate.wait()))
    section.model.activated.emit(0)
    qtbot.waitUntil(began.is_set, timeout=20_000)
    team.chat(lambda handler: handler.text(*["word "] * min(handler.body["max_tokens"], 24)))
    section.model.activated.emit(0)
    assert section.state.busy and section.model.isEnabled()
    team.gate.set()
    idle(program)
    assert "word" in section.state.more.text() and not section.state.busy


def test_a_job_that_runs_goes_on_with_who_writes_now_and_that_is_said(
    team: TeamServer, section: ServerSection, program: Program, idle: Idle, monkeypatch: pytest.MonkeyPatch
) -> None:
    _check(section, team.address)
    idle(program)
    monkeypatch.setattr(type(program.pages.desk.draft_all), "running", property(lambda _self: True))
    section.writer.choose(True)
    section.writer.activated.emit(1)
    assert program.notifier.last.text == "The next drafts are written by the server."
    assert "finished where they were begun" in program.notifier.last.hint
    section.writer.choose(False)
    section.writer.activated.emit(0)
    assert program.notifier.last.text == "The next drafts are written on this PC."


def test_checking_can_be_stopped(team: TeamServer, section: ServerSection, program: Program, idle: Idle, qtbot) -> None:
    team.answers["/v1/models"] = lambda handler: team.gate.wait()
    _check(section, team.address)
    qtbot.waitUntil(lambda: bool(team.seen))
    assert section.state.busy
    program.window.strip.stop.click()
    idle(program)
    assert not section.state.busy
    assert "No server" in section.state.sentence.text()
