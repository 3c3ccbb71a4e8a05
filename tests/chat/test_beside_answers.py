"""What is told and kept beside answers: as of which import, what the model was not told, what a person says of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.chat.chat import Chat
from merchant_assistant.chat.model import Feedback, LeftOut, Source, Turn
from merchant_assistant.chat.notes import notes_json
from merchant_assistant.chat.present import answer_json, turn_of, turn_text
from merchant_assistant.chat.prompt import left_out
from merchant_assistant.engine.model import Message
from merchant_assistant.examples.examples import Examples
from merchant_assistant.foundation.said import Said, said
from merchant_assistant.storage.conversations import ConversationRepository
from merchant_assistant.storage.database import Database

QUESTION = "What does the desk lamp cost?"


@pytest.fixture
def chat(chat_with: Callable[..., Chat]) -> Chat:
    return chat_with("The desk lamp costs 18.40 EUR.")


def test_an_answer_about_a_price_says_as_of_which_import(chat: Chat, catalogue: Catalogue, tmp_path: Path) -> None:
    about, _ = chat.ask(QUESTION)
    assert [one.file for one in about.as_of] == ["shop.csv"]
    (tmp_path / "later.csv").write_text("SKU,Title,Price\nDL-2,Desk lamp,18.40\n", encoding="utf-8")
    plan = catalogue.plan(tmp_path / "later.csv")
    catalogue.apply(catalogue.with_source(plan, catalogue.find("DL-2").source))
    again, _ = chat.ask(QUESTION, about.conversation_id)
    assert [one.file for one in again.as_of] == ["later.csv"]
    assert chat.turns(about.conversation_id)[1].as_of == about.as_of  # as of when it was said
    assert chat.ask_once("What is the desk lamp made of?").as_of == ()


def test_commands_are_told_of_which_import_an_answer_is_also_where_it_says_so(
    chat: Chat, chat_with: Callable[..., Chat]
) -> None:
    grounded, exact = chat.ask_once(QUESTION), chat_with(computes=None).ask_once("What is the total stock?")
    assert (grounded.kind, exact.kind) == ("grounded", "exact")
    assert "shop.csv" in exact.text
    for answer in (grounded, exact):
        assert [one["file"] for one in answer_json(answer, 0)["as_of"]] == ["shop.csv"]


def test_only_what_the_model_would_have_been_told_counts_as_left_out() -> None:
    told = [Message(role="user", content="facts\nPrice: 3\n\nQ")]
    before = [Turn(at, 1, "user", said, "") for at, said in enumerate(("long ago", "gone", "facts", "facts", "facts"))]
    assert left_out(told, before, [["Price: 3", "Stock: 4"]]) == LeftOut(1, 1)
    assert left_out(told, before[3:], []) == LeftOut()


def test_what_was_left_out_is_kept(database: Database) -> None:
    stored = turn_text("assistant", "Said.", "done", "grounded", [], "m", notes=notes_json((), LeftOut(2, 1)))
    conversations = ConversationRepository(database)
    question = conversations.ask(None, "T", "Q")
    assert turn_of(conversations.add(question.conversation_id, stored)).left_out == LeftOut(2, 1)


def test_feedback_is_kept_with_what_the_answer_rested_on_and_undone(chat: Chat, database: Database) -> None:
    answer, _ = chat.ask(QUESTION)
    before, _ = chat.judge(answer.id, Feedback("approved"))
    assert before is None
    stood, _ = chat.judge(answer.id, Feedback("edited", "18.40 EUR, net"))
    (kept,) = Examples(database).all(features=["chat"])
    assert (kept.verdict, kept.prompt, kept.after["text"]) == ("edited", QUESTION, "18.40 EUR, net")
    assert kept.subject == f"turn:{answer.id}" and kept.record[0]["ref"] == "DL-2"
    chat.unjudge(answer.id, stood)
    assert chat.feedback(chat.turns(answer.conversation_id)) == {answer.id: Feedback("approved", answer.text)}
    chat.judge(answer.id, None)
    assert chat.feedback(chat.turns(answer.conversation_id)) == {}
    assert Examples(database).count(["approved"]) == 0


def test_a_place_in_a_document_can_be_said_in_another_language_later(database: Database) -> None:
    ref = said("Knowledge", "{file}, page {page}").format(file="terms.pdf", page=3)
    stored = turn_text("assistant", "Said.", "done", "grounded", [Source("document", ref, "Terms", passage=7)], "")
    conversations = ConversationRepository(database)
    question = conversations.ask(None, "T", "Q")
    kept = turn_of(conversations.add(question.conversation_id, stored)).sources[0]
    assert kept == Source("document", ref, "Terms", passage=7)
    assert isinstance(kept.ref, Said) and kept.ref.values == {"file": "terms.pdf", "page": 3}
    assert json.dumps(kept.ref) == '"terms.pdf, page 3"'
