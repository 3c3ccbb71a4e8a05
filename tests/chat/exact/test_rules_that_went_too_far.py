"""Words that look like the file, a remark, a plain one, a size or a maker, and are what is asked about."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.exact.answering import Exactly
from merchant_assistant.chat.exact.values.makers import is_sure_maker, maker_called
from merchant_assistant.chat.exact.words.shorthand import written_out

GOODS = """SKU,Title,Category,Material,Size,Price,Stock,Weight,On order
F1,Oak table,Furniture,Oak,,250,4,31 kg,0
F2,Pine chair,Furniture,Pine,,60,10,5 kg,6
F3,Cotton sheet,Bedding,Cotton,,35,7,1 kg,2
F4,Rasp file,Tools,Steel,,8,90,200 g,0
F5,Bluetooth speaker,Audio,,,12,40,10 kg,0
F6,Cap,Hats,Wool,,12,0,100 g,4
T1,Harbour shirt,Shirts,Cotton,M,20,5,200 g,0
T2,Harbour shirt with pocket,Shirts,Linen,L,25,3,200 g,0
T4,Batteries AA,Power,,,3,40,50 g,0
T5,Toy robot,Toys,,,30,4,2 kg,0
T6,Toy train,Toys,Oak,,40,4,1 kg,0
"""
NO_NUMBER = [
    "how many toys (without batteries)",
    "what is the normal price of the harbour shirt",
    "normal stock of the harbour shirt",
    "standard weight of the harbour shirt",
    "do we have any Scandi chairs",
    "有没有Wifi音箱",
    "有没有Scandi椅子",
]


@pytest.fixture(scope="module")
def shop(over: Callable[[str], Exactly]) -> Exactly:
    """Over GOODS."""
    return over(GOODS)


@pytest.mark.parametrize("question", NO_NUMBER)
def test_no_figure_where_the_words_may_restrict(shop: Exactly, question: str) -> None:
    reply = shop.answer(question)
    assert reply is None or reply.kind != "exact", reply


@pytest.mark.parametrize(
    ("question", "value"),
    [("total stock of the table", 4), ("how much stock of the table", 4), ("average price of the sheet", 35)],
)
def test_the_table_is_what_is_sold(shop: Exactly, question: str, value: int) -> None:
    reply = shop.answer(question)
    assert reply is not None and reply.value == value, reply


def test_the_plain_one_is_still_meant(shop: Exactly) -> None:
    reply = shop.answer("price of the plain harbour shirt (not the one with the pocket)")
    assert reply is not None and reply.value == 20, reply


@pytest.mark.parametrize("question", ["products with 0 units on order", "which have 0 pieces in transit"])
def test_what_is_on_order_is_not_the_stock(question: str) -> None:
    assert "stock" not in written_out(question)


@pytest.mark.parametrize("question", ["不看比例，哪款便宜得最多", "按金额不按比例，哪款便宜得最多"])
def test_a_remark_takes_its_comma_along(question: str) -> None:
    assert not written_out(question).startswith(("，", ","))


@pytest.mark.parametrize(
    ("text", "word", "is_sure"),
    [
        ("any Seiko watches", "Seiko", True),
        ("any lamps by Zephyrix", "Zephyrix", True),
        ("any Zephyrix lamps", "Zephyrix", False),
        ("有没有Zephyrix牌的台灯", "Zephyrix", True),
        ("有没有Zephyrix的台灯", "Zephyrix", False),
    ],
)
def test_who_is_surely_a_maker(text: str, word: str, is_sure: bool) -> None:
    assert is_sure_maker(text, word) is is_sure
    assert maker_called(text, word) or not is_sure


def test_regular_is_no_size_that_is_missing(shop: Exactly) -> None:
    reply = shop.answer("do we have a regular harbour shirt")
    assert reply is None or reply.value is not False, reply
