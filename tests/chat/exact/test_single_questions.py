"""Who makes nothing that is here, what is saved and earned, the plain one of several, remarks that say nothing new."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.exact.answering import Exactly
from merchant_assistant.chat.exact.values.makers import maker_called
from merchant_assistant.chat.exact.words.shorthand import written_out

SHOP = """SKU,Parent SKU,Title,Brand,Category,Colour,Screen,Memory,Price,Compare at price,Cost,Stock,Currency
TE,,T-shirt,Hydra,Tops,,,,,,,,
TE-R,TE,,,,Red,,,20.00,25.00,8.00,4,USD
TE-B,TE,,,,Blue,,,20.00,25.00,8.00,3,USD
TL,,T-shirt with print,Hydra,Tops,White,,,22.00,22.00,9.00,2,USD
BE,,Leather belt,Norrvik,Accessories,Brown,,,40.00,55.00,30.00,7,USD
CA,,Cap,Norrvik,Accessories,Black,,,9.00,18.00,3.00,5,USD
WA,,Field watch,Norrvik,Watches,Black,,,90.00,,50.00,5,USD
WB,,Diver watch,Halvern,Watches,Blue,,,190.00,,90.00,1,USD
LP,,Notebook computer,Halvern,Computers,,,,,,,,
LP-1,LP,,,,,13 inch,8 GB,800.00,,500.00,2,USD
LP-2,LP,,,,,15 inch,8 GB,900.00,,550.00,2,USD
LP-3,LP,,,,,15 inch,16 GB,1000.00,,600.00,2,USD
"""
VALUES = [
    ("do we have any Seiko watches", False),
    ("any watches by Zephyrix in the feed?", 0),
    ("list all Casio watches", 0),
    ("我们卖 Seiko 手表吗", False),
    ("we don't carry any Swatch watches, right?", False),
    ("how much cheaper is the belt on sale than at its regular price", 15),
    ("by how much is the cap reduced", 9),
    ("Cap 促销便宜了几块", 9),
    ("皮带的促销价比原价便宜多少", 15),
    ("现在买腰带（belt）能省多少钱", 15),
    ("what did we knock the most off, in amount not percent", "BE"),
    ("降价金额最多的是哪一个（不是看百分比）", "BE"),
    ("what do we earn most on per unit (price less wholesale)?", "LP"),
    ("哪个产品单件毛利最高（价格减去进货价）", "LP"),
    ("the cap: price less what we pay", 6),
    ("which colours does the T-shirt come in", ("Blue", "Red")),
    ("which colours is the plain T-shirt available in", ("Blue", "Red")),
    ("普通T恤都有什么颜色", ("Blue", "Red")),
    ("how much is the normal T-shirt (not the one with the print)", 20),
    ("what's on sale at the moment, i.e. has a sale price", 3),
    ("price of the 15 inch 16 GB notebook computer", 1000),
    ("Notebook computer 15 inch 16GB 的价格", 1000),
]
SIZED = """SKU,Parent SKU,Title,Category,Size,Colour,Price,Stock,Currency,Width,Weight
YS,,Bo yoga short,Shorts,,,,,,,
YS-1,YS,,,28,Purple,28.00,5,EUR,,
YS-2,YS,,,30,Purple,28.00,6,EUR,,
YS-3,YS,,,30,Red,28.00,7,EUR,,
MU-1,,Trail mug 300 ml,Mugs,,,10.00,0,EUR,22.5,0.2
MU-2,,Trail mug 500 ml,Mugs,,,20.00,3,EUR,30,0.3
"""
FURTHER = [
    ("products from 10 up to and including 20", 2),
    ("10到20欧元的有几款，两头都算", 2),
    ("between 10 and 20, 10 and 20 included, how many", 2),
    ("价格10到20之间的有几款，包括10和20", 2),
    ("what costs under or exactly 10", 1),
    ("不到20块钱的有几款", 1),
    ("stock of Bo yoga short 30 purple", 6),
    ("bo yoga short purple 30 - do we stock it", True),
    ("Bo yoga short 30 red price", 28),
    ("what has 0 pieces in stock", 1),
    ("how much more is the 500 ml mug MU-2 than the 300 ml MU-1", 10),
    ("MU-2（500 ml）比MU-1（300 ml）贵多少", 10),
]
UNSAID = ["how wide is MU-1 in cm", "MU-1 宽几公分", "weight of MU-1 in grams"]
OPEN = ["do we have vegan watches", "any Waterproof watches", "do we have watches with Zigbee"]


@pytest.fixture(scope="module")
def shop(over: Callable[[str], Exactly]) -> Exactly:
    """Over SHOP."""
    return over(SHOP)


@pytest.mark.parametrize(("question", "value"), VALUES)
def test_is_answered(shop: Exactly, question: str, value: object) -> None:
    reply = shop.answer(question)
    assert reply is not None and reply.kind == "exact", reply
    told = reply.finding.rows[0].sku if isinstance(value, str) and reply.finding else reply.value
    assert told == value if not isinstance(value, tuple) else sorted(told) == sorted(value), reply  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def sized(over: Callable[[str], Exactly]) -> Exactly:
    """Over SIZED."""
    return over(SIZED)


@pytest.mark.parametrize(("question", "value"), FURTHER)
def test_bounds_sizes_and_skus(sized: Exactly, question: str, value: object) -> None:
    reply = sized.answer(question)
    assert reply is not None and reply.kind == "exact" and reply.value == value, reply


@pytest.mark.parametrize("question", UNSAID)
def test_bare_numbers_are_not_turned_into_a_unit(sized: Exactly, question: str) -> None:
    reply = sized.answer(question)
    assert reply is not None and reply.kind == "clarify" and ("22.5" in reply.text or "0.2" in reply.text), reply


@pytest.mark.parametrize("question", OPEN)
def test_what_things_are_like_is_not_told_by_names_alone(shop: Exactly, question: str) -> None:
    reply = shop.answer(question)
    assert reply is None or reply.kind != "exact", reply


def test_a_remark_that_says_something_new_is_not_passed_over(shop: Exactly) -> None:
    reply = shop.answer("what's reduced, i.e. costs under 10 dollars")
    assert reply is None or reply.value != 3, reply


@pytest.mark.parametrize(
    ("text", "word", "is_one"),
    [
        ("any Zephyrix lamps", "Zephyrix", True),
        ("which Lamps Do You Have By Zephyrix", "Lamps", False),
        ("lamps with Zephyrix", "Zephyrix", False),
        ("any Waterproof lamps", "Waterproof", False),
        ("any sharp knives", "sharp", False),
        ("any Sharp monitors", "Sharp", True),
        ("wie viele Regenschirme haben wir", "Regenschirme", False),
        ("有没有苹果的盒子", "苹果", False),
        ("有 Zephyrix 牌的台灯吗", "Zephyrix", True),
    ],
)
def test_a_maker_is_known_or_written_as_a_name(text: str, word: str, is_one: bool) -> None:
    assert maker_called(text, word) is is_one


@pytest.mark.parametrize(
    "text",
    [
        "how much cheaper is the belt than the cap",
        "皮带比帽子便宜多少",
        "price of the belt in euros",
        "how much is the saving plan",
    ],
)
def test_other_questions_are_not_about_savings(text: str) -> None:
    said = written_out(text)
    assert "discount" not in said and "折扣额" not in said
