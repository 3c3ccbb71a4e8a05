"""The log never gets in the way."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

FULL = Path("/dev/full")  # every write to it finds no room


@pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")
def test_a_log_without_room_prints_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "logs").mkdir()
    (tmp_path / "logs" / "merchant-assistant.log").symlink_to(FULL)
    program = (
        "import logging, sys\n"
        "from merchant_assistant.foundation import log, paths\n"
        "log.start_logging(paths.AppPaths.find(sys.argv[1]))\n"
        "logging.getLogger('merchant_assistant').error('something')\n"
        "logging.shutdown()\n"
    )
    done = subprocess.run([sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, check=True)
    assert done.stderr == ""
