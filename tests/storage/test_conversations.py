"""Conversations are found by any word of theirs, come back after a deletion, and keep what gave way."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.storage import conversations
from merchant_assistant.storage.conversations import ConversationRepository, SourceRecord, TurnText
from merchant_assistant.storage.database import Database


@pytest.fixture
def kept(database: Database) -> ConversationRepository:
    return ConversationRepository(database)


def titles(kept: ConversationRepository, query: str = "") -> list[str]:
    return [found.title for found in kept.conversations(query, 10)]


def texts(kept: ConversationRepository, conversation_id: int) -> list[str]:
    return [turn.said.text for turn in kept.turns(conversation_id)]


def test_a_question_and_its_answer(kept: ConversationRepository) -> None:
    question = kept.ask(None, "Bottle", "What does the bottle weigh?")
    source = SourceRecord("product", "WB-750", "Bottle", 99)
    answer = TurnText("assistant", "310 g", "stopped", "grounded", (source,), "model-x")
    kept.add(question.conversation_id, answer)
    asked, answered = kept.turns(question.conversation_id)
    assert asked.said == TurnText("user", "What does the bottle weigh?")
    gone = SourceRecord("product", "WB-750", "Bottle", None)  # there is no product 99
    assert answered.said == TurnText("assistant", "310 g", "stopped", "grounded", (gone,), "model-x")
    (found,) = kept.conversations("", 10)
    assert (found.title, found.turns) == ("Bottle", 2)


def test_the_newest_comes_first_and_a_new_turn_makes_new(kept: ConversationRepository) -> None:
    first = kept.ask(None, "first", "1")
    kept.ask(None, "second", "2")
    assert titles(kept) == ["second", "first"]
    kept.ask(first.conversation_id, "not used", "3")
    assert titles(kept) == ["first", "second"]
    assert [found.title for found in kept.conversations("", 1)] == ["first"]


@pytest.mark.parametrize(
    "query", ["lamp", "LAM", "台灯", "灯", "lamp 白色", "price", "Ｌａｍｐ", "cafe", "desk price 台灯"]
)
def test_search_looks_into_titles_and_turns(kept: ConversationRepository, query: str) -> None:
    lamp = kept.ask(None, "Desk lamp", "What is the price of the café lamp?")
    kept.add(lamp.conversation_id, TurnText("assistant", "白色台灯的价格是 138 元。"))
    kept.ask(None, "Mug", "白茶杯")
    assert titles(kept, query) == ["Desk lamp"]


@pytest.mark.parametrize("query", ["灯台", "lamps", "白灯", '"', "...", "NOT lamp", "a OR b"])
def test_what_is_not_there_is_not_found(kept: ConversationRepository, query: str) -> None:
    kept.ask(None, "Desk lamp", "白色台灯多少钱")
    assert titles(kept, query) == []


@given(text=st.text(min_size=1, max_size=40), query=st.text(max_size=20))
def test_any_text_can_be_kept_and_looked_for(tmp_path_factory: pytest.TempPathFactory, text: str, query: str) -> None:
    folder = tmp_path_factory.getbasetemp() / "any"
    with contextlib.closing(Database(folder / "merchant.db", folder)) as database:
        kept = ConversationRepository(database)
        text = text.replace("\ud800", "")
        asked = kept.ask(None, "t", text)
        assert kept.turns(asked.conversation_id)[0].said.text == text
        kept.conversations(query, 10)
        for word in text.split():
            if word.isalnum() and word.isascii():
                assert asked.conversation_id in [found.id for found in kept.conversations(word, 10_000)]


def test_rename_is_found_by_the_new_name_only(kept: ConversationRepository) -> None:
    asked = kept.ask(None, "Old", "text")
    kept.rename(asked.conversation_id, "Neuer Name")
    assert titles(kept, "neuer") == ["Neuer Name"]
    assert titles(kept, "old") == []


def test_a_deleted_one_comes_back_as_it_was(kept: ConversationRepository) -> None:
    asked = kept.ask(None, "Lamp", "text")
    before = kept.conversations("", 10)
    kept.delete(asked.conversation_id)
    assert titles(kept) == titles(kept, "lamp") == []
    for refused in (kept.turns, kept.conversation, kept.delete):
        with pytest.raises(UserFault, match="no longer there"):
            refused(asked.conversation_id)
    kept.restore(asked.conversation_id)
    assert kept.conversations("", 10) == before


def test_a_day_later_a_deleted_one_is_gone_for_good(
    kept: ConversationRepository, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = kept.ask(None, "Secret lamp", "secret")
    kept.add(asked.conversation_id, TurnText("assistant", "one"), asked.id)
    kept.add(asked.conversation_id, TurnText("assistant", "two"), asked.id)
    kept.save_unsent(asked.conversation_id, "secret too")
    kept.delete(asked.conversation_id)
    monkeypatch.setattr(conversations, "KEPT_DELETED", timedelta(seconds=-1))
    kept.ask(None, "Other", "text")
    with pytest.raises(UserFault) as fault:
        kept.restore(asked.conversation_id)
    assert fault.value.code == "unknown_conversation"
    with database.read() as connection:
        for table, left in {"turn": 1, "turn_search": 1, "conversation_search": 1, "unsent": 0}.items():
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (left,), table


def test_what_gives_way_is_kept_and_not_shown(kept: ConversationRepository, database: Database) -> None:
    asked = kept.ask(None, "t", "question")
    kept.add(asked.conversation_id, TurnText("assistant", "first"), asked.id)
    kept.add(asked.conversation_id, TurnText("assistant", "second"), asked.id)
    assert texts(kept, asked.conversation_id) == ["question", "second"]
    kept.add(asked.conversation_id, TurnText("user", "better question"), asked.id - 1)
    assert texts(kept, asked.conversation_id) == ["better question"]
    assert titles(kept, "second") == []
    with database.read() as connection:
        assert connection.execute("SELECT count(*) FROM turn").fetchone() == (4,)


def test_what_is_not_sent_is_kept_for_each_conversation_until_it_is(kept: ConversationRepository) -> None:
    asked = kept.ask(None, "t", "text")
    kept.save_unsent(None, " for a new one\n")
    kept.save_unsent(asked.conversation_id, "for this one")
    assert kept.unsent(None) == " for a new one\n"
    assert kept.unsent(asked.conversation_id) == "for this one"
    kept.ask(asked.conversation_id, "", "sent")
    assert (kept.unsent(asked.conversation_id), kept.unsent(None)) == ("", " for a new one\n")
    kept.save_unsent(None, "  ")
    assert kept.unsent(None) == ""


def test_unknown_numbers_are_told(kept: ConversationRepository) -> None:
    for refused in (lambda: kept.ask(7, "", "text"), lambda: kept.rename(7, "x"), lambda: kept.restore(7)):
        with pytest.raises(UserFault) as fault:
            refused()
        assert fault.value.code == "unknown_conversation"
    with pytest.raises(UserFault) as fault:
        kept.turn(7)
    assert fault.value.code == "unknown_turn"


# Saves what is typed and asks; kills itself at the given statement.
CHILD = """
import os, signal, sys
from pathlib import Path
from merchant_assistant.storage.conversations import ConversationRepository, TurnText
from merchant_assistant.storage.database import Database

folder, seen = Path(sys.argv[1]), 0
database = Database(folder / "merchant.db", folder / "backups")
database.open()

def trace(statement):
    global seen
    seen += 1
    if seen == int(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)

database._writer.set_trace_callback(trace)
kept = ConversationRepository(database)
kept.save_unsent(None, "typed")
print("typed", 1, flush=True)
asked = kept.ask(None, "title", "typed")
print("asked", asked.conversation_id, flush=True)
kept.add(asked.conversation_id, TurnText("assistant", "answer"), asked.id)
print("answered", 1, flush=True)
print("statements", seen, flush=True)
"""


def live(folder: Path, statement: int) -> dict[str, int]:
    """What the child said before it died, if it did."""
    command = [sys.executable, "-c", CHILD, str(folder), str(statement)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode in (0, -9), done.stderr
    return {word: int(number) for word, number in map(str.split, done.stdout.splitlines())}


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_killed_process_loses_nothing_that_was_typed(tmp_path: Path) -> None:
    statements = live(tmp_path / "whole", 0)["statements"]
    for statement in range(1, statements + 1, 3):
        folder = tmp_path / str(statement)
        said = live(folder, statement)
        with contextlib.closing(Database(folder / "merchant.db", folder / "backups")) as database:
            kept = ConversationRepository(database)
            shown = [texts(kept, found.id) for found in kept.conversations("", 10)]
            if "typed" in said:
                assert (kept.unsent(None) == "typed") != (shown != [])  # either still typed, or asked: never neither
            if "asked" in said:
                assert shown[0][0] == "typed"
            if "answered" in said:
                assert shown == [["typed", "answer"]]
            with database.read() as connection:
                assert connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]
