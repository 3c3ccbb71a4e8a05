"""Chat as a person uses it: asked, watched, stopped, asked again; nothing typed is lost."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from merchant_assistant.app import Program
from merchant_assistant.engine.model import Completion, GenerateRequest, ModelInfo
from merchant_assistant.engine.scripted import ScriptedEngine
from merchant_assistant.foundation.errors import UserFault

pytestmark = pytest.mark.usefixtures("computes_nothing")
Idle = Callable[[Program], None]
Open = Callable[[], Program]
QUESTION = "What is the Steel bottle made of?"
ANSWER = "The Steel bottle 750 ml is made of 304 stainless steel. It holds 750 ml. It comes in black."


class Talker(ScriptedEngine):
    """Says ``words``; with its ``gate`` closed it holds after ``hold`` pieces, until it is opened or stopped."""

    def __init__(self) -> None:
        super().__init__(lambda request: self.words)
        self.words = ANSWER
        self.fault: UserFault | None = None
        self.gate = threading.Event()
        self.gate.set()
        self.hold = 14

    def load(self, cancel=None) -> ModelInfo:
        if self.fault:
            raise self.fault
        return ModelInfo(id="test", backend="llama.cpp", device="CPU", context=4096)

    def generate(self, request: GenerateRequest, on_delta=None, cancel=None) -> Completion:
        heard = 0

        def hear(piece: str) -> None:
            nonlocal heard
            heard += 1
            if on_delta:
                on_delta(piece)
            while heard >= self.hold and not self.gate.wait(0.01) and not (cancel and cancel.cancelled):
                pass

        if self.fault:
            raise self.fault
        if not self.hold:
            self.gate.wait(20)
        return super().generate(request, hear, cancel)


@pytest.fixture
def writer() -> Talker:
    return Talker()


@pytest.fixture
def chat(with_products: Program, idle: Idle, qtbot: QtBot) -> Program:
    with_products.window.show_page("chat")
    idle(with_products)
    with_products.window.activateWindow()
    qtbot.waitUntil(with_products.window.isActiveWindow)
    return with_products


def _page(program: Program):
    return program.window.page_of("chat")


def _view(program: Program):
    return _page(program).view


def _type(program: Program, text: str) -> None:
    _view(program).composer.field.setPlainText(text)


def _ask(program: Program, qtbot: QtBot, text: str = QUESTION) -> None:
    _type(program, text)
    qtbot.keyClick(_view(program).composer.field, Qt.Key.Key_Return)


def _texts(program: Program) -> list[str]:
    return [view.plain_text for view in _view(program).transcript.views]


def _live(program: Program):
    return _view(program).transcript.live


def test_an_answer_streams_below_its_products_and_is_kept(
    chat: Program, writer: Talker, idle: Idle, qtbot: QtBot, close_program: Idle, open_program: Open
) -> None:
    writer.hold = 0
    writer.gate.clear()
    assert QApplication.focusWidget() is _view(chat).composer.field
    _ask(chat, qtbot)
    qtbot.waitUntil(lambda: bool(_live(chat) and _live(chat).sources.chips))
    assert _live(chat).plain_text == ""  # the products are there before the first word
    assert not _view(chat).composer.send.isVisible()
    writer.gate.set()
    idle(chat)
    assert _texts(chat) == [QUESTION, ANSWER]
    chip = _view(chat).transcript.views[1].sources.chips[0]
    assert "WB-750-BK" in chip.accessibleName()
    assert _view(chat).composer.field.toPlainText() == ""
    assert QApplication.focusWidget() is _view(chat).composer.field
    close_program(chat)
    again = open_program()
    idle(again)
    page = _page(again)
    page.panel.list.setCurrentIndex(page.panel.model.index(1))
    idle(again)
    assert _texts(again) == [QUESTION, ANSWER]


def test_a_chip_opens_its_product(chat: Program, idle: Idle, qtbot: QtBot) -> None:
    _ask(chat, qtbot)
    idle(chat)
    chip = _view(chat).transcript.views[1].sources.chips[0]
    with qtbot.waitSignal(chat.pages.desk.product_asked) as asked:
        chip.click()
    assert chat.services.catalogue.product(asked.args[0]).sku == "WB-750-BK"


def test_escape_stops_and_keeps_the_text_so_far(chat: Program, writer: Talker, idle: Idle, qtbot: QtBot) -> None:
    writer.gate.clear()
    _ask(chat, qtbot)
    qtbot.waitUntil(lambda: bool(_live(chat) and _live(chat).plain_text))
    _type(chat, "typed meanwhile")
    qtbot.keyClick(_view(chat).composer.field, Qt.Key.Key_Escape)
    idle(chat)
    turn = _view(chat).turns[-1]
    assert turn.state == "stopped" and ANSWER.startswith(turn.text) and turn.text
    assert "Stopped" in _view(chat).transcript.views[-1].accessibleName()
    assert _view(chat).composer.field.toPlainText() == "typed meanwhile"
    assert _view(chat).composer.send.isEnabled()


def test_the_same_question_is_answered_again(chat: Program, writer: Talker, idle: Idle, qtbot: QtBot) -> None:
    _ask(chat, qtbot)
    idle(chat)
    writer.words = "It comes in black."
    _view(chat).transcript.views[1].again_button.click()
    idle(chat)
    assert _texts(chat) == [QUESTION, "It comes in black."]


def test_up_edits_the_last_question_and_what_was_typed_comes_back(chat: Program, idle: Idle, qtbot: QtBot) -> None:
    _ask(chat, qtbot)
    idle(chat)
    composer = _view(chat).composer
    qtbot.keyClick(composer.field, Qt.Key.Key_Up)
    assert composer.field.toPlainText() == QUESTION and composer.editing
    qtbot.keyClick(composer.field, Qt.Key.Key_Escape)
    assert composer.field.toPlainText() == "" and not composer.editing
    _type(chat, "half a thought")
    _view(chat).transcript.views[0].edit_button.click()
    _ask(chat, qtbot, "Is the Steel bottle black?")
    assert composer.field.toPlainText() == "half a thought"
    idle(chat)
    assert _texts(chat)[0] == "Is the Steel bottle black?" and len(_texts(chat)) == 2
    assert composer.field.toPlainText() == "half a thought"


def test_what_is_typed_and_not_sent_comes_back_for_each_conversation(
    chat: Program, idle: Idle, qtbot: QtBot, close_program: Idle, open_program: Open
) -> None:
    _ask(chat, qtbot)
    idle(chat)
    _type(chat, "typed below the answer")
    qtbot.keyClick(_view(chat).composer.field, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    idle(chat)
    assert _view(chat).composer.field.toPlainText() == ""
    _type(chat, "typed in the last second")
    close_program(chat)
    again = open_program()
    idle(again)
    assert _view(again).composer.field.toPlainText() == "typed in the last second"
    _page(again).panel.list.setCurrentIndex(_page(again).panel.model.index(1))
    idle(again)
    assert _view(again).composer.field.toPlainText() == "typed below the answer"


def test_a_second_question_waits_its_turn_and_is_not_lost(
    chat: Program, writer: Talker, idle: Idle, qtbot: QtBot, close_program: Idle, open_program: Open
) -> None:
    writer.gate.clear()
    _ask(chat, qtbot)
    qtbot.waitUntil(lambda: _view(chat).current is not None)
    qtbot.keyClick(_view(chat).composer.field, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: _view(chat).states.state == "empty")
    _ask(chat, qtbot, "And the lunch box?")
    assert _texts(chat) == ["And the lunch box?", ""] and "Waits" in _live(chat).mark.text()
    _view(chat).composer.stop.click()
    writer.gate.set()
    idle(chat)
    assert _view(chat).composer.field.toPlainText() == "And the lunch box?"
    writer.gate.clear()
    writer.hold = 0
    _ask(chat, qtbot)
    qtbot.waitUntil(lambda: _view(chat).current is not None)
    _page(chat).begin()
    _ask(chat, qtbot, "And the thermal mug?")
    writer.gate.set()
    close_program(chat)  # before its turn came
    again = open_program()
    idle(again)
    typed = _view(again).composer.field.toPlainText()
    titles = [row.title for row in again.services.chat.conversations()]
    assert typed == "And the thermal mug?" or "And the thermal mug?" in titles


def test_an_answer_goes_on_while_another_conversation_is_read(
    chat: Program, writer: Talker, idle: Idle, qtbot: QtBot
) -> None:
    _ask(chat, qtbot)
    idle(chat)
    first = _view(chat).current
    writer.gate.clear()
    _page(chat).begin()
    _ask(chat, qtbot, "What colour is the Steel bottle?")
    qtbot.waitUntil(lambda: _view(chat).current is not None)
    second = _view(chat).current
    _page(chat)._pick(first)
    qtbot.waitUntil(lambda: _texts(chat) == [QUESTION, ANSWER])
    _page(chat)._pick(second)
    qtbot.waitUntil(lambda: bool(_live(chat) and _live(chat).plain_text))
    chat.window.show_page("catalogue")
    writer.gate.set()
    idle(chat)
    assert chat.notifier.last.text == "Your answer is ready."
    chat.notifier.last.act()
    idle(chat)
    assert chat.window.page == "chat" and _texts(chat)[-1] == ANSWER


def test_without_a_model_the_question_stays_and_the_way_to_one_is_shown(
    chat: Program, writer: Talker, idle: Idle, qtbot: QtBot
) -> None:
    writer.fault = UserFault("model_absent", "The model is not on this PC yet.", "models get …")
    _ask(chat, qtbot)
    idle(chat)
    last = _view(chat).transcript.views[-1]
    assert _view(chat).turns[-1].text == QUESTION
    assert "not on this PC" in last.mark.text() and "models get" not in last.mark.text()
    with qtbot.waitSignal(chat.pages.desk.model_asked):
        last.next_button.click()
    writer.fault = None
    _page(chat).begin()
    _page(chat)._pick(_view(chat).turns[-1].conversation_id if _view(chat).turns else 1)
    idle(chat)
    _view(chat)._flow.regenerate(_view(chat).turns[-1])
    idle(chat)
    assert _texts(chat) == [QUESTION, ANSWER]


def test_a_failure_offers_to_try_again(chat: Program, writer: Talker, idle: Idle, qtbot: QtBot) -> None:
    writer.fault = UserFault("engine_crashed", "The model stopped working.", "Try again.")
    _ask(chat, qtbot)
    idle(chat)
    writer.fault = None
    _view(chat).transcript.views[-1].next_button.click()
    idle(chat)
    assert _texts(chat) == [QUESTION, ANSWER]
    assert not _view(chat).transcript.views[-1].next_button.isVisible()


def test_enter_does_not_send_while_a_word_is_composed(chat: Program, idle: Idle, qtbot: QtBot) -> None:
    field = _view(chat).composer.field
    _type(chat, "杯子")
    QCoreApplication.sendEvent(field, QInputMethodEvent("bei", []))
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert not _view(chat).turns and field.toPlainText() == "杯子"
    QCoreApplication.sendEvent(field, QInputMethodEvent("", []))
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert "\n" in field.toPlainText()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    idle(chat)
    assert _view(chat).turns[0].text == "杯子"


def test_the_field_grows_with_its_text_up_to_six_lines(chat: Program) -> None:
    field = _view(chat).composer.field
    heights = []
    for lines in (1, 4, 6, 30):
        _type(chat, "\n".join("x" * lines))
        heights.append(field.height())
    assert heights[0] < heights[1] < heights[2] == heights[3]
    _type(chat, "  \n ")
    assert not _view(chat).composer.send.isEnabled()


def test_a_conversation_is_renamed_in_place_deleted_and_brought_back(chat: Program, idle: Idle, qtbot: QtBot) -> None:
    _ask(chat, qtbot)
    idle(chat)
    page = _page(chat)
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
    assert _texts(chat) == [QUESTION, ANSWER]


def test_conversations_are_searched(chat: Program, idle: Idle, qtbot: QtBot) -> None:
    _ask(chat, qtbot)
    idle(chat)
    page = _page(chat)
    qtbot.keyClick(page.view.composer.field, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is page.panel.search
    for query, rows in (("stainless", 2), ("zebra", 0)):
        page.panel.search.setText(query)
        page.panel.search._search()
        idle(chat)
        assert page.panel.model.rowCount() == rows  # a heading and the conversation
    assert "zebra" in page.panel.note.text()


def test_a_conversation_is_saved_as_a_file(chat: Program, idle: Idle, qtbot: QtBot, tmp_path: Path) -> None:
    _ask(chat, qtbot)
    idle(chat)
    _page(chat)._save_as(_view(chat).current, str(tmp_path / "talk.md"))
    idle(chat)
    assert ANSWER in (tmp_path / "talk.md").read_text(encoding="utf-8")
    assert "talk.md" in chat.notifier.last.text


def test_an_example_of_the_own_products_is_asked(chat: Program, writer: Talker, idle: Idle) -> None:
    writer.words = "The Thermal mug is made of 304 stainless steel."
    beginning = _view(chat).beginning
    _view(chat).composer.field.setPlainText("not this one")
    words = [button.text() for button in beginning.buttons if button.isVisible()]
    assert words == ["What do we know about Steel bottle 750 ml?"]  # all that is left where nothing is computed
    beginning.buttons[0].click()
    idle(chat)
    assert [turn.text for turn in _view(chat).turns] == [words[0], writer.words]
    assert QApplication.focusWidget() is _view(chat).composer.field


def test_without_products_it_asks_for_the_catalogue(program: Program, idle: Idle, qtbot: QtBot) -> None:
    program.window.show_page("chat")
    idle(program)
    beginning = _view(program).beginning
    assert not any(button.isVisible() for button in beginning.buttons)
    with qtbot.waitSignal(program.pages.desk.page_asked):
        beginning.catalogue.click()
    assert program.window.page == "catalogue"


def test_turns_are_read_by_the_keyboard(chat: Program, idle: Idle, qtbot: QtBot) -> None:
    _ask(chat, qtbot)
    idle(chat)
    views = _view(chat).transcript.views
    assert [view.accessibleName() for view in views] == [f"You: {QUESTION}", f"Answer: {ANSWER}"]
    qtbot.keyClick(_view(chat).composer.field, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is views[1] and views[1].copy_button.isVisible()
    qtbot.keyClick(views[1], Qt.Key.Key_Up)
    assert QApplication.focusWidget() is views[0] and views[0].edit_button.isVisible()
    assert not views[1].copy_button.isVisible()
    qtbot.keyClick(views[0], Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == QUESTION
    qtbot.keyClick(views[0], Qt.Key.Key_Tab)
    assert QApplication.focusWidget() in views[0].buttons()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is _view(chat).composer.field
    unnamed = [b for b in _page(chat).findChildren(QPushButton) if not (b.accessibleName() or b.text())]
    assert [button for button in unnamed if button.isVisible()] == []


def test_the_list_folds_away_in_a_narrow_window(chat: Program, idle: Idle, qtbot: QtBot) -> None:
    chat.window.resize(760, 520)
    page = _page(chat)
    qtbot.waitUntil(lambda: not page.panel.isVisible())
    page.view.head.unfold.click()
    assert page.panel.isVisible()
    chat.window.resize(1280, 800)
    qtbot.waitUntil(lambda: page.panel.isVisible() and not page.view.head.unfold.isVisible())


def test_commands_by_name_work_from_another_page(chat: Program, idle: Idle, qtbot: QtBot) -> None:
    _ask(chat, qtbot)
    idle(chat)
    commands = {command.id: command for command in _page(chat).commands()}
    assert all(command.name() and command.enabled() for command in commands.values())
    chat.window.show_page("catalogue")
    commands["chat.new"].run()
    idle(chat)
    assert chat.window.page == "chat" and _view(chat).current is None
    assert not commands["chat.rename"].enabled()


def test_the_search_leads_into_the_list_and_on(chat: Program, idle: Idle, qtbot: QtBot) -> None:
    _ask(chat, qtbot)
    idle(chat)
    page = _page(chat)
    page.begin()
    page.panel.search.setFocus()
    qtbot.keyClick(page.panel.search, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is page.panel.list
    assert page.panel.list.current is not None
    qtbot.keyClick(page.panel.list, Qt.Key.Key_Return)
    idle(chat)
    assert page.view.current is not None
    assert QApplication.focusWidget() is page.view.composer.field
