"""A catalogue with prices in two currencies, of which a question names one."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from merchant_assistant.chat.exact.answering import Exactly

TWO = """SKU,Title,Price,Currency,Stock,Colour
A1,Steel bottle small,10.00,EUR,5,red
A2,Steel bottle large,20.00,EUR,7,blue
A3,Glass bowl,30.00,CNY,9,red
A4,Steel mug,40.00,CNY,2,green
A5,Glass mug,60.00,EUR,0,green
"""


@pytest.fixture(scope="module")
def two(over: Callable[[str], Exactly]) -> Exactly:
    return over(TWO)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("What is the average price in EUR?", Decimal(30)),
        ("平均价格是多少欧元", Decimal(30)),
        ("median price of mugs in EUR", Decimal("60.00")),
        ("the dearest in CNY", Decimal("40.00")),
        ("最贵的人民币商品是哪个", Decimal("40.00")),
        ("cheapest in euros", Decimal("10.00")),
        ("stock value in EUR", Decimal("190.00")),
        ("total stock value in CNY", Decimal("350.00")),
        ("how many products are priced in EUR", 3),
        ("price of Glass bowl in EUR", Decimal("30.00")),  # told as it is, in CNY
    ],
)
def test_only_amounts_in_it_are_computed(two: Exactly, question: str, value: object) -> None:
    reply = two.answer(question)
    assert reply is not None
    assert (reply.kind, reply.value) == ("exact", value), reply.text


def test_a_bound_says_it_by_itself(two: Exactly) -> None:
    reply = two.answer("what costs more than 25 EUR")
    assert reply is not None
    assert reply.reading is not None
    assert [chip.text for chip in reply.reading.chips] == ["price over 25 EUR"]


def test_without_one_named_nothing_is_added_up(two: Exactly) -> None:
    reply = two.answer("average price")
    assert reply is not None
    assert reply.kind == "declined"
    assert "30.00 EUR" in reply.text
    assert "35.00 CNY" in reply.text
