"""By keyboard alone: where it is can always be seen, and it stays where it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from merchant_assistant.app import Program
from merchant_assistant.ui.widgets.product_table import ProductTable

Idle = Callable[[Program], None]


def _stops(program: Program, qtbot: QtBot) -> Iterator[QWidget]:
    """What Tab leads to, once around."""
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    seen: list[QWidget] = []
    for _ in range(60):
        qtbot.keyClick(QApplication.focusWidget() or program.window, Qt.Key.Key_Tab)
        stop = QApplication.focusWidget()
        assert stop is not None
        if stop in seen:
            return
        seen.append(stop)
        yield stop
    raise AssertionError("Tab never comes round")


def _unseen(program: Program, qtbot: QtBot) -> list[QWidget]:
    """Stops that look the same with the keyboard on them and without."""
    unseen = []
    for stop in _stops(program, qtbot):
        with_keyboard = stop.grab().toImage()
        stop.clearFocus()
        QCoreApplication.processEvents()
        if stop.grab().toImage() == with_keyboard:
            unseen.append(stop)
        stop.setFocus(Qt.FocusReason.TabFocusReason)
    return unseen


def test_every_stop_of_the_keyboard_can_be_seen(
    with_products: Program, catalogue_file: Path, idle: Idle, qtbot: QtBot
) -> None:
    assert _unseen(with_products, qtbot) == []
    with_products.window.show_page("listings")
    idle(with_products)
    with_products.pages.listings.draft.click()
    idle(with_products)
    assert _unseen(with_products, qtbot) == []
    with_products.window.files_dropped.emit([catalogue_file])
    idle(with_products)
    assert _unseen(with_products, qtbot) == []


def test_the_words_of_the_tabs_come_before_their_tables(
    program: Program, catalogue_file: Path, idle: Idle, qtbot: QtBot
) -> None:
    program.window.files_dropped.emit([catalogue_file])
    idle(program)
    stops = list(_stops(program, qtbot))
    table = program.pages.catalogue.plan.mapping_table
    tab = next(stop for stop in stops if stop.property("kind") == "tab")
    assert stops.index(table) == stops.index(tab) + 1


def test_a_correction_leaves_the_keyboard_and_the_row_where_they_were(
    program: Program, catalogue_file: Path, idle: Idle, qtbot: QtBot
) -> None:
    plan = program.pages.catalogue.plan
    program.window.files_dropped.emit([catalogue_file])
    idle(program)
    names = [column.name for column in plan.columns.rows]
    row = names.index("Colour")
    plan.mapping_table.setFocus()
    plan.mapping_table.selectRow(row)
    assert plan.columns.setData(plan.columns.index(row, 2), "brand")
    plan._replan.timeout.emit()
    idle(program)
    assert plan.columns.index(row, 2).data() == "Brand"
    assert plan.mapping_table.currentIndex().row() == row
    assert plan.focusWidget() is plan.mapping_table


def test_where_nothing_can_be_imported_it_says_what_to_do(program: Program, tmp_path: Path, idle: Idle) -> None:
    file = tmp_path / "measures.csv"
    file.write_text("foo,bar,baz\n1,2,3\n4,5,6\n", encoding="utf-8")
    plan = program.pages.catalogue.plan
    program.window.files_dropped.emit([file])
    idle(program)
    assert not plan.agree.isEnabled() and plan.agree.text() == "Import"
    assert "title" in plan.header.subtitle.text()
    assert plan.focusWidget() is plan.mapping_table


def test_a_page_reached_by_its_key_has_the_keyboard_at_once(with_products: Program, idle: Idle, qtbot: QtBot) -> None:
    pages, window = with_products.pages, with_products.window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    listed, browse = pages.listings.products.table, pages.catalogue.browse
    fields = (Qt.Key.Key_4, listed, listed), (Qt.Key.Key_2, browse.search, browse.table)
    idle(with_products)
    for key, first, table in fields:
        qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        assert QApplication.focusWidget() is first, "on what is chosen, else on the search"
        qtbot.keyClick(first, Qt.Key.Key_Down)
        assert QApplication.focusWidget() is table and table.selectionModel().hasSelection()
        idle(with_products)


def test_the_catalogue_shows_at_each_step_where_the_keyboard_is(
    with_products: Program, idle: Idle, qtbot: QtBot
) -> None:
    browse, window = with_products.pages.catalogue.browse, with_products.window
    window.show_page("catalogue")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    idle(with_products)
    qtbot.keyClicks(browse.search, "mug")
    qtbot.keyClick(browse.search, Qt.Key.Key_Down)
    idle(with_products)
    assert _marked(browse.table) == "TM-500", "the first one found, not the first one of before"
    qtbot.keyClick(browse.table, Qt.Key.Key_Escape)
    assert browse.side.isHidden() and browse.table.hasFocus() and _marked(browse.table) == "TM-500"
    browse.search.clear()
    qtbot.waitUntil(lambda: browse.model.rowCount() == 3)
    assert browse.side.isHidden() and _marked(browse.table) == "TM-500"
    qtbot.keyClick(browse.table, Qt.Key.Key_Return)
    assert browse.side.facts.product.sku == "TM-500" and browse.side.isVisible()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    qtbot.keyClick(browse.table, Qt.Key.Key_Down)
    assert browse.side.facts.product.sku == "LB-010" and browse.side.isVisible()
    browse.head.history.click()
    idle(with_products)
    assert browse.side.shows_history and QApplication.focusWidget() is browse.side.history
    browse.load()
    idle(with_products)
    assert browse.side.shows_history and _marked(browse.table) == "LB-010"
    qtbot.keyClick(browse.side.history, Qt.Key.Key_Escape)
    assert browse.side.isHidden() and browse.table.hasFocus()


def _marked(table: ProductTable) -> str:
    (row,) = {index.row() for index in table.selectedIndexes()}
    return table.model().product(row).sku


def test_a_key_acts_on_the_row_that_was_chosen_when_it_was_pressed(
    with_products: Program, idle: Idle, qtbot: QtBot
) -> None:
    page, window = with_products.pages.listings, with_products.window
    window.show_page("listings")
    idle(with_products)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    table = page.products.table
    for key in (Qt.Key.Key_D, Qt.Key.Key_Down, Qt.Key.Key_D, Qt.Key.Key_Up):
        qtbot.keyClick(table, key)
    idle(with_products)
    assert [draft.sku for draft in with_products.services.listings.drafts()] == ["TM-500", "WB-750-BK"]
    assert QApplication.focusWidget() is table
    qtbot.keyClick(table, Qt.Key.Key_A)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    idle(with_products)
    states = {draft.sku: draft.status for draft in with_products.services.listings.drafts()}
    assert states["WB-750-BK"] == "approved" and states["TM-500"] != "approved"


def test_home_and_end_go_to_the_first_and_the_last_row(with_products: Program, qtbot: QtBot) -> None:
    table = with_products.pages.catalogue.browse.table
    table.selectRow(1)
    for key, sku in ((Qt.Key.Key_End, "LB-010"), (Qt.Key.Key_Home, "WB-750-BK")):
        qtbot.keyClick(table, key)
        assert table.current_item().sku == sku
        assert with_products.pages.catalogue.browse.side.facts.product.sku == sku
