"""The claims of a draft are walked through, explained, cured."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from merchant_assistant.app import Program

from .listings_parts import Idle, status_of, type_wrong_weight


def test_what_was_typed_a_moment_ago_is_checked_before_it_is_approved(drafted: Program, idle: Idle) -> None:
    card = drafted.pages.listings.card
    proven = len(card.editor.claims())
    card.editor.description.setPlainText("It weighs 350 g.")
    assert 0 < len(card.editor.claims()) < proven, "what was checked still counts, what was typed does not"
    assert card.head.proven.accessibleName() == f"{len(card.editor.claims())} proven" and not card.tour.contradictions
    card.approve.click()
    idle(drafted)
    assert status_of(drafted) != "approved" and "contradict" in drafted.notifier.last.text
    assert card.bar.claim.text == "350 g", "the line below explains what the question is about"


def test_keys_lead_from_claim_to_claim_and_put_the_value_of_the_data_in(
    drafted: Program, idle: Idle, qtbot: QtBot
) -> None:
    card = drafted.pages.listings.card
    type_wrong_weight(drafted, idle)
    card.editor.title.setFocus()
    told = []
    for key, shift in ((Qt.Key.Key_F8, False), (Qt.Key.Key_F8, False), (Qt.Key.Key_F8, True)):
        modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        qtbot.keyClick(QApplication.focusWidget(), key, modifier)
        told.append(card.bar.claim.text)
    assert told == ["900 ml", "350 g", "900 ml"]
    assert QApplication.focusWidget() is card.editor.description
    qtbot.keyClick(card.editor.description, Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
    idle(drafted)
    assert card.editor.description.toPlainText() == "It weighs 350 g. It holds 750 ml."


def test_after_a_cure_by_mouse_the_keyboard_is_in_the_text(drafted: Program, idle: Idle) -> None:
    card = drafted.pages.listings.card
    type_wrong_weight(drafted, idle)
    card.bar.use.setFocus()
    card.bar.use.click()
    idle(drafted)
    assert QApplication.focusWidget() is card.editor.description
    assert card.tour.contradictions == 1
    card.editor.description.undo()
    assert card.editor.description.toPlainText() == "It weighs 350 g. It holds 900 ml."


def test_the_claim_that_is_explained_is_framed_in_the_text(drafted: Program, idle: Idle, qtbot: QtBot) -> None:
    card = drafted.pages.listings.card
    type_wrong_weight(drafted, idle)
    edit = card.editor.description
    framed = [edit._pointed_out.text]
    before = edit.grab().toImage()
    qtbot.keyClick(edit, Qt.Key.Key_F8)
    card.approve.setFocus()  # no caret
    framed.append(edit._pointed_out.text)
    assert framed == ["350 g", "900 ml"] and edit.grab().toImage() != before


def test_the_cell_of_the_claim_that_is_pointed_at_stands_out(drafted: Program, idle: Idle, qtbot: QtBot) -> None:
    page = drafted.pages.listings
    type_wrong_weight(drafted, idle)
    edit = page.card.editor.description

    def lit() -> list[tuple[str, str]]:
        return [(row.fact.field, row.property("lit")) for row in page.facts.rows if row.property("lit")]

    assert lit() == [("weight", "bad")]
    qtbot.keyClick(edit, Qt.Key.Key_F8)
    assert lit() == [("attribute:Capacity", "bad")]
    (row,) = (row for row in page.facts.rows if row.property("lit"))
    assert row.accessibleName() == "Capacity: 750 ml (contradicts “900 ml”)"
    assert page.facts.viewport().rect().contains(row.mapTo(page.facts.viewport(), row.rect().center()))
    weight = next(place for mark in edit.marks if mark.words == "350 g" for place in edit._places(mark))
    qtbot.mouseMove(edit.viewport(), weight.center().toPoint())
    assert lit() == [("weight", "bad")], "under the mouse"
    QCoreApplication.sendEvent(edit.viewport(), QEvent(QEvent.Type.Leave))
    assert lit() == [("attribute:Capacity", "bad")], "what the line below explains"
    page.card.show_draft(page.product, None)
    assert not lit()


def test_a_few_facts_stand_together_at_the_top(drafted: Program) -> None:
    facts = drafted.pages.listings.facts
    drafted.window.resize(1280, 1600)
    QCoreApplication.processEvents()
    (group,) = facts._groups
    assert facts.viewport().height() > group.height() + 60
    assert group.height() <= group.layout().totalHeightForWidth(group.width()) + 1


def test_where_all_is_proven_the_key_leads_to_each_claim(drafted: Program, qtbot: QtBot) -> None:
    card = drafted.pages.listings.card
    qtbot.keyClick(drafted.pages.listings.products.table, Qt.Key.Key_F8)
    assert card.bar.claim and card.bar.claim.status == "supported" and card.bar.isVisible()
