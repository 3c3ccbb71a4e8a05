"""One voice: short messages pass, lasting ones wait behind each other, questions block nothing."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from merchant_assistant.app import Program
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said
from merchant_assistant.ui.faults import words_of
from merchant_assistant.ui.notice_bar import QuestionWindow

Idle = Callable[[Program], None]


def _said(program: Program) -> str:
    return program.window.toast._text.text()


def test_a_lasting_message_is_not_lost_when_a_second_comes(program: Program) -> None:
    program.notifier.say("first", lasting=True)
    program.notifier.say("second", lasting=True)
    toast = program.window.toast
    assert _said(program) == "second" and "1" in toast._more.text()
    toast.close_button.click()
    assert _said(program) == "first" and toast.isVisible() and toast._more.isHidden()
    toast.close_button.click()
    assert toast.isHidden()


def test_a_passing_message_gives_way_to_the_lasting_one_behind_it(program: Program) -> None:
    program.notifier.say("waits", lasting=True)
    program.notifier.say("passes")
    assert _said(program) == "passes"
    program.window.toast._timer.timeout.emit()
    assert _said(program) == "waits" and program.window.toast.isVisible()


def test_the_same_sentence_is_said_once(program: Program) -> None:
    for _ in range(3):
        program.notifier.fault(UserFault("file_in_use", "The file is open.", "Close it."))
    assert program.notifier.waiting == 0
    program.window.toast.close_button.click()
    assert program.window.toast.isHidden()


def test_going_on_clears_what_was_said_but_not_a_mistake_of_ours(program: Program) -> None:
    program.notifier.bug(ValueError("x"))
    program.notifier.say("about one file", lasting=True)
    program.notifier.clear()
    assert "wrong" in _said(program) and program.window.toast.isVisible()
    program.bugs.clear()  # it was meant


def test_escape_closes_a_message_and_the_keyboard_goes_back(with_products: Program, qtbot: QtBot) -> None:
    window = with_products.window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    table = with_products.pages.catalogue.browse.table
    table.setFocus()
    with_products.notifier.clear()
    with_products.notifier.say("read me", action="Do", act=list, lasting=True)
    qtbot.keyClick(table, Qt.Key.Key_F6)
    assert QApplication.focusWidget() is window.toast.action
    qtbot.keyClick(window.toast.action, Qt.Key.Key_Escape)
    assert window.toast.isHidden() and QApplication.focusWidget() is table


def test_the_key_that_undoes_takes_back_what_was_just_done(program: Program, qtbot: QtBot) -> None:
    done: list[str] = []
    window, toast = program.window, program.window.toast
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    program.notifier.say("saved", action="Look", act=lambda: done.append("looked"))
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert done == [] and toast._key.text() == "F6"
    program.notifier.say("approved", action="Undo", act=lambda: done.append("undone"), undo=True)
    assert toast._key.text() == "Ctrl+Z"
    for _ in range(2):
        qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert done == ["undone"] and "nothing to take back" in program.notifier.last.text


def test_a_message_in_which_the_keyboard_is_does_not_pass(program: Program, qtbot: QtBot) -> None:
    toast = program.window.toast
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    program.notifier.say("saved", action="Undo", act=list, undo=True)
    toast.take_focus()
    toast._timer.timeout.emit()
    assert toast.isVisible() and toast._timer.isActive()
    toast.close_button.click()
    assert toast.isHidden()


def test_a_message_that_stays_speaks_the_language_of_the_moment(program: Program) -> None:
    program.notifier.fault(
        UserFault("busy", said("Files", "“{name}” is open in another program.").format(name="a.db"), "")
    )
    program.notifier.bug(ValueError("x"))
    program.bugs.clear()  # it was meant
    program.language.speak("zh_CN")
    try:
        toast, english = program.window.toast, re.compile("[a-z]{4}")
        for _ in range(2):
            assert not english.search(toast._text.text() + toast._hint.text() + toast.action.text()), toast._text.text()
            program.notifier.dismiss()
    finally:
        program.language.speak("en")


def test_a_question_waits_for_its_answer_without_blocking(program: Program, qtbot: QtBot) -> None:
    answers: list[str] = []
    for press in ("yes", "no"):
        program.notifier.ask(
            "Sure?", "A hint.", yes="Do it", act=lambda: answers.append("yes"), refuse=lambda: answers.append("no")
        )
        question = program.window.findChildren(QuestionWindow)[-1]
        assert question.isVisible() and answers[1:] == []
        getattr(question, press).click()
    assert answers == ["yes", "no"]


def test_escape_is_the_second_answer(program: Program, qtbot: QtBot) -> None:
    answers: list[str] = []
    program.notifier.ask("Sure?", yes="Do it", act=lambda: answers.append("yes"), grave=True)
    question = program.window.findChildren(QuestionWindow)[-1]
    qtbot.keyClick(question, Qt.Key.Key_Escape)
    assert question.isHidden() and answers == []


def test_hints_speak_of_the_window_where_the_room_below_speaks_of_commands() -> None:
    absent = UserFault("model_absent", said("Engine", "The model is not here."), "Fetch it: models get x")
    assert "models get" not in words_of(absent)[1] and "Models" in words_of(absent)[1]
    assert words_of(UserFault("disk_full", "No room.", "Make some.")) == ("No room.", "Make some.")
