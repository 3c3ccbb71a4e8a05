"""Words that carry no condition, and those that do: a question of each family that was mended together."""

from __future__ import annotations

from decimal import Decimal

import pytest

from merchant_assistant.chat.exact.answering import Exactly

ASKED = [
    ("tally of all products on our books", 5),
    ("what number of products do we import from Portugal", 1),
    ("how much money is tied up in drinkware stock", Decimal("3788.00")),
    ("products from Germany plus products from Portugal, how many", 3),
    ("how much more expensive is DL-2 than CM-3", Decimal("13.90")),
    ("I was wondering if we sell mugs made in Poland", True),
    ("what's our weightiest product", 31),
    ("arithmetic mean of the drinkware prices", Decimal("5.62")),
]


@pytest.mark.parametrize(("question", "value"), ASKED)
def test_it_is_read_in_other_words_too(english: Exactly, question: str, value: object) -> None:
    reply = english.answer(question)
    assert reply is not None and reply.kind == "exact" and reply.value == value, reply


def test_warranties_are_not_added_up(english: Exactly) -> None:
    reply = english.answer("total warranty of all products")
    assert reply is None or reply.kind != "exact", reply
