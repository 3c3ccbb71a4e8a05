"""Escape in the field of the source leaves the field, not the import."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot


def test_escape_leaves_the_field_first(program, catalogue_file: Path, idle, qtbot: QtBot) -> None:
    program.window.files_dropped.emit([catalogue_file])
    idle(program)
    plan = program.pages.catalogue.plan
    field = plan.summary.source
    before = field.text()
    field.setFocus()
    qtbot.keyClicks(field, "xyz")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    idle(program)
    assert plan.isVisible() and field.text() == before and not field.hasFocus()
    qtbot.keyClick(plan, Qt.Key.Key_Escape)
    idle(program)
    assert not plan.isVisible()
