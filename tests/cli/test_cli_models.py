"""`models` and adapters on the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from merchant_assistant.cli import run
from merchant_assistant.composition import default_engine
from merchant_assistant.engine.devices import Devices
from merchant_assistant.engine.model import InstalledModel
from merchant_assistant.engine.speed import SpeedCache
from merchant_assistant.engine.store.adapters import AdapterStore
from merchant_assistant.engine.store.convert.gguf_file import Tensor, write
from merchant_assistant.engine.store.store import ModelStore
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.paths import AppPaths
from merchant_assistant.foundation.settings import CHAT_MODEL, Settings

E5 = "multilingual-e5-small"
Installed = Callable[[str], InstalledModel]


def _document(capsys: pytest.CaptureFixture[str]) -> Any:
    (line,) = capsys.readouterr().out.splitlines()
    return json.loads(line)


def _gguf(file: Path, *entries: tuple[str, str]) -> Path:
    write(file, [("general.architecture", "llama"), *entries], [Tensor("t", (4,), 0, memoryview(bytes(16)))])
    return file


def _add_adapter(folder: Path) -> None:
    base = InstalledModel("smollm2-135m-instruct", _gguf(folder / "base.gguf"), "a" * 64)
    made = _gguf(folder / "made.gguf", ("general.type", "adapter"), ("adapter.type", "lora"))
    AdapterStore(AppPaths.find(folder / "data")).add(made, "tone", base)


def test_adapters_are_listed_with_their_base(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MERCHANT_ASSISTANT_MODELS", str(tmp_path / "models"))
    _add_adapter(tmp_path)
    where = ("--data-dir", str(tmp_path / "data"))
    assert run(["models", "list", "--json", *where]) == 0
    (adapter,) = _document(capsys)["adapters"]
    assert {"name", "base", "state", "bytes", "path"} <= adapter.keys()
    assert (adapter["name"], adapter["base"], adapter["state"]) == ("tone", "smollm2-135m-instruct", "ready")
    assert run(["models", "list", *where]) == 0
    said = capsys.readouterr().out
    assert "Made for" in said
    assert "tone" in said


def test_the_hash_of_an_added_file_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MERCHANT_ASSISTANT_MODELS", str(tmp_path / "models"))
    file = _gguf(tmp_path / "mine.gguf")
    assert run(["models", "add", str(file), "--data-dir", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    assert run(["models", "add", str(file), "--data-dir", str(tmp_path), "--json"]) == 0
    assert _document(capsys)["models"][0]["sha256"] in said


def test_what_is_not_there_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MERCHANT_ASSISTANT_MODELS", str(tmp_path / "models"))
    for command in ("verify", "remove"):
        assert run(["models", command, E5, "--json", "--data-dir", str(tmp_path)]) == 0
        told = capsys.readouterr()
        assert f"nothing to {command}" in told.err
        assert json.loads(told.out)["models"][0]["state"] == "absent"


def test_an_adapter_that_is_not_there_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MERCHANT_ASSISTANT_MODELS", str(tmp_path / "models"))
    ModelStore(AppPaths.find(tmp_path / "data")).add(_gguf(tmp_path / "mine.gguf"))
    (tmp_path / "prompt.txt").write_text("Hello")
    asked = ["generate", "--model", "mine", "--adapter", "tone", "--prompt-file", str(tmp_path / "prompt.txt")]
    where = ["--json", "--data-dir", str(tmp_path / "data")]
    assert run([*asked, *where]) == 3
    assert _document(capsys)["error"]["code"] == "unknown_adapter"
    _add_adapter(tmp_path)
    assert run([*asked, *where]) == 3
    assert _document(capsys)["error"]["code"] == "adapter_of_another_model"


@pytest.mark.parametrize("command", [("generate", "--prompt-file", "prompt.txt"), ("bench",)])
def test_a_model_of_vectors_is_not_asked_for_texts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    monkeypatch.setenv("MERCHANT_ASSISTANT_MODELS", str(tmp_path / "models"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "prompt.txt").write_text("Hello")
    assert run([*command, "--model", E5, "--json", "--data-dir", str(tmp_path / "data")]) == 3
    assert _document(capsys)["error"]["code"] == "writes_no_texts"


def test_a_model_of_vectors_chosen_in_the_settings_writes_no_drafts(paths: AppPaths) -> None:
    settings, speeds = Settings(paths), SpeedCache(paths.models)
    settings.set(CHAT_MODEL, E5)
    with (
        default_engine(paths, settings, ModelStore(paths), Devices(settings), speeds) as engine,
        pytest.raises(UserFault) as fault,
    ):
        engine.load()
    assert (fault.value.code, engine.pid) == ("writes_no_texts", None)


@pytest.mark.model
def test_a_model_of_vectors_is_checked_in_the_child(
    installed: Installed, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    installed(E5)
    assert run(["models", "verify", E5, "--json", "--data-dir", str(tmp_path)]) == 0
    assert _document(capsys)["models"][0]["state"] == "ready"


@pytest.mark.model
def test_one_that_computes_otherwise_is_told(
    installed: Installed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    installed(E5)
    monkeypatch.setattr("merchant_assistant.engine.store.recorded.LEAST", 1.1)
    assert run(["models", "verify", E5, "--json", "--data-dir", str(tmp_path)]) == 3
    assert _document(capsys)["error"]["code"] == "vectors_differ"
