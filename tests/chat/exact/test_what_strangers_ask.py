"""Kinds of questions in which people who had not read the program were answered wrongly, or not at all."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from merchant_assistant.chat.exact.answering import Exactly

WORN = """SKU,Title,Category,Ideal For,Color,Color (facet),Price,Currency,Stock,Barcode
SW-1,Plain women's sweater,Clothing > Women's Clothing > Sweaters & Pullovers,Women's,Red,red,40,INR,3,2100000480463
SW-2,Ladies pullover,Clothing > Women's Clothing > Sweaters & Pullovers,Women's,Blue,blue,30,INR,5,2100000480470
SW-3,Boys sweater,Clothing > Kids' Clothing > Sweaters,Boys,Blue,blue,20,INR,8,2100000480487
TP-1,Women's top with sleeves,Clothing > Women's Clothing > Tops,Women,White,white,10,INR,0,2100000480494
TP-2,Women's kurti with gloves,Clothing > Women's Clothing > Tops,Women,White,white,15,INR,2,
GL-1,Men's gloves,Clothing > Men's Clothing > Gloves,Men,Black,black,8,INR,7,2100000480500
JK-1,Men's jacket,Clothing > Men's Clothing > Jackets,Men,Black,black,70,INR,4,2100000480517
JK-2,Women's jacket,Clothing > Women's Clothing > Jackets,Women,Red,red,75,INR,6,2100000480524
"""


@pytest.fixture(scope="module")
def worn(over: Callable[[str], Exactly]) -> Exactly:
    return over(WORN)


SETS = [
    ("women's sweaters", {"SW-1"}),  # a category that names them besides others, and another that is theirs alone
    ("how many sweaters", {"SW-1", "SW-3"}),
    ("ladies sweaters", {"SW-1"}),
    ("women's sweaters from Rs 20 up to Rs 50", {"SW-1"}),
    ("sweaters below Rs 30", {"SW-3"}),
    ("how many products in Clothing/Women's Clothing/Jackets", {"JK-2"}),
    ("number of jackets in the men's jackets category", {"JK-1"}),
    ("what still needs a barcode", {"TP-2"}),
    ("show me anything where the barcode hasn't been filled in", {"TP-2"}),
    ("A customer asks which products are red", {"SW-1", "JK-2"}),
    ("A big chap is asking: which jackets cost less than 72?", {"JK-1"}),
    ("look up barcode 2100000480494", {"TP-1"}),
]


@pytest.mark.parametrize(("question", "skus"), SETS)
def test_just_these_are_meant(worn: Exactly, question: str, skus: set[str]) -> None:
    reply = worn.answer(question)
    assert reply is not None and reply.kind == "exact" and reply.finding is not None, reply
    assert {row.sku for row in reply.finding.rows} == skus, reply.query


EACH = [
    ("how many jackets for men and for women", (("men", 1), ("women", 1))),
    ("men's vs women's jackets: how many products each", (("men", 1), ("women", 1))),
    ("how many gloves and jackets respectively", (("gloves", 1), ("jackets", 2))),
]


@pytest.mark.parametrize(("question", "value"), EACH)
def test_a_figure_of_each_of_two(worn: Exactly, question: str, value: object) -> None:
    reply = worn.answer(question)
    assert reply is not None and reply.kind == "exact" and reply.value == value, reply


def test_of_each_in_chinese(chinese: Exactly) -> None:
    reply = chinese.answer("杯子和台灯各有几款")
    assert reply is not None and reply.value == (("杯子", 2), ("台灯", 1)), reply


def test_a_column_with_a_word_in_brackets_is_the_same_field(worn: Exactly) -> None:
    reply = worn.answer("what colours do the women's jackets come in")
    assert reply is not None and reply.kind == "exact" and reply.value == "Red", reply


RANKED = [
    ("top 5 by stock", ["CM-3", "WB-1", "DL-2", "CM-4", "TB-9"]),
    ("name the two products with the smallest stock", ["TB-9", "CM-4"]),
    ("top 2 by weight", ["TB-9", "DL-2"]),
]


@pytest.mark.parametrize(("question", "skus"), RANKED)
def test_the_first_few_stand_in_their_order(english: Exactly, question: str, skus: list[str]) -> None:
    reply = english.answer(question)
    assert reply is not None and reply.kind == "exact" and reply.finding is not None, reply
    assert [row.sku for row in reply.finding.rows][: len(skus)] == skus, reply.query


IN_CHINESE = [
    ("从广东来的产品有哪些", {"TD-9", "ZX-4"}),
    ("价格最高的2块台灯", {"TD-9"}),
]


@pytest.mark.parametrize(("question", "skus"), IN_CHINESE)
def test_in_chinese_too(chinese: Exactly, question: str, skus: set[str]) -> None:
    reply = chinese.answer(question)
    assert reply is not None and reply.kind == "exact" and reply.finding is not None, reply
    assert {row.sku for row in reply.finding.rows} == skus, reply.query


@pytest.mark.parametrize("question", ["货期最长的是哪款", "交期最久的是什么", "那款货期最长"])
def test_the_longest_is_of_the_field_beside_it(chinese: Exactly, question: str) -> None:
    reply = chinese.answer(question)
    assert reply is not None and reply.finding is not None and reply.finding.rows[0].sku == "MK-3", reply


@pytest.mark.parametrize("question", ["每个分类各有多少库存", "分类别看，库存都有多少件", "各分类共有多少件库存"])
def test_pieces_of_each_group(chinese: Exactly, question: str) -> None:
    reply = chinese.answer(question)
    assert reply is not None and reply.kind == "exact", reply
    assert dict(reply.value) == {"杯壶": 2560, "灯具": 0, "包装": 15000}, reply  # type: ignore[arg-type]


def test_how_far_apart_two_prices_are(english: Exactly) -> None:
    reply = english.answer("how many dollars more does DL-2 cost than CM-3")
    assert reply is not None and reply.value == Decimal("13.90"), reply


def test_a_bound_is_no_number_of_things(english: Exactly) -> None:
    """What no reading takes as a bound is not how many are listed."""
    reply = english.answer("products with a price under 5 marbles")
    assert reply is None or reply.reading is None or reply.reading.inquiry.limit is None, reply


def test_one_number_and_a_bound_of_the_same_are_asked_back(english: Exactly) -> None:
    reply = english.answer("products exactly 4 USD and under 8 USD")
    assert reply is not None and reply.kind == "clarify", reply


def test_a_discount_over_a_percentage(over: Callable[[str], Exactly]) -> None:
    shop = over("SKU,Title,Price,Compare at price,Currency\nA-1,Mug,4,10,USD\nA-2,Bowl,9,10,USD\nA-3,Cup,5,5,USD\n")
    reply = shop.answer("discount over 50%")
    assert reply is not None and reply.finding is not None, reply
    assert [row.sku for row in reply.finding.rows] == ["A-1"], reply.query


@pytest.mark.parametrize("question", ["折叠桌按起订量拿货总共要多少钱", "折叠桌按起订量下单，总价多少"])
def test_what_a_minimum_order_costs(over: Callable[[str], Exactly], question: str) -> None:
    reply = over("货号,商品名称,起订量,单价（元）\nZ-1,折叠桌,40个,85\nZ-2,折叠凳,60个,35\n").answer(question)
    assert reply is not None and reply.value == Decimal(3400), reply


def test_what_a_text_mentions_by_the_way_is_no_such_goods(over: Callable[[str], Exactly]) -> None:
    rows = "".join(f"S-{number},Trail sock {number},Warm,{number}\n" for number in range(400))
    shop = over(f"SKU,Title,Description,Price\n{rows}S-X,Rain shell,Better than an umbrella,90\n")
    reply = shop.answer("do we sell umbrellas")
    assert reply is not None and reply.kind == "exact" and reply.value is False, reply


def test_a_brand_with_a_hyphen_that_its_column_does_not_write(over: Callable[[str], Exactly]) -> None:
    shop = over("SKU,Title,Brand,Price\nA-1,SK-II essence,SKII,9\nA-2,Essence of SKII,SKII,7\nA-3,Soap,Norrvik,2\n")
    reply = shop.answer("how many sk-ii products")
    assert reply is not None and reply.value == 2, reply
