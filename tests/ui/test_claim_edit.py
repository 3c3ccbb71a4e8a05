"""Claims on a text that is edited: places, cures, and the count of characters that Qt does not share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from merchant_assistant.catalogue.model import Place, Product
from merchant_assistant.claims.model import Claim
from merchant_assistant.listings.model import Listing
from merchant_assistant.listings.platforms import platform_rules
from merchant_assistant.ui.listings.claim_edit import ClaimEdit, utf16_length
from merchant_assistant.ui.listings.claim_text import cure, sentence
from merchant_assistant.ui.listings.editor import DraftEditor
from merchant_assistant.ui.listings.limits import Rules


def _claim(text: str, within: str, part="description", status="contradicted", index=None, value="310 g") -> Claim:
    start = within.index(text)
    return Claim(part, index, start, start + len(text), text, "measure", status, "weight", value, "WB-1")


@pytest.fixture
def edit(qtbot: QtBot) -> ClaimEdit:
    made = ClaimEdit()
    qtbot.addWidget(made)
    made.resize(400, 60)
    return made


@given(st.text())
def test_code_points_are_counted_as_qt_counts_them(text: str) -> None:
    assert utf16_length(text) == len(text.encode("utf-16-le", "surrogatepass")) // 2


def test_a_claim_after_an_emoji_stands_in_its_place(edit: ClaimEdit) -> None:
    text = "🥤 Weighs 350 g 保温"
    edit.setPlainText(text)
    claim = _claim("350 g", text)
    edit.set_marks([(claim.start, claim.end, claim)])
    assert edit.marks[0].cursor.selectedText() == "350 g"
    assert edit.replace(claim, "310 g")
    assert edit.toPlainText() == "🥤 Weighs 310 g 保温"
    edit.undo()
    assert edit.toPlainText() == text


def test_a_claim_moves_with_what_is_typed_before_it(edit: ClaimEdit, qtbot: QtBot) -> None:
    edit.setPlainText("Weighs 350 g.")
    claim = _claim("350 g", edit.toPlainText())
    edit.set_marks([(claim.start, claim.end, claim)])
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClicks(edit, "It ")
    assert edit.marks[0].cursor.selectedText() == "350 g"
    assert edit.claim_at(edit.toPlainText().index("350")) == claim


def test_a_claim_that_was_deleted_cannot_be_cured(edit: ClaimEdit) -> None:
    edit.setPlainText("350 g")
    claim = _claim("350 g", "350 g")
    edit.set_marks([(0, 5, claim)])
    edit.selectAll()
    edit.textCursor().removeSelectedText()
    assert not edit.replace(claim, "310 g")
    assert edit.toPlainText() == ""


@pytest.mark.parametrize(
    ("typed", "behind", "stands"),
    [("1", 0, False), ("0", 1, False), ("x", 4, False), ("x", 6, False), (" and", 6, True), (" ", 0, True)],
)
def test_only_the_words_that_were_checked_stay_underlined(
    edit: ClaimEdit, qtbot: QtBot, typed: str, behind: int, stands: bool
) -> None:
    """Typed before, into, or behind a claim: what another number or word grew from it nobody has checked."""
    edit.setPlainText("Holds 750 ml")
    claim = _claim("750 ml", edit.toPlainText(), status="supported")
    edit.set_marks([(claim.start, claim.end, claim)])
    cursor = edit.textCursor()
    cursor.setPosition(len("Holds ") + behind)
    edit.setTextCursor(cursor)
    qtbot.keyClicks(edit, typed)
    assert [mark.claim for mark in edit.marks] == ([claim] if stands else [])
    edit.undo()
    assert [mark.claim for mark in edit.marks] == [claim]


def test_the_mouse_on_a_claim_is_told_its_cell(edit: ClaimEdit, qtbot: QtBot) -> None:
    edit.setPlainText("Weighs 350 g")
    claim = _claim("350 g", edit.toPlainText())
    edit.set_marks([(claim.start, claim.end, claim)])
    edit.explain_by(lambda of: f"<p>&lt;{of.text}&gt; contradicts Weight = 310 g</p>")
    edit.show()
    (place,) = edit._places(edit.marks[0])
    for spot, told in ((place.center().toPoint(), "&lt;350 g&gt; contradicts Weight = 310 g"), (QPoint(5, 5), "")):
        asked = QHelpEvent(QEvent.Type.ToolTip, spot, edit.viewport().mapToGlobal(spot))
        QApplication.sendEvent(edit.viewport(), asked)
        qtbot.waitUntil(lambda told=told: told in QToolTip.text() if told else not QToolTip.isVisible())
    edit.hide()


def test_a_claim_over_two_lines_is_marked_on_both(edit: ClaimEdit, qtbot: QtBot) -> None:
    edit.setPlainText("word " * 12 + "304 stainless steel and more")
    edit.resize(180, 100)
    edit.show()
    claim = _claim("304 stainless steel and more", edit.toPlainText())
    edit.set_marks([(claim.start, claim.end, claim)])
    assert len(list(edit._places(edit.marks[0]))) >= 2
    edit.grab()
    edit.hide()


def test_a_title_is_one_line(edit: ClaimEdit, qtbot: QtBot) -> None:
    editor = DraftEditor()
    qtbot.addWidget(editor)
    editor.show_listing(Listing("Steel bottle", (), ""), ())
    qtbot.keyClick(editor.title, Qt.Key.Key_Return)
    editor.title.insertPlainText("a\nb ")
    assert editor.listing().title == "a b Steel bottle"


def test_the_length_of_the_title_is_counted_live(qtbot: QtBot) -> None:
    editor = DraftEditor()
    qtbot.addWidget(editor)
    editor.obey(Rules("ebay"))
    most = platform_rules("ebay").title.max
    length = editor.fields["title"].length
    editor.show_listing(Listing("B" * most, (), ""), ())
    assert length.text() == f"{most} of {most} characters" and length.property("role") == "caption"
    qtbot.keyClicks(editor.title, "XXL")
    assert length.text() == f"{most + 3} of {most} characters" and length.property("role") == "care"


def test_bullets_keep_their_claims_past_blank_lines(qtbot: QtBot) -> None:
    editor = DraftEditor()
    qtbot.addWidget(editor)
    bullets = ("Holds 750 ml 🥤", "Weighs 350 g")
    claim = _claim("350 g", bullets[1], part="bullets", index=1)
    editor.show_listing(Listing("Bottle", bullets, "A bottle."), (claim,))
    assert [mark.cursor.selectedText() for mark in editor.bullets.marks] == ["350 g"]
    editor.bullets.setPlainText(f"{bullets[0]}\n\n{bullets[1]}\n")
    editor.show_claims([claim])
    assert editor.listing().bullets == bullets
    assert [mark.cursor.selectedText() for mark in editor.bullets.marks] == ["350 g"]


@pytest.mark.parametrize(
    ("text", "value", "status", "offered"),
    [
        ("350 g", "310 g", "contradicted", "310 g"),
        ("350 g", "310", "contradicted", ""),  # the unit would be lost
        ("24", "12", "contradicted", "12"),
        ("350 g", "310 g", "supported", ""),
        ("900 ml", "Insulated Water Bottle 750 ml", "contradicted", "750 ml"),
        ("3 m", "Stylish brass bedside light with 1.5 m cable, 310 g", "contradicted", "1.5 m"),
        ("3 m", "From 1.5 m to the lamp, 2 m to the switch", "contradicted", ""),  # nobody knows which
        ("oak", "Stool, brass, with cushion", "contradicted", "brass"),
        ("steel", "a description of many words that goes on and on", "contradicted", ""),
    ],
)
def test_only_a_value_of_its_own_kind_is_offered_as_cure(text: str, value: str, status: str, offered: str) -> None:
    assert cure(_claim(text, text, status=status, value=value)) == offered


def test_a_cell_is_told_with_its_place_and_never_as_markup(qtbot: QtBot) -> None:
    for cell, shown in (
        ("<p>310&nbsp;g <b>net</b></p>", "310 g net"),
        ("< 310 g & <5 mm", "&lt; 310 g &amp; &lt;5 mm"),
    ):
        product = Product(1, "shop", "WB-1", False, "Bottle", {"weight": cell}, {}, (), Place("shop.csv", 212))
        told = sentence(_claim("350 g", "350 g", value=cell), product)
        assert "shop.csv, row 212" in told and f"Weight = {shown}</code>" in told
