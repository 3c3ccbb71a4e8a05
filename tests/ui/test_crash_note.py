"""A run that broke off is told of at the next start, once; one that ended as it should is not."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from merchant_assistant.app import Program
from merchant_assistant.foundation.paths import AppPaths
from merchant_assistant.ui.crash import CrashWatch
from merchant_assistant.ui.notifier import Notifier

_RUN = """
import sys
from merchant_assistant.foundation.paths import AppPaths
from merchant_assistant.ui.crash import CrashWatch
watch = CrashWatch(AppPaths.find(sys.argv[1]))
watch.begin()
watch.catch_native()
"""
_ENDS = {
    "killed": "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
    "native": "import faulthandler; faulthandler._sigsegv()",
    "closed": "watch.end()",
}


def _run(paths: AppPaths, end: str) -> None:
    """A process that begins a run and ends it so."""
    process = subprocess.run([sys.executable, "-c", _RUN + _ENDS[end], str(paths.data)], check=False, timeout=60)
    assert (process.returncode == 0) == (end == "closed")


def _told(paths: AppPaths) -> tuple[str, str]:
    """What the next start says, and the details it offers to copy."""
    watch, notifier = CrashWatch(paths), Notifier()
    watch.begin()
    watch.tell(notifier)
    notice = notifier.front
    if notice and notice.act:
        notice.act()
    details = QGuiApplication.clipboard().text() if notice else ""
    watch.end()
    return notice.text if notice else "", details


@pytest.mark.parametrize("end", ["killed", "native"])
def test_a_run_that_broke_off_is_told_of_once(qapp, paths: AppPaths, end: str) -> None:
    _run(paths, end)
    text, details = _told(paths)
    assert "without being closed" in text and "Merchant Assistant" in details
    assert ("Segmentation" in details or "fault" in details.lower()) == (end == "native")
    assert _told(paths) == ("", "")


def test_a_run_that_was_closed_is_not(qapp, paths: AppPaths) -> None:
    _run(paths, "closed")
    assert _told(paths) == ("", "")
    assert not list(paths.logs.iterdir())


def test_a_folder_that_cannot_be_written_is_no_hindrance(qapp, paths: AppPaths) -> None:
    paths.data.mkdir(parents=True)
    paths.logs.write_text("a file where the folder should be")
    assert _told(paths) == ("", "")


def test_the_window_says_it_after_a_kill_and_not_after_closing(
    open_program: Callable[[], Program], close_program: Callable[[Program], None], paths: AppPaths, qtbot: QtBot
) -> None:
    _run(paths, "killed")
    first = open_program()
    assert first.notifier.front and "without being closed" in first.notifier.front.text
    assert first.window.toast.isVisible()
    first.window.show_page("catalogue")
    assert first.notifier.front is None  # whoever goes on has read it
    close_program(first)
    second = open_program()
    assert second.notifier.front is None


def test_ctrl_c_is_a_way_to_close(tmp_path: Path, qtbot: QtBot) -> None:
    code = "import sys; from merchant_assistant.app import run; sys.exit(run(['--data-dir', sys.argv[1]]))"
    data = tmp_path / "data"
    process = subprocess.Popen([sys.executable, "-c", code, str(data)], stderr=subprocess.PIPE)
    try:
        qtbot.waitUntil((data / "merchant.db").exists, timeout=20_000)
        assert (data / "logs" / "running").exists()
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=20)
        assert not (data / "logs" / "running").exists()
    finally:
        process.kill()
        process.communicate()
