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


def test_what_was_put_right_before_escape_is_there_when_the_file_is_opened_again(
    program, tmp_path: Path, idle, qtbot: QtBot
) -> None:
    file = tmp_path / "dirty.csv"
    file.write_text("sku,title,price\nA,Cup,2\nD,x,y,z\n", encoding="utf-8")
    page = program.pages.catalogue
    page.take_files([file])
    idle(program)
    assert page.plan.aside.model.setData(page.plan.aside.model.index(0, 2), "D-9")
    page.plan.cancel.click()
    idle(program)
    assert page.currentWidget() is page.browse and "dirty.csv" in program.notifier.last.text
    assert not page.unfinished, "it was declined: nobody is asked about it at the next start"
    program.notifier.last.act()
    idle(program)
    assert page.plan.aside.model.index(0, 2).data() == "D-9"
    program.notifier.last.act()
    qtbot.waitUntil(lambda: page.flow._busy == "planning")
    idle(program)
    assert page.plan.aside.model.index(0, 2).data() == "D"
    page.plan.cancel.click()
    idle(program)
    assert page._unfinished.said_of(file) is None


def test_repairs_do_not_hold_for_a_file_that_was_written_since(program, tmp_path: Path, idle) -> None:
    file = tmp_path / "dirty.csv"
    file.write_text("sku,title,price\nA,Cup,2\nD,x,y,z\n", encoding="utf-8")
    page = program.pages.catalogue
    page.take_files([file])
    idle(program)
    page.plan.aside.model.setData(page.plan.aside.model.index(0, 2), "D-9")
    page.plan.cancel.click()
    idle(program)
    file.write_text("sku,title,price\nB,Jug,2\nE,x,y,z,3\n", encoding="utf-8")
    page.take_files([file])
    idle(program)
    assert page.plan.aside.model.index(0, 2).data() == "E"
