"""Stock that adds up over variants, units in a column of their own, prices of zero."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.catalogue.computing.rows import called
from merchant_assistant.chat.exact.answering import Exactly

VARIED = """SKU,Parent SKU,Title,Size,Shoe size,Weight,Weight unit,Price,Currency,Stock
TE,,Crew tee,,,,,,EUR,
TE-S,TE,Crew tee,S,,,,20.000,EUR,200
TE-M,TE,Crew tee,M,,,,20.000,EUR,200
TE-L,TE,Crew tee,L,,,,20.000,EUR,200
CA,,Canvas plimsoll,,,,,,EUR,
CA-41,CA,Canvas plimsoll,,41,,,1080.000,EUR,250
CA-42,CA,Canvas plimsoll,,42,,,1080.000,EUR,30
AN,,Iron anvil,,,30,LB,95.500,EUR,400
RI,,Rear wheel,,,1050,G,60.000,EUR,3
SC,,Spare screw,,,,,.0000,EUR,
"""
# Questions with what the answer says, and the values of its rows.
ASKED = [
    ("which product has the most stock", "600: Crew tee (TE)", ["600", "400", "280", "3"]),
    ("stock of Crew tee", "600", ["600"]),
    ("total stock of Canvas plimsoll", "280 pieces", ["280"]),
    ("compare Crew tee with Canvas plimsoll", "stock (600 / 280)", None),
    ("比较Crew tee和Canvas plimsoll", "600 / 280", None),
    ("how many products have more than 500 in stock", "1 product", None),
    ("how many Crew tee in size M do we have", "200 pieces", ["200"]),
    ("what is the stock of the Canvas plimsoll in size 42", "30", ["30"]),
    ("heaviest product", "30 lb: Iron anvil", ["30 lb", "1050 g"]),
    ("which products weigh more than 10 kg", "is empty for 3 more products", None),
    ("cheapest product", "20.00 EUR: Crew tee (TE)", None),
    ("cheapest product", "1 more product has a price of zero", None),
    ("最便宜的产品", "另有 1 件商品的价格为零", None),
    ("price of the Canvas plimsoll", "1,080.00 EUR", None),
]


@pytest.fixture(scope="module")
def varied(over: Callable[[str], Exactly]) -> Exactly:
    """Over VARIED."""
    return over(VARIED)


@pytest.mark.parametrize(("question", "told", "values"), ASKED)
def test_what_variants_have_together(varied: Exactly, question: str, told: str, values: list[str] | None) -> None:
    reply = varied.answer(question)
    assert reply is not None
    assert told in reply.text
    assert reply.finding is not None
    assert values is None or [row.value for row in reply.finding.rows] == values


@pytest.mark.parametrize(
    ("title", "product", "told"),
    [
        ("XL", "Crew tee", "Crew tee – XL"),
        ("Crew tee, XL", "Crew tee", "Crew tee, XL"),
        ("", "Crew tee", "Crew tee"),
        ("Black", "Black mug", "Black mug – Black"),
        ("黑色", "不锈钢保温杯", "不锈钢保温杯 – 黑色"),
        ("保温杯 不锈钢 黑", "不锈钢保温杯", "保温杯 不锈钢 黑"),
    ],
)
def test_a_variant_is_named_with_its_product(title: str, product: str, told: str) -> None:
    assert called(title, product) == told
