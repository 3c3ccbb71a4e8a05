"""A program that was replaced under an open window is told as that."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from merchant_assistant.engine.child import bugs


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "room" / "part.py"
    file.parent.mkdir()
    file.write_text("")
    monkeypatch.setattr(bugs, "PROGRAM", tmp_path)
    return file


def test_only_files_that_came_later_count(program: Path) -> None:
    assert not bugs.is_newer(bugs.PROGRAM, time.time() + 60)
    os.utime(program, (1, 1))  # as out of an archive
    assert bugs.is_newer(bugs.PROGRAM, time.time() - 60)


def test_an_update_is_told_as_one(program: Path) -> None:
    later = time.time() + 60
    os.utime(program, (later, later))
    assert bugs.explained().hint == "Close it and open it again."


def test_any_other_bug_is_not(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bugs, "PROGRAM", program)  # nothing lies below a file
    assert bugs.explained().hint == "Try again."
