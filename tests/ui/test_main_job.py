"""The main job by mouse and keyboard: drop, plan, consent, table, undo; and what its messages say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from merchant_assistant.app import Program

Idle = Callable[[Program], None]


def _rows(program: Program) -> list[list[str]]:
    model = program.pages.catalogue.browse.model
    return [
        [model.index(row, column).data() for column in range(model.columnCount())] for row in range(model.rowCount())
    ]


def _drop(program: Program, file: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    program.window.dropEvent(QDropEvent(QPointF(300, 300), Qt.DropAction.CopyAction, mime, buttons, keys))


def test_a_dropped_file_waits_for_consent_and_then_stands_in_the_table(
    program: Program, catalogue_file: Path, idle: Idle
) -> None:
    page = program.pages.catalogue
    idle(program)
    assert page.browse.states.state == "empty"
    _drop(program, catalogue_file)
    idle(program)
    assert page.currentWidget() is page.plan
    assert program.services.catalogue.count() == 0
    assert "3" in page.plan.agree.text()
    page.plan.agree.click()
    idle(program)
    assert page.currentWidget() is page.browse
    assert _rows(program)[0] == ["WB-750-BK", "Steel bottle 750 ml", "", "3.20", "1,240"]
    assert [row[0] for row in _rows(program)] == ["WB-750-BK", "TM-500", "LB-010"]
    assert not list(program.paths.staging.glob("*"))


def test_cancel_writes_nothing(program: Program, catalogue_file: Path, idle: Idle) -> None:
    program.window.files_dropped.emit([catalogue_file])
    idle(program)
    program.pages.catalogue.plan.cancel.click()
    idle(program)
    assert program.pages.catalogue.browse.states.state == "empty"
    assert program.services.catalogue.count() == 0
    assert not list(program.paths.staging.glob("*"))


def test_a_column_can_be_corrected_before_the_import(program: Program, catalogue_file: Path, idle: Idle) -> None:
    page = program.pages.catalogue
    program.window.files_dropped.emit([catalogue_file])
    idle(program)
    names = [column.name for column in page.plan.columns.rows]
    cell = page.plan.columns.index(names.index("Colour"), 2)
    assert page.plan.columns.setData(cell, "brand")
    page.plan._replan.stop()
    page.plan._replan.timeout.emit()
    idle(program)
    assert page.plan.columns.index(names.index("Colour"), 2).data() == "Brand"
    page.plan.agree.click()
    idle(program)
    assert program.services.catalogue.find("TM-500").brand == "White"


def test_a_refused_file_is_told_in_a_sentence(program: Program, tmp_path: Path, idle: Idle) -> None:
    empty = tmp_path / "empty.csv"
    empty.touch()
    program.window.files_dropped.emit([empty])
    idle(program)
    assert program.notifier.last and "empty.csv" in program.notifier.last.text and program.notifier.last.hint
    assert program.window.toast.isVisible()
    assert program.pages.catalogue.currentWidget() is program.pages.catalogue.browse


def test_several_files_are_planned_one_after_the_other(program: Program, tmp_path: Path, idle: Idle) -> None:
    files = []
    for number in (1, 2):
        file = tmp_path / f"part{number}.csv"
        file.write_text(f"SKU,Title\nS-{number},Thing {number}\n", encoding="utf-8")
        files.append(file)
    program.window.files_dropped.emit(files)
    for file in files:
        idle(program)
        assert file.name in program.pages.catalogue.plan.header.title.text()
        program.pages.catalogue.plan.agree.click()
    idle(program)
    assert program.services.catalogue.count() == 2


def test_an_import_is_undone_from_the_message_and_after_a_restart(
    open_program: Callable[[], Program], catalogue_file: Path, idle: Idle, close_program: Callable[[Program], None]
) -> None:
    first = open_program()
    first.window.files_dropped.emit([catalogue_file])
    idle(first)
    first.pages.catalogue.plan.agree.click()
    idle(first)
    first.window.toast.action.click()
    idle(first)
    assert first.services.catalogue.count() == 0
    first.window.files_dropped.emit([catalogue_file])
    idle(first)
    first.pages.catalogue.plan.agree.click()
    idle(first)
    close_program(first)

    second = open_program()
    browse = second.pages.catalogue.browse
    assert browse.model.rowCount() == 3
    browse.head.history.click()
    idle(second)
    browse.side.history.undo_asked.emit(second.services.catalogue.batches()[0])
    idle(second)
    assert browse.states.state == "empty"


def test_the_sample_works_at_once(program: Program, idle: Idle) -> None:
    program.pages.catalogue.browse.first.drop.sample.click()
    idle(program)
    assert program.pages.catalogue.browse.model.rowCount() >= 55
    assert program.notifier.last and program.notifier.last.action


def test_the_sample_does_not_mix_with_ones_own_files(program: Program, catalogue_file: Path, idle: Idle) -> None:
    page = program.pages.catalogue
    page.flow.take_sample()
    idle(program)
    program.window.files_dropped.emit([catalogue_file])
    idle(program)
    assert [sheet.not_in_file for sheet in page.plan._plan.sheets] == [0]


def test_more_problems_than_are_shown_are_told(program: Program, tmp_path: Path, idle: Idle) -> None:
    file = tmp_path / "twice.csv"
    file.write_text("SKU,Title\n" + "".join(f"S-1,Thing {n}\n" for n in range(300)), encoding="utf-8")
    program.window.files_dropped.emit([file])
    idle(program)
    plan = program.pages.catalogue.plan
    assert plan.findings.index(0, 1).data() == "299 × The same SKU on different rows"
    plan.findings.toggle(0)
    assert plan.findings.rowCount() == 21


def test_columns_take_the_room_their_words_need_and_the_name_can_spare(
    program: Program, tmp_path: Path, idle: Idle
) -> None:
    file = tmp_path / "long.csv"
    file.write_text(
        "SKU,Title,Category\nWB-750-STAINLESS-BLACK-2026,Bottle,Drinkware for the whole family\nA-1,Mug,Mugs\n",
        encoding="utf-8",
    )
    program.window.files_dropped.emit([file])
    idle(program)
    program.pages.catalogue.plan.agree.click()
    idle(program)
    table = program.pages.catalogue.browse.table
    program.window.resize(1280, 800)
    program.window.show_page("catalogue")
    QCoreApplication.processEvents()
    assert table.columnWidth(0) > 200 and table.columnWidth(2) > 180
    program.window.resize(900, 700)
    QCoreApplication.processEvents()
    assert table.columnWidth(0) < 200 <= table.columnWidth(1)


def test_search_finds_and_says_when_it_does_not(with_products: Program, idle: Idle, qtbot: QtBot) -> None:
    browse = with_products.pages.catalogue.browse
    browse.search.setText("饭盒")  # QTest types ASCII only
    qtbot.keyClick(browse.search, Qt.Key.Key_Return)
    idle(with_products)
    assert [row[0] for row in _rows(with_products)] == ["LB-010"]
    browse.search.setText("no such thing")
    qtbot.keyClick(browse.search, Qt.Key.Key_Return)
    idle(with_products)
    assert browse.found.state == "empty"
    qtbot.keyClick(browse.search, Qt.Key.Key_Escape)
    qtbot.keyClick(browse.search, Qt.Key.Key_Return)
    idle(with_products)
    assert browse.model.rowCount() == 3


def test_facts_say_where_they_come_from(with_products: Program) -> None:
    browse = with_products.pages.catalogue.browse
    browse.table.selectRow(1)
    texts = [child.text() for child in browse.side.facts.widget().findChildren(type(browse.side.title))]
    assert "280 g" in texts and "shop.csv, row 3" in texts


def test_a_message_stays_in_sight_on_another_page(with_products: Program) -> None:
    window = with_products.window
    with_products.notifier.say("Done.")
    for page in ("listings", "catalogue"):
        window.show_page(page)
        centre = window.toast.mapTo(window, window.toast.rect().center())
        assert window.toast in (window.childAt(centre), window.childAt(centre).parentWidget())


def test_a_message_about_one_file_goes_when_the_next_is_taken(
    program: Program, catalogue_file: Path, tmp_path: Path, idle: Idle
) -> None:
    program.window.files_dropped.emit([tmp_path / "not there.csv"])
    idle(program)
    assert program.window.toast.isVisible()
    program.window.files_dropped.emit([catalogue_file])
    idle(program)
    assert program.window.toast.isHidden()


@pytest.mark.parametrize("page", ["catalogue", "listings"])
def test_the_last_page_is_remembered(
    open_program: Callable[[], Program], close_program: Callable[[Program], None], page: str
) -> None:
    first = open_program()
    first.window.show_page(page)
    close_program(first)
    assert open_program().window.page == page
