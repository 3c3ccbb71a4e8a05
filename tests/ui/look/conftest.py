"""The stage, the scenes and the checks lie beside the tests that use them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from merchant_assistant.ui.theme.theme import wear

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture
def stage(qapp: QApplication, tmp_path: Path) -> Iterator[object]:
    """A window to bring into a state and to look at."""
    from look_stage import Stage

    made = Stage(qapp, tmp_path)
    yield made
    made.close()


@pytest.fixture
def put(qapp: QApplication) -> Iterator[Callable[..., QWidget]]:
    """Shows widgets below each other in a window."""
    wear(qapp)
    tops: list[QWidget] = []

    def show(*widgets: QWidget) -> QWidget:
        top = QWidget()
        column = QVBoxLayout(top)
        for widget in widgets:
            column.addWidget(widget)
        top.resize(640, 400)
        top.show()
        tops.append(top)
        return top

    yield show
    for top in tops:
        top.close()
        top.deleteLater()
    wear(qapp)
