"""Who asks whether there is some is told where none of it is left."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.exact.answering import Exactly

TYRES = """SKU,Name,Colour,Price,Stock
T1,Tyre Cirrus,tan,20,0
T2,Tyre Cirrus,black,20,5
T3,Tyre Pavement,black,13,7
T4,Grip Soft,red,4,0
T5,Grip Hard,red,5,0
T6,Grip Hard,black,5,
"""


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("have we got any tan tyres?", "Yes: 1 product (Colour: tan; called “tyres”). None of it is in stock."),
        ("do we have red grips", "None of it is in stock."),
        ("有没有红色的 Grip", "目前都没有库存。"),
    ],
)
def test_a_yes_says_that_none_is_left(over: Callable[[str], Exactly], asked: str, said: str) -> None:
    reply = over(TYRES).answer(asked)
    assert said in reply.text
    assert reply.value is True


@pytest.mark.parametrize(
    "asked",
    ["do we have black tyres", "do we have any tyres", "do we have black grips", "do we have tan tyres in stock"],
)
def test_it_is_not_said_where_some_are_left_or_nobody_knows(over: Callable[[str], Exactly], asked: str) -> None:
    assert "None of it" not in over(TYRES).answer(asked).text


@pytest.mark.parametrize(
    "asked",
    [
        "which tyres are completely out of stock",
        "which tyres are totally sold out",
        "tyres that are fully sold out",
        "哪些 Tyre 完全没货了",
        "哪些 Tyre 已经彻底卖完了",
    ],
)
def test_nothing_is_more_out_of_stock_than_out_of_stock(over: Callable[[str], Exactly], asked: str) -> None:
    finding = over(TYRES).answer(asked).finding
    assert finding is not None
    assert [row.sku for row in finding.rows] == ["T1"]
