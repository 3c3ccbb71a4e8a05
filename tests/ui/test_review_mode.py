"""The review queue by keyboard only: from the worst draft to the last, with the keyboard never lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from merchant_assistant.app import Program
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.listings.model import Listing

Idle = Callable[[Program], None]
_WRONG = Listing("Lunch box", ("Holds 9 l",), "A lunch box.")
_DOUBTFUL = Listing("Thermal mug", ("Made in Norway",), "A mug.")


@pytest.fixture
def waiting(stocked: Program, idle: Idle, qtbot: QtBot) -> Program:
    """Three drafts wait: one all proven, one with a doubt, one that the data deny."""
    stocked.window.activateWindow()
    qtbot.waitUntil(stocked.window.isActiveWindow)
    listings = stocked.services.listings
    for product_id, text in zip(stocked.services.catalogue.product_ids(), (None, _DOUBTFUL, _WRONG), strict=True):
        draft, _ = listings.draft(product_id, platform="shopify")
        if text:
            listings.edit(draft.id, text)
    stocked.window.show_page("listings")
    stocked.pages.desk.tell(Changes(drafts=True))
    idle(stocked)
    return stocked


def _press(program: Program, idle: Idle, qtbot: QtBot, key: Qt.Key) -> None:
    """As a person does: whatever has the keyboard gets it."""
    qtbot.keyClick(QApplication.focusWidget(), key)
    idle(program)


def _shown(program: Program) -> str:
    return program.pages.listings.product.sku


def _states(program: Program) -> dict[str, str]:
    return {draft.sku: draft.status for draft in program.services.listings.drafts()}


def test_a_whole_queue_without_the_mouse(waiting: Program, idle: Idle, qtbot: QtBot) -> None:
    page = waiting.pages.listings
    _press(waiting, idle, qtbot, Qt.Key.Key_V)
    assert page.review.bar.isVisible() and not page.products.isVisible() and not page.filters.isVisible()
    assert _shown(waiting) == "LB-010" and page.review.bar.told.text() == "1 of 3"
    _press(waiting, idle, qtbot, Qt.Key.Key_X)
    _press(waiting, idle, qtbot, Qt.Key.Key_1)
    _press(waiting, idle, qtbot, Qt.Key.Key_Return)
    assert _states(waiting)["LB-010"] == "rejected"
    assert _shown(waiting) == "TM-500" and page.review.bar.hasFocus() and "2" in page.review.bar.pace.text()
    _press(waiting, idle, qtbot, Qt.Key.Key_A)
    assert _shown(waiting) == "WB-750-BK" and page.review.bar.hasFocus()
    _press(waiting, idle, qtbot, Qt.Key.Key_A)
    assert _states(waiting) == {"LB-010": "rejected", "TM-500": "approved", "WB-750-BK": "approved"}
    assert not page.review.running and page.products.table.hasFocus() and page.products.isVisible()
    assert "3" in waiting.notifier.last.text


def test_next_and_previous_pass_over_nothing_that_is_open(waiting: Program, idle: Idle, qtbot: QtBot) -> None:
    _press(waiting, idle, qtbot, Qt.Key.Key_V)
    seen = [_shown(waiting)]
    for key in (Qt.Key.Key_J, Qt.Key.Key_Down, Qt.Key.Key_N, Qt.Key.Key_K, Qt.Key.Key_K):
        _press(waiting, idle, qtbot, key)
        seen.append(_shown(waiting))
    assert seen == ["LB-010", "TM-500", "WB-750-BK", "LB-010", "LB-010", "LB-010"]


def test_why_explains_and_edit_leads_into_the_text_and_back(waiting: Program, idle: Idle, qtbot: QtBot) -> None:
    page = waiting.pages.listings
    _press(waiting, idle, qtbot, Qt.Key.Key_V)
    _press(waiting, idle, qtbot, Qt.Key.Key_W)
    assert page.card.bar.isVisible() and page.card.bar.claim.text == "9 l" and page.review.bar.hasFocus()
    text = page.card.editor.listing()
    _press(waiting, idle, qtbot, Qt.Key.Key_W)
    assert page.card.editor.listing() == text, "the key leads on, it is typed nowhere"
    _press(waiting, idle, qtbot, Qt.Key.Key_E)
    assert QApplication.focusWidget() is page.card.editor.title
    qtbot.keyClicks(QApplication.focusWidget(), "ajk")
    assert "ajk" in page.card.editor.title.toPlainText() and _shown(waiting) == "LB-010", "letters are typed here"
    _press(waiting, idle, qtbot, Qt.Key.Key_Escape)
    assert page.review.bar.hasFocus() and page.review.running
    _press(waiting, idle, qtbot, Qt.Key.Key_Escape)
    assert not page.review.running and page.products.table.hasFocus()
    assert page.product.sku == "LB-010" and page.platform.value == "shopify", "what was looked at stays open"


def test_a_decision_that_is_taken_back_is_looked_at_again(waiting: Program, idle: Idle, qtbot: QtBot) -> None:
    page = waiting.pages.listings
    _press(waiting, idle, qtbot, Qt.Key.Key_V)
    _press(waiting, idle, qtbot, Qt.Key.Key_J)
    _press(waiting, idle, qtbot, Qt.Key.Key_A)
    assert _shown(waiting) == "WB-750-BK" and page.review.queue.left == 2
    qtbot.keyClick(page.review.bar, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    idle(waiting)
    assert _shown(waiting) == "TM-500" and page.review.queue.left == 3 and page.review.bar.hasFocus()


def test_one_decision_after_the_other_is_taken_back(waiting: Program, idle: Idle, qtbot: QtBot) -> None:
    page = waiting.pages.listings
    for key in (Qt.Key.Key_V, Qt.Key.Key_J, Qt.Key.Key_A, Qt.Key.Key_A):
        _press(waiting, idle, qtbot, key)
    assert list(_states(waiting).values()).count("approved") == 2
    for sku, approved in (("WB-750-BK", 1), ("TM-500", 0)):
        qtbot.keyClick(page.review.bar, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        idle(waiting)
        assert _shown(waiting) == sku and list(_states(waiting).values()).count("approved") == approved
    qtbot.keyClick(page.review.bar, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "nothing to take back" in waiting.notifier.last.text


def test_a_question_about_a_contradiction_goes_with_its_draft(waiting: Program, idle: Idle, qtbot: QtBot) -> None:
    _press(waiting, idle, qtbot, Qt.Key.Key_V)
    _press(waiting, idle, qtbot, Qt.Key.Key_A)
    assert "contradict" in waiting.notifier.front.text
    _press(waiting, idle, qtbot, Qt.Key.Key_J)
    assert _shown(waiting) == "TM-500" and waiting.notifier.front is None


def test_what_comes_meanwhile_joins_at_the_end(waiting: Program, idle: Idle, qtbot: QtBot) -> None:
    page = waiting.pages.listings
    _press(waiting, idle, qtbot, Qt.Key.Key_V)
    ids = waiting.services.catalogue.product_ids()
    waiting.services.listings.draft(ids[0], platform="amazon")
    waiting.pages.desk.tell(Changes(drafts=True))
    idle(waiting)
    assert page.review.bar.told.text() == "1 of 4"
    _press(waiting, idle, qtbot, Qt.Key.Key_K)
    assert _shown(waiting) == "LB-010"


def test_a_product_that_is_gone_is_passed_over(waiting: Program, idle: Idle, qtbot: QtBot) -> None:
    page, catalogue = waiting.pages.listings, waiting.services.catalogue
    _press(waiting, idle, qtbot, Qt.Key.Key_V)
    catalogue.delete([catalogue.find("TM-500").id])
    _press(waiting, idle, qtbot, Qt.Key.Key_J)
    assert _shown(waiting) == "WB-750-BK" and page.review.queue.left == 2


def test_where_nothing_waits_that_is_said(stocked: Program, idle: Idle) -> None:
    stocked.window.show_page("listings")
    idle(stocked)
    page = stocked.pages.listings
    assert page.head.review.isHidden()
    page.review.start()
    idle(stocked)
    assert not page.review.running and stocked.notifier.last.text == "No draft waits for you."


def test_the_draft_that_the_bar_names_is_shown_whatever_the_grid_shows(
    waiting: Program, writer: Any, idle: Idle, qtbot: QtBot
) -> None:
    page, services = waiting.pages.listings, waiting.services
    for draft in services.listings.review():
        services.listings.approve(draft.id) if draft.sku != "TM-500" else services.listings.reject(draft.id)
    writer.answer = {"text": "A thermal mug of 304 stainless steel. It holds 500 ml and comes in white."}
    services.listings.draft(services.catalogue.find("TM-500").id, platform="amazon", kind="post")
    waiting.pages.desk.tell(Changes(drafts=True))
    page.products.table.selectRow(0)
    idle(waiting)
    _press(waiting, idle, qtbot, Qt.Key.Key_V)
    waiting.pages.desk.tell(Changes(products=True))  # an import: the list chooses its row again
    idle(waiting)
    assert page.card.draft and (page.card.draft.sku, page.card.draft.kind) == ("TM-500", "post")
    assert page.facts.product.sku == page.open.product.sku == "TM-500"
    _press(waiting, idle, qtbot, Qt.Key.Key_Escape)
    assert page.products.table.current_product().sku == "TM-500" and page.kind_chip.text() == "Post"
