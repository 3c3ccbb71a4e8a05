"""What the panels show is always a product that the list shows, by name; and an approved text is never out of sight."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from pytestqt.qtbot import QtBot

from merchant_assistant.app import Program
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.listings.model import DraftSummary
from merchant_assistant.ui.listings.states import state_of
from merchant_assistant.ui.models.fetching import Fetch

Idle = Callable[[Program], None]


def _search(program: Program, qtbot: QtBot, idle: Idle, field, words: str) -> None:
    field.setFocus()
    field.setText(words)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    idle(program)


def _listings(program: Program, idle: Idle, qtbot: QtBot):
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    program.window.show_page("listings")
    idle(program)
    return program.pages.listings


def test_a_search_takes_the_panels_along(with_products: Program, idle: Idle, qtbot: QtBot) -> None:
    page = _listings(with_products, idle, qtbot)
    assert page.facts.product.sku == "WB-750-BK"
    _search(with_products, qtbot, idle, page.search, "mug")
    assert page.facts.product.sku == "TM-500"
    assert page.products.table.currentIndex().row() == 0
    assert "Thermal mug" in page.facts_head.name.text() and "TM-500" in page.facts_head.sku.text()
    assert page.card.head.heading.text().startswith("Thermal")  # cut where fonts are wide
    page.draft.click()
    idle(with_products)
    assert [draft.sku for draft in with_products.services.listings.drafts()] == ["TM-500"]


def test_a_search_without_hits_empties_the_panels_and_its_end_fills_them(
    with_products: Program, idle: Idle, qtbot: QtBot
) -> None:
    page = _listings(with_products, idle, qtbot)
    _search(with_products, qtbot, idle, page.search, "no such thing")
    assert page.facts.product is None and page.card.draft is None and not page.draft.isEnabled()
    assert not page.facts_head.name.text()
    _search(with_products, qtbot, idle, page.search, "")
    assert page.facts.product.sku == "WB-750-BK"


def test_a_product_that_is_still_found_stays(with_products: Program, idle: Idle, qtbot: QtBot) -> None:
    page = _listings(with_products, idle, qtbot)
    page.products.table.selectRow(1)
    _search(with_products, qtbot, idle, page.search, "TM")
    assert page.products.count == 1
    assert page.facts.product.sku == "TM-500"


def test_what_was_chosen_before_a_search_is_chosen_again_after_it(
    with_products: Program, idle: Idle, qtbot: QtBot
) -> None:
    page = _listings(with_products, idle, qtbot)
    page.products.table.selectRow(2)
    for words in ("mug", "bottle"):
        _search(with_products, qtbot, idle, page.search, words)
        assert page.facts.product.sku != "LB-010"
    _search(with_products, qtbot, idle, page.search, "")
    assert page.facts.product.sku == "LB-010" and page.products.table.currentIndex().row() == 2
    _search(with_products, qtbot, idle, page.search, "steel")
    page.products.table.selectRow(1)
    _search(with_products, qtbot, idle, page.search, "")
    assert page.products.table.currentIndex().row() == 1, "what was chosen among the hits stays"


def test_the_catalogues_panel_follows_a_search_and_stays_closed(
    with_products: Program, idle: Idle, qtbot: QtBot
) -> None:
    browse = with_products.pages.catalogue.browse
    browse.table.selectRow(0)
    _search(with_products, qtbot, idle, browse.search, "mug")
    assert browse.side.title.text() == "Thermal mug"
    _search(with_products, qtbot, idle, browse.search, "no such thing")
    assert browse.side.isHidden()
    _search(with_products, qtbot, idle, browse.search, "")
    browse.table.selectRow(0)
    browse.side.closed.emit()
    browse.side.hide()
    _search(with_products, qtbot, idle, browse.search, "mug")
    assert browse.side.isHidden()


def test_enter_and_down_go_from_the_search_to_the_list(with_products: Program, idle: Idle, qtbot: QtBot) -> None:
    page = _listings(with_products, idle, qtbot)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Down):
        page.search.setFocus()
        page.search.setText("mug")
        qtbot.keyClick(page.search, key)
        idle(with_products)
        assert with_products.window.focusWidget() is page.products.table


def test_an_approved_text_is_told_and_shown_while_a_new_draft_waits(
    with_products: Program, idle: Idle, qtbot: QtBot, writer
) -> None:
    page = _listings(with_products, idle, qtbot)
    page.draft.click()
    idle(with_products)
    page.card.approve.click()
    idle(with_products)
    assert page.card.in_force.isHidden()
    writer.answer = {"title": "Black Bottle", "bullets": ["Holds 750 ml"], "description": "It holds 750 ml."}
    page.card.again.click()
    idle(with_products)
    assert page.card.editor.title.toPlainText() == "Black Bottle"
    assert not page.card.in_force.isHidden() and "until you approve" in page.card.in_force.text.text()
    page.card.in_force.look.click()
    assert "Steel Bottle 750 ml, Black" in page.card.in_force.view.toPlainText()
    assert page.card.in_force.view.isVisible() and not page.card.approve.isVisible()
    page.card.in_force.look.click()
    assert page.card.editor.isVisible() and page.card.approve.isVisible()
    page.card.approve.click()
    idle(with_products)
    assert page.card.in_force.isHidden()


@pytest.mark.parametrize(
    ("status", "contradicted", "unsupported", "text"),
    [
        ("approved", 0, 5, "Approved, 5 not in your data"),
        ("approved", 1, 5, "Approved, 1 contradicted"),
        ("exported", 0, 2, "Exported, 2 not in your data"),
        ("exported", 0, 0, "Exported"),
        ("proposed", 0, 1, "1 not in your data"),
        ("proposed", 0, 0, "All proven"),
    ],
)
def test_an_approval_proves_nothing(status: str, contradicted: int, unsupported: int, text: str) -> None:
    draft = DraftSummary(1, 1, "A", "generic", "en", status, "A", 3, contradicted, unsupported, 0)
    assert state_of(draft)[0] == text


def test_a_message_covers_no_button(with_products: Program, idle: Idle, qtbot: QtBot) -> None:
    page, window = _listings(with_products, idle, qtbot), with_products.window
    page.draft.click()
    idle(with_products)
    with_products.notifier.say("A fact contradicts your data.", hint="A hint.", action="Approve anyway", lasting=True)
    qtbot.waitUntil(lambda: window.toast.height() > 0 and window.toast.isVisible())
    window.centralWidget().layout().activate()
    toast = window.toast.rect().translated(window.toast.mapTo(window, QPoint()))
    for button in (page.card.approve, page.card.again, page.card.reject, window.strip.stop):
        assert not toast.intersects(button.rect().translated(button.mapTo(window, QPoint())))


def test_enter_presses_a_button(with_products: Program, idle: Idle, qtbot: QtBot) -> None:
    page = _listings(with_products, idle, qtbot)
    page.draft.setFocus()
    qtbot.keyClick(page.draft, Qt.Key.Key_Return)
    idle(with_products)
    assert page.card.draft


@pytest.mark.parametrize("room", [QRect(0, 0, 1366, 728), QRect(0, 24, 1280, 776), QRect(60, 0, 700, 500)])
def test_the_window_fits_the_screen_with_its_frame(program: Program, room: QRect) -> None:
    program.window.resize(1280, 800)
    program.window.fit(room)
    assert room.contains(program.window.geometry().adjusted(-4, -30, 4, 4))


def test_file_dialogs_begin_where_the_last_one_ended(program: Program, tmp_path: Path) -> None:
    desk = program.pages.desk
    desk.folder = str(tmp_path)
    assert desk.folder == str(tmp_path)
    desk.folder = str(tmp_path / "gone")
    assert Path(desk.folder).is_dir()


def test_a_failed_fetch_speaks_no_commands(program: Program) -> None:
    model = program.services.store.list()[0]
    program.pages.desk.fetching._fetches[model.id] = Fetch(model, 0)
    program.pages.desk.fetching._failed(model, UserFault("download_failed", "Not fetched.", "models add FILE"))
    assert "FILE" not in program.notifier.last.hint and "try again" in program.notifier.last.hint


def test_a_model_whose_process_died_is_not_said_to_run(
    with_products: Program, idle: Idle, qtbot: QtBot, writer
) -> None:
    page, strip = _listings(with_products, idle, qtbot), with_products.window.strip
    writer.pid = 4711
    page.draft.click()
    idle(with_products)
    assert "CPU" in strip.model.text()
    writer.pid = None
    with_products.pages.model._watch.timeout.emit()
    idle(with_products)
    assert "CPU" not in strip.model.text()
