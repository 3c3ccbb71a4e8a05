"""Two questions in one message, and short ones that mean what was told last: "show more", "how much is that worth"."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.chat.chat import Chat
from merchant_assistant.chat.exact.answering import Exactly
from merchant_assistant.chat.present import answer_json
from merchant_assistant.chat.talking.parting import parts_of

Chats = Callable[..., Chat]


@pytest.fixture
def chat(chat_with: Chats, catalogue: Catalogue) -> Chat:
    return chat_with("", computes=Exactly(catalogue))


def _last(chat: Chat, *asked: str) -> str:
    conversation: int | None = None
    text = ""
    for question in asked:
        answer, _ = chat.ask(question, conversation)
        conversation, text = answer.conversation_id, answer.text
    return text


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("what does it cost? and how many are left?", 2),
        ("how many mugs and how many bottles do we have", 2),
        ("mugs and bottles under 5", 0),
        ("how many mugs and bottles", 1),
        ("多少钱，有多少库存？", 2),
        ("黑色，500毫升的有几款", 0),
    ],
)
def test_where_a_message_has_two(text: str, parts: int) -> None:
    assert len(parts_of(text)) == parts


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("what does the desk lamp cost? and how many do we have?", ("18.40 EUR", "35 pieces in stock")),
        ("how many mugs and how many lamps do we have", ("called “mugs”", "called “lamps”")),
        ("保温杯多少钱，有多少库存？", ("32.50 CNY", "1,800")),
    ],
)
def test_each_is_answered_below_the_other(chat: Chat, asked: str, told: tuple[str, str]) -> None:
    first, last = _last(chat, asked).split("\n")
    assert told[0] in first and told[1] in last


def test_commands_get_both_values_and_all_rows(chat: Chat) -> None:
    told = answer_json(chat.ask_once("what does the coffee mug cost? and how many lamps do we have?"), 0.1)
    assert (told["value"], told["rows"]) == (["4.50", 35], ["CM-3", "DL-2"])


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("list all products by weight", "show more"), "There are no others"),
        (("the 2 heaviest products", "the next 2"), "the others"),
        (("how many mugs are in stock", "and how much is that worth?"), "3,420.00 USD"),
        (("is the coffee mug blue", "does that also go for the desk lamp"), "No"),
        (("what does the desk lamp cost", "and compared to the coffee mug?"), "differ in price"),
        (("the 2 heaviest products", "what is their average weight?"), "over 2 products"),
        (("hello! what's in my catalogue?",), "Hydra"),
        (("how many bottles do we have", "which"), "Steel bottle 750 ml"),
        (("黑色的有几款", "台灯多少钱呢"), "138"),
        (("compare the desk lamp and the coffee mug", "how much heavier is it"), "has more, by"),
    ],
)
def test_short_ones_mean_what_was_told_last(chat: Chat, asked: tuple[str, ...], told: str) -> None:
    assert told in _last(chat, *asked)
