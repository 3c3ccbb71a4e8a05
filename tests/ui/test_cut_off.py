"""Drafts that were being written when the window closed: offered until they are written or forgotten."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from merchant_assistant.app import Program
from merchant_assistant.foundation.settings import UNFINISHED_DRAFTS
from merchant_assistant.listings.model import Target
from merchant_assistant.ui.home.sections import Row
from merchant_assistant.ui.listings.cut_off import Asked, CutOff

Idle = Callable[[Program], None]
Open = Callable[[], Program]


@pytest.fixture
def cut_off(with_products: Program, close_program: Idle, open_program: Open) -> Program:
    """The program after it was closed while two drafts were asked for."""
    _ask_for(with_products, "TM-500", "WB-750-BK")
    close_program(with_products)
    program = open_program()
    program.window.show_page("home")
    return program


def _ask_for(program: Program, *skus: str) -> None:
    for sku in skus:
        product = program.services.catalogue.page(sku, limit=1)[0]
        program.pages.desk.cut_off.begin(Asked.about(product, Target("shopify", "en")))


def _rows(program: Program) -> list[Row]:
    return [row for row in program.pages.home.today.go_on.rows if not row.isHidden()]


def test_home_offers_each_that_was_cut_off_and_forgets_it_when_told_to(
    cut_off: Program, close_program: Idle, open_program: Open, idle: Idle
) -> None:
    assert [row.text.text() for row in _rows(cut_off)] == [
        "The draft of “Thermal mug” was cut off",
        "The draft of “Steel bottle 750 ml” was cut off",
    ]
    _rows(cut_off)[0].drop.click()
    assert len(_rows(cut_off)) == 1
    close_program(cut_off)
    program = open_program()
    idle(program)
    assert [asked.sku for asked in program.pages.desk.cut_off.left] == ["WB-750-BK"]


def test_write_it_writes_what_was_asked_for(cut_off: Program, idle: Idle, qtbot: QtBot) -> None:
    row = _rows(cut_off)[0]
    row.button.click()
    listings = cut_off.pages.listings
    qtbot.waitUntil(lambda: listings.card.draft is not None, timeout=20_000)
    idle(cut_off)
    assert listings.card.draft
    assert (listings.card.draft.platform, listings.card.draft.language) == ("shopify", "en")
    assert [asked.sku for asked in CutOff(cut_off.services.settings).left] == ["WB-750-BK"]


def test_listings_begins_with_the_product_whose_draft_was_cut_off(cut_off: Program, idle: Idle, qtbot: QtBot) -> None:
    listings = cut_off.pages.listings
    listings.platform.choose("shopify")
    cut_off.window.show_page("listings")
    qtbot.waitUntil(lambda: listings.product is not None and listings.product.sku == "TM-500", timeout=20_000)
    idle(cut_off)
    assert listings.card.nothing.sentence.text() == "The draft was cut off"
    states = [listings.products.table.model().index(row, 6).data() for row in range(3)]
    assert sorted(states) == ["Cut off", "Cut off", "No draft"]
    listings.card.nothing.action.click()
    qtbot.waitUntil(lambda: listings.card.draft is not None, timeout=20_000)


def test_copy_that_was_cut_off_is_offered_where_it_stands(
    with_products: Program, close_program: Idle, open_program: Open, idle: Idle, writer: object
) -> None:
    product = with_products.services.catalogue.page("TM-500", limit=1)[0]
    with_products.pages.desk.cut_off.begin(Asked.about(product, Target("shopify", "en", "email")))
    close_program(with_products)
    program = open_program()
    program.window.show_page("home")
    writer.answer = {"subject": "Thermal mug", "text": "A mug of 500 ml."}  # type: ignore[attr-defined]
    _rows(program)[0].button.click()
    idle(program)
    card = program.pages.listings.card
    assert card.draft
    assert (card.draft.kind, card.draft.platform, card.tools.kinds.kind) == ("email", "shopify", "email")


def test_a_draft_that_ends_fails_or_is_stopped_is_not_offered(
    with_products: Program, idle: Idle, writer: object, qtbot: QtBot
) -> None:
    program = with_products
    program.window.show_page("listings")
    idle(program)
    settings, listings = program.services.settings, program.pages.listings
    writer.gate.clear()  # type: ignore[attr-defined]
    listings.draft.click()
    assert settings.get(UNFINISHED_DRAFTS)
    assert not program.pages.desk.cut_off.left, "it is being written"
    listings.card.stop.click()
    assert not settings.get(UNFINISHED_DRAFTS)
    writer.gate.set()  # type: ignore[attr-defined]
    idle(program)
    listings.draft.click() if listings.draft.isEnabled() else listings.card.again.click()
    idle(program)
    assert not settings.get(UNFINISHED_DRAFTS)


def test_a_product_that_is_gone_is_not_written_about(cut_off: Program, idle: Idle) -> None:
    cut_off.services.catalogue.undo(cut_off.services.catalogue.batches()[0].id)
    _rows(cut_off)[0].button.click()
    idle(cut_off)
    front = cut_off.notifier.front
    assert front and front.text == "This product is no longer in the catalogue."
    assert [asked.sku for asked in cut_off.pages.desk.cut_off.left] == ["WB-750-BK"]


@pytest.mark.parametrize("kept", ["{", "[1]", '[{"product_id": 1}]', "7"])
def test_what_cannot_be_read_is_nothing(program: Program, kept: str) -> None:
    program.services.settings.set(UNFINISHED_DRAFTS, kept)
    assert CutOff(program.services.settings).left == ()
