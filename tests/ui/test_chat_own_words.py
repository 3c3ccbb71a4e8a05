"""A word that the chat does not know, in the window: offered, chosen, read from then on, forgotten, and taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from merchant_assistant.app import Program
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.ui.chat.ways_popup import WaysPopup

from .chat_page_parts import ask, chat_page, chat_view

Idle = Callable[[Program], None]
ASKED = "How many chilly products do we have?"
SHOP = """SKU,Title,Price,Stock,Storage,Best before
B1,Rye flour 25kg,41.50,12,ambient,2027-03-01
B2,Whipping cream,4.20,60,chilled,2026-12-20
B3,Puff pastry,19.90,33,frozen,2027-08-30
"""


LIST = "Art,Ware,Gv £,Tk £\n" + "".join(f"V-{n},Valve no {n},{4.13 + n:.2f},{8.05 + n * 1.9:.2f}\n" for n in range(20))


@pytest.fixture
def page(program: Program, idle: Idle, tmp_path: Path):
    (tmp_path / "bakery.csv").write_text(SHOP, encoding="utf-8")
    program.services.catalogue.apply(program.services.catalogue.plan(tmp_path / "bakery.csv"))
    program.pages.desk.tell(Changes(products=True, batches=True))
    program.window.show_page("chat")
    idle(program)
    return chat_page(program)


@pytest.fixture
def declined(page, program: Program, idle: Idle, qtbot: QtBot):
    ask(program, qtbot, ASKED)
    idle(program)
    return chat_view(program).transcript.last_answer


def _words(program: Program) -> list[str]:
    return [own.word for own in program.services.chat.words.all()]


def test_what_it_may_mean_is_offered_below_the_decline(declined) -> None:
    assert declined.turn.kind == "declined"
    assert declined.may_mean.isVisible()
    assert declined.may_mean.title.text() == "What does “chilly” mean here?"
    assert "Storage: chilled" in [chip.text() for chip in declined.may_mean.ways]
    assert declined.may_mean.chips[-1].text() == "Something else …"
    assert declined.may_mean.ways[0].accessibleName().startswith("“chilly” means")


def _press(declined, label: str, qtbot: QtBot) -> None:
    chip = next(chip for chip in declined.may_mean.ways if chip.text() == label)
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_Return)


def test_choosing_answers_in_its_place_and_remembers(declined, program: Program, idle: Idle, qtbot: QtBot) -> None:
    _press(declined, "Storage: chilled", qtbot)
    idle(program)
    view = chat_view(program)
    assert [turn.role for turn in view.turns] == ["user", "assistant"]
    answer = view.transcript.last_answer
    assert (answer.turn.kind, answer.turn.exact.value) == ("exact", 1)
    assert [chip.text() for chip in answer.exact.own_words] == ["“chilly”: chilled"]
    assert "“chilly”" not in answer.text.shown  # it stands below
    assert _words(program) == ["chilly"]
    assert program.notifier.front.text == "From now on “chilly” means Storage: chilled."
    ask(program, qtbot, "Which products are chilly?")
    idle(program)
    assert chat_view(program).transcript.last_answer.turn.kind == "exact"


def test_it_can_be_undone(declined, program: Program, idle: Idle, qtbot: QtBot) -> None:
    _press(declined, "Storage: chilled", qtbot)
    idle(program)
    program.notifier.act(program.notifier.front)
    idle(program)
    assert _words(program) == []


def test_an_earlier_one_is_answered_at_the_end(declined, program: Program, idle: Idle, qtbot: QtBot) -> None:
    ask(program, qtbot, "How many products do we have?")
    idle(program)
    _press(declined, "Storage: chilled", qtbot)
    idle(program)
    view = chat_view(program)
    assert len(view.turns) == 6
    assert view.turns[-2].text == ASKED
    assert view.turns[-1].kind == "exact"


def test_anything_else_is_found_by_typing(declined, program: Program, idle: Idle, qtbot: QtBot) -> None:
    declined.may_mean.more.click()
    idle(program)
    popup = next(one for one in QApplication.topLevelWidgets() if isinstance(one, WaysPopup) and one.isVisible())
    popup.search.setText("froz")
    qtbot.keyClick(popup.search, Qt.Key.Key_Down)
    assert popup.list.model().rowCount() == 1
    qtbot.keyClick(popup.list, Qt.Key.Key_Return)
    idle(program)
    assert chat_view(program).transcript.last_answer.turn.exact.own == (("chilly", "frozen"),)


def test_it_is_forgotten_from_the_answer(declined, program: Program, idle: Idle, qtbot: QtBot) -> None:
    _press(declined, "Storage: chilled", qtbot)
    idle(program)
    chat_view(program).transcript.last_answer.exact.own_words[0].click()
    idle(program)
    assert _words(program) == []
    program.notifier.act(program.notifier.front)
    idle(program)
    assert _words(program) == ["chilly"]


def test_the_settings_list_them(declined, program: Program, idle: Idle, qtbot: QtBot, tmp_path: Path) -> None:
    _press(declined, "Storage: chilled", qtbot)
    idle(program)
    program.window.show_page("settings")
    idle(program)
    section = program.window.page_of("settings").words
    assert [row.name.text() for row in section.rows] == ["“chilly”: Storage: chilled"]
    assert section.first.isHidden()
    (tmp_path / "more.csv").write_text("SKU,Title,Storage\nB9,Ice,chilly\n", encoding="utf-8")
    program.services.catalogue.apply(program.services.catalogue.plan(tmp_path / "more.csv"))
    program.pages.desk.tell(Changes(products=True))
    idle(program)
    assert "catalogue itself" in section.rows[0].hint.text()
    section.rows[0].remove.click()
    idle(program)
    assert (section.rows, section.first.isHidden(), _words(program)) == ([], False, [])
    program.notifier.act(program.notifier.front)
    idle(program)
    assert len(section.rows) == 1


def test_which_column_is_the_price(program: Program, idle: Idle, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(LIST, encoding="utf-8")
    program.services.catalogue.apply(program.services.catalogue.plan(tmp_path / "list.csv"))
    program.pages.desk.tell(Changes(products=True, batches=True))
    program.window.show_page("chat")
    idle(program)
    ask(program, qtbot, "average price?")
    idle(program)
    asked = chat_view(program).transcript.last_answer
    assert asked.turn.kind == "clarify"
    assert [chip.text() for chip in asked.may_mean.ways] == ["Gv £", "Tk £"]
    assert asked.may_mean.title.text() == "What does “price” mean here?"
    _press(asked, "Tk £", qtbot)
    idle(program)
    assert program.notifier.front.text == "From now on “price” means Tk £."
    ask(program, qtbot, "what does V-3 cost")
    idle(program)
    answer = chat_view(program).transcript.last_answer
    assert answer.turn.kind == "exact"
    assert [chip.text() for chip in answer.exact.own_words] == ["“price”: Tk £"]
    answer.exact.own_words[0].click()
    idle(program)
    assert _words(program) == []
    ask(program, qtbot, "cheapest item")
    idle(program)
    assert chat_view(program).transcript.last_answer.turn.kind == "clarify"
