"""`models device`: shows what this PC has, keeps what was chosen."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from merchant_assistant.cli import run


def _run(capsys: pytest.CaptureFixture[str], folder: Path, *arguments: str) -> tuple[int, dict[str, Any]]:
    code = run(["models", "device", *arguments, "--json", "--data-dir", str(folder)])
    (line,) = capsys.readouterr().out.splitlines()
    return code, dict(json.loads(line))


def test_the_processor_is_offered_and_chosen_for_good(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, shown = _run(capsys, tmp_path)
    assert (code, shown["chosen"]) == (0, "auto")
    assert [device["device"] for device in shown["devices"]][:2] == ["auto", "cpu"]
    assert _run(capsys, tmp_path, "CPU")[1]["chosen"] == "cpu"
    assert _run(capsys, tmp_path)[1]["chosen"] == "cpu"


def test_what_is_not_there_is_refused_with_what_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, answer = _run(capsys, tmp_path, "CUDA9")
    assert code == 3
    assert answer["error"]["code"] == "device_unknown"
    assert "auto, cpu" in answer["error"]["hint"]
    assert not (tmp_path / "settings.json").exists()


def test_people_read_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["models", "device", "--data-dir", str(tmp_path)]) == 0
    shown = capsys.readouterr().out
    assert "*  auto" in shown
    assert "Processor: " in shown
