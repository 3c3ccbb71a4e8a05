"""The stage, the scenes and the checks lie beside the tests that use them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture
def stage(qapp: QApplication, tmp_path: Path) -> Iterator[object]:
    """A window to bring into a state and to look at."""
    from look_stage import Stage

    made = Stage(qapp, tmp_path)
    yield made
    made.close()
