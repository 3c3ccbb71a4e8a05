"""What could be asked instead of a question that is declined or asked back: each is answered, and is kept with it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.chat.chat import Chat
from merchant_assistant.chat.exact.answering import Exactly
from merchant_assistant.chat.present import answer_json

Chats = Callable[..., Chat]


@pytest.fixture
def chat(chat_with: Chats, catalogue: Catalogue) -> Chat:
    return chat_with("", computes=Exactly(catalogue))


@pytest.mark.parametrize(
    ("asked", "instead"),
    [
        ("how many waterproof bottles do we have", "How many bottles do we have?"),
        ("what is the price of the desk lamp in yen", "What is the price of the desk lamp?"),
        ("防摔的保温杯有几款", "保温杯有几款？"),
    ],
)
def test_the_same_without_what_was_not_understood(chat: Chat, asked: str, instead: str) -> None:
    answer, _ = chat.ask(asked)
    assert answer.kind == "declined"
    assert answer.instead[:1] == (instead,)


@pytest.mark.parametrize(
    ("asked", "instead"),
    [
        ("what does the desk lamp cost next year", "What is the price of Desk lamp?"),
        ("保温杯的销量是多少", "不锈钢保温杯 500毫升多少钱？"),
    ],
)
def test_what_is_known_of_the_goods(chat: Chat, asked: str, instead: str) -> None:
    answer, _ = chat.ask(asked)
    assert instead in answer.instead


def test_each_is_answered(chat: Chat) -> None:
    answer, _ = chat.ask("how many waterproof bottles do we have")
    kinds = [chat.ask(question, answer.conversation_id)[0].kind for question in answer.instead]
    assert kinds and set(kinds) == {"exact"}


@pytest.mark.parametrize(
    "asked", ["hello", "do we have unicorns", "how many products do we have", "which two are blue"]
)
def test_nothing_is_offered_where_something_is_told_or_nothing_is_near(chat: Chat, asked: str) -> None:
    assert chat.ask(asked)[0].instead == ()


def test_it_is_kept_and_told_to_commands(chat: Chat) -> None:
    answer, _ = chat.ask("how many waterproof bottles do we have")
    assert chat.turns(answer.conversation_id)[-1].instead == answer.instead
    once = chat.ask_once("how many waterproof bottles do we have")
    told = answer_json(once, 0.1)
    assert (told["value"], told["rows"], told["instead"]) == (None, [], list(answer.instead))
