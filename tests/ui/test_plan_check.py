"""The plan of an import tells what was found, and rows that were set aside are put right where they stand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from merchant_assistant.app import Program
from merchant_assistant.catalogue.importing.model import ImportOptions
from merchant_assistant.ui.catalogue.plan_view import PlanView

DIRTY = """sku,title,price
A,Salt &amp; Pepper,abc
B,Cup, blue,2
C,Jug,3
D,x,y,z
"""
Idle = Callable[[Program], None]


@pytest.fixture
def dirty(tmp_path: Path) -> Path:
    file = tmp_path / "dirty.csv"
    file.write_text(DIRTY, encoding="utf-8")
    return file


def _planned(program: Program, file: Path, idle: Idle) -> PlanView:
    program.window.show_page("catalogue")
    program.window.files_dropped.emit([file])
    idle(program)
    return program.pages.catalogue.plan


def _shown(plan: PlanView) -> list[list[str]]:
    model = plan.findings
    return [[model.index(row, column).data() for column in range(5)] for row in range(model.rowCount())]


def test_findings_open_into_cells_beside_what_they_become(
    program: Program, dirty: Path, idle: Idle, qtbot: QtBot
) -> None:
    plan = _planned(program, dirty, idle)
    titles = [row[1] for row in _shown(plan)]
    assert titles == [
        "2 × Rows whose cells do not fit the columns",
        "1 × Web page code in names",
        "1 × Prices that cannot be read",
    ]
    plan.tabs.choose(1)
    plan.finding_table.setFocus()
    plan.finding_table.selectRow(1)
    qtbot.keyClick(plan.finding_table, Qt.Key.Key_Return)
    assert _shown(plan)[2] == ["", "title, A", "2", "Salt &amp; Pepper", "Salt & Pepper"]
    assert plan.finding_table.currentIndex().row() == 1
    qtbot.keyClick(plan.finding_table, Qt.Key.Key_Left)
    assert len(_shown(plan)) == 3


def test_a_suggested_row_is_taken_in(program: Program, dirty: Path, idle: Idle, qtbot: QtBot) -> None:
    plan = _planned(program, dirty, idle)
    aside = plan.aside
    assert [aside.model.index(row, 1).data() for row in range(2)] == ["Suggested", "Does not fit"]
    aside.take.click()
    qtbot.wait(20)
    idle(program)
    assert "3" in plan.agree.text() and aside.model.rowCount() == 1
    plan.agree.click()
    idle(program)
    assert [p.title for p in program.services.catalogue.page()] == ["Salt & Pepper", "Cup, blue", "Jug"]


def test_a_row_is_put_right_by_hand(program: Program, dirty: Path, idle: Idle, qtbot: QtBot) -> None:
    plan = _planned(program, dirty, idle)
    plan.tabs.choose(2)
    aside = plan.aside
    aside.table.setCurrentIndex(aside.model.index(1, 3))
    qtbot.keyClick(aside.table, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert [aside.model.index(1, column).data() for column in (1, 2, 3, 4)] == ["Put right", "D", "x, y", "z"]
    assert aside.model.setData(aside.model.index(1, 4), "4.50")
    aside.take.click()
    qtbot.wait(20)
    idle(program)
    assert "4" in plan.agree.text()
    assert aside.model.rowCount() == 0
    assert plan.options().repairs == {"": {3: ("B", "Cup, blue", "2"), 5: ("D", "x, y", "4.50")}}


def test_what_was_typed_outlives_another_column_and_the_window(
    program: Program, dirty: Path, idle: Idle, qtbot: QtBot
) -> None:
    plan = _planned(program, dirty, idle)
    assert plan.aside.model.setData(plan.aside.model.index(1, 2), "D-9")
    assert plan.columns.setData(plan.columns.index(1, 2), "brand")
    qtbot.waitUntil(lambda: program.pages.catalogue.flow._busy == "planning")
    idle(program)
    assert plan.aside.model.index(1, 2).data() == "D-9"
    program.pages.catalogue.flush()
    found = program.pages.catalogue._unfinished.found()
    assert found is not None
    assert found[1].repairs == {"": {5: ("D-9", "x", "y", "z")}}


def test_a_cell_that_is_being_typed_into_counts_when_the_import_begins(
    program: Program, dirty: Path, idle: Idle, qtbot: QtBot
) -> None:
    plan = _planned(program, dirty, idle)
    plan.tabs.choose(2)
    table = plan.aside.table
    table.setCurrentIndex(plan.aside.model.index(1, 2))
    table.setFocus()
    qtbot.keyClicks(table, "Z-1")
    editor = plan.focusWidget()
    assert isinstance(editor, QLineEdit) and table.isAncestorOf(editor)
    qtbot.keyClicks(editor, "0")
    plan.agree.click()
    idle(program)
    assert program.services.catalogue.count() == 2


def test_what_was_put_right_is_imported_without_asking_for_it_apart(
    program: Program, dirty: Path, idle: Idle, qtbot: QtBot
) -> None:
    plan = _planned(program, dirty, idle)
    plan.tabs.choose(2)
    plan.aside.table.setCurrentIndex(plan.aside.model.index(1, 3))
    plan.aside.join.click()
    assert plan.agree.text().startswith("Import 2 products and 1 row")
    plan.agree.click()
    qtbot.waitUntil(lambda: program.pages.catalogue.flow.plan is None)
    idle(program)
    assert [product.sku for product in program.services.catalogue.page()] == ["A", "C", "D"]


def test_a_row_goes_back_to_what_the_file_says(program: Program, dirty: Path, idle: Idle) -> None:
    plan = _planned(program, dirty, idle)
    aside = plan.aside
    aside.table.setCurrentIndex(aside.model.index(0, 2))
    aside.back.click()
    assert [aside.model.index(0, column).data() for column in range(1, 6)] == ["Does not fit", "B", "Cup", " blue", "2"]
    assert not aside.take.isEnabled()


def test_another_source_is_chosen_without_reading_again(program: Program, catalogue_file: Path, idle: Idle) -> None:
    plan = _planned(program, catalogue_file, idle)
    plan.agree.click()
    idle(program)
    plan = _planned(program, catalogue_file, idle)
    assert plan._plan is not None
    before = plan._plan.sheets[0].reading.staging
    assert plan._plan.sheets[0].unchanged == 3
    assert plan.summary.source.findText(plan._plan.source) >= 0
    plan.summary.source.setText("Supplier")
    plan.summary.source.settled.emit()
    idle(program)
    assert (plan._plan.source, plan._plan.sheets[0].created) == ("Supplier", 3)
    assert plan._plan.sheets[0].reading.staging == before
    plan.agree.click()
    idle(program)
    assert program.services.catalogue.count() == 6


def test_what_was_typed_is_replaced_only_where_one_says_so(program: Program, catalogue_file: Path, idle: Idle) -> None:
    plan = _planned(program, catalogue_file, idle)
    assert plan.changes.replace.isHidden()
    plan.agree.click()
    idle(program)
    catalogue = program.services.catalogue
    product = catalogue.page()[0]
    catalogue.edit(product.id, "title", "My bottle")
    newer = catalogue_file.with_name("newer.csv")
    newer.write_text(
        catalogue_file.read_text(encoding="utf-8").replace("Steel bottle", "Iron bottle"), encoding="utf-8"
    )
    plan = _planned(program, newer, idle)
    assert not plan.changes.replace.isHidden() and not plan.changes.replace.isChecked()
    assert plan.changes.model.index(0, 3).data() == "Yours is kept, not “Iron bottle 750 ml”"
    plan.changes.replace.setChecked(True)
    assert plan.changes.model.index(0, 3).data() == "Iron bottle 750 ml"
    plan.agree.click()
    idle(program)
    assert catalogue.product(product.id).title == "Iron bottle 750 ml"


def test_changes_are_read_on_as_one_scrolls(program: Program, tmp_path: Path, idle: Idle) -> None:
    file = tmp_path / "many.csv"
    file.write_text("SKU,Title,Price\n" + "".join(f"M-{n},Mug {n},3\n" for n in range(450)), encoding="utf-8")
    _planned(program, file, idle).agree.click()
    idle(program)
    file.write_text("SKU,Title,Price\n" + "".join(f"M-{n},Mug {n},4\n" for n in range(450)), encoding="utf-8")
    plan = _planned(program, file, idle)
    plan.tabs.choose(3)
    model = plan.changes.model
    for _ in range(10):
        if model.canFetchMore(model.index(-1, -1)):
            model.fetchMore(model.index(-1, -1))
            idle(program)
    assert model.rowCount() == 450
    assert plan.changes.counts.text() == "Price: 450"


def test_columns_set_once_are_told_and_found_out_anew(
    program: Program, tmp_path: Path, idle: Idle, qtbot: QtBot
) -> None:
    catalogue = program.services.catalogue
    file = tmp_path / "list.csv"
    file.write_text("sku,title,zzz\nA,Mug,Berg\n", encoding="utf-8")
    catalogue.apply(catalogue.plan(file, ImportOptions(mapping={"title": "", "zzz": "title"})))
    plan = _planned(program, file, idle)
    assert plan.anew.isVisible()
    assert _shown(plan)[0][1] == "1 × Columns set as you set them last time"
    plan.anew.click()
    qtbot.wait(20)
    idle(program)
    assert [column.field for column in plan.columns.rows[:2]] == ["sku", "title"]
    assert not plan.anew.isVisible()
    assert _shown(plan) == []
    plan.agree.click()
    idle(program)
    assert not catalogue.plan(file).sheets[0].reading.remembered
