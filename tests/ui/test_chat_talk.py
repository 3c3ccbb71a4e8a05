"""Talking for a while: ten turns, what is said of answers, rows that ask on, questions that wait. No model computes."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from merchant_assistant.app import Program
from merchant_assistant.chat.chat import Chat
from merchant_assistant.chat.model import Feedback, Import, LeftOut, Turn
from merchant_assistant.foundation.paths import AppPaths
from merchant_assistant.ui.chat.answer_view import AnswerView

Idle = Callable[[Program], None]
TALKS = {
    "en": (
        ("How many products do we have?", "3 products", 3),
        ("Which cost less than 4?", "2 products", 2),
        ("And of those, which are heavier than 400 g?", "Lunch box", 1),
        ("What does the Thermal mug cost?", "4.10", 1),
        ("and how many of it do we have?", "0 pieces", 1),
        ("And the Steel bottle?", "1,240", 1),
        ("How many are out of stock?", "1 product", 1),
        ("something like TM-500 but cheaper", "Steel bottle", 1),
        ("Compare WB-750-BK and LB-010", "310 g / 420 g", 2),
        ("What is the price of TM-500?", "4.10", 1),
    ),
    "zh": (
        ("一共有多少个产品？", "3 件商品", 3),
        ("哪些低于4元？", "2 件商品", 2),
        ("其中重于400克的呢？", "Lunch box", 1),
        ("Thermal mug多少钱？", "4.10", 1),
        ("它还有多少库存？", "0 件", 1),
        ("那Steel bottle呢？", "1,240 件", 1),
        ("有几个缺货？", "1 件商品", 1),
        ("有没有类似TM-500但更便宜的商品", "Steel bottle", 1),
        ("比较WB-750-BK和LB-010", "310 g / 420 g", 2),
        ("TM-500的价格是多少？", "4.10", 1),
    ),
}


@pytest.fixture
def chat(stocked: Program, idle: Idle, qtbot: QtBot) -> Program:
    stocked.window.show_page("chat")
    idle(stocked)
    stocked.window.activateWindow()
    qtbot.waitUntil(stocked.window.isActiveWindow)
    return stocked


def _view(program: Program):
    return program.window.page_of("chat").view


def _ask(program: Program, qtbot: QtBot, text: str) -> None:
    _view(program).composer.field.setPlainText(text)
    qtbot.keyClick(_view(program).composer.field, Qt.Key.Key_Return)


def _last(program: Program) -> AnswerView:
    return _view(program).transcript.last_answer


def test_ten_turns_each_going_on_from_those_before_in_chinese(stocked: Program) -> None:
    conversation = None
    for question, told, rows in TALKS["zh"]:
        answer, _ = stocked.services.chat.ask(question, conversation)
        conversation = answer.conversation_id
        assert told in answer.text, (question, answer.text)
        assert answer.exact and len(answer.exact.rows) == rows, question


def test_ten_turns_each_going_on_from_those_before(chat: Program, idle: Idle, qtbot: QtBot) -> None:
    for question, told, rows in TALKS["en"]:
        _ask(chat, qtbot, question)
        idle(chat)
        answer = _last(chat)
        assert told in answer.plain_text, (question, answer.plain_text)
        assert len(answer.exact._exact.rows) == rows, question
    assert len(_view(chat).transcript.views) == 2 * len(TALKS["en"])


def _kept(program: Program) -> list[tuple[str, str, str, dict]]:
    examples = program.services.examples.all(features=["chat"])
    return [(one.verdict, one.prompt, one.before["text"][:4], dict(one.after)) for one in examples]


def test_an_answer_is_called_wrong_by_key_corrected_and_that_is_undone(chat: Program, idle: Idle, qtbot: QtBot) -> None:
    _ask(chat, qtbot, "How many are out of stock?")
    idle(chat)
    said = _last(chat).feedback
    said.down.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(said.down, Qt.Key.Key_Return)
    idle(chat)
    question = "How many are out of stock?"
    assert _kept(chat) == [("rejected", question, "1 pr", {})]
    assert said.down.isChecked() and said.note.text() == "You marked this as wrong."
    said.better.click()
    assert QApplication.focusWidget() is said.box.field
    assert not said.box.keep.isEnabled()  # as it was: no correction
    qtbot.keyClicks(said.box.field, "Two: the mug and the cup")
    qtbot.keyClick(said.box.field, Qt.Key.Key_Return)
    idle(chat)
    corrected = ("edited", question, "1 pr", {"text": "Two: the mug and the cup"})
    assert _kept(chat) == [corrected]
    assert _last(chat).feedback.right.text() == "Two: the mug and the cup"
    assert chat.services.examples.as_pairs() == []  # figures of a day are not learnt by heart
    chat.notifier.last.act()  # Undo
    idle(chat)
    assert _kept(chat) == [("rejected", question, "1 pr", {})]
    said.down.click()
    idle(chat)
    assert _kept(chat) == [] and not said.isVisible()


def test_what_was_said_of_an_answer_is_seen_when_it_is_opened_again(chat: Program, idle: Idle, qtbot: QtBot) -> None:
    _ask(chat, qtbot, "How many products do we have?")
    idle(chat)
    conversation = _view(chat).current
    _last(chat).feedback.up.click()
    idle(chat)
    chat.window.page_of("chat").begin()
    idle(chat)
    chat.window.page_of("chat")._pick(conversation)
    idle(chat)
    assert _last(chat).feedback.up.isChecked() and not _last(chat).feedback.down.isChecked()


def test_rows_are_ticked_by_key_and_set_side_by_side(chat: Program, idle: Idle, qtbot: QtBot) -> None:
    _ask(chat, qtbot, "Which cost less than 4?")
    idle(chat)
    _view(chat).composer.field.setPlainText("typed meanwhile")
    view = _last(chat).exact
    view.table.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(view.table, Qt.Key.Key_Space)
    assert (view.deeds.alike.isVisible(), view.deeds.compare.isVisible()) == (True, False)
    qtbot.keyClick(view.table, Qt.Key.Key_Down)
    qtbot.keyClick(view.table, Qt.Key.Key_Space)
    assert (view.deeds.alike.isVisible(), view.deeds.compare.isVisible()) == (False, True)
    view.deeds.compare.click()
    idle(chat)
    assert _view(chat).turns[-2].text == "Compare WB-750-BK and LB-010"
    sides = _last(chat).exact.sides.model()
    lines = [[sides.index(row, column).data() for column in range(3)] for row in range(sides.rowCount())]
    assert ["Weight", "310 g", "420 g"] in lines
    assert _view(chat).composer.field.toPlainText() == "typed meanwhile"


def test_what_is_like_the_only_row_is_asked_in_the_words_of_the_answer(chat: Program, idle: Idle, qtbot: QtBot) -> None:
    _ask(chat, qtbot, "TM-500的价格是多少？")
    idle(chat)
    _last(chat).exact.deeds.cheaper.click()
    idle(chat)
    assert _view(chat).turns[-2].text == "有没有类似TM-500但更便宜的商品"
    assert [row.sku for row in _last(chat).exact._exact.rows] == ["WB-750-BK"]


SHOP = """SKU,Title,Category,Price,Cost,Stock,Material,Barcode,Tags
A-1,Wall shelf,Furniture > Shelves,40 EUR,30 EUR,3,Oak,4006381333931,"wood, wall"
A-2,Corner shelf,Furniture > Shelves,25 EUR,30 EUR,0,Pine,4006381333948,"wood, cheap"
A-3,Floor shelf,Furniture > Shelves,60 EUR,20 EUR,9,Steel,4006381333955,"metal, office"
"""


@pytest.fixture
def shop(shelves: Callable[[str], Path], paths: AppPaths, open_program: Callable[[], Program], idle: Idle) -> Program:
    shutil.copytree(shelves(SHOP), paths.data, dirs_exist_ok=True)
    program = open_program()
    program.window.show_page("chat")
    idle(program)
    return program


def test_what_can_be_asked_first_is_of_the_own_goods_and_answered(shop: Program, idle: Idle) -> None:
    buttons = _view(shop).beginning.buttons
    words = [button.text() for button in buttons if button.isVisible()]
    assert words == [
        "Which products in Shelves cost less than 50 EUR?",
        "Which products are out of stock?",
        "What is the material of Corner shelf?",
    ]
    told = [shop.services.chat.ask_once(text) for text in words]
    assert [one.kind for one in told] == ["exact"] * 3
    assert [one.text.split(":")[0][:10] for one in told] == ["2 products", "1 variant ", "Material o"]


def test_what_answers_are_computed_from_is_read_before_anybody_asks(shop: Program) -> None:
    assert {"price", "stock", "category"} <= set(shop.services.catalogue._finder._columns)


def test_what_cannot_be_read_ahead_is_no_fault_to_tell_of(
    shop: Program, idle: Idle, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_cancel: object) -> None:
        raise OSError

    monkeypatch.setattr(shop.services.chat, "prepare", fail)
    told = shop.notifier.last
    _view(shop).beginning.look()
    idle(shop)
    assert shop.notifier.last is told


@pytest.mark.parametrize(
    "question", ["How much margin is there on the Wall shelf?", "Which products are sold below cost?"]
)
def test_what_is_computed_of_other_columns_has_a_head_as_well(
    shop: Program, idle: Idle, qtbot: QtBot, question: str
) -> None:
    _ask(shop, qtbot, question)
    idle(shop)
    heads = _last(shop).exact.table.model()
    assert "Margin" in [heads.headerData(at, Qt.Orientation.Horizontal) for at in range(heads.columnCount())]


def test_what_differs_is_told_in_a_sentence_and_codes_stand_in_the_table(shop: Program) -> None:
    answer = shop.services.chat.ask_once("compare A-1 and A-2")
    assert answer.reply and answer.reply.table
    assert "price (40.00 EUR / 25.00 EUR)" in answer.text.replace("40 EUR", "40.00 EUR").replace("25 EUR", "25.00 EUR")
    assert "material (Oak / Pine)" in answer.text and "4006381333931" not in answer.text and "cheap" not in answer.text
    assert {"barcode", "tags"} <= {name for name, _ in answer.reply.table.lines}


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch):
    """Closed, it holds every answer back."""
    made = threading.Event()
    answered = Chat._answer

    def answer(self, question, tell, cancel):
        assert made.wait(20)
        return answered(self, question, tell, cancel)

    monkeypatch.setattr(Chat, "_answer", answer)
    yield made
    made.set()


def test_a_question_sent_while_an_answer_comes_waits_and_is_asked_by_itself(
    chat: Program, gate: threading.Event, idle: Idle, qtbot: QtBot
) -> None:
    composer = _view(chat).composer
    _ask(chat, qtbot, "How many products do we have?")
    _ask(chat, qtbot, "Which cost less than 4?")
    _ask(chat, qtbot, "taken back")
    assert composer.waits.isVisible() and "Which cost less than 4?" in composer.waits.text()
    qtbot.keyClicks(composer.field, "typed")
    composer.take_back.click()
    assert composer.field.toPlainText() == "taken back\n\ntyped"
    gate.set()
    qtbot.waitUntil(lambda: len(_view(chat).turns) == 4)
    idle(chat)
    questions = [turn.text for turn in _view(chat).turns if turn.role == "user"]
    assert questions == ["How many products do we have?", "Which cost less than 4?"]
    assert not composer.waits.isVisible() and composer.field.toPlainText() == "taken back\n\ntyped"


def test_it_is_told_below_an_answer_as_of_when_it_is_and_what_was_not_read(qtbot: QtBot) -> None:
    files = tuple(Import(f"{name}.csv", "2026-01-02T10:00:00+00:00") for name in "abcd")
    view = AnswerView(Turn(2, 1, "assistant", "Yes.", "", kind="grounded", as_of=files, left_out=LeftOut(7)))
    qtbot.addWidget(view)
    told = view.aside.text()
    assert "“a.csv”" in told and "“d.csv”" not in told and "1 more" in told
    assert "7 earlier message" in told
    view.feedback.show_feedback(Feedback("approved"))
    assert view.feedback.note.text() == "You marked this as right."
