"""The list of conversations: renamed, searched, saved, folded away, and what was typed in each."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from merchant_assistant.app import Program

from .chat_page_parts import (
    ANSWER,
    QUESTION,
    Idle,
    Open,
    Talker,
    ask,
    chat_page,
    chat_view,
    live_answer,
    texts,
    type_in,
)

pytestmark = pytest.mark.usefixtures("computes_nothing")


@pytest.fixture
def writer() -> Talker:
    return Talker()


def test_what_is_typed_and_not_sent_comes_back_for_each_conversation(
    chat: Program, idle: Idle, qtbot: QtBot, close_program: Idle, open_program: Open
) -> None:
    ask(chat, qtbot)
    idle(chat)
    type_in(chat, "typed below the answer")
    qtbot.keyClick(chat_view(chat).composer.field, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    idle(chat)
    assert chat_view(chat).composer.field.toPlainText() == ""
    type_in(chat, "typed in the last second")
    close_program(chat)
    again = open_program()
    idle(again)
    assert chat_view(again).composer.field.toPlainText() == "typed in the last second"
    chat_page(again).panel.list.setCurrentIndex(chat_page(again).panel.model.index(1))
    idle(again)
    assert chat_view(again).composer.field.toPlainText() == "typed below the answer"


def test_an_answer_goes_on_while_another_conversation_is_read(
    chat: Program, writer: Talker, idle: Idle, qtbot: QtBot
) -> None:
    ask(chat, qtbot)
    idle(chat)
    first = chat_view(chat).current
    writer.gate.clear()
    chat_page(chat).begin()
    ask(chat, qtbot, "What colour is the Steel bottle?")
    qtbot.waitUntil(lambda: chat_view(chat).current is not None)
    second = chat_view(chat).current
    chat_page(chat)._pick(first)
    qtbot.waitUntil(lambda: texts(chat) == [QUESTION, ANSWER])
    chat_page(chat)._pick(second)
    qtbot.waitUntil(lambda: bool(live_answer(chat) and live_answer(chat).plain_text))
    chat.window.show_page("catalogue")
    writer.gate.set()
    idle(chat)
    assert chat.notifier.last.text == "Your answer is ready."
    chat.notifier.last.act()
    idle(chat)
    assert chat.window.page == "chat" and texts(chat)[-1] == ANSWER


def test_a_conversation_is_renamed_in_place_deleted_and_brought_back(chat: Program, idle: Idle, qtbot: QtBot) -> None:
    ask(chat, qtbot)
    idle(chat)
    page = chat_page(chat)
    page.rename()
    editor = QApplication.focusWidget()
    qtbot.keyClicks(editor, "Bottles & lids")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.view.head.title.text() == "Bottles & lids")
    idle(chat)
    assert [row.title for row in chat.services.chat.conversations()] == ["Bottles & lids"]
    assert QApplication.focusWidget() is page.panel.list
    qtbot.keyClick(page.panel.list, Qt.Key.Key_Delete)
    idle(chat)
    assert chat.services.chat.conversations() == [] and page.view.current is None
    chat.notifier.last.act()
    idle(chat)
    assert [row.title for row in chat.services.chat.conversations()] == ["Bottles & lids"]
    assert texts(chat) == [QUESTION, ANSWER]


def test_conversations_are_searched(chat: Program, idle: Idle, qtbot: QtBot) -> None:
    ask(chat, qtbot)
    idle(chat)
    page = chat_page(chat)
    qtbot.keyClick(page.view.composer.field, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is page.panel.search
    for query, rows in (("stainless", 2), ("zebra", 0)):
        page.panel.search.setText(query)
        page.panel.search._search()
        idle(chat)
        assert page.panel.model.rowCount() == rows  # a heading and the conversation
    assert "zebra" in page.panel.note.text()


def test_a_conversation_is_saved_as_a_file(chat: Program, idle: Idle, qtbot: QtBot, tmp_path: Path) -> None:
    ask(chat, qtbot)
    idle(chat)
    chat_page(chat)._save_as(chat_view(chat).current, str(tmp_path / "talk.md"))
    idle(chat)
    assert ANSWER in (tmp_path / "talk.md").read_text(encoding="utf-8")
    assert "talk.md" in chat.notifier.last.text


def test_the_list_folds_away_in_a_narrow_window(chat: Program, idle: Idle, qtbot: QtBot) -> None:
    chat.window.resize(760, 520)
    page = chat_page(chat)
    qtbot.waitUntil(lambda: not page.panel.isVisible())
    page.view.head.unfold.click()
    assert page.panel.isVisible()
    chat.window.resize(1280, 800)
    qtbot.waitUntil(lambda: page.panel.isVisible() and not page.view.head.unfold.isVisible())


def test_commands_by_name_work_from_another_page(chat: Program, idle: Idle, qtbot: QtBot) -> None:
    ask(chat, qtbot)
    idle(chat)
    commands = {command.id: command for command in chat_page(chat).commands()}
    assert all(command.name() and command.enabled() for command in commands.values())
    chat.window.show_page("catalogue")
    commands["chat.new"].run()
    idle(chat)
    assert chat.window.page == "chat" and chat_view(chat).current is None
    assert not commands["chat.rename"].enabled()


def test_the_search_leads_into_the_list_and_on(chat: Program, idle: Idle, qtbot: QtBot) -> None:
    ask(chat, qtbot)
    idle(chat)
    page = chat_page(chat)
    page.begin()
    page.panel.search.setFocus()
    qtbot.keyClick(page.panel.search, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is page.panel.list
    assert page.panel.list.current is not None
    qtbot.keyClick(page.panel.list, Qt.Key.Key_Return)
    idle(chat)
    assert page.view.current is not None
    assert QApplication.focusWidget() is page.view.composer.field
