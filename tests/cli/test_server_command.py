"""`server set`, `test`, `off`: the key is never an argument, and nothing holds that was not answered."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from merchant_assistant.cli import run

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


def test_what_does_not_answer_is_not_set_up(
    team: TeamServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, state, _told = _run(tmp_path, capsys, "set", team.address, "--model", "large")
    assert (code, state["error"]["code"]) == (3, "server_model")
    code, state, _told = _run(tmp_path, capsys, "test")
    assert (code, state["error"]["code"]) == (3, "server_absent")
