"""The plain one of several that are called so: the one whose name is in all the other names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.exact.answering import Exactly
from merchant_assistant.chat.exact.following.plain_one import PlainOne
from merchant_assistant.chat.exact.reading import Reader

SHIRTS = """SKU,Title,Category,Colour,Description,Price,Currency,Stock
T-1,T-Shirt,Shirts,White,Cotton,9.00,USD,30
T-2,T-Shirt with Logo,Shirts,White,Cotton,12.00,USD,20
T-3,Long T-Shirt,Shirts,Black,Cotton,15.00,USD,10
C-1,Cap,Caps,Red,Wool,5.00,USD,7
H-1,Hoodie grey,Hoodies,Grey,Wool,31.00,USD,8
H-2,Hoodie with zip,Hoodies,Grey,Wool,35.00,USD,9
A-1,Apron,Aprons,White,Linen,14.00,USD,3
A-2,Apron long,Aprons,White,"Linen, ordinary weave",13.00,USD,4
"""
CUPS = """货号,商品名称,分类,单价（元）,库存
T-1,T恤,衣服,19.00,30
T-2,带图T恤,衣服,22.00,20
M-1,马克杯,杯子,9.00,50
M-2,保温马克杯,杯子,29.00,60
"""


@pytest.fixture(scope="module")
def shops(over: Callable[[str], Exactly]) -> tuple[Exactly, Exactly]:
    return over(SHIRTS), over(CUPS)


@pytest.fixture
def meant(shops: tuple[Exactly, Exactly]) -> Callable[[str], str]:
    """What is asked of which thing; '' where no plain one is read."""

    def of(text: str) -> str:
        shop = shops[0] if text.isascii() else shops[1]

        def reader(other: str) -> Reader:
            return Reader(shop._catalogue, shop.holdings(), other, None, mends=False)

        found = PlainOne(lambda other: reader(other).read(), reader("").rows, reader("").holds).of(text)
        return " ".join([found.inquiry.field, *(chip.text for chip in found.chips)]) if found else ""

    return of


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("price of the plain T-Shirt", "price T-Shirt"),
        ("stock of the normal t-shirt", "stock T-Shirt"),
        ("how much is the ordinary T-Shirt", "price T-Shirt"),
        ("price of the plain apron", "price Apron"),
        ("普通T恤多少钱", "price T恤"),
        ("普通的T恤多少钱", "price T恤"),
        ("普通款马克杯还有多少", "stock 马克杯"),
    ],
)
def test_it_has_the_name_that_all_others_have(meant: Callable[[str], str], text: str, told: str) -> None:
    assert meant(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "price of the T-Shirt",
        "plain cap price",  # there is but one
        "price of the plain hoodie",  # neither name is in the other
        "price of the plain flurb",
        "price of the plain white T-Shirt",  # more than its name
        "price of the ordinary apron",  # one says that of itself
        "normal price of the T-Shirt",
        "normal size of the T-Shirt",
        "plain",
        "plain colours",
    ],
)
def test_where_there_is_none_nothing_is_read(meant: Callable[[str], str], text: str) -> None:
    assert not meant(text)


def test_so_it_is_answered(shops: tuple[Exactly, Exactly]) -> None:
    reply = shops[0].answer("price of the plain T-Shirt")
    assert reply
    assert "T-Shirt (T-1): 9.00 USD" in reply.text
