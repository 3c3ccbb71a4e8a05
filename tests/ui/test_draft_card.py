"""The card of a draft in the whole window: fixed and approved by a key, compared, rejected, taken back, copied."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from merchant_assistant.app import Program
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.ui.listings.draft_card import DraftCard

Idle = Callable[[Program], None]
COPY = {
    "headlines": ["Steel bottle, 750 ml", "Black bottle of steel", "750 ml of 304 steel"],
    "text": "A black bottle of 304 stainless steel that holds 750 ml.",
    "subject": "Steel bottle, 750 ml",
}


@pytest.fixture
def drafted(with_products: Program, idle: Idle, qtbot: QtBot) -> Program:
    """The first product has a draft, the page Listings is shown and its window active."""
    with_products.window.activateWindow()
    qtbot.waitUntil(with_products.window.isActiveWindow)
    with_products.window.show_page("listings")
    idle(with_products)
    with_products.pages.listings.draft.click()
    idle(with_products)
    return with_products


@pytest.fixture
def card(drafted: Program) -> DraftCard:
    return drafted.pages.listings.card


def _press(program: Program, qtbot: QtBot, key: Qt.Key) -> None:
    """From the list, as somebody does who goes through drafts."""
    program.pages.listings.products.table.setFocus()
    qtbot.keyClick(program.pages.listings.products.table, key)


def _type(program: Program, idle: Idle, text: str) -> None:
    card = program.pages.listings.card
    card.editor.description.setPlainText(text)
    card.flush()
    card.keeper.check()
    idle(program)


def test_one_key_puts_the_datas_values_in_and_approves(
    drafted: Program, card: DraftCard, idle: Idle, qtbot: QtBot
) -> None:
    assert not card.buttons.fix.isVisible(), "nothing to fix"
    _type(drafted, idle, "It weighs 350 g. It holds 900 ml.")
    assert card.buttons.fix.isVisible()
    _press(drafted, qtbot, Qt.Key.Key_F)
    idle(drafted)
    assert card.draft.listing.description == "It weighs 310 g. It holds 750 ml."
    assert card.draft.status == "approved"


def test_a_draft_that_is_looked_for_while_another_is_written_is_shown_when_that_is_stopped(
    drafted: Program, card: DraftCard, writer, idle: Idle, qtbot: QtBot
) -> None:
    shown = card.draft
    writer.gate.clear()
    card.again.click()
    with qtbot.waitSignal(drafted.pages.listings.flow.fetched):
        drafted.pages.desk.tell(Changes(drafts=True))
    assert card.draft is None and card.stop.isVisible()
    card.stop.click()
    writer.gate.set()
    idle(drafted)
    assert card.draft == shown and card.approve.isVisible() and card.views.look == "editor"


def test_what_no_value_can_cure_is_not_approved_by_that_key(
    drafted: Program, card: DraftCard, idle: Idle, qtbot: QtBot
) -> None:
    _type(drafted, idle, "It weighs 350 g. It has a warranty of 9 years.")
    _press(drafted, qtbot, Qt.Key.Key_F)
    idle(drafted)
    assert card.draft.status == "needs_review" and "310 g" in card.editor.description.toPlainText()
    assert "no proof" in drafted.notifier.last.text and card.bar.claim.status == "unsupported"


def test_a_key_shows_the_difference_from_the_present_text_and_back(
    drafted: Program, card: DraftCard, idle: Idle, qtbot: QtBot
) -> None:
    _press(drafted, qtbot, Qt.Key.Key_C)
    idle(drafted)
    assert card.views.look == "compare" and "your file" in card.views.compare.note.text()
    assert "Steel bottle 750 ml" in card.views.compare.diff.toPlainText().replace("Bottle", "bottle")
    drafted.pages.listings.products.table.selectRow(1)
    idle(drafted)
    assert card.views.look == "nothing"
    drafted.pages.listings.products.table.selectRow(0)
    idle(drafted)
    assert card.views.look == "compare", "comparing goes on from draft to draft"
    _press(drafted, qtbot, Qt.Key.Key_F8)
    assert card.views.look == "editor" and card.bar.isVisible(), "a claim is explained in the text"


def test_the_keyboard_comes_back_from_the_history_to_where_it_was(
    drafted: Program, card: DraftCard, idle: Idle, qtbot: QtBot
) -> None:
    _press(drafted, qtbot, Qt.Key.Key_H)
    idle(drafted)
    assert QApplication.focusWidget() is card.views.history.choice
    qtbot.keyClick(card.views.history.choice, Qt.Key.Key_H)
    assert card.views.look == "editor" and QApplication.focusWidget() is drafted.pages.listings.products.table


def test_an_earlier_part_comes_back_as_a_new_version_and_ctrl_z_takes_it_back(
    drafted: Program, card: DraftCard, idle: Idle, qtbot: QtBot
) -> None:
    first = card.draft.listing
    card.editor.title.setPlainText("My own title")
    _type(drafted, idle, "My own words.")
    _press(drafted, qtbot, Qt.Key.Key_H)
    idle(drafted)
    history = card.views.history
    assert card.views.look == "history" and history.chosen.origin == "model"
    history.diff.part_asked.emit("title")
    idle(drafted)
    assert card.draft.listing.title == first.title and card.draft.listing.description == "My own words."
    assert card.editor.title.toPlainText() == first.title and card.views.look == "editor"
    origins = [version.origin for version in drafted.services.listings.history(card.draft.id)]
    assert origins == ["model", "person", "person"], "nothing that stood there is lost"
    card.editor.title.setFocus()
    qtbot.keyClick(card.editor.title, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert card.editor.title.toPlainText() == "My own title"
    card.flush()
    idle(drafted)
    assert drafted.services.listings.get(card.draft.id).listing.title == "My own title"


def test_all_of_an_earlier_text_comes_back(drafted: Program, card: DraftCard, idle: Idle, qtbot: QtBot) -> None:
    first = card.draft.listing
    card.editor.tags.setPlainText("my own tag")
    _type(drafted, idle, "My own words.")
    _press(drafted, qtbot, Qt.Key.Key_H)
    idle(drafted)
    card.views.history.all.click()
    idle(drafted)
    assert card.draft.listing == first == card.editor.listing()


def test_why_it_is_rejected_is_kept_and_told(drafted: Program, card: DraftCard, idle: Idle, qtbot: QtBot) -> None:
    draft_id = card.draft.id
    _press(drafted, qtbot, Qt.Key.Key_X)
    qtbot.keyClick(card.why, Qt.Key.Key_Escape)
    idle(drafted)
    assert not card.why.isVisible() and card.draft.status == "proposed", "Escape keeps the draft"
    card.ask_why()
    assert card.why.isVisible()
    qtbot.keyClick(card.why, Qt.Key.Key_1)
    qtbot.keyClicks(card.why.words, "it is steel")
    qtbot.keyClick(card.why.words, Qt.Key.Key_Return)
    idle(drafted)
    kept = drafted.services.listings.get(draft_id)
    assert kept.status == "rejected" and kept.reason == "wrong_fact: it is steel"
    drafted.pages.listings.show_draft(draft_id)
    idle(drafted)
    assert card.note.isVisible() and card.note.text.text() == "Rejected: A fact is wrong, it is steel"
    drafted.notifier.last.act()
    idle(drafted)
    assert card.draft.status == "proposed" and not card.note.isVisible(), "taken back"


def test_search_parts_are_typed_checked_saved_and_copied(
    drafted: Program, card: DraftCard, idle: Idle, qtbot: QtBot
) -> None:
    card.editor.seo_title.setPlainText("Steel bottle, 900 ml")
    card.editor.tags.setPlainText("")
    card.editor.tags.setFocus()
    qtbot.keyClicks(card.editor.tags, "bottle,750 ml")
    card.flush()
    card.keeper.check()
    idle(drafted)
    saved = drafted.services.listings.get(card.draft.id).listing
    assert (saved.seo_title, saved.tags) == ("Steel bottle, 900 ml", ("bottle", "750 ml"))
    card.tools.copy.trigger()
    copied = QApplication.clipboard().text()
    assert copied.startswith(saved.title) and saved.description in copied and copied.endswith("bottle, 750 ml")
    marked = {(claim.part, claim.text): claim.status for claim in card.editor.claims()}
    assert marked["seo_title", "900 ml"] == "contradicted" and marked["tags", "750 ml"] == "supported"


def test_copy_of_each_kind_is_written_approved_and_apart_from_the_listing(
    drafted: Program, card: DraftCard, writer, idle: Idle, qtbot: QtBot
) -> None:
    listing = card.draft
    for kind, parts in COPY_PARTS.items():
        writer.answer = {name: COPY[name] for name in parts}
        card.tools.kinds.choose(kind)
        idle(drafted)
        assert card.draft is None and card.nothing.action.isVisible(), kind
        card.nothing.action.click()
        idle(drafted)
        assert card.draft.kind == kind and card.draft.status != "failed", json.dumps(card.draft.violations, default=str)
        assert "750 ml" in card.editor.description.toPlainText()
        _press(drafted, qtbot, Qt.Key.Key_A)
        idle(drafted)
        assert drafted.services.listings.latest(listing.product_id, "generic", kind=kind).status == "approved"
    card.tools.kinds.choose("listing")
    idle(drafted)
    assert card.draft.id == listing.id and card.draft.status == "proposed"


COPY_PARTS = {
    "ad": ("headlines", "text"),
    "email": ("subject", "text"),
    "post": ("text",),
    "offer": ("subject", "text"),
}


def test_a_manner_taken_for_one_draft_is_not_the_next_ones(
    drafted: Program, card: DraftCard, writer, idle: Idle, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    draft = drafted.services.listings.draft
    monkeypatch.setattr(
        drafted.services.listings, "draft", lambda *given, **how: asked.append(how["style"]) or draft(*given, **how)
    )
    _press(drafted, qtbot, Qt.Key.Key_S)
    card.manner.form.tone.choose("warm")
    card.manner.form.never.setText("cheap")
    card.manner.go.click()
    idle(drafted)
    card.again.click()
    idle(drafted)
    assert [(style.tone, style.never) for style in asked] == [("warm", ("cheap",)), ("plain", ())]


def test_words_never_to_use_are_looked_for_while_typing_and_the_manner_is_offered_again(
    drafted: Program, card: DraftCard, idle: Idle, qtbot: QtBot
) -> None:
    _press(drafted, qtbot, Qt.Key.Key_S)
    card.manner.form.never.setText("cheap")
    card.manner.go.click()
    idle(drafted)
    _type(drafted, idle, "A cheap bottle.")
    assert card.violations.some
    _press(drafted, qtbot, Qt.Key.Key_S)
    assert card.manner.form.never.text() == "cheap"


def test_a_draft_that_reads_nearly_the_same_is_named_and_shown(
    drafted: Program, card: DraftCard, idle: Idle, qtbot: QtBot
) -> None:
    first, page = card.draft, drafted.pages.listings
    _type(drafted, idle, _LONG)
    page.products.table.selectRow(1)
    idle(drafted)
    page.draft.click()
    idle(drafted)
    second = card.draft
    _type(drafted, idle, _LONG)
    page.products.table.selectRow(0)
    idle(drafted)
    assert card.note.isVisible() and card.note.text.text() == f"Reads nearly the same as the draft of {second.sku}."
    card.note.other.click()
    idle(drafted)
    assert card.draft.id == second.id and card.draft.product_id != first.product_id


_LONG = "A bottle for the way to work and for long walks that closes tightly and is cleaned by hand in a minute."


def test_a_draft_that_failed_says_so(with_products: Program, writer, idle: Idle) -> None:
    with_products.window.show_page("listings")
    idle(with_products)
    writer.answer = "no draft at all"
    page = with_products.pages.listings
    page.draft.click()
    idle(with_products)
    assert page.card.draft.status == "failed" and "cannot be used" in page.card.note.text.text()
    assert page.card.note.isVisible() and page.card.violations.some
    writer.answer = {"title": "Steel Bottle", "bullets": ["Holds 750 ml"], "description": "A black bottle."}
    page.card.note.again.click()
    idle(with_products)
    assert page.card.draft.status != "failed" and not page.card.note.isVisible()


def test_a_fact_that_changed_since_is_named(
    drafted: Program, card: DraftCard, idle: Idle, catalogue_file: Path
) -> None:
    catalogue_file.write_text(catalogue_file.read_text("utf-8").replace("310 g", "320 g"), encoding="utf-8")
    drafted.window.files_dropped.emit([catalogue_file])
    idle(drafted)
    drafted.pages.catalogue.plan.agree.click()
    idle(drafted)
    drafted.window.show_page("listings")
    idle(drafted)
    assert card.note.isVisible() and "Weight 310 g → 320 g" in card.note.text.text()
