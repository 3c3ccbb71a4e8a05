"""Keys pressed before the draft is on the screen, or after it left: they mean what was chosen when they were pressed.

Nothing arrives from a worker between two keys here, as no events are handled between them.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from merchant_assistant.app import Program
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.listings.model import Listing

Idle = Callable[[Program], None]
Key = Qt.Key
_WRONG = Listing("Lunch box", ("Holds 9 l",), "A lunch box.")


@pytest.fixture
def drafted(stocked: Program, idle: Idle, qtbot: QtBot) -> Program:
    """Each product has a draft for two platforms; what is said of the last is wrong. The list has the keyboard."""
    stocked.window.activateWindow()
    qtbot.waitUntil(stocked.window.isActiveWindow)
    listings = stocked.services.listings
    for product_id in stocked.services.catalogue.product_ids():
        for platform in ("generic", "shopify"):
            draft, _ = listings.draft(product_id, platform=platform)
    listings.edit(draft.id, _WRONG)
    stocked.window.show_page("listings")
    stocked.pages.desk.tell(Changes(drafts=True))
    stocked.pages.listings.platform.choose("shopify")
    idle(stocked)
    stocked.pages.listings.products.table.setFocus()
    return stocked


def _press(qtbot: QtBot, *keys: Key) -> None:
    """Faster than any draft is fetched."""
    for key in keys:
        qtbot.keyClick(QApplication.focusWidget(), key)


def _approved(program: Program) -> set[tuple[str, str]]:
    drafts = program.services.listings.drafts()
    return {(draft.sku, draft.platform) for draft in drafts if draft.status == "approved"}


def _order(program: Program) -> list[str]:
    model = program.pages.listings.products.model
    return [model.product(row).sku for row in range(model.rowCount())]


def test_a_row_is_approved_before_its_draft_is_here(drafted: Program, idle: Idle, qtbot: QtBot) -> None:
    _press(qtbot, Key.Key_Down, Key.Key_A, Key.Key_Up, Key.Key_A)
    idle(drafted)
    first, second, _ = _order(drafted)
    assert _approved(drafted) == {(first, "shopify"), (second, "shopify")}


def test_sideways_the_place_that_is_gone_to_is_meant(drafted: Program, idle: Idle, qtbot: QtBot) -> None:
    page = drafted.pages.listings
    shown = page.card.draft
    page.platform.choose("generic")
    assert page.card.draft is shown, "the one before is still on the screen"
    _press(qtbot, Key.Key_A)
    idle(drafted)
    assert _approved(drafted) == {(shown.sku, "generic")}


def test_what_the_data_deny_is_never_approved_unseen(drafted: Program, idle: Idle, qtbot: QtBot) -> None:
    row = _order(drafted).index("LB-010")
    _press(qtbot, *[Key.Key_Down] * row, Key.Key_A, Key.Key_Home)
    idle(drafted)
    assert not _approved(drafted)
    assert "contradict" in drafted.notifier.last.text and drafted.notifier.last.hint == "Lunch box"


def test_a_rejection_waits_for_its_draft_and_goes_with_it(drafted: Program, idle: Idle, qtbot: QtBot) -> None:
    why = drafted.pages.listings.card.why
    _press(qtbot, Key.Key_Down, Key.Key_X, Key.Key_Up)
    idle(drafted)
    assert not why.isVisible()
    _press(qtbot, Key.Key_Down, Key.Key_X)
    assert not why.isVisible()
    idle(drafted)
    assert why.isVisible() and drafted.pages.listings.card.draft.sku == _order(drafted)[1]
    why.close()


@pytest.mark.parametrize("button", ["approve", "fix"])
def test_what_is_still_checked_is_approved_when_one_goes_on(
    button: str, drafted: Program, idle: Idle, qtbot: QtBot
) -> None:
    page = drafted.pages.listings
    sku = page.product.sku
    page.card.editor.description.setPlainText("Typed a moment ago.")
    getattr(page.card.buttons, button).click()
    page.products.table.setFocus()
    _press(qtbot, Key.Key_Down)
    idle(drafted)
    assert _approved(drafted) == {(sku, "shopify")}
    (draft,) = (draft for draft in drafted.services.listings.drafts() if draft.status == "approved")
    assert drafted.services.listings.get(draft.id).listing.description == "Typed a moment ago."


def test_the_draft_that_the_bar_of_the_review_names_is_meant(drafted: Program, idle: Idle, qtbot: QtBot) -> None:
    page = drafted.pages.listings
    _press(qtbot, Key.Key_V)
    idle(drafted)
    _press(qtbot, Key.Key_J)
    named = page.review.queue.current
    assert page.card.draft.id != named.id, "the one before is still on the screen"
    _press(qtbot, Key.Key_A, Key.Key_J)
    after = page.review.queue.current
    idle(drafted)
    assert _approved(drafted) == {(named.sku, named.platform)}
    assert page.review.queue.current == after, "what was gone on to is still to be decided"
