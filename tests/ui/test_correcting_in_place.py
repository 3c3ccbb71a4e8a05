"""Values of a product are corrected where they stand, added, and taken back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from merchant_assistant.app import Program
from merchant_assistant.ui.facts.group import FactsGroup
from merchant_assistant.ui.facts.row import FactRow
from merchant_assistant.ui.widgets.buttons import Button

Idle = Callable[[Program], None]


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
