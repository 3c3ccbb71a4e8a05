"""Products and their facts are walked through by key."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from merchant_assistant.app import Program
from merchant_assistant.catalogue.model import Place, Product, Variant
from merchant_assistant.ui.facts.panel import FactsPanel
from merchant_assistant.ui.widgets.buttons import Button

Idle = Callable[[Program], None]


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


@pytest.fixture
def mug(with_products: Program, idle: Idle, qtbot: QtBot) -> Program:
    """The second product's facts are shown and the window is active."""
    with_products.window.show_page("catalogue")
    with_products.window.activateWindow()
    qtbot.waitUntil(with_products.window.isActiveWindow)
    with_products.pages.catalogue.browse.table.selectRow(1)
    idle(with_products)
    return with_products
