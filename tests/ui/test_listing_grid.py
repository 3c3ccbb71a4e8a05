"""The grid of products and platforms: cells, ticks, the filter by state, many drafts approved at once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from merchant_assistant.app import Program
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.listings.model import Draft, Listing, Target

Idle = Callable[[Program], None]
_WRONG = Listing("Steel bottle 750 ml", ("Holds 900 ml",), "It weighs 350 g.")
_PATIENCE_MS = 20_000


@pytest.fixture
def grid(stocked: Program, idle: Idle, qtbot: QtBot) -> Program:
    """The page Listings with Shopify and Amazon beside each other; the keyboard is in the list."""
    stocked.window.activateWindow()
    qtbot.waitUntil(stocked.window.isActiveWindow)
    stocked.window.show_page("listings")
    stocked.pages.listings.platform.show_only(["shopify", "amazon"])
    idle(stocked)
    return stocked


def _draft(program: Program, place: int, platform: str, listing: Listing | None = None) -> Draft:
    listings = program.services.listings
    draft, _ = listings.draft(program.services.catalogue.product_ids()[place], platform=platform)
    return listings.edit(draft.id, listing)[0] if listing else draft


def _told(program: Program, idle: Idle) -> None:
    program.pages.desk.tell(Changes(drafts=True))
    idle(program)


def _cells(program: Program, row: int) -> list[str]:
    model = program.pages.listings.products.model
    return [model.index(row, model.column_of(platform)).data() for platform in model.platforms]


def test_each_platform_has_its_own_column_and_opens_its_own_draft(grid: Program, idle: Idle, qtbot: QtBot) -> None:
    _draft(grid, 0, "amazon", _WRONG)
    _told(grid, idle)
    assert _cells(grid, 0) == ["No draft", "2 contradicted"]
    page = grid.pages.listings
    assert page.card.draft is None
    qtbot.keyClick(page.products.table, Qt.Key.Key_Right)
    idle(grid)
    assert page.platform.value == "amazon" and page.card.draft.platform == "amazon"
    qtbot.keyClick(page.products.table, Qt.Key.Key_Down)
    idle(grid)
    assert page.platform.value == "amazon" and page.product.sku == "TM-500" and page.card.draft is None
    qtbot.keyClick(page.products.table, Qt.Key.Key_Left)
    idle(grid)
    assert page.platform.value == "shopify"


def test_a_click_on_a_cell_opens_it(grid: Program, idle: Idle, qtbot: QtBot) -> None:
    _draft(grid, 1, "amazon")
    _told(grid, idle)
    page = grid.pages.listings
    table, model = page.products.table, page.products.model
    place = table.visualRect(model.index(1, model.column_of("amazon"))).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    idle(grid)
    assert (page.product.sku, page.platform.value) == ("TM-500", "amazon") and page.card.draft is not None


def test_the_platforms_are_remembered(grid: Program, close_program: Idle, open_program, idle: Idle) -> None:
    grid.pages.listings.platform.choose("amazon")
    close_program(grid)
    program = open_program()
    program.window.show_page("listings")
    idle(program)
    page = program.pages.listings
    assert page.platform.shown == ("shopify", "amazon") and page.platform.value == "amazon"


def test_the_platforms_are_chosen_in_a_list_that_keeps_one(grid: Program, idle: Idle, qtbot: QtBot) -> None:
    choice = grid.pages.listings.platform
    qtbot.keyClick(choice, Qt.Key.Key_Space)
    boxes = choice.list.boxes
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert choice.shown == ("generic", "shopify", "amazon")
    for platform in ("shopify", "amazon", "generic"):
        boxes[platform].click()
    idle(grid)
    assert choice.shown == ("generic",) and boxes["generic"].isChecked()
    choice.list.close()


def test_keys_tick_one_some_and_all(grid: Program, idle: Idle, qtbot: QtBot) -> None:
    page = grid.pages.listings
    table, ticks = page.products.table, page.products.ticks
    table.setFocus()
    table.selectRow(0)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert len(ticks) == 1 and page.draft.text() == "Draft 1 selected" and page.products.ticked.isVisible()
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert not len(ticks) and not page.products.ticked.isVisible() and page.draft.text() == "Draft"
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert len(ticks) == 2
    qtbot.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    idle(grid)
    assert len(ticks) == 3 and page.products.ticked.all.isHidden()
    qtbot.keyClick(table, Qt.Key.Key_Escape)
    assert not len(ticks)


def test_all_means_what_is_searched_for(grid: Program, idle: Idle, qtbot: QtBot) -> None:
    page = grid.pages.listings
    page.search.setText("mug")
    qtbot.waitUntil(lambda: page.products.count == 1, timeout=_PATIENCE_MS)
    page.products.tick_all()
    idle(grid)
    page.search.clear()
    qtbot.waitUntil(lambda: page.products.count == 3, timeout=_PATIENCE_MS)
    assert [product.sku for _, product in page.products.model.fetched_rows() if product.id in page.products.ticks] == [
        "TM-500"
    ]


def test_a_box_is_ticked_by_mouse_and_the_shown_product_stays(grid: Program, idle: Idle, qtbot: QtBot) -> None:
    page = grid.pages.listings
    table, model = page.products.table, page.products.model
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(model.index(1, 0)).center())
    assert len(page.products.ticks) == 1 and page.product.sku == "WB-750-BK"
    assert model.index(1, 0).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    assert model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("Chosen, TM-500")
    shift = Qt.KeyboardModifier.ShiftModifier
    place = table.visualRect(model.index(2, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, shift, place)
    assert len(page.products.ticks) == 2


def test_ticks_of_products_that_are_gone_go_too(grid: Program, idle: Idle) -> None:
    page, catalogue = grid.pages.listings, grid.services.catalogue
    page.products.tick_all()
    idle(grid)
    catalogue.delete(catalogue.product_ids()[:1])
    grid.pages.desk.tell(Changes(products=True))
    idle(grid)
    assert len(page.products.ticks) == 2


def test_the_list_is_narrowed_to_a_state_with_its_count(grid: Program, idle: Idle, qtbot: QtBot) -> None:
    _draft(grid, 0, "amazon", _WRONG)
    _draft(grid, 1, "shopify")
    _told(grid, idle)
    page = grid.pages.listings
    group = page.filters.group
    told = [group.itemText(place) for place in range(group.count())]
    assert told[:4] == ["All products", "Needs review: 1", "All proven: 1", "No draft: 3"]
    group.choose("review")
    qtbot.waitUntil(lambda: page.products.count == 1, timeout=_PATIENCE_MS)
    assert page.product.sku == "WB-750-BK"
    group.choose("exported")
    qtbot.waitUntil(lambda: page.products.found.state == "empty", timeout=_PATIENCE_MS)
    page.products.nothing.action.click()
    qtbot.waitUntil(lambda: page.products.count == 3, timeout=_PATIENCE_MS)


def test_what_is_decided_stays_in_the_narrowed_list(grid: Program, idle: Idle) -> None:
    _draft(grid, 1, "shopify")
    _told(grid, idle)
    page = grid.pages.listings
    page.filters.group.choose("proven")
    idle(grid)
    page.card.approve.click()
    idle(grid)
    assert page.products.count == 1 and _cells(grid, 0) == ["Approved", "No draft"]


def test_a_changed_product_shows_that_its_draft_is_behind(grid: Program, idle: Idle) -> None:
    draft = _draft(grid, 1, "shopify")
    grid.services.listings.approve(draft.id)
    grid.pages.desk.tell(grid.services.catalogue.edit(draft.product_id, "attribute:Capacity", "600 ml"))
    idle(grid)
    assert _cells(grid, 1)[0] == "Data changed"


def test_all_proven_are_approved_at_once_and_taken_back_at_once(grid: Program, idle: Idle) -> None:
    _draft(grid, 0, "amazon", _WRONG)
    for place in (0, 1):
        _draft(grid, place, "shopify")
    _told(grid, idle)
    page = grid.pages.listings
    page.head.approve_all.click()
    idle(grid)
    question = next(widget for widget in QApplication.topLevelWidgets() if widget.isModal() and widget.isVisible())
    yes = next(button for button in question.findChildren(QPushButton) if button.text() == "Approve all proven")
    yes.click()
    idle(grid)
    proven = sum(draft.status == "approved" for draft in grid.services.listings.drafts())
    assert proven >= 1 and _cells(grid, 0)[1] == "2 contradicted"
    grid.notifier.last.act()
    idle(grid)
    assert not any(draft.status == "approved" for draft in grid.services.listings.drafts())


def test_the_start_says_how_many_and_what_is_wanted_is_queued(grid: Program, idle: Idle, qtbot: QtBot) -> None:
    page = grid.pages.listings
    page.products.tick_all()
    idle(grid)
    page.draft.click()
    window = page.many.window
    qtbot.waitUntil(lambda: window.told.text().startswith("6 draft"), timeout=_PATIENCE_MS)
    window.platforms["amazon"].click()
    window.languages["en"].click()
    window.languages["auto"].click()
    window.style_form.keywords.setText("steel, office")
    window.usual.click()
    qtbot.waitUntil(lambda: window.told.text().startswith("3 draft"), timeout=_PATIENCE_MS)
    window.platforms["shopify"].click()
    qtbot.waitUntil(lambda: not window.yes.isEnabled(), timeout=_PATIENCE_MS)
    window.platforms["shopify"].click()
    qtbot.waitUntil(window.yes.isEnabled, timeout=_PATIENCE_MS)
    window.yes.click()
    idle(grid)
    (job,) = grid.services.listings.jobs.jobs()
    assert job.done == 3 and {(at.platform, at.language) for at in job.targets} == {("shopify", "en")}
    assert job.style.keywords == ("steel", "office") and not len(page.products.ticks)
    page.draft_all.asked.emit()
    assert page.many.window.style_form.keywords.text() == "steel, office", "the manner is remembered"
    page.many.window.reject()


def test_another_kind_of_text_is_said_beside_the_filters(grid: Program, idle: Idle, qtbot: QtBot) -> None:
    page = grid.pages.listings
    assert page.kind_chip.isHidden()
    page.card.tools.kinds.choose("email")
    idle(grid)
    assert page.kind_chip.isVisible() and page.kind_chip.text() == "E-mail"
    page.kind_chip.setFocus()
    qtbot.keyClick(page.kind_chip, Qt.Key.Key_Return)
    idle(grid)
    assert page.kind_chip.isHidden() and page.flow.kind == "listing" and page.products.table.hasFocus()


def test_what_waits_in_another_language_hides_no_draft(grid: Program, idle: Idle) -> None:
    _draft(grid, 0, "shopify")
    ids = grid.services.catalogue.product_ids()
    grid.services.listings.jobs.queue(ids[:2], [Target("shopify", "zh")], only="all")
    _told(grid, idle)
    assert [_cells(grid, row)[0] for row in range(2)] == ["All proven", "In line"]
    grid.pages.listings.language.choose("zh")
    idle(grid)
    assert [_cells(grid, row)[0] for row in range(2)] == ["In line", "In line"]


def test_escape_leaves_the_search_for_the_list(grid: Program, qtbot: QtBot) -> None:
    page = grid.pages.listings
    page.filters.go_to_search()
    qtbot.keyClicks(page.search, "mug")
    qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    assert not page.search.text() and page.search.hasFocus()
    qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    assert page.products.table.hasFocus()
