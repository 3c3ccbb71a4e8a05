"""Further questions about the same products are put behind what the model has read already; others begin anew."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest

from merchant_assistant.chat.chat import Chat
from merchant_assistant.chat.model import Source, Turn
from merchant_assistant.chat.prompt import Counter, go_on
from merchant_assistant.chat.thread import Told, told_before
from merchant_assistant.engine.model import Message
from merchant_assistant.engine.scripted import ScriptedEngine

Chats = Callable[..., Chat]
WEIGHT = "The steel bottle weighs 310 g."


def _turns(*about: Sequence[int] | None) -> list[Turn]:
    """Questions and answers; None: answered without the model."""
    turns: list[Turn] = []
    for products in about:
        sources = tuple(Source("product", f"S-{id}", "Title", id) for id in products or (9,))
        turns.append(Turn(len(turns), 1, "user", "Question?", ""))
        turns.append(Turn(len(turns), 1, "assistant", "Answer.", "", sources=sources, model="m" if products else ""))
    return turns


@pytest.mark.parametrize(
    ("turns", "products", "told"),
    [
        (_turns(), [1], None),
        (_turns([1]), [1], Told(0, (1,))),
        (_turns([1]), [2], None),
        (_turns([2, 1]), [1], Told(0, (2, 1))),
        (_turns([1], [2]), [2], Told(2, (2,))),
        (_turns([1], [2]), [1], None),
        (_turns([1], None, [1]), [1], Told(0, (1,))),
        (_turns(None), [9], None),
        (_turns(*[[1]] * 5), [1], Told(0, (1,))),
        (_turns(*[[1]] * 6), [1], None),
        (_turns(*[[1]] * 7), [1], Told(12, (1,))),
    ],
)
def test_where_the_facts_were_told(turns: list[Turn], products: list[int], told: Told | None) -> None:
    assert told_before(turns, products) == told


def _asked(chats: Chats, *questions: str) -> list[tuple[Message, ...]]:
    """The prompts of a conversation."""
    engine = ScriptedEngine(lambda request: WEIGHT)
    chat, conversation = chats(engine), None
    for question in questions:
        conversation = chat.ask(question, conversation)[0].conversation_id
    return [request.messages for request in engine.requests]


def test_each_prompt_of_a_product_begins_with_the_one_before(chat_with: Chats) -> None:
    prompts = _asked(
        chat_with, "What does the steel bottle weigh?", "What colour is it?", "What does it cost?", "Is it leak-proof?"
    )
    for earlier, later in pairwise(prompts):
        assert later[: len(earlier)] == earlier
    assert prompts[-1][-1].content == "Is it leak-proof?"


def test_another_product_comes_with_its_own_facts_and_no_others(chat_with: Chats) -> None:
    _first, other, again = _asked(
        chat_with, "What does the steel bottle weigh?", "What does the desk lamp weigh?", "What colour is it?"
    )
    data = [message.content for message in other[5:] if "===" in message.content]
    assert len(data) == 1 and "980 g" in data[0] and "310 g" not in data[0]
    assert "What does the steel bottle weigh?" not in [message.content for message in other]
    assert again[: len(other)] == other


def _gone_on(turns: Sequence[Turn], room: int, count: Counter) -> tuple[Message, ...] | None:
    """Where the same is told for each question."""
    return go_on(
        "And?", lambda _text, _ids, _told: [["[S] Thing", "fact"]], Told(0, (1,)), (1,), turns, "en", room, count
    )


def test_what_does_not_fit_is_not_gone_on_with() -> None:
    def count(messages: Sequence[Message]) -> int:
        return sum(len(message.content) for message in messages)

    turns = _turns([1], [1])
    whole = _gone_on(turns, 10**6, count)
    assert whole and whole[-1].content == "And?" and [m.content for m in whole[-4:-1]] == [
        "Answer.", "Question?", "Answer.",
    ]  # fmt: skip
    assert _gone_on(turns, count(whole) - 1, count) is None


def test_a_short_prompt_is_not_counted() -> None:
    asked: list[int] = []

    def count(messages: Sequence[Message]) -> int:
        asked.append(len(messages))
        return 0

    _gone_on(_turns([1]), 10**6, count)
    assert not asked
    _gone_on(_turns([1]), 100, count)
    assert asked
