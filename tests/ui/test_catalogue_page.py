"""The page Catalogue: imports that are stopped, left waiting, corrected, taken back; another language and look."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from merchant_assistant.app import Program
from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.catalogue.merging import DEFAULT_SOURCES
from merchant_assistant.ui.theme.theme import wear
from merchant_assistant.ui.theme.tokens import DARK, LIGHT

Idle = Callable[[Program], None]


def _planned(program: Program, file: Path, idle: Idle) -> None:
    program.window.show_page("catalogue")
    program.pages.catalogue.take_files([file])
    idle(program)


def _correct_colour(program: Program, idle: Idle) -> int:
    """Take the column Colour for the brand; returns its row."""
    plan = program.pages.catalogue.plan
    row = [column.name for column in plan.columns.rows].index("Colour")
    assert plan.columns.setData(plan.columns.index(row, 2), "brand")
    plan._replan.timeout.emit()
    idle(program)
    return row


def test_an_import_that_is_stopped_leaves_nothing_and_its_plan_waits_again(
    program: Program, catalogue_file: Path, idle: Idle, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = program.pages.catalogue
    _planned(program, catalogue_file, idle)
    apply = Catalogue.apply

    def apply_slowly(self: Catalogue, plan: object, **how: object) -> object:
        stopped.wait(20)
        return apply(self, plan, **how)

    stopped = threading.Event()
    monkeypatch.setattr(Catalogue, "apply", apply_slowly)
    page.plan.agree.click()
    assert page.plan.cancel.text() == "Stop" and not page.plan.agree.isEnabled()
    page.plan.cancel.click()
    stopped.set()
    idle(program)
    assert program.services.catalogue.count() == 0
    assert page.currentWidget() is page.plan and page.plan.agree.isEnabled() and page.plan.cancel.text() == "Cancel"
    monkeypatch.undo()
    page.plan.agree.click()
    idle(program)
    assert program.services.catalogue.count() == 3


def test_a_plan_that_waits_survives_other_pages(program: Program, catalogue_file: Path, idle: Idle) -> None:
    page = program.pages.catalogue
    _planned(program, catalogue_file, idle)
    row = _correct_colour(program, idle)
    program.window.show_page("listings")
    program.window.show_page("catalogue")
    idle(program)
    assert page.currentWidget() is page.plan and page.plan.columns.index(row, 2).data() == "Brand"


def test_what_was_corrected_in_a_plan_is_offered_at_the_next_start(
    open_program: Callable[[], Program], close_program: Callable[[Program], None], catalogue_file: Path, idle: Idle
) -> None:
    first = open_program()
    _planned(first, catalogue_file, idle)
    row = _correct_colour(first, idle)
    first.window.show_page("catalogue")
    close_program(first)
    second = open_program()
    page = second.pages.catalogue
    idle(second)
    assert "shop.csv" in second.notifier.last.text
    assert second.pages.home.today.go_on.plan == "shop.csv"
    second.notifier.last.act()
    idle(second)
    assert page.currentWidget() is page.plan and page.plan.columns.index(row, 2).data() == "Brand"
    page.plan.agree.click()
    idle(second)
    assert second.services.catalogue.find("TM-500").brand == "White"
    close_program(second)
    third = open_program()
    assert third.pages.catalogue and not third.notifier.last
    assert not third.pages.home.today.go_on.plan


def test_a_column_is_corrected_by_key(program: Program, catalogue_file: Path, idle: Idle, qtbot: QtBot) -> None:
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    _planned(program, catalogue_file, idle)
    plan = program.pages.catalogue.plan
    row = [column.name for column in plan.columns.rows].index("Colour")
    plan.mapping_table.setFocus()
    plan.mapping_table.selectRow(row)
    qtbot.keyClick(plan.mapping_table, Qt.Key.Key_Return)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    qtbot.keyClick(popup.focusWidget() or popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup.focusWidget() or popup, Qt.Key.Key_Return)
    plan._replan.timeout.emit()
    idle(program)
    assert plan.columns.rows[row].field == ""
    assert plan.focusWidget() is plan.mapping_table


def test_the_last_import_is_taken_back_by_its_command(with_products: Program, idle: Idle) -> None:
    commands = {command.id: command for command in with_products.pages.catalogue.commands()}
    assert all(command.name() for command in commands.values()) and commands["catalogue.undo"].enabled()
    with_products.services.catalogue.add({"sku": "BY-HAND", "title": "Bowl"})
    commands["catalogue.undo"].run()
    idle(with_products)
    assert [product.sku for product in with_products.services.catalogue.page()] == ["BY-HAND"]
    with_products.pages.catalogue.flow.undo_last()
    idle(with_products)
    assert "no import" in with_products.notifier.last.text


def test_taking_an_import_back_leaves_no_key_on_the_next_one(mug: Program, idle: Idle, tmp_path: Path) -> None:
    browse = mug.pages.catalogue.browse
    file = tmp_path / "second.csv"
    file.write_text("SKU,Title\nX-1,Cup\n", encoding="utf-8")
    mug.window.files_dropped.emit([file])
    idle(mug)
    mug.pages.catalogue.plan.agree.click()
    idle(mug)
    browse.head.history.click()
    idle(mug)
    newest, _older = browse.side.history._buttons.values()
    newest.setFocus()
    newest.click()
    idle(mug)
    assert QApplication.focusWidget() is browse.side._close
    assert len(browse.side.history._buttons) == 1 and browse.model.rowCount() == 3


def _import(program: Program, file: Path, skus: list[str], idle: Idle, title: str = "Cup") -> None:
    file.write_text("SKU,Title\n" + "".join(f"{sku},{title} {sku}\n" for sku in skus), encoding="utf-8")
    program.window.files_dropped.emit([file])
    idle(program)
    program.pages.catalogue.plan.agree.click()
    idle(program)


def test_what_an_import_brought_is_seen_over_an_old_search(mug: Program, idle: Idle, tmp_path: Path) -> None:
    browse = mug.pages.catalogue.browse
    _import(mug, tmp_path / "many.csv", [f"M-{number}" for number in range(70)], idle)
    browse.search.setText("mug")
    browse.search.list_asked.emit()
    idle(mug)
    _import(mug, tmp_path / "more.csv", ["M-5", "N-1", "N-2"], idle, "Bowl")
    assert not browse.search.text() and not browse.model.query and browse.model.rowCount() == 75
    row = browse.table.currentIndex()
    assert row.row() == 73 and browse.model.product(73).sku == "N-1"  # beyond what the first look fetches
    assert browse.table.viewport().rect().contains(browse.table.visualRect(row).center()) and browse.table.hasFocus()
    assert browse.side.isVisible() and browse.side.facts.product.sku == "N-1"
    assert mug.notifier.last.undo


def test_where_an_import_brought_nothing_new_the_first_it_changed_is_seen(
    mug: Program, idle: Idle, tmp_path: Path
) -> None:
    browse = mug.pages.catalogue.browse
    browse.side.put_away()
    _import(mug, tmp_path / "bowl.csv", ["LB-010"], idle, "New")
    changed = browse.model.product(browse.table.currentIndex().row())
    assert changed.title == "New LB-010" and browse.table.hasFocus() and browse.side.isHidden()
    browse.table.selectRow(0)
    idle(mug)
    assert browse.side.isVisible()  # it was put away for what came by itself only


def test_a_file_that_cannot_be_read_is_no_matter_of_another_page(program: Program, tmp_path: Path, idle: Idle) -> None:
    empty = tmp_path / "empty.csv"
    empty.touch()
    program.window.show_page("catalogue")
    program.window.files_dropped.emit([empty])
    idle(program)
    assert program.notifier.front and "empty.csv" in program.notifier.front.text
    program.window.show_page("settings")
    assert program.notifier.front is None


def test_another_language_while_a_plan_waits(program: Program, catalogue_file: Path, idle: Idle) -> None:
    page = program.pages.catalogue
    _planned(program, catalogue_file, idle)
    row = _correct_colour(program, idle)
    page.plan.mapping_table.selectRow(row)
    before = [page.plan.agree.text(), page.plan.header.title.text()]
    program.language.speak("zh_CN")
    try:
        assert page.plan.mapping_table.currentIndex().row() == row
        assert page.plan.columns.rows[row].field == "brand" and page.plan.options().mapping == {"Colour": "brand"}
    finally:
        program.language.speak("en")
    assert [page.plan.agree.text(), page.plan.header.title.text()] == before


def test_a_first_source_is_offered_by_a_name_that_every_language_knows(
    program: Program, catalogue_file: Path, idle: Idle
) -> None:
    program.language.speak("zh_CN")
    try:
        _planned(program, catalogue_file, idle)
        offered = program.pages.catalogue.plan.summary.source.text()
        assert offered != DEFAULT_SOURCES[0] and offered in DEFAULT_SOURCES, "else English imports would be kept apart"
    finally:
        program.language.speak("en")


def test_another_look_in_the_middle_of_an_import(
    program: Program, tmp_path: Path, idle: Idle, qtbot: QtBot, qapp: QApplication
) -> None:
    """What is shown of a reading and of an import goes on in other colours, and nothing of it is lost."""
    file = tmp_path / "many.csv"
    file.write_text("SKU,Title,Weight\n" + "".join(f"M-{n},Mug {n},310 g\n" for n in range(4000)), encoding="utf-8")
    page = program.pages.catalogue
    program.window.show_page("catalogue")
    looks: list[str] = []
    page.flow.stepped.connect(lambda _work: looks.append(page.flow._busy or "reading"))
    page.flow.stepped.connect(lambda _work: wear(qapp, DARK if len(looks) % 2 else LIGHT))
    try:
        program.window.files_dropped.emit([file])
        idle(program)
        assert page.currentWidget() is page.plan
        page.plan.agree.click()
        idle(program)
    finally:
        wear(qapp, LIGHT)
    assert {"reading", "importing"} <= set(looks)
    assert program.services.catalogue.count() == 4000 and page.currentWidget() is page.browse


@pytest.fixture
def mug(with_products: Program, idle: Idle, qtbot: QtBot) -> Program:
    """The second product's facts are shown and the window is active."""
    with_products.window.show_page("catalogue")
    with_products.window.activateWindow()
    qtbot.waitUntil(with_products.window.isActiveWindow)
    with_products.pages.catalogue.browse.table.selectRow(1)
    idle(with_products)
    return with_products
