"""Fields that follow from two others, places in an order, groups set side by side, units that say what is asked."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from merchant_assistant.chat.exact.answering import Exactly

SHOP = """SKU,Title,Brand,Category,Capacity,Weight,Minimum order,Carton quantity,Price,Currency,Stock,Cost
KT-1,Steel kettle,Hydra,Kettles,1.7 l,900 g,10,6,40.00,USD,20,25.00
KT-2,Glass kettle,Norrvik,Kettles,1.5 l,1100 g,5,4,60.00,USD,5,40.00
MG-1,Coffee mug,Hydra,Mugs,300 ml,350 g,100,36,4.00,USD,500,2.00
MG-2,Tea mug,Norrvik,Mugs,400 ml,420 g,60,24,5.00,USD,100,2.50
MG-3,Travel mug,Norrvik,Mugs,450 ml,300 g,50,24,12.00,USD,40,5.00
"""
ASKED: list[tuple[str, object]] = [
    # two fields computed with each other
    ("which product has the highest stock value", Decimal("2000.00")),
    ("stock value by brand", (("Norrvik", Decimal("1280.00")), ("Hydra", Decimal("2800.00")))),
    ("which category has the highest stock value", "Mugs"),
    ("which product ties up the most money", Decimal("2000.00")),
    ("price of a full carton of the coffee mug", Decimal("144.00")),
    ("minimum order value of the steel kettle", Decimal("400.00")),
    ("cheapest minimum order", Decimal("300.00")),
    ("stock value at cost by brand", (("Norrvik", Decimal("650.00")), ("Hydra", Decimal("1500.00")))),
    ("share of kettles in total stock", Decimal("3.76")),
    ("what percentage of our stock value is mugs", Decimal("73.04")),
    ("gap between our cheapest and dearest product", Decimal("56.00")),
    ("哪个产品的库存货值最高", Decimal("2000.00")),
    # places and orders
    ("second cheapest product", Decimal("5.00")),
    ("runner-up for most expensive product", Decimal("40.00")),
    ("which brand has the second most products", "Hydra"),
    ("which item is the third heaviest", 420),
    ("第二贵的商品是哪个", Decimal("40.00")),
    ("the mugs, lightest first", ("Travel mug (MG-3): 300 g", "Coffee mug (MG-1): 350 g", "Tea mug (MG-2): 420 g")),
    ("2 lightest products, lightest first", ("Travel mug (MG-3): 300 g", "Coffee mug (MG-1): 350 g")),
    ("products per brand, most first", (("Norrvik", 3), ("Hydra", 2))),
    ("rank the brands by number of products, fewest first", (("Hydra", 2), ("Norrvik", 3))),
    ("top 2 categories by average price", (("Kettles", Decimal("50.00")), ("Mugs", Decimal("7.00")))),
    ("products per brand, top 1", "Norrvik"),
    ("brand of the cheapest product", "Hydra"),
    ("stock of the heaviest kettle", 5),
    ("which brand has the cheapest product", "Hydra"),
    ("which category has the highest average weight", "Kettles"),
    # several that are numbered, and groups
    ("which of the two kettles is cheaper", Decimal("40.00")),
    ("of the three mugs, which one has more stock", 500),
    ("who has more stock, Hydra or Norrvik", (("Hydra", 520), ("Norrvik", 145))),
    ("which has more stock, mugs or kettles", (("Mugs", 640), ("Kettles", 25))),
    ("are mugs dearer than kettles on average", False),
    ("how much dearer are kettles than mugs on average", Decimal("43.00")),
    ("how many more products does Norrvik have than Hydra", 1),
    ("average price kettles vs mugs", (("kettles", Decimal("50.00")), ("mugs", Decimal("7.00")))),
    ("do we have more mugs than kettles", True),
    # a verb and its ends, which stand apart
    ("what does a minimum order of the tea mug come to", Decimal("300.00")),
    ("how much would a full carton of the tea mug cost", Decimal("120.00")),
    ("how many coffee mugs come in a carton", "36"),
    ("what's the minimum I have to order of the travel mug", "50"),
    ("40 tea mugs, what would that be", Decimal("200.00")),
    ("what did we pay for the steel kettle", Decimal("25.00")),
    ("how many units do we hold of Hydra products", 520),
    # a unit that says what is asked
    ("how many ml does the coffee mug hold", "300 ml"),
    ("how many grams is the tea mug", "420 g"),
    ("how many ml is the tea mug", "400 ml"),
    ("capacity of the travel mug in ml", "450 ml"),
]
BACK = [
    "which of the two mugs is cheaper",  # there are three
    "what share of our stock is kettles",  # pieces, or products
    "are mugs cheaper than kettles",  # which, or on average
    "how many cm is the tea mug",  # no column is measured so
]


@pytest.fixture(scope="module")
def shop(over: Callable[[str], Exactly]) -> Exactly:
    return over(SHOP)


@pytest.mark.parametrize(("question", "value"), ASKED)
def test_what_is_computed(shop: Exactly, question: str, value: object) -> None:
    reply = shop.answer(question)
    assert reply is not None and reply.kind == "exact" and reply.value == value, reply


@pytest.mark.parametrize("question", BACK)
def test_what_is_not_guessed(shop: Exactly, question: str) -> None:
    reply = shop.answer(question)
    assert reply is None or reply.kind != "exact", reply


def test_a_shared_place_is_asked_back(over: Callable[[str], Exactly]) -> None:
    reply = over("SKU,Title,Price,Currency\nA,Red bowl,3,USD\nB,Blue bowl,3,USD\nC,Green bowl,1,USD\n").answer(
        "which is the third most expensive product"
    )
    assert reply is not None and reply.kind == "exact" and reply.value == 1
    tied = over("SKU,Title,Price,Currency\nA,Red bowl,3,USD\nB,Blue bowl,3,USD\n").answer("second dearest product")
    assert tied is not None and tied.kind == "clarify" and "Blue bowl" in tied.text
