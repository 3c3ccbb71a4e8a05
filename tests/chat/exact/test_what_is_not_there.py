"""Known words that a catalogue has nothing of, and what only texts say."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.exact.answering import Exactly

NAMELESS = """id,description
1,"Alder t-shirt - Soft and light. Made of organic cotton. Made in Mexico."
2,"Alder t-shirts, pack of two - Made of cotton that is organic in part. Made in Vietnam."
3,"Birch vest - Keeps the wind out. Made in Vietnam."
4,"Canvas belt - Made in Mexico."
5,"This one has no name before a dash, only a long sentence that tells of it and goes on - and on."
"""
TEXTS = [
    ("list the vests", 1, ["3"]),
    ("how many t-shirts do we have", 2, ["1", "2"]),
    ("how many t-shirts don't mention organic cotton", 1, ["2"]),
    ("number of t-shirts whose description does not say organic cotton", 1, ["2"]),
    ("products with vest or belt in the name, how many", 2, ["3", "4"]),
    ("how many products are made in Mexico", 2, ["1", "4"]),
    ("Mexican-made products", 2, ["1", "4"]),
    ("which vests come from Vietnam", 1, ["3"]),
    ("products with cashmere in the description, count", 0, []),
    ("how many products contain cashmere", 0, []),
    ("do we sell tents", False, []),
]
ABSENT = [
    ("how many products are from Vietnam", 0),
    ("count of Vietnamese products", 0),
    ("how many umbrellas do we have", 0),
    ("do we sell purple mugs", False),
]


@pytest.fixture(scope="module")
def nameless(over: Callable[[str], Exactly]) -> Exactly:
    """Over NAMELESS, in which only descriptions say what a thing is."""
    return over(NAMELESS)


@pytest.mark.parametrize(("question", "value", "rows"), TEXTS)
def test_what_only_texts_say_is_computed(nameless: Exactly, question: str, value: object, rows: list[str]) -> None:
    reply = nameless.answer(question)
    assert reply is not None and reply.value == value, reply
    assert reply.finding and sorted(row.sku for row in reply.finding.rows) == rows


@pytest.mark.parametrize(("question", "value"), ABSENT)
def test_of_known_words_that_nothing_has_there_is_none(english: Exactly, question: str, value: object) -> None:
    reply = english.answer(question)
    assert reply is not None and reply.kind == "exact" and reply.value == value, reply


def test_is_there_one_in_red_asks_of_what_was_just_told(english: Exactly) -> None:
    """Once "yes" of other goods: the lamp is white only."""
    told = english.answer("how much is the desk lamp", None)
    assert told is not None
    again = english.answer("is there a black one", told.reading)
    assert again is not None
    assert again.value is False


def test_does_it_come_in_red_asks_which_where_nothing_was_told(english: Exactly) -> None:
    asked = english.answer("does it come in red", None)
    assert asked is not None
    assert asked.kind == "clarify"


def test_of_them_asks_which_where_nothing_was_asked_before(chinese: Exactly) -> None:
    asked = chinese.answer("其中价格低于50元的有几款？", None)
    assert asked is not None
    assert asked.kind == "clarify"
    told = chinese.answer("这些里面最便宜的是哪个？", None)
    assert told is not None
    assert told.kind == "clarify"
