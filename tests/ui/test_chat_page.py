"""Chat as a person uses it: asked, watched, stopped, asked again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from merchant_assistant.app import Program
from merchant_assistant.foundation.errors import UserFault

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


def test_an_answer_streams_below_its_products_and_is_kept(
    chat: Program, writer: Talker, idle: Idle, qtbot: QtBot, close_program: Idle, open_program: Open
) -> None:
    writer.hold = 0
    writer.gate.clear()
    assert QApplication.focusWidget() is chat_view(chat).composer.field
    ask(chat, qtbot)
    qtbot.waitUntil(lambda: bool(live_answer(chat) and live_answer(chat).sources.chips))
    assert live_answer(chat).plain_text == ""  # the products are there before the first word
    assert not chat_view(chat).composer.send.isVisible()
    writer.gate.set()
    idle(chat)
    assert texts(chat) == [QUESTION, ANSWER]
    chip = chat_view(chat).transcript.views[1].sources.chips[0]
    assert "WB-750-BK" in chip.accessibleName()
    assert chat_view(chat).composer.field.toPlainText() == ""
    assert QApplication.focusWidget() is chat_view(chat).composer.field
    close_program(chat)
    again = open_program()
    idle(again)
    page = chat_page(again)
    page.panel.list.setCurrentIndex(page.panel.model.index(1))
    idle(again)
    assert texts(again) == [QUESTION, ANSWER]


def test_a_chip_opens_its_product(chat: Program, idle: Idle, qtbot: QtBot) -> None:
    ask(chat, qtbot)
    idle(chat)
    chip = chat_view(chat).transcript.views[1].sources.chips[0]
    with qtbot.waitSignal(chat.pages.desk.product_asked) as asked:
        chip.click()
    assert chat.services.catalogue.product(asked.args[0]).sku == "WB-750-BK"


def test_escape_stops_and_keeps_the_text_so_far(chat: Program, writer: Talker, idle: Idle, qtbot: QtBot) -> None:
    writer.gate.clear()
    ask(chat, qtbot)
    qtbot.waitUntil(lambda: bool(live_answer(chat) and live_answer(chat).plain_text))
    type_in(chat, "typed meanwhile")
    qtbot.keyClick(chat_view(chat).composer.field, Qt.Key.Key_Escape)
    idle(chat)
    turn = chat_view(chat).turns[-1]
    assert turn.state == "stopped" and ANSWER.startswith(turn.text) and turn.text
    assert "Stopped" in chat_view(chat).transcript.views[-1].accessibleName()
    assert chat_view(chat).composer.field.toPlainText() == "typed meanwhile"
    assert chat_view(chat).composer.send.isEnabled()


def test_the_same_question_is_answered_again(chat: Program, writer: Talker, idle: Idle, qtbot: QtBot) -> None:
    ask(chat, qtbot)
    idle(chat)
    writer.words = "It comes in black."
    chat_view(chat).transcript.views[1].again_button.click()
    idle(chat)
    assert texts(chat) == [QUESTION, "It comes in black."]


def test_up_edits_the_last_question_and_what_was_typed_comes_back(chat: Program, idle: Idle, qtbot: QtBot) -> None:
    ask(chat, qtbot)
    idle(chat)
    composer = chat_view(chat).composer
    qtbot.keyClick(composer.field, Qt.Key.Key_Up)
    assert composer.field.toPlainText() == QUESTION and composer.editing
    qtbot.keyClick(composer.field, Qt.Key.Key_Escape)
    assert composer.field.toPlainText() == "" and not composer.editing
    type_in(chat, "half a thought")
    chat_view(chat).transcript.views[0].edit_button.click()
    ask(chat, qtbot, "Is the Steel bottle black?")
    assert composer.field.toPlainText() == "half a thought"
    idle(chat)
    assert texts(chat)[0] == "Is the Steel bottle black?" and len(texts(chat)) == 2
    assert composer.field.toPlainText() == "half a thought"


def test_a_second_question_waits_its_turn_and_is_not_lost(
    chat: Program, writer: Talker, idle: Idle, qtbot: QtBot, close_program: Idle, open_program: Open
) -> None:
    writer.gate.clear()
    ask(chat, qtbot)
    qtbot.waitUntil(lambda: chat_view(chat).current is not None)
    qtbot.keyClick(chat_view(chat).composer.field, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: chat_view(chat).states.state == "empty")
    ask(chat, qtbot, "And the lunch box?")
    assert texts(chat) == ["And the lunch box?", ""] and "Waits" in live_answer(chat).mark.text()
    chat_view(chat).composer.stop.click()
    writer.gate.set()
    idle(chat)
    assert chat_view(chat).composer.field.toPlainText() == "And the lunch box?"
    writer.gate.clear()
    writer.hold = 0
    ask(chat, qtbot)
    qtbot.waitUntil(lambda: chat_view(chat).current is not None)
    chat_page(chat).begin()
    ask(chat, qtbot, "And the thermal mug?")
    writer.gate.set()
    close_program(chat)  # before its turn came
    again = open_program()
    idle(again)
    typed = chat_view(again).composer.field.toPlainText()
    titles = [row.title for row in again.services.chat.conversations()]
    assert typed == "And the thermal mug?" or "And the thermal mug?" in titles


def test_without_a_model_the_question_stays_and_the_way_to_one_is_shown(
    chat: Program, writer: Talker, idle: Idle, qtbot: QtBot
) -> None:
    writer.fault = UserFault("model_absent", "The model is not on this PC yet.", "models get …")
    ask(chat, qtbot)
    idle(chat)
    last = chat_view(chat).transcript.views[-1]
    assert chat_view(chat).turns[-1].text == QUESTION
    assert "not on this PC" in last.mark.text() and "models get" not in last.mark.text()
    with qtbot.waitSignal(chat.pages.desk.model_asked):
        last.next_button.click()
    writer.fault = None
    chat_page(chat).begin()
    chat_page(chat)._pick(chat_view(chat).turns[-1].conversation_id if chat_view(chat).turns else 1)
    idle(chat)
    chat_view(chat)._flow.regenerate(chat_view(chat).turns[-1])
    idle(chat)
    assert texts(chat) == [QUESTION, ANSWER]


def test_a_failure_offers_to_try_again(chat: Program, writer: Talker, idle: Idle, qtbot: QtBot) -> None:
    writer.fault = UserFault("engine_crashed", "The model stopped working.", "Try again.")
    ask(chat, qtbot)
    idle(chat)
    writer.fault = None
    chat_view(chat).transcript.views[-1].next_button.click()
    idle(chat)
    assert texts(chat) == [QUESTION, ANSWER]
    assert not chat_view(chat).transcript.views[-1].next_button.isVisible()


def test_enter_does_not_send_while_a_word_is_composed(chat: Program, idle: Idle, qtbot: QtBot) -> None:
    field = chat_view(chat).composer.field
    type_in(chat, "杯子")
    QCoreApplication.sendEvent(field, QInputMethodEvent("bei", []))
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert not chat_view(chat).turns and field.toPlainText() == "杯子"
    QCoreApplication.sendEvent(field, QInputMethodEvent("", []))
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert "\n" in field.toPlainText()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    idle(chat)
    assert chat_view(chat).turns[0].text == "杯子"


def test_the_field_grows_with_its_text_up_to_six_lines(chat: Program) -> None:
    field = chat_view(chat).composer.field
    heights = []
    for lines in (1, 4, 6, 30):
        type_in(chat, "\n".join("x" * lines))
        heights.append(field.height())
    assert heights[0] < heights[1] < heights[2] == heights[3]
    type_in(chat, "  \n ")
    assert not chat_view(chat).composer.send.isEnabled()


def test_an_example_of_the_own_products_is_asked(chat: Program, writer: Talker, idle: Idle) -> None:
    writer.words = "The Thermal mug is made of 304 stainless steel."
    beginning = chat_view(chat).beginning
    chat_view(chat).composer.field.setPlainText("not this one")
    words = [button.text() for button in beginning.buttons if button.isVisible()]
    assert words == ["What do we know about Steel bottle 750 ml?"]  # all that is left where nothing is computed
    beginning.buttons[0].click()
    idle(chat)
    assert [turn.text for turn in chat_view(chat).turns] == [words[0], writer.words]
    assert QApplication.focusWidget() is chat_view(chat).composer.field


def test_without_products_it_asks_for_the_catalogue(program: Program, idle: Idle, qtbot: QtBot) -> None:
    program.window.show_page("chat")
    idle(program)
    beginning = chat_view(program).beginning
    assert not any(button.isVisible() for button in beginning.buttons)
    with qtbot.waitSignal(program.pages.desk.page_asked):
        beginning.catalogue.click()
    assert program.window.page == "catalogue"


def test_turns_are_read_by_the_keyboard(chat: Program, idle: Idle, qtbot: QtBot) -> None:
    ask(chat, qtbot)
    idle(chat)
    views = chat_view(chat).transcript.views
    assert [view.accessibleName() for view in views] == [f"You: {QUESTION}", f"Answer: {ANSWER}"]
    qtbot.keyClick(chat_view(chat).composer.field, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is views[1] and views[1].copy_button.isVisible()
    qtbot.keyClick(views[1], Qt.Key.Key_Up)
    assert QApplication.focusWidget() is views[0] and views[0].edit_button.isVisible()
    assert not views[1].copy_button.isVisible()
    qtbot.keyClick(views[0], Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == QUESTION
    qtbot.keyClick(views[0], Qt.Key.Key_Tab)
    assert QApplication.focusWidget() in views[0].buttons()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is chat_view(chat).composer.field
    unnamed = [b for b in chat_page(chat).findChildren(QPushButton) if not (b.accessibleName() or b.text())]
    assert [button for button in unnamed if button.isVisible()] == []
