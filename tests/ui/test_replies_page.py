"""Replies as a person uses them: pasted, written, edited, copied, answered; nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from merchant_assistant.app import Program
from merchant_assistant.ui.replies.page import RepliesPage
from merchant_assistant.ui.replies.rules_window import RulesWindow

Idle = Callable[[Program], None]
ASKS = "Hello, what does WB-750-BK cost? Where is my order?"


@pytest.fixture
def page(with_products: Program, idle: Idle) -> RepliesPage:
    with_products.window.show_page("replies")
    idle(with_products)
    found = with_products.window.page_of("replies")
    assert isinstance(found, RepliesPage)
    return found


@pytest.fixture
def written(page: RepliesPage, with_products: Program, idle: Idle) -> RepliesPage:
    page.arriving.field.setPlainText(ASKS)
    page.arriving.answer.click()
    idle(with_products)
    return page


def test_a_pasted_message_is_answered_edited_copied_and_marked(
    written: RepliesPage, with_products: Program, idle: Idle
) -> None:
    view = written.view
    assert written.stack.currentWidget() is view
    assert "3.20" in view.editor.text
    assert not written.arriving.field.toPlainText()
    assert [chip.source.ref for chip in view.sources.chips] == ["WB-750-BK"]
    view.editor.field.append("Steel bottle 750 ml is made of brass.")
    view.flush()
    idle(with_products)
    doubtful = [mark.claim.text for mark in view.editor.field.marks if mark.claim.status != "supported"]
    assert doubtful == ["brass"]
    view.copy_reply()
    assert QGuiApplication.clipboard().text() == view.editor.text
    view.done.click()
    idle(with_products)
    assert view.kept is not None
    assert (view.kept.open, view.kept.sent) == (False, view.editor.text)
    assert view.editor.field.isReadOnly()


def test_what_is_typed_is_there_again_after_a_restart(
    open_program: Callable[[], Program], close_program: Callable[[Program], None], idle: Idle
) -> None:
    first = open_program()
    first.window.show_page("replies")
    idle(first)
    first.window.page_of("replies").arriving.field.setPlainText(ASKS)
    close_program(first)
    second = open_program()
    second.window.show_page("replies")
    idle(second)
    assert second.window.page_of("replies").arriving.field.toPlainText() == ASKS


def test_a_dropped_mail_is_answered_by_house_rules_deleted_and_back(
    page: RepliesPage, with_products: Program, idle: Idle, tmp_path: Path
) -> None:
    file = tmp_path / "m.eml"
    file.write_text("From: a@example.com\nSubject: Price\n\nWhat does WB-750-BK cost?\n")
    with_products.window.show_page("home")
    with_products.window.files_dropped.emit([file])
    idle(with_products)
    assert with_products.window.page == "replies"
    assert page.arriving.field.toPlainText() == "What does WB-750-BK cost?"
    page.arriving.answer.click()
    page.arriving.answer.click()  # kept once all the same
    idle(with_products)
    assert page.panel.model.rowCount() == 2
    assert page.view.editor.field.hasFocus()
    assert page.view.kept is not None
    assert page.view.kept.letter.sender == "a@example.com"
    page.edit_rules()
    idle(with_products)
    (window,) = page.findChildren(RulesWindow)
    window.signature.setPlainText("Mug House")
    window.intent.choose("price")
    window.sentence.setPlainText("Prices are net.")
    window.intent.choose("stock")
    window.yes.click()
    idle(with_products)
    page.view.again.click()
    idle(with_products)
    assert page.view.editor.text.endswith("Mug House")
    assert "Prices are net." in page.view.editor.text
    page.delete()
    idle(with_products)
    assert page.stack.currentWidget() is page.arriving
    with_products.window.toast.undo()
    idle(with_products)
    assert page.panel.model.rowCount() == 2


def test_messages_are_searched_in_all_that_was_written(
    written: RepliesPage, with_products: Program, idle: Idle, qtbot: QtBot
) -> None:
    qtbot.keyClick(written.view.editor.field, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is written.panel.search
    for query, rows in (("ORDER cost", 2), ("zebra", 0)):
        written.panel.search.setText(query)
        written.panel.search._search()
        idle(with_products)
        assert written.panel.model.rowCount() == rows  # a heading and the message
    assert "zebra" in written.panel.note.text()
    assert written.stack.currentWidget() is written.view  # what is open stays so
    written.begin()
    written.arriving.field.setPlainText("What does it weigh?")
    written.arriving.answer.click()
    idle(with_products)
    assert written.panel.model.rowCount() == 3  # the new one is seen: nothing is searched any more


def test_what_is_to_be_filled_in_is_chosen_and_told_of_until_it_is(
    page: RepliesPage, with_products: Program, idle: Idle
) -> None:
    page.arriving.field.setPlainText("What does WB-750-BK cost? Can we pay by cheque?")
    page.arriving.answer.click()
    idle(with_products)
    view = page.view
    assert view.editor.field.textCursor().selectedText().startswith("[")
    assert view.missing.text().startswith("Fill in")
    told: list[int] = []
    view.copied.connect(told.append)
    view.copy_reply()
    view.editor.field.setPlainText("Done.")
    view.editor.flush()
    idle(with_products)
    view.copy_reply()
    assert told == [1, 0]
    assert not view.missing.text().startswith("Fill in")
    with_products.window.show_page("home")


def test_house_rules_fit_into_a_low_window(page: RepliesPage, with_products: Program, idle: Idle) -> None:
    with_products.window.resize(960, 540)
    page.edit_rules()
    idle(with_products)
    (window,) = page.findChildren(RulesWindow)
    assert window.height() <= 540
    window.reject()


def test_without_a_catalogue_it_is_said_what_to_do_first(open_program: Callable[[], Program], idle: Idle) -> None:
    program = open_program()
    program.window.show_page("replies")
    idle(program)
    arriving = program.window.page_of("replies").arriving
    assert not arriving.catalogue.isHidden()
    program.window.show_page("catalogue")
    program.window.page_of("catalogue").flow.take_sample()
    idle(program)
    assert arriving.catalogue.isHidden()
