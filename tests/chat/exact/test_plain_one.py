"""The plain one of several that are called so: the one whose name is in all the other names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.exact.answering import Exactly

SHIRTS = """SKU,Title,Category,Colour,Price,Currency,Stock
T-1,T-Shirt,Shirts,White,9.00,USD,30
T-2,T-Shirt with Logo,Shirts,White,12.00,USD,20
T-3,Long T-Shirt,Shirts,Black,15.00,USD,10
C-1,Cap,Caps,Red,5.00,USD,7
H-1,Hoodie grey,Hoodies,Grey,31.00,USD,8
H-2,Hoodie with zip,Hoodies,Grey,35.00,USD,9
A-1,Apron,Aprons,White,14.00,USD,3
A-2,Apron plain,Aprons,White,13.00,USD,4
"""
CUPS = """货号,商品名称,分类,单价（元）,库存
T-1,T恤,衣服,19.00,30
T-2,带图T恤,衣服,22.00,20
M-1,马克杯,杯子,9.00,50
M-2,保温马克杯,杯子,29.00,60
"""


@pytest.fixture(scope="module")
def asked(over: Callable[[str], Exactly]) -> Callable[[str], str]:
    """What is answered; '' where nothing is."""
    english, chinese = over(SHIRTS.replace("Apron plain", "Apron long")), over(CUPS)

    def answer(text: str) -> str:
        reply = (english if text.isascii() else chinese).answer(text)
        return reply.text if reply else ""

    return answer


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("price of the plain T-Shirt", "T-Shirt (T-1): 9.00 USD"),
        ("stock of the normal t-shirt", "T-Shirt (T-1): 30"),
        ("how much is the ordinary T-Shirt", "T-Shirt (T-1): 9.00 USD"),
        ("what is the plain T-Shirt's colour", "T-Shirt (T-1): White"),
        ("普通T恤多少钱", "T恤（T-1）的价格：19"),
        ("普通的T恤多少钱", "T恤（T-1）的价格：19"),
        ("普通款马克杯还有多少", "马克杯（M-1）的库存：50"),
    ],
)
def test_it_has_the_name_that_all_others_have(asked: Callable[[str], str], text: str, told: str) -> None:
    assert told in asked(text)


@pytest.mark.parametrize(
    "text",
    [
        "plain cap price",  # there is but one
        "plain hoodie price",  # neither name is in the other
        "price of the plain flurb",
        "plain shirts that are white",
        "plain",
    ],
)
def test_where_there_is_none_nothing_is_answered(asked: Callable[[str], str], text: str) -> None:
    assert not asked(text)


def test_a_normal_price_is_a_field(asked: Callable[[str], str]) -> None:
    assert "no field" in asked("normal price of the t-shirt")


def test_where_one_says_that_it_is_plain_it_is_that(over: Callable[[str], Exactly]) -> None:
    reply = over(SHIRTS).answer("price of the plain apron")
    assert reply
    assert "Apron plain (A-2): 13.00 USD" in reply.text
