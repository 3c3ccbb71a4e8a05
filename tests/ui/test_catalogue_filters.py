"""Narrowing the catalogue down: values with counts, numbers, chips, the order of the rows, a misspelt word."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from merchant_assistant.app import Program
from merchant_assistant.catalogue.query import Filter, Sort
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.ui.catalogue.browse import BrowseView
from merchant_assistant.ui.catalogue.filters.bar import FilterChip
from merchant_assistant.ui.catalogue.filters.words import filter_text

Idle = Callable[[Program], None]
_HEAD = "SKU,Title,Category,Brand,Price,Stock,Colour"
_SHOP = f"""{_HEAD}
B-1,Steel bottle 750 ml,Bottles,Halvern,3.20,12,Black
B-2,Glass bottle,Bottles,Nord & Co,5.40,0,White
M-1,Thermal mug,Mugs,Halvern,4.10,3,White
M-2,Travel mug,Mugs,Halvern,9.90,8,Black
L-1,Lunch box,Boxes,,2.75,40,White
"""


@pytest.fixture
def shop(program: Program, tmp_path: Path, idle: Idle, qtbot: QtBot) -> Program:
    file = tmp_path / "shop.csv"
    file.write_text(_SHOP, encoding="utf-8")
    program.window.show_page("catalogue")
    program.pages.catalogue.take_files([file])
    idle(program)
    program.pages.catalogue.plan.agree.click()
    idle(program)
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    qtbot.waitUntil(lambda: "category" in _browse(program).filters.filter_buttons)
    idle(program)
    return program


def _browse(program: Program) -> BrowseView:
    return program.pages.catalogue.browse


def _skus(program: Program) -> list[str]:
    model = _browse(program).model
    return [model.product(row).sku for row in range(model.rowCount())]


def _chips(program: Program) -> list[FilterChip]:
    chips = _browse(program).filters.chips.findChildren(FilterChip)
    return [chip for chip in chips if not chip.isHidden()]


def test_values_are_ticked_by_keyboard_with_their_counts_and_taken_off_as_chips(
    shop: Program, idle: Idle, qtbot: QtBot
) -> None:
    bar = _browse(shop).filters
    qtbot.keyClick(bar.filter_buttons["category"], Qt.Key.Key_Return)
    idle(shop)
    popup = bar.popup
    assert popup is not None and QApplication.focusWidget() is popup.list
    told = [popup.model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(popup.model.rowCount())]
    assert sorted(told) == ["Bottles, 2", "Boxes, 1", "Mugs, 2"]
    qtbot.keyClick(popup.list, Qt.Key.Key_Space)
    idle(shop)
    assert len(_skus(shop)) == 2
    qtbot.keyClick(popup.list, Qt.Key.Key_Down)
    qtbot.keyClick(popup.list, Qt.Key.Key_Return)
    idle(shop)
    assert len(_skus(shop)) == 4 and len(bar.filters[0].values) == 2
    qtbot.keyClick(popup, Qt.Key.Key_Escape)
    assert bar.popup is None
    (chip,) = _chips(shop)
    assert chip.accessibleName().startswith("Remove the filter Category: ")
    qtbot.keyClick(chip, Qt.Key.Key_Return)
    idle(shop)
    assert len(_skus(shop)) == 5 and not _chips(shop) and bar.chips.isHidden()


def test_filters_hold_together_with_words_and_over_other_pages_until_they_are_cleared(
    shop: Program, idle: Idle, qtbot: QtBot
) -> None:
    browse = _browse(shop)
    browse.filters._choose("brand", Filter("brand", ("Halvern",)))
    browse.filters._choose("price", Filter("price", low=Decimal("3.5")))
    idle(shop)
    assert _skus(shop) == ["M-1", "M-2"]
    browse.search.setText("travel")
    qtbot.keyClick(browse.search, Qt.Key.Key_Return)
    idle(shop)
    assert _skus(shop) == ["M-2"]
    shop.window.show_page("home")
    shop.window.show_page("catalogue")
    idle(shop)
    assert _skus(shop) == ["M-2"] and len(_chips(shop)) == 2
    browse.filters.clear_all.click()
    browse.search.empty()
    idle(shop)
    assert len(_skus(shop)) == 5


def test_a_range_is_typed_and_stock_has_its_two_questions(shop: Program, idle: Idle, qtbot: QtBot) -> None:
    bar = _browse(shop).filters
    bar.open("price")
    idle(shop)
    assert bar.popup.note.text() == "2.75 to 9.90 among the products found"
    qtbot.keyClicks(bar.popup.low, "4,1")
    qtbot.keyClick(bar.popup.low, Qt.Key.Key_Return)
    idle(shop)
    assert _skus(shop) == ["B-2", "M-1", "M-2"]
    bar.popup.close()
    bar.open("stock")
    in_stock, out_of_stock, _without = (button for button, _condition in bar.popup._presets)
    in_stock.click()
    idle(shop)
    assert _skus(shop) == ["M-1", "M-2"]
    out_of_stock.click()
    idle(shop)
    assert _skus(shop) == ["B-2"] and [chip.text() for chip in _chips(shop)] == ["Price: from 4.1", "Out of stock"]
    bar.popup.close()


def test_what_no_filter_leaves_says_so_and_shows_all_again(shop: Program, idle: Idle) -> None:
    browse = _browse(shop)
    browse.filters._choose("brand", Filter("brand", blank=True))
    browse.filters._choose("category", Filter("category", ("Mugs",)))
    idle(shop)
    assert browse.found.state == "empty" and browse.nothing.sentence.text() == "No product fits these filters"
    browse.nothing.action.click()
    idle(shop)
    assert len(_skus(shop)) == 5


def test_more_offers_what_the_files_own_columns_say(shop: Program, idle: Idle) -> None:
    bar = _browse(shop).filters
    assert "attribute:Colour" in bar._others()
    bar.open("attribute:Colour")
    idle(shop)
    black = next(row for row in range(bar.popup.model.rowCount()) if bar.popup.model.index(row).data() == "Black")
    bar.popup.model.setData(bar.popup.model.index(black), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    idle(shop)
    bar.popup.close()
    assert _skus(shop) == ["B-1", "M-2"] and "attribute:Colour" in bar.filter_buttons


def test_the_heads_sort_by_mouse_and_keyboard_and_give_the_old_order_back(
    shop: Program, idle: Idle, qtbot: QtBot
) -> None:
    browse = _browse(shop)
    head = browse.table.sorter
    head.setFocus(Qt.FocusReason.TabFocusReason)
    section = [column.sort for column in browse.model.columns].index("price")
    while head._marked != section:
        qtbot.keyClick(head, Qt.Key.Key_Right)
    qtbot.keyClick(head, Qt.Key.Key_Return)
    idle(shop)
    assert _skus(shop) == ["L-1", "B-1", "M-1", "B-2", "M-2"]
    qtbot.keyClick(head, Qt.Key.Key_Space)
    idle(shop)
    assert _skus(shop)[0] == "M-2" and browse.model.asked.sort == Sort("price", descending=True)
    head.sectionClicked.emit(section)
    idle(shop)
    assert _skus(shop) == ["B-1", "B-2", "M-1", "M-2", "L-1"]


def test_the_chosen_product_stays_chosen_in_another_order(shop: Program, idle: Idle) -> None:
    browse = _browse(shop)
    browse.table.selectRow(0)
    browse.table.sorter.sort_asked.emit(Sort("title", descending=True))
    idle(shop)
    assert browse.table.current_item().sku == "B-1" and browse.table.currentIndex().row() != 0


def test_a_misspelt_word_says_what_was_looked_for(shop: Program, idle: Idle, qtbot: QtBot) -> None:
    browse = _browse(shop)
    known = shop.services.catalogue.understood("botle")
    browse.search.setText("botle")
    qtbot.keyClick(browse.search, Qt.Key.Key_Return)
    idle(shop)
    line = browse.narrowing.understood
    assert line.isHidden() == (not known)
    assert not known or f"“{known['botle']}” for “botle”" in line.text()


def test_conditions_are_said_in_words() -> None:
    assert filter_text(Filter("brand", ("A", "B", "C", "D"))) == "Brand: A, B, C and 1 more"
    assert filter_text(Filter("price", low=Decimal(5), high=Decimal("10.5"))) == "Price: 5 to 10.5"
    assert filter_text(Filter("price", high=Decimal(10))) == "Price: up to 10"
    assert filter_text(Filter("barcode", blank=True)) == "Without Barcode"
    assert filter_text(Filter("stock", low=Decimal(1))) == "In stock"


def test_a_value_that_is_rarer_than_those_shown_is_found_by_a_part_of_it(
    shop: Program, idle: Idle, qtbot: QtBot, tmp_path: Path
) -> None:
    rows = [f"X-{n},Part {n},Parts,Maker {n % 250:03},1.00,1,Red" for n in range(500)]
    _import(shop, tmp_path / "parts.csv", "\n".join([_HEAD, *rows, "X-900,Rare,Parts,Zeta & Söhne,1.00,1,Red"]), idle)
    bar = _browse(shop).filters
    bar.open("brand")
    idle(shop)
    popup = bar.popup
    told = popup.note.text()
    assert popup.model.rowCount() == 200 and "Type a part" in told
    popup.part.setText("söhne")
    assert popup.model.rowCount() == 0
    qtbot.waitUntil(lambda: popup.model.rowCount() == 1)
    popup.model.setData(popup.model.index(0), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    idle(shop)
    assert _skus(shop) == ["X-900"] and popup.model.index(0).data(Qt.ItemDataRole.CheckStateRole)
    popup.part.setText("nobody")
    qtbot.waitUntil(lambda: popup.note.text() == "No value contains this.")
    popup.part.clear()
    qtbot.waitUntil(lambda: popup.model.rowCount() == 201)
    popup.close()


def test_a_price_is_asked_for_in_one_of_several_currencies(
    shop: Program, idle: Idle, qtbot: QtBot, tmp_path: Path
) -> None:
    rows = ["Y-1,Kettle,Pots,Nord,10.00,1,Red,EUR", "Y-2,Pan,Pots,Nord,12.00,1,Red,EUR", "Y-3,Lid,Pots,Nord,11,1,,USD"]
    _import(shop, tmp_path / "pots.csv", "\n".join([f"{_HEAD},Currency", *rows]), idle)
    bar = _browse(shop).filters
    bar.open("price")
    idle(shop)
    currency = bar.popup.currency
    assert [currency.itemText(row) for row in range(currency.count())] == ["EUR", "USD"]
    qtbot.keyClicks(bar.popup.low, "10,5")
    qtbot.keyClick(bar.popup.low, Qt.Key.Key_Return)
    idle(shop)
    assert _skus(shop) == ["Y-2"] and [chip.text() for chip in _chips(shop)] == ["Price: from 10.5 EUR"]
    currency.choose("USD")
    currency.activated.emit(currency.currentIndex())
    idle(shop)
    assert _skus(shop) == ["Y-3"]
    bar.popup.close()
    bar.open("price")
    idle(shop)
    assert bar.popup.currency.value == "USD" and bar.popup.low.text() == "10.5"
    bar.popup.close()


def _import(shop: Program, file: Path, text: str, idle: Idle) -> None:
    file.write_text(text, encoding="utf-8")
    catalogue = shop.services.catalogue
    catalogue.apply(catalogue.plan(file))
    shop.pages.desk.tell(Changes(products=True))
    idle(shop)
