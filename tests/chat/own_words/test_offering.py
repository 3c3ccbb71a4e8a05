"""A question that is declined for one unknown word offers what it may mean; who answers that has it remembered."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.chat import Chat
from merchant_assistant.chat.present import answer_json


@pytest.mark.parametrize(
    ("asked", "word", "ways"),
    [
        ("what's our keep on the rye flour", "keep", {"Best before", "Reorder pt", "Storage"}),
        ("which items have the longest keep", "keep", {"Best before"}),
        ("how many chilly products do we have", "chilly", {"Storage: chilled"}),
        ("how many are in the larder", "larder", set()),
    ],
)
def test_what_fits_the_place(chat: Chat, asked: str, word: str, ways: set[str]) -> None:
    answer = chat.ask_once(asked)
    assert answer.kind == "declined"
    assert answer.meant
    assert (answer.meant.word, {own.label for own in answer.meant.ways}) == (word, ways)


@pytest.mark.parametrize(
    "asked",
    [
        "how many unicorns do the elves of the larder have",  # several words
        "do we have any laptops",  # known, and not here
        "how many products are frozen",
        "hello",
        "what will the rye flour cost next year",
    ],
)
def test_nothing_is_offered_for_other_questions(chat: Chat, asked: str) -> None:
    assert chat.ask_once(asked).meant is None


def test_each_way_is_answered_once_it_is_chosen(chat: Chat) -> None:
    asked = "what's our keep on the rye flour"
    meant = chat.ask_once(asked).meant
    assert meant
    for own in meant.ways:
        replaced = chat.words.remember(own)
        assert chat.ask_once(asked).kind == "exact"
        chat.words.take_back(replaced)
    assert chat.ask_once(asked).kind == "declined"


def test_by_meaning_where_a_model_tells_it(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "merchant_assistant.chat.own_words.nearness.Near.of",
        lambda _near, _word, names, _cancel: [float(name == "frozen") for name in names],
    )
    meant = chat.ask_once("how many are in the icebox").meant
    assert meant
    assert meant.ways[0].label == "Storage: frozen"


@pytest.mark.parametrize("said", ["yes", "Yes please.", "chilled", "I mean chilled", "it means Storage: chilled"])
def test_who_answers_has_it_remembered(chat: Chat, said: str) -> None:
    declined, _ = chat.ask("how many chilly products do we have")
    answer, _ = chat.ask(said, declined.conversation_id)
    assert answer.kind == "exact"
    assert answer.exact
    assert answer.exact.own == (("chilly", "chilled"),)
    assert [one.own.word for one in chat.words.known("en")] == ["chilly"]
    assert chat.ask_once("how many chilly products do we have").kind == "exact"


def test_what_was_not_offered_can_be_named(chat: Chat) -> None:
    declined, _ = chat.ask("how many are in the larder")
    answer, _ = chat.ask("larder means ambient", declined.conversation_id)
    assert (answer.kind, answer.exact and answer.exact.value) == ("exact", 3)


@pytest.mark.parametrize("said", ["no", "how many products are frozen", "yes but only the cheap ones, sorted"])
def test_another_question_remembers_nothing(chat: Chat, said: str) -> None:
    declined, _ = chat.ask("how many chilly products do we have")
    chat.ask(said, declined.conversation_id)
    assert chat.words.all() == []


def test_in_chinese(tea: Chat) -> None:
    declined, _ = tea.ask("脚力最好的")
    assert declined.meant
    assert (declined.meant.word, [own.label for own in declined.meant.ways]) == ("脚力", ["月销量"])
    answer, _ = tea.ask("是的", declined.conversation_id)
    assert answer.kind == "exact"


def test_it_is_kept_with_the_answer_and_told_to_commands(chat: Chat) -> None:
    declined, _ = chat.ask("how many chilly products do we have")
    assert chat.turns(declined.conversation_id)[-1].meant == declined.meant
    told = answer_json(chat.ask_once("how many chilly products do we have"), 0.1)
    way = {"field": "attribute:Storage", "value": "chilled", "name": "Storage: chilled"}
    assert (told["kind"], told["value"], told["may_mean"]) == ("declined", None, {"word": "chilly", "ways": [way]})


def test_a_word_that_is_known_is_not_asked_for_again(chat: Chat, chat_over: Callable[[str], Chat]) -> None:
    declined, _ = chat.ask("how many chilly products do we have")
    chat.ask("yes", declined.conversation_id)
    assert chat.ask_once("average price of the chilly of the chilly").meant is None


def test_all_that_it_may_mean_has_a_name_of_its_own(chat_over: Callable[[str], Chat]) -> None:
    chat = chat_over("SKU,Title,Material,材质,Price\nA1,Cup,Steel,,3\nA2,杯子,,钢,4\n")
    labels = [own.label for own in chat.words.ways("stuff", "en")]
    assert len(labels) == len(set(labels))
    assert "Price" in labels
