"""Products added, deleted, merged and pasted by hand: each at once, and back again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from merchant_assistant.app import Program
from merchant_assistant.ui.catalogue.browse import BrowseView
from merchant_assistant.ui.catalogue.merge_window import MergeWindow
from merchant_assistant.ui.catalogue.new_product import NewProduct
from merchant_assistant.ui.listings.export_dialog import ExportDialog
from merchant_assistant.ui.widgets.buttons import Button

Idle = Callable[[Program], None]


@pytest.fixture
def page(with_products: Program, qtbot: QtBot, idle: Idle) -> Program:
    with_products.window.show_page("catalogue")
    with_products.window.activateWindow()
    qtbot.waitUntil(with_products.window.isActiveWindow)
    idle(with_products)
    return with_products


def _browse(program: Program) -> BrowseView:
    return program.pages.catalogue.browse


def _window(program: Program, kind: type) -> object:
    return next(iter(program.window.findChildren(kind)))


def _choose(program: Program, *rows: int) -> None:
    browse = _browse(program)
    flags = QItemSelectionModel.SelectionFlag
    browse.table.selectRow(rows[0])
    for row in rows[1:]:
        browse.table.selectionModel().select(browse.model.index(row, 0), flags.Select | flags.Rows)


def test_a_product_is_typed_in_and_taken_back(page: Program, idle: Idle, qtbot: QtBot) -> None:
    browse = _browse(page)
    browse.head.new.click()
    idle(page)
    window = _window(page, NewProduct)
    assert not window.yes.isEnabled(), "without a title there is nothing to add"
    for field, text in (("title", "Bamboo tray"), ("sku", "BT-1"), ("price", "7.50 EUR"), ("stock", "30")):
        qtbot.keyClicks(window.fields[field], text)
    qtbot.keyClick(window.fields["stock"], Qt.Key.Key_Return)
    idle(page)
    product = page.services.catalogue.find("BT-1")
    assert str(product.variants[0].price) == "7.50 EUR" and product.variants[0].stock == 30
    assert browse.side.facts.product.sku == "BT-1" and browse.model.rowCount() == 4
    page.notifier.last.act()
    idle(page)
    assert page.services.catalogue.count() == 3


def test_a_sku_that_is_taken_is_told_where_it_was_typed(page: Program, idle: Idle, qtbot: QtBot) -> None:
    _browse(page).head.new.click()
    idle(page)
    window = _window(page, NewProduct)
    qtbot.keyClicks(window.fields["title"], "Another mug")
    qtbot.keyClicks(window.fields["sku"], "TM-500")
    before = window.fields["brand"].height(), window.height()
    window.yes.click()
    idle(page)
    assert window.fields["brand"].height() == before[0] and window.height() > before[1], "the fields keep their room"
    assert window.isVisible() and not window.wrong.isHidden() and "TM-500" in window.wrong.text()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert page.services.catalogue.count() == 3


def test_a_barcode_that_another_product_has_is_told_before_both_have_it(page: Program, idle: Idle) -> None:
    catalogue = page.services.catalogue
    catalogue.add({"title": "First tray", "barcode": "4006381333931"})
    _browse(page).head.new.click()
    idle(page)
    window = _window(page, NewProduct)
    window.fields["title"].setText("Second tray")
    window.fields["barcode"].setText("4006381333931")
    window.yes.click()
    idle(page)
    assert "First tray" in window.wrong.text() and catalogue.count() == 4
    window.yes.click()
    idle(page)
    assert catalogue.count() == 5
    assert not any(button.text().startswith("Back to") for button in _browse(page).side.facts.findChildren(Button))


def test_the_chosen_products_are_deleted_by_key_and_come_back(page: Program, idle: Idle, qtbot: QtBot) -> None:
    browse = _browse(page)
    assert browse.chosen.isHidden()
    _choose(page, 0, 1)
    assert not browse.chosen.isHidden() and browse.table.chosen_count() == 2
    browse.table.setFocus()
    qtbot.keyClick(browse.table, Qt.Key.Key_Delete)
    idle(page)
    assert page.services.catalogue.count() == 1 and browse.chosen.isHidden()
    qtbot.keyClick(page.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    idle(page)
    assert page.services.catalogue.count() == 3


def test_after_a_deletion_the_next_row_is_chosen_and_the_product_named(page: Program, idle: Idle, qtbot: QtBot) -> None:
    browse = _browse(page)
    deleted, follows = (browse.model.product(row).title for row in (1, 2))
    browse.table.setFocus()
    browse.table.selectRow(1)
    qtbot.keyClick(browse.table, Qt.Key.Key_Delete)
    idle(page)
    assert browse.table.current_product().title == follows
    assert page.notifier.last.text == f"“{deleted}” deleted."
    qtbot.keyClick(browse.table, Qt.Key.Key_Delete)
    idle(page)
    assert browse.table.currentIndex().row() == 0, "the last row is gone: the one above it"


def test_what_is_done_with_several_stays_where_it_is_while_messages_come(
    page: Program, idle: Idle, qtbot: QtBot
) -> None:
    browse = _browse(page)
    page.notifier.clear()
    idle(page)
    before = browse.table.mapTo(page.window, browse.table.rect().topLeft())
    _choose(page, 0, 1)
    idle(page)
    where = browse.chosen.merge.mapTo(page.window, browse.chosen.merge.rect().center())
    assert browse.table.mapTo(page.window, browse.table.rect().topLeft()) == before, "rows stay below the hand"
    page.notifier.say("A message", hint="with a second line")
    idle(page)
    assert browse.chosen.merge.mapTo(page.window, browse.chosen.merge.rect().center()) == where
    assert page.window.childAt(where) is browse.chosen.merge


def test_all_rows_are_chosen_and_given_up(page: Program, qtbot: QtBot) -> None:
    browse = _browse(page)
    browse.table.setFocus()
    browse.table.selectRow(1)
    qtbot.keyClick(browse.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert browse.table.chosen_rows() == [range(3)]
    browse.chosen.none.click()
    assert browse.table.chosen_count() == 1 and browse.chosen.isHidden()


def test_products_are_merged_into_the_one_that_is_named(page: Program, idle: Idle, qtbot: QtBot) -> None:
    browse = _browse(page)
    _choose(page, 0, 1)
    browse.chosen.merge.click()
    idle(page)
    window = _window(page, MergeWindow)
    window.choices[1].click()
    window.yes.click()
    idle(page)
    assert page.services.catalogue.count() == 2
    merged = page.services.catalogue.find("TM-500")
    assert {variant.sku for variant in merged.variants} == {"WB-750-BK", "TM-500"}
    assert browse.side.facts.product.id == merged.id
    page.notifier.last.act()
    idle(page)
    assert page.services.catalogue.count() == 3


def test_pasted_rows_are_shown_before_anything_is_saved(page: Program, idle: Idle, qtbot: QtBot) -> None:
    catalogue = page.pages.catalogue
    QGuiApplication.clipboard().setText("SKU\tTitle\tPrice\nTM-500\tThermal mug\t4.40\nNEW-1\tTray\t8.00\n")
    _browse(page).table.setFocus()
    qtbot.keyClick(_browse(page).table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    idle(page)
    assert catalogue.currentWidget() is catalogue.plan and page.services.catalogue.count() == 3
    catalogue.plan.agree.click()
    idle(page)
    assert page.services.catalogue.find("NEW-1").title == "Tray"
    assert page.services.catalogue.find("TM-500").variants[0].price.amount == "4.40"


def test_the_key_that_takes_back_reaches_the_window_from_the_search(page: Program, idle: Idle, qtbot: QtBot) -> None:
    browse = _browse(page)
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClicks(browse.search, "bottle")
    browse.search.empty()
    idle(page)
    _choose(page, 0)
    browse.hand.delete_chosen()
    idle(page)
    browse.search.setFocus()
    qtbot.keyClick(browse.search, Qt.Key.Key_Z, control)
    idle(page)
    assert page.services.catalogue.count() == 3 and not browse.search.text()
    page.notifier.clear()
    qtbot.keyClick(browse.search, Qt.Key.Key_Z, control)
    assert "nothing to take back" in page.notifier.last.text


def test_after_undo_was_pressed_in_a_message_the_keyboard_is_where_it_was(
    page: Program, idle: Idle, qtbot: QtBot
) -> None:
    browse = _browse(page)
    browse.table.setFocus()
    _choose(page, 0)
    browse.hand.delete_chosen()
    idle(page)
    button = page.window.toast.action
    button.setFocus(Qt.FocusReason.MouseFocusReason)
    button.click()
    idle(page)
    assert browse.table.hasFocus()


def test_the_catalogue_is_exported_by_key(page: Program, idle: Idle, qtbot: QtBot) -> None:
    browse = _browse(page)
    browse.table.setFocus()
    qtbot.keyClick(browse.table, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    idle(page)
    dialog = _window(page, ExportDialog)
    assert dialog.isVisible()
    dialog.reject()


def test_an_empty_clipboard_says_so(page: Program, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("")
    _browse(page).table.setFocus()
    qtbot.keyClick(_browse(page).table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert "no rows" in page.notifier.last.text


def test_the_chosen_rows_are_copied_as_a_spreadsheet_takes_them(page: Program, qtbot: QtBot) -> None:
    _choose(page, 0, 1)
    browse = _browse(page)
    browse.table.setFocus()
    qtbot.keyClick(browse.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == 2 and lines[1].split("\t")[:2] == ["TM-500", "Thermal mug"]


def test_the_history_tells_deeds_beside_imports_and_takes_each_back(page: Program, idle: Idle) -> None:
    browse = _browse(page)
    browse.table.selectRow(1)
    idle(page)
    browse.side.delete.click()
    idle(page)
    browse.head.history.click()
    idle(page)
    newest = next(iter(browse.side.history._buttons.values()))
    assert newest.accessibleName() == "Undo: “Thermal mug” deleted"
    newest.click()
    idle(page)
    assert page.services.catalogue.count() == 3 and len(browse.side.history._buttons) == 1


def test_an_undo_that_is_refused_says_why(page: Program, idle: Idle) -> None:
    browse = _browse(page)
    product = page.services.catalogue.find("TM-500")
    page.services.catalogue.edit(product.id, "title", "Mug of mine")
    browse.head.history.click()
    idle(page)
    batch = page.services.catalogue.batches()[-1]
    browse.side.history._buttons[batch.id].click()
    idle(page)
    assert "TM-500" in page.notifier.last.text and page.services.catalogue.count() == 3


def test_each_value_says_where_it_came_from(page: Program, idle: Idle, qtbot: QtBot) -> None:
    browse = _browse(page)
    product = page.services.catalogue.find("TM-500")
    page.services.catalogue.edit(product.id, "weight", "300 g")
    browse.load()
    browse.table.selectRow(1)
    idle(page)
    browse.load()
    idle(page)
    rows = {row.fact.field: row for row in browse.side.facts.rows}
    price, weight = rows["price"], rows["weight"]
    assert "From shop.csv, row 3." in price.accessibleDescription() and "Column “Price”." in price.toolTip()
    assert weight.accessibleDescription().startswith("Typed by you: ") and "shop.csv, row 3" in weight.toolTip()
    (back,) = weight.findChildren(Button, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert "280 g" in back.text()
    assert price.elsewhere.isHidden(), "all of them stand in one row, which is said once"
    assert QApplication.activeModalWidget() is None
