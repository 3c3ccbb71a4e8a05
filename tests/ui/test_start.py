"""How the program starts and ends, as processes: what is imported, second start, Ctrl+C, a damaged data folder."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from merchant_assistant.app import Program, has_display
from merchant_assistant.foundation.paths import AppPaths
from merchant_assistant.ui.single_instance import SingleInstance

HEAVY = ("llama_cpp", "torch", "transformers", "pandas", "numpy", "pyroaring", "ijson", "opencc", "python_calamine")
_FIRST_PAINT = f"""
import sys
from merchant_assistant.app import Program, make_application
application = make_application(["test"])
program = Program(sys.argv[1])
def painted():
    loaded = [name for name in {HEAVY!r} if name in sys.modules]
    features = [name for name in sys.modules if name.startswith("merchant_assistant.listings")]
    print("PAINTED", loaded, features, flush=True)
def opened():
    print("OPENED", [name for name in {HEAVY!r} if name in sys.modules], flush=True)
    program.window.close()
program.painted.connect(painted)
program.opened.connect(opened)
program.show()
application.exec()
program.shut_down()
"""
_RUN = "import sys; from merchant_assistant.app import run; sys.exit(run(['--data-dir', sys.argv[1]]))"


@pytest.fixture
def started(tmp_path: Path) -> Iterator[Callable[[], subprocess.Popen[str]]]:
    """The real program in a process of its own; ends with the test."""
    processes: list[subprocess.Popen[str]] = []

    def start() -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-c", _RUN, str(tmp_path / "data")],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        )
        processes.append(process)
        return process

    yield start
    for process in processes:
        process.kill()
        process.communicate()


def test_nothing_heavy_is_imported_for_the_window(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", _FIRST_PAINT, str(tmp_path)], capture_output=True, text=True, timeout=60, check=True
    )
    assert told.stdout.splitlines() == ["PAINTED [] []", "OPENED []"]


def test_a_second_start_asks_the_first_and_ends_well(qtbot: QtBot, program: Program) -> None:
    assert program.instance.claim()
    second = SingleInstance(program.paths.data)
    with qtbot.waitSignal(program.instance.asked):
        assert not second.claim()
    assert program.window.isVisible()


def test_a_second_process_ends_with_0(qtbot: QtBot, started, tmp_path: Path) -> None:
    first = started()
    qtbot.waitUntil(SingleInstance(tmp_path / "data")._ask_other, timeout=20_000)
    second = started()
    second.communicate(timeout=20)
    assert second.returncode == 0
    assert first.poll() is None


def test_windows_of_different_data_folders_know_nothing_of_each_other(qtbot: QtBot, tmp_path: Path) -> None:
    one, other = SingleInstance(tmp_path / "one"), SingleInstance(tmp_path / "other")
    assert one.claim() and other.claim()
    one.release()
    other.release()


def test_ctrl_c_closes_the_window_and_says_130(started, tmp_path: Path, qtbot: QtBot) -> None:
    process = started()
    qtbot.waitUntil((tmp_path / "data" / "merchant.db").exists, timeout=20_000)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=20)
    assert (process.returncode, errors) == (130, "")


def test_after_a_kill_the_next_start_opens(started, tmp_path: Path, qtbot: QtBot) -> None:
    first = started()
    qtbot.waitUntil((tmp_path / "data" / "merchant.db").exists, timeout=20_000)
    first.kill()
    first.wait(20)
    second = started()
    qtbot.waitUntil(SingleInstance(tmp_path / "data")._ask_other, timeout=20_000)
    second.send_signal(signal.SIGINT)
    second.communicate(timeout=20)
    assert second.returncode == 130


def test_a_damaged_data_folder_is_told_in_the_window(qtbot: QtBot, paths: AppPaths) -> None:
    paths.data.mkdir(parents=True)
    paths.database.write_bytes(b"this is no database" * 100)
    program = Program(paths.data)
    with qtbot.waitSignal(program.opened, timeout=20_000):
        program.show()
    texts = [child.text() for child in program.window.findChildren(QLabel)]
    assert program.services is None
    assert any("damaged" in text for text in texts)
    assert paths.database.read_bytes().startswith(b"this is no database")
    program.window.close()
    assert program.shut_down() == []


def test_without_a_screen_there_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert not has_display()
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert has_display()
