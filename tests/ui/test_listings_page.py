"""The page Listings: decisions taken back, low windows, another language or look in mid-draft, exports."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from merchant_assistant.app import Program
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.ui.item_models.roles import BELOW
from merchant_assistant.ui.listings.export_dialog import Wanted
from merchant_assistant.ui.theme.theme import wear
from merchant_assistant.ui.theme.tokens import DARK, LIGHT

from .listings_parts import Idle, status_of, type_wrong_weight


@pytest.fixture
def chinese(drafted: Program) -> Iterator[Program]:
    yield drafted
    drafted.language.speak("en")


def _decide(program: Program, idle: Idle, qtbot: QtBot, button: str) -> None:
    """Press it; where a reason is asked for, none is given."""
    card = program.pages.listings.card
    getattr(card, button).click()
    if card.why.isVisible():
        qtbot.keyClick(card.why, Qt.Key.Key_Return)
    idle(program)


@pytest.mark.parametrize("button", ["approve", "reject"])
def test_a_decision_is_taken_back_from_its_message(drafted: Program, idle: Idle, qtbot: QtBot, button: str) -> None:
    before = status_of(drafted)
    _decide(drafted, idle, qtbot, button)
    assert status_of(drafted) in ("approved", "rejected")
    assert "Steel Bottle" in drafted.notifier.last.text
    drafted.notifier.last.act()
    idle(drafted)
    assert status_of(drafted) == before
    assert drafted.pages.listings.card.approve.isEnabled() and drafted.pages.listings.card.reject.isEnabled()


@pytest.mark.parametrize("button", ["approve", "reject"])
def test_after_a_decision_the_keyboard_is_on_the_list(drafted: Program, idle: Idle, qtbot: QtBot, button: str) -> None:
    page = drafted.pages.listings
    getattr(page.card, button).setFocus()
    _decide(drafted, idle, qtbot, button)
    assert QApplication.focusWidget() is page.products.table


@pytest.mark.parametrize("button", ["draft", "again", "stop"])
def test_a_button_that_goes_leaves_the_keyboard_to_the_list(
    drafted: Program, writer, idle: Idle, qtbot: QtBot, button: str
) -> None:
    page = drafted.pages.listings
    page.products.table.selectRow(1 if button == "draft" else 0)
    idle(drafted)
    writer.gate.clear()
    if button == "stop":
        page.card.again.click()
    pressed = page.draft if button == "draft" else getattr(page.card, button)
    pressed.setFocus()
    assert QApplication.focusWidget() is pressed
    pressed.click()
    writer.gate.set()
    idle(drafted)
    assert QApplication.focusWidget() is page.products.table


def test_a_narrow_list_keeps_names_and_states_whole(drafted: Program, idle: Idle) -> None:
    table, window = drafted.pages.listings.products.table, drafted.window
    wide = table.rowHeight(0)
    window.resize(760, 520)
    QCoreApplication.processEvents()
    shown = [section for section in range(table.model().columnCount()) if not table.isColumnHidden(section)]
    tick, title = shown
    assert table.columnWidth(title) > 180 and table.rowHeight(0) > wide and not table.horizontalScrollBar().isVisible()
    assert table.model().index(0, tick).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked
    assert table.model().index(0, title).data(BELOW) == ("All proven", "good")
    window.resize(1280, 800)
    QCoreApplication.processEvents()
    assert table.rowHeight(0) == wide and not table.isColumnHidden(table.model().columnCount() - 1)


def test_escape_goes_back_to_the_list(drafted: Program, qtbot: QtBot) -> None:
    page = drafted.pages.listings
    for part in page.card.editor.parts:
        part.setFocus()
        qtbot.keyClick(part, Qt.Key.Key_Escape)
        assert QApplication.focusWidget() is page.products.table


def test_a_window_that_opens_low_is_arranged_so(stocked: Program, open_program, close_program) -> None:
    stocked.window.show_page("listings")
    stocked.window.resize(900, 560)
    close_program(stocked)
    page = open_program().pages.listings
    assert page.isVisible() and page.room.low and page.filters.turn.isVisible()


def test_a_low_window_has_room_for_the_text(drafted: Program, idle: Idle, qtbot: QtBot) -> None:
    page, window = drafted.pages.listings, drafted.window
    type_wrong_weight(drafted, idle)
    window.resize(900, 560)
    QCoreApplication.processEvents()
    assert page.products.isVisible() and not page.facts.isVisible()
    assert page.card.editor.height() > 100
    qtbot.keyClick(page.products.table, Qt.Key.Key_F7)
    assert page.facts.isVisible() and not page.products.isVisible()
    page.card.editor.title.setFocus()
    qtbot.keyClick(page.card.editor.title, Qt.Key.Key_Escape)
    assert page.products.isVisible() and QApplication.focusWidget() is page.products.table
    window.resize(1280, 800)
    QCoreApplication.processEvents()
    assert page.products.isVisible() and page.facts.isVisible()


def test_another_language_in_the_middle_of_a_draft(chinese: Program, idle: Idle, qtbot: QtBot) -> None:
    page = chinese.pages.listings
    edit = page.card.editor.description
    edit.setFocus()
    edit.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(edit, " Typed")
    place, text, platform = edit.textCursor().position(), edit.toPlainText(), page.platform.value
    words = page.draft.text(), page.header.title.text()
    chinese.language.speak("zh_CN")
    assert (edit.toPlainText(), edit.textCursor().position()) == (text, place)
    assert QApplication.focusWidget() is edit
    assert page.platform.value == platform
    assert page.products.table.currentIndex().row() == 0
    chinese.language.speak("en")
    assert (page.draft.text(), page.header.title.text()) == words


def test_another_look_in_the_middle_of_a_draft(drafted: Program, idle: Idle, qapp: QApplication) -> None:
    type_wrong_weight(drafted, idle)
    card = drafted.pages.listings.card
    assert LIGHT.bad in card.bar.text.text()
    wear(qapp, DARK)
    try:
        assert DARK.bad in card.bar.text.text() and LIGHT.bad not in card.bar.text.text()
        assert "350 g" in card.editor.description.toPlainText()
    finally:
        wear(qapp, LIGHT)


def test_a_draft_is_opened_by_its_number(drafted: Program, idle: Idle) -> None:
    page = drafted.pages.listings
    draft = page.card.draft
    page.products.table.selectRow(1)
    page.platform.choose("shopify")
    idle(drafted)
    assert page.card.draft is None
    page.show_draft(draft.id)
    idle(drafted)
    assert page.card.draft.id == draft.id and page.platform.value == draft.platform


def test_a_file_that_is_open_elsewhere_is_offered_another_name(
    drafted: Program, idle: Idle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def in_use(*args: object, **options: object) -> None:
        raise UserFault("file_in_use", "“out.csv” is open in another program.", "Close it there.")

    page = drafted.pages.listings
    with monkeypatch.context() as patched:
        patched.setattr(type(drafted.services.listings), "export", in_use)
        page.export_flow.write(Wanted(), tmp_path / "out.csv")
        idle(drafted)
    drafted.notifier.last.act()
    dialog = page.findChild(QFileDialog)
    assert dialog.selectedFiles()[0].endswith("out-2.csv")
    dialog.reject()


def test_an_export_says_how_many_texts_it_carries(drafted: Program, idle: Idle, tmp_path: Path) -> None:
    page = drafted.pages.listings
    page.export_flow.write(Wanted(), tmp_path / "out.csv")
    idle(drafted)
    assert "as they were imported" in drafted.notifier.last.hint
    page.card.approve.click()
    idle(drafted)
    page.export_flow.write(Wanted(), tmp_path / "out.csv")
    idle(drafted)
    assert "3" in drafted.notifier.last.text and "1" in drafted.notifier.last.hint


def test_a_row_is_spoken_with_its_name_and_state(drafted: Program) -> None:
    model = drafted.pages.listings.products.model
    spoken = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("WB-750-BK, Steel bottle 750 ml") and spoken.endswith("All proven")


def test_commands_are_offered_where_they_can_be_done(drafted: Program, idle: Idle) -> None:
    commands = {command.id: command for command in drafted.pages.listings.commands()}
    assert all(command.name() for command in commands.values())
    assert commands["listings.approve"].enabled() and not commands["listings.draft"].enabled()
    commands["listings.approve"].run()
    idle(drafted)
    assert status_of(drafted) == "approved" and not commands["listings.approve"].enabled()


def test_a_few_rows_leave_the_room_to_the_draft(stocked: Program, idle: Idle, qtbot: QtBot) -> None:
    page = stocked.pages.listings
    stocked.window.resize(1280, 1100)
    stocked.window.show_page("listings")
    idle(stocked)
    table = page.products.table
    assert 0 <= table.viewport().height() - 3 * table.rowHeight(0) < 8, "its rows, and nothing below them"
    assert page.card.height() > 2 * page.products.height()
    page.search.setText("no such thing")
    qtbot.waitUntil(lambda: page.products.found.state == "empty")
    assert page.products.height() > 250, "there is something to say"
    page.search.clear()
    qtbot.waitUntil(lambda: 0 <= table.viewport().height() - 3 * table.rowHeight(0) < 8)
