"""Which columns the table of products shows: chosen below its head, remembered, and sorted by."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from merchant_assistant.app import Program
from merchant_assistant.catalogue.query import Sort
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.settings import TABLE_COLUMNS
from merchant_assistant.ui.catalogue.browse import BrowseView
from merchant_assistant.ui.catalogue.columns_chooser import ColumnsChooser

Idle = Callable[[Program], None]
_SHOP = """SKU,Title,Category,Brand,Price,Stock,Barcode,Material
B-1,Steel bottle,Bottles,Halvern,3.20,12,4006381333931,Steel
M-1,Mug,Mugs,Aalto,4.10,3,,Stoneware
"""


@pytest.fixture
def browse(program: Program, tmp_path: Path, idle: Idle) -> BrowseView:
    file = tmp_path / "shop.csv"
    file.write_text(_SHOP, encoding="utf-8")
    catalogue = program.services.catalogue
    catalogue.apply(catalogue.plan(file))
    program.window.show_page("catalogue")
    program.pages.desk.tell(Changes(products=True))
    idle(program)
    return program.pages.catalogue.browse


def _heads(browse: BrowseView) -> list[str]:
    model, across = browse.model, Qt.Orientation.Horizontal
    return [model.headerData(section, across) for section in range(model.columnCount())]


def _row(browse: BrowseView, row: int) -> list[str]:
    return [browse.model.index(row, section).data() for section in range(browse.model.columnCount())]


def test_a_column_is_ticked_by_keyboard_and_is_there_again_at_the_next_start(
    browse: BrowseView, program: Program, qtbot: QtBot
) -> None:
    browse.table.selectRow(1)
    browse.columns.open()
    popup = browse.columns.popup
    assert list(popup.boxes)[:4] == ["sku", "category", "price", "stock"] and "attribute:Material" in popup.boxes
    popup.boxes["brand"].setFocus()
    QTest.keyClick(popup, Qt.Key.Key_Return)
    popup.boxes["attribute:Material"].click()
    popup.boxes["stock"].click()
    popup.close()
    assert _heads(browse) == ["SKU", "Product", "Category", "Brand", "Material", "Price"]
    assert _row(browse, 1) == ["M-1", "Mug", "Mugs", "Aalto", "Stoneware", "4.10"]
    assert browse.table.current_product().sku == "M-1" and browse.table.chosen_count() == 1
    kept = ColumnsChooser(program.services.settings, browse.table, browse.model).chosen()
    assert set(kept) == {"sku", "category", "price", "brand", "attribute:Material"}


def test_the_usual_columns_come_back_and_a_chosen_one_is_sorted_by(
    browse: BrowseView, program: Program, idle: Idle
) -> None:
    browse.columns._choose(["sku", "brand"])
    section = _heads(browse).index("Brand")
    browse.table.sorter.sectionClicked.emit(section)
    idle(program)
    assert browse.model.asked.sort == Sort("brand") and _row(browse, 0)[0] == "M-1"
    browse.columns.open()
    browse.columns.popup._usual.click()
    browse.columns.popup.close()
    assert _heads(browse) == ["SKU", "Product", "Category", "Price", "Stock"]
    assert program.services.settings.get(TABLE_COLUMNS) == ""


def test_more_columns_than_there_is_room_for_are_scrolled_to(browse: BrowseView, qtbot: QtBot) -> None:
    assert browse.table.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    browse.columns._choose(["sku", "category", "price", "stock", "brand", "barcode", "source", "variants", "weight"])
    browse.table.resize(500, 300)
    qtbot.waitUntil(lambda: browse.table.horizontalScrollBar().maximum() > 0)
    assert browse.table.columnWidth(1) >= 200 and not browse.table.isColumnHidden(0)


def test_what_was_remembered_and_cannot_be_read_gives_the_usual_columns(browse: BrowseView, program: Program) -> None:
    for kept in ("{", "7", '["nonsense", 5]'):
        program.services.settings.set(TABLE_COLUMNS, kept)
        ColumnsChooser(program.services.settings, browse.table, browse.model)
        assert _heads(browse) == ["SKU", "Product", "Category", "Price", "Stock"]
