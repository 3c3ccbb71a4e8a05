"""`server set`, `test`, `off`: the key is never an argument, and nothing holds that was not answered."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from merchant_assistant.cli import run
from merchant_assistant.cli.hints import hint_of
from merchant_assistant.engine.backends.base import unknown_architecture, unsupported
from merchant_assistant.engine.remote import faults
from merchant_assistant.engine.remote.keys import KEY_VARIABLE
from merchant_assistant.foundation.errors import UserFault

sys.path.insert(0, str(Path(__file__).parents[1] / "engine" / "remote"))

from http_server import TeamServer, running

KEY = "sk-secret-of-the-team"


@pytest.fixture
def team(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TeamServer]:
    """A server that answers, and a system without a keychain."""
    import keyring.backends.null

    monkeypatch.setenv("MERCHANT_ASSISTANT_MODELS", str(tmp_path / "models"))
    monkeypatch.setattr("keyring.get_keyring", keyring.backends.null.Keyring)
    with running() as server:
        server.chat(lambda handler: handler.text(*["word "] * min(handler.body["max_tokens"], 24)))
        yield server


def _run(folder: Path, capsys: pytest.CaptureFixture[str], *command: str) -> tuple[int, dict[str, object], str]:
    code = run(["--data-dir", str(folder), "--json", "server", *command])
    said = capsys.readouterr()
    return code, json.loads(said.out), said.err


def test_a_server_is_set_up_tried_and_turned_off(
    team: TeamServer, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{KEY}\n"))
    code, state, told = _run(tmp_path, capsys, "set", team.address, "--key")
    assert (code, state["server"], state["model"], state["in_use"]) == (0, f"{team.address}/v1", "small", True)
    assert "no keychain" in told
    assert {headers.get("Authorization") for _method, _path, headers in team.seen} == {f"Bearer {KEY}"}
    assert not [file for file in tmp_path.rglob("*") if file.is_file() and KEY.encode() in file.read_bytes()]
    code, state, _told = _run(tmp_path, capsys, "test")
    assert code == 0
    assert state["decode_tok_s"] > 0
    code, state, _told = _run(tmp_path, capsys, "off", "--forget")
    assert (code, state) == (0, {"server": None, "model": None, "in_use": False})


def test_without_a_keychain_the_key_comes_from_the_environment(
    team: TeamServer, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import keyring.backends.fail

    monkeypatch.setattr("keyring.get_keyring", keyring.backends.fail.Keyring)
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{KEY}\n"))
    _code, state, told = _run(tmp_path, capsys, "set", team.address, "--key")
    assert state["key"] == "not kept"
    assert [line.split()[0] for line in told.splitlines()] == ["This", "Put"]  # sentences, no line of a log
    assert KEY_VARIABLE in told
    monkeypatch.setenv(KEY_VARIABLE, KEY)
    _code, state, told = _run(tmp_path, capsys, "set", team.address)
    assert (state["key"], told) == ("environment", "")
    team.seen.clear()
    assert _run(tmp_path, capsys, "test")[0] == 0
    assert {headers.get("Authorization") for _method, _path, headers in team.seen} == {f"Bearer {KEY}"}


def test_hints_name_commands(team: TeamServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _code, state, told = _run(tmp_path, capsys, "test")
    assert state["error"]["hint"] == "Set one up: server set ADDRESS"
    assert state["error"]["hint"] in told


@pytest.mark.parametrize(
    "fault",
    [
        faults.not_set_up(), faults.wrong_address(), faults.wrong_key(), faults.unknown_model("m"), faults.formless(),
        faults.no_such_place("h"), faults.sent_on("h"), faults.refused(400), faults.cannot("x"), unsupported("x"),
        unknown_architecture("x"),
    ],
    ids=lambda fault: fault.code,
)  # fmt: skip
def test_no_hint_speaks_of_the_window(fault: UserFault) -> None:
    assert not re.search("Settings|page", hint_of(fault))


def test_what_does_not_answer_is_not_set_up(
    team: TeamServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, state, _told = _run(tmp_path, capsys, "set", team.address, "--model", "large")
    assert (code, state["error"]["code"]) == (3, "server_model")
    code, state, _told = _run(tmp_path, capsys, "test")
    assert (code, state["error"]["code"]) == (3, "server_absent")
