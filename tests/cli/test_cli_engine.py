"""`models`, `generate`, `bench` and `doctor`, over the real small model where it is here."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from merchant_assistant.cli import run
from merchant_assistant.engine.model import InstalledModel

SMALL = "smollm2-135m-instruct"


@pytest.fixture
def small_model(installed: Callable[[str], InstalledModel]) -> str:
    return installed(SMALL).id


def _document(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    (line,) = capsys.readouterr().out.splitlines()
    return dict(json.loads(line))


def test_every_known_model_is_listed_with_its_state(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MERCHANT_ASSISTANT_MODELS", str(tmp_path / "none"))
    assert run(["models", "list", "--json", "--data-dir", str(tmp_path / "data")]) == 0
    models = _document(capsys)["models"]
    assert isinstance(models, list)
    assert {"id", "role", "state", "bytes", "path", "licence", "languages"} <= models[0].keys()
    assert {model["state"] for model in models} == {"absent"}
    assert not (tmp_path / "data" / "merchant.db").exists()


def test_a_file_that_is_no_model_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MERCHANT_ASSISTANT_MODELS", str(tmp_path / "models"))
    garbage = tmp_path / "garbage.gguf"
    garbage.write_bytes(b"GGUF\x03\x00\x00\x00" + b"\xff" * 64)
    assert run(["models", "add", str(garbage), "--json", "--data-dir", str(tmp_path)]) == 3
    assert _document(capsys)["error"]["code"] == "model_damaged"  # type: ignore[index]
    assert garbage.exists()


@pytest.mark.model
def test_the_same_prompt_gives_the_same_text(
    small_model: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    prompt = tmp_path / "prompt.txt"
    prompt.write_text("Name three colours.")
    texts = []
    for _ in range(2):
        arguments = ["generate", "--model", small_model, "--prompt-file", str(prompt), "--max-tokens", "12", "--json"]
        assert run([*arguments, "--data-dir", str(tmp_path)]) == 0
        texts.append(_document(capsys)["text"])
    assert texts[0] == texts[1] != ""


@pytest.mark.model
def test_doctor_finds_llama_cpp_and_says_why_it_would_choose(
    small_model: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["doctor", "--json", "--data-dir", str(tmp_path)]) == 0
    found = _document(capsys)
    assert found["llama_cpp"]
    assert found["problem"] is None
    assert found["devices"]
    assert found["advice"]["why"]  # type: ignore[index]


def test_doctor_says_which_model_is_used_and_what_it_lacks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MERCHANT_ASSISTANT_MODELS", str(tmp_path / "none"))
    assert run(["doctor", "--json", "--data-dir", str(tmp_path)]) == 0
    found = _document(capsys)
    assert found["why"] == f"The default. It is not on this PC yet: models get {found['chosen']}"
    assert run(["doctor", "--data-dir", str(tmp_path)]) == 0
    shown = capsys.readouterr().out
    assert f"{found['chosen']}: The default." in shown
    advice = found["advice"]
    assert f"{advice['model']}: {advice['why']}" in shown  # type: ignore[index]
