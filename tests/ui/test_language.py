"""The language lives in memory: its file may be replaced while the window is open."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_CUT_OFF = """
import os, shutil, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication
from merchant_assistant.foundation.paths import resource
from merchant_assistant.ui import language
folder = Path(sys.argv[1])
shutil.copytree(resource("translations"), folder / "translations")
language.resource = folder.joinpath
application = QApplication(["test", "-platform", "offscreen"])
spoken = language.Language(application)
spoken.speak("zh_CN")
assert QCoreApplication.translate("Pages", "Catalogue") != "Catalogue"
before = [QCoreApplication.translate("Pages", name) for name in ("Home", "Settings")]
for file in (folder / "translations").glob("*.qm"):
    os.truncate(file, 0)
assert [QCoreApplication.translate("Pages", name) for name in ("Home", "Settings")] == before
spoken.speak("en")
spoken.speak("zh_CN")
print(QCoreApplication.translate("Pages", "Catalogue"))
"""


def test_a_file_that_is_cut_off_under_the_open_window_crashes_nothing(tmp_path: Path) -> None:
    """Asked again it says nothing in that language: English, and no crash."""
    child = subprocess.run(
        [sys.executable, "-c", _CUT_OFF, str(tmp_path)], capture_output=True, text=True, timeout=60, check=False
    )
    assert (child.returncode, child.stderr, child.stdout) == (0, "", "Catalogue\n")
