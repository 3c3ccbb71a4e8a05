"""Readings that would answer wrongly: two conditions as one range, one asked back, a figure of the right thing."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from merchant_assistant.chat.exact.answering import Exactly

RANGES = [
    ("which products have a stock of at least 30 and at most 100", {"WB-1-BK", "DL-2"}),
    ("goods with at least 30 and at most 100 pieces", {"WB-1-BK", "DL-2"}),
    ("products over 4 and under 8 USD", {"WB-1", "CM-3", "CM-4"}),
    ("give me the products with a price of 4 to 8 USD", {"WB-1", "CM-3", "CM-4"}),
    ("need to restock everything below 20 units", {"WB-1-GN", "CM-4", "TB-9"}),
    ("sold out products with stock under 20", {"WB-1-GN", "TB-9"}),
    ("products from Germany / Poland", {"DL-2", "TB-9", "CM-4"}),
    ("products whose origin is != China", {"CM-3", "CM-4", "DL-2", "TB-9"}),
    ("which products have we run out of", {"WB-1-GN", "TB-9"}),
    ("products weighing 0.2 to 0.34 kg", {"WB-1", "CM-4"}),
]


@pytest.mark.parametrize(("question", "skus"), RANGES)
def test_two_conditions_are_one_range_or_choice(english: Exactly, question: str, skus: set[str]) -> None:
    reply = english.answer(question)
    assert reply is not None and reply.kind == "exact" and reply.finding is not None, reply
    assert {row.sku for row in reply.finding.rows} == skus, reply.query


CHINESE_RANGES = [
    ("库存不少于500也不超过2000的商品", {"BW-5", "MK-3"}),
    ("产地在广东之外的商品", {"BW-5", "MK-3"}),
    ("产地≠广东的商品", {"BW-5", "MK-3"}),
    ("交期12天以内（含12天）的商品", {"TD-9", "ZX-4"}),
    ("库存在100以内或者5000以上的", {"TD-9", "ZX-4"}),
]


@pytest.mark.parametrize(("question", "skus"), CHINESE_RANGES)
def test_in_chinese_too(chinese: Exactly, question: str, skus: set[str]) -> None:
    reply = chinese.answer(question)
    assert reply is not None and reply.kind == "exact" and reply.finding is not None, reply
    assert {row.sku for row in reply.finding.rows} == skus, reply.query


@pytest.mark.parametrize(
    "question",
    [
        "products over 20 and under 10",
        "out of stock products with a stock of at least 5",
        "price exactly 4 and price exactly 15",
        "most common price",
        "what percentage of stock is drinkware",
        "price and stock both under 20",
    ],
)
def test_what_cannot_be_both_is_asked_back(english: Exactly, question: str) -> None:
    reply = english.answer(question)
    assert reply is not None and reply.kind == "clarify", reply


@pytest.mark.parametrize(
    "question",
    [
        "合计一下杯壶的数量",
        "价格10以下而且20以上的商品",
        "平均最高的分类",
        "交期和库存都低于20的",
    ],
)
def test_and_in_chinese(chinese: Exactly, question: str) -> None:
    reply = chinese.answer(question)
    assert reply is not None and reply.kind == "clarify", reply


FIGURES = [
    ("how many coffee mugs do we still have", 760),
    ("which is heavier, CM-3 or CM-4", Decimal(350)),
    ("CM-3 vs DL-2: which costs more", Decimal("18.40")),
    ("max weight - which product", Decimal(31)),
    ("stock of mugs", 772),
    ("how much do we have of the coffee mug", 760),
    ("share of black products among mugs", Decimal(50)),
    ("under 20 USD the 2 most expensive", ("Desk lamp (DL-2): 18.40 USD", "Trail bottle 750 ml (WB-1): 8.10 USD")),
]


@pytest.mark.parametrize(("question", "value"), FIGURES)
def test_the_figure_is_of_what_is_asked(english: Exactly, question: str, value: object) -> None:
    reply = english.answer(question)
    assert reply is not None and reply.kind == "exact" and reply.value == value, reply


def test_the_one_that_has_more_stands_first(english: Exactly) -> None:
    reply = english.answer("DL-2 vs CM-3: which costs more")
    assert reply is not None and reply.finding is not None, reply
    assert reply.finding.rows[0].sku == "DL-2"


def test_a_group_leads_by_the_figure_that_is_named(chinese: Exactly) -> None:
    reply = chinese.answer("平均价格最高的分类")
    assert reply is not None and reply.value == "灯具", reply
    reply = chinese.answer("白色商品在杯壶里占多少")
    assert reply is not None and reply.value == Decimal(50), reply


def test_weights_in_two_units_are_set_apart(chinese: Exactly) -> None:
    reply = chinese.answer("比较一下MK-3和TD-9的重量，哪个大")
    assert reply is not None and reply.value == Decimal("0.85") and reply.finding is not None, reply
    assert reply.finding.rows[0].sku == "TD-9"


def test_a_code_names_a_product(english: Exactly) -> None:
    for question in ("which product has barcode 2100000480487", "what is DL-2"):
        reply = english.answer(question)
        assert reply is not None and reply.value == ("Desk lamp",), reply


def test_a_value_in_a_name_is_no_condition_of_the_field_that_is_asked_for(over: Callable[[str], Exactly]) -> None:
    exactly = over(
        "SKU,Title,Supplier\nSE-2,Shure earphones SE2,Shure Online Store\nIP-1,Player,Acme\nFO-1,Folio,Nippon Import\n"
    )
    for question in ("supplier of Shure SE2", "who supplies the Shure earphones"):
        reply = exactly.answer(question)
        assert reply is not None and reply.value == "Shure Online Store", reply


def test_yes_and_no_are_of_the_column_before(over: Callable[[str], Exactly]) -> None:
    exactly = over(
        "SKU,Title,Sale,Waterproof\nA-1,Tent,Yes,Yes\nA-2,Mat,Yes,No\nA-3,Stove,Yes,No\nA-4,Lamp,No,Yes\nA-5,Rope,No,No\n"
    )
    for question, value in (("sale = yes, count", 3), ("products marked sale, count", 3), ("sale = no, how many", 2)):
        reply = exactly.answer(question)
        assert reply is not None and reply.value == value, reply


def test_the_options_of_one_product_are_named(english: Exactly) -> None:
    reply = english.answer("trail bottle options")
    assert reply is not None and isinstance(reply.value, tuple) and len(reply.value) == 2, reply


TEXTS = """SKU,Title,Category,Description
J-1,Zipped jacket,Outdoor,A waterproof jacket with two pockets
J-2,Sports jacket,Outdoor,Light and waterproof
J-3,Leather jacket,Outdoor,Of soft leather
M-1,Round mug,Kitchen,Keeps drinks warm; it is not dishwasher safe
M-2,Tall mug,Kitchen,May go into the dishwasher
"""


def test_what_texts_say_is_listed_and_counted_as_that(over: Callable[[str], Exactly]) -> None:
    exactly = over(TEXTS)
    reply = exactly.answer("which jackets are waterproof")
    assert reply is not None and reply.finding is not None, reply
    assert {row.sku for row in reply.finding.rows} == {"J-1", "J-2"}
    counted = exactly.answer("how many jackets are waterproof")
    assert counted is not None and counted.value == 2 and "in their texts" in counted.text, counted
    reply = exactly.answer("which mugs are dishwasher safe")
    assert reply is None or reply.kind != "exact", reply


def test_a_noun_that_nearly_all_are_called_by_may_mean_all(over: Callable[[str], Exactly]) -> None:
    lines = [f"L-{n},{'LED strip' if n == 1 else f'Desk lamp {n}'},Ware,{n}.00,USD" for n in range(1, 31)]
    exactly = over("SKU,Title,Category,Price,Currency\n" + "\n".join(lines) + "\n")
    reply = exactly.answer("how many lamps are there")
    assert reply is not None and reply.kind == "clarify", reply
    reply = exactly.answer("most expensive lamp")
    assert reply is not None and reply.value == Decimal("30.00"), reply
