"""The page Catalogue: imports that are stopped or left waiting, facts by key, other languages, products asked for."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from merchant_assistant.app import Program
from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.catalogue.merging import DEFAULT_SOURCES
from merchant_assistant.catalogue.model import Place, Product, Variant
from merchant_assistant.ui.facts.group import FactsGroup
from merchant_assistant.ui.facts.panel import FactsPanel
from merchant_assistant.ui.facts.row import FactRow
from merchant_assistant.ui.theme.theme import wear
from merchant_assistant.ui.theme.tokens import DARK, LIGHT
from merchant_assistant.ui.widgets.buttons import Button

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


def test_a_product_that_is_asked_for_is_shown(with_products: Program, idle: Idle) -> None:
    page = with_products.pages.catalogue
    product = with_products.services.catalogue.find("LB-010")
    page.browse.search.setText("mug")
    page.show_product_id(product.id)
    idle(with_products)
    assert page.browse.side.isVisible() and page.browse.side.facts.product.sku == "LB-010"


def test_the_list_is_walked_through_where_it_is_narrow(with_products: Program, idle: Idle, qtbot: QtBot) -> None:
    window, browse = with_products.window, with_products.pages.catalogue.browse
    window.show_page("catalogue")
    window.resize(760, 520)
    browse.table.selectRow(0)
    idle(with_products)
    assert browse.side.isVisible() and browse.table.isColumnHidden(0), "the names need the room"
    assert not any(map(browse.table.isColumnHidden, range(1, browse.model.columnCount())))
    assert browse.table.horizontalScrollBar().maximum() > 0, "what has no room is scrolled to"
    for sku in ("TM-500", "LB-010"):
        qtbot.keyClick(browse.table, Qt.Key.Key_Down)
        idle(with_products)
        (row,) = {index.row() for index in browse.table.selectedIndexes()}
        assert browse.side.facts.product.sku == sku == browse.model.product(row).sku


def test_facts_are_walked_through_and_copied_by_key(with_products: Program, idle: Idle, qtbot: QtBot) -> None:
    browse = with_products.pages.catalogue.browse
    with_products.window.show_page("catalogue")
    with_products.window.activateWindow()
    qtbot.waitUntil(with_products.window.isActiveWindow)
    browse.table.setFocus()
    browse.table.selectRow(1)
    qtbot.keyClick(browse.table, Qt.Key.Key_Return)
    labels = [row.fact.label for row in browse.side.facts.rows]
    for _ in range(labels.index("Weight")):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    here = QApplication.focusWidget()
    assert here.accessibleName() == "Weight: 280 g"
    qtbot.keyClick(here, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "280 g"
    qtbot.keyClick(here, Qt.Key.Key_Escape)
    assert browse.side.isHidden() and QApplication.focusWidget() is browse.table


def test_a_product_of_a_hundred_variants_shows_some_and_then_more(qtbot: QtBot) -> None:
    variants = tuple(
        Variant(n, f"红-{n}", False, f"红色 {n}", None, n, {"barcode": str(n)}, {"颜色": "红" * 90}) for n in range(100)
    )
    fields = {"title": "保温杯", "image": "https://example.invalid/" + "a" * 300, "description": "长" * 2000}
    panel = FactsPanel()
    qtbot.addWidget(panel)
    panel.resize(320, 600)
    panel.show_product(Product(1, "shop", "红", False, "保温杯", fields, {}, variants, Place("目录.csv", 7)))
    panel.show()
    shown = len(panel.rows)
    (more,) = [button for button in panel.findChildren(Button) if not button.isHidden()]
    more.click()
    assert len(panel.rows) > shown
    QCoreApplication.processEvents()
    assert panel.widget().width() <= panel.viewport().width()
    panel.hide()


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


def _row(program: Program, name: str) -> FactRow:
    return next(row for row in program.pages.catalogue.browse.side.facts.rows if row.fact.label == name)


def _correct(program: Program, name: str, text: str, idle: Idle, qtbot: QtBot) -> None:
    """By keyboard: the row, F2, the text, Enter."""
    row = _row(program, name)
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_F2)
    assert QApplication.focusWidget() is row.editor
    row.editor.setPlainText(text)
    qtbot.keyClick(row.editor, Qt.Key.Key_Return)
    idle(program)


@pytest.fixture
def mug(with_products: Program, idle: Idle, qtbot: QtBot) -> Program:
    """The second product's facts are shown and the window is active."""
    with_products.window.show_page("catalogue")
    with_products.window.activateWindow()
    qtbot.waitUntil(with_products.window.isActiveWindow)
    with_products.pages.catalogue.browse.table.selectRow(1)
    idle(with_products)
    return with_products


def test_a_value_is_corrected_in_place_and_goes_back_to_the_files(mug: Program, idle: Idle, qtbot: QtBot) -> None:
    catalogue = mug.services.catalogue
    for name, text in (("Weight", "300 g"), ("Price", "4.50"), ("Material", "316 steel"), ("Stock", "12")):
        before = _row(mug, name).fact
        _correct(mug, name, text, idle, qtbot)
        row = _row(mug, name)
        assert row.fact.typed and row.fact.imported == before.whole and "typed by you" in row.accessibleName()
        assert QApplication.focusWidget() is row
        (back,) = row.findChildren(Button, options=Qt.FindChildOption.FindDirectChildrenOnly)
        back.click()
        idle(mug)
        assert _row(mug, name).fact == before
    assert not any(cell.typed for cell in catalogue.find("TM-500").cells())


def test_a_correction_is_taken_back_from_its_message(mug: Program, idle: Idle, qtbot: QtBot) -> None:
    _correct(mug, "Weight", "300 g", idle, qtbot)
    _correct(mug, "Weight", "320 g", idle, qtbot)
    mug.notifier.last.act()
    idle(mug)
    assert _row(mug, "Weight").fact.value == "300 g"


def test_what_cannot_be_saved_stays_to_be_changed(mug: Program, idle: Idle, qtbot: QtBot) -> None:
    _correct(mug, "Price", "much", idle, qtbot)
    assert "much" in mug.notifier.last.text
    editor = _row(mug, "Price").editor
    assert editor and editor.toPlainText() == "much"
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert (
        _row(mug, "Price").editor is None and mug.services.catalogue.find("TM-500").variants[0].price.amount == "4.10"
    )


def test_a_sku_says_which_product_it_is_and_stays(mug: Program, qtbot: QtBot) -> None:
    row = _row(mug, "SKU")
    qtbot.keyClick(row, Qt.Key.Key_F2)
    assert row.editor is None


def test_an_editor_that_opens_at_the_edge_comes_into_sight(mug: Program, idle: Idle, qtbot: QtBot) -> None:
    facts = mug.pages.catalogue.browse.side.facts
    mug.window.resize(900, 560)
    QCoreApplication.processEvents()
    row = facts.rows[-1]
    row.edit_with("word " * 40)
    editor = row.editor
    room = facts.viewport()
    qtbot.waitUntil(lambda: room.rect().contains(QRect(editor.mapTo(room, QPoint()), editor.size())))


def test_a_title_is_corrected_as_the_rest_and_cannot_be_blank(mug: Program, idle: Idle, qtbot: QtBot) -> None:
    browse = mug.pages.catalogue.browse
    _correct(mug, "Title", "Thermal mug 500 ml", idle, qtbot)
    assert browse.side.title.text() == browse.table.model().index(1, 1).data() == "Thermal mug 500 ml"
    _correct(mug, "Title", "", idle, qtbot)
    assert "needs a title" in mug.notifier.last.text
    qtbot.keyClick(_row(mug, "Title").editor, Qt.Key.Key_Escape)
    assert mug.services.catalogue.find("TM-500").title == "Thermal mug 500 ml"


def _offered(program: Program, qtbot: QtBot) -> dict[str, QAction]:
    """What can be added to the product that is shown: its menu is opened by keyboard."""
    (group,) = program.pages.catalogue.browse.side.facts.findChildren(FactsGroup)
    group.more.setFocus()
    qtbot.keyClick(group.more, Qt.Key.Key_Return)
    menu = QApplication.activePopupWidget()
    return {action.text(): action for action in menu.actions()}


def test_a_value_that_the_file_does_not_have_is_added_and_taken_back(mug: Program, idle: Idle, qtbot: QtBot) -> None:
    offered = _offered(mug, qtbot)
    assert "Brand" in offered and not {"Weight", "SKU", "Title", "Price"} & set(offered)
    offered["Brand"].trigger()
    offered["Brand"].parent().close()
    row = _row(mug, "Brand")
    assert QApplication.focusWidget() is row.editor
    mug.language.speak("zh_CN")
    mug.language.speak("en")
    row = _row(mug, "Brand")
    qtbot.keyClicks(row.editor, "Halvern")
    qtbot.keyClick(row.editor, Qt.Key.Key_Return)
    idle(mug)
    assert _row(mug, "Brand").fact.typed and mug.services.catalogue.find("TM-500").brand == "Halvern"
    mug.notifier.last.act()
    idle(mug)
    assert "Brand" not in [row.fact.label for row in mug.pages.catalogue.browse.side.facts.rows]
    assert not mug.services.catalogue.find("TM-500").brand


def test_a_value_that_was_begun_and_given_up_leaves_no_trace(mug: Program, qtbot: QtBot) -> None:
    facts = mug.pages.catalogue.browse.side.facts
    before = [row.fact for row in facts.rows]
    offered = _offered(mug, qtbot)
    offered["Brand"].trigger()
    offered["Brand"].parent().close()
    qtbot.keyClick(_row(mug, "Brand").editor, Qt.Key.Key_Escape)
    assert [row.fact for row in facts.rows] == before
    assert QApplication.focusWidget() is facts.findChild(FactsGroup).more


def test_a_value_that_is_being_corrected_outlives_another_language_and_is_saved_on_the_way_to_another_product(
    mug: Program, idle: Idle, qtbot: QtBot
) -> None:
    row = _row(mug, "Material")
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_F2)
    row.editor.setPlainText("316 steel")
    mug.language.speak("zh_CN")
    mug.language.speak("en")
    idle(mug)
    again = _row(mug, "Material")
    assert again is not row and again.editor.toPlainText() == "316 steel"
    assert mug.services.catalogue.find("TM-500").attributes["Material"] == "304 stainless steel"
    mug.pages.catalogue.browse.table.selectRow(0)
    idle(mug)
    assert mug.services.catalogue.find("TM-500").attributes["Material"] == "316 steel"
