"""A case of so many packs: a price or stock of the case is none of a pack, nor is a pack's weight the case's."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.exact.answering import Exactly

FISH = """Code,Product,Packs per case,Pack kg,Price/case,Cost/case,Stock (cases),Weekly sales
F1,Cod Fillet,24,2.5,120,96,32,4
F2,Kipper,20,0.4,60,40,0,8
"""
CANS = """编码,品名,类别,每箱盒数,售价(元/箱),库存(箱)
F1,鳕鱼,鱼,24,120,32
F2,带鱼,鱼,20,60,0
"""
HEAVY = """Code,Product,Packs per case,Case weight kg,Price/case,Stock (cases)
F1,Cod Fillet,24,12,120,32
F2,Kipper,20,8,60,0
"""
SHOP = """Code,Product,Price
S1,Mint Skirt,26.17
S2,Amber Ale,3.00
"""


@pytest.mark.parametrize(
    ("catalogue", "question", "told"),
    [
        (FISH, "how much are 3 cases of Cod Fillet", "360"),
        (FISH, "how much is a case of kipper", "60"),
        (FISH, "how many packs in a case of cod fillet", "24"),
        (FISH, "how many cases of cod fillet do we have", "32 cases"),
        (HEAVY, "price per kilo of cod fillet", ": 10."),
        (HEAVY, "weight of cod fillet", "12 kg"),
        (FISH, "how many kipper do we sell a week", "8"),
        (SHOP, "how many mint skirts for 100 quid", "100 buys 3"),
        (SHOP, "how many mint skirts for £60", "60 buys 2"),
        (CANS, "鳕鱼一箱多少钱", "120"),
    ],
)
def test_what_is_told_of_cases(over: Callable[[str], Exactly], catalogue: str, question: str, told: str) -> None:
    reply = over(catalogue).answer(question)
    assert reply is not None and reply.kind == "exact", reply
    assert told in reply.text, reply.text


@pytest.mark.parametrize(
    ("catalogue", "question"),
    [
        (FISH, "how much are 3 packs of Cod Fillet"),
        (FISH, "price of a pack of cod fillet"),
        (FISH, "how many packs of Cod Fillet do we have"),
        (FISH, "which have more than 50 packs in stock"),
        (FISH, "how many packs of kipper do we sell a week"),
        (FISH, "price per kilo of Cod Fillet"),
        (FISH, "cheapest per kilo"),
        (FISH, "over 10 a kilo"),
        (FISH, "how many kilos of Cod Fillet do we have"),
        (HEAVY, "how many kilos of Cod Fillet do we have"),
        (HEAVY, "how many kg of cod fillet are in stock"),
        (HEAVY, "鳕鱼库存还有多少公斤"),
        (FISH, "how many kipper do we sell a month"),
        (FISH, "how much cod do we sell per day"),
        (FISH, "total weekly sales in money"),
        (SHOP, "how many bottles of Amber Ale do we have"),
        (SHOP, "how many mint skirts for 5 years"),
        (CANS, "鳕鱼3盒多少钱"),
        (CANS, "鳕鱼还有多少盒"),
    ],
)
def test_what_is_not_told_of_packs(over: Callable[[str], Exactly], catalogue: str, question: str) -> None:
    reply = over(catalogue).answer(question)
    assert reply is None or reply.kind != "exact", reply.text


WINE = """Code,Wine,Case,Cost/case,Sell each,Cases
W1,Merlot House,12,190.44,23.80,53
W2,Malbec House,6,37.32,9.33,8
"""


@pytest.mark.parametrize(
    "question",
    [
        "margin of Merlot House",
        "average margin in percent",
        "which wines make a loss",
        "wine with the highest margin",
        "how much do we earn on Merlot House",
        "Merlot House毛利多少",
    ],
)
def test_a_price_of_one_less_the_cost_of_a_case_is_asked_back(over: Callable[[str], Exactly], question: str) -> None:
    reply = over(WINE).answer(question)
    assert reply is None or reply.kind != "exact", reply.text
    assert (told := over(WINE).answer("cost of Merlot House")) is not None and told.kind == "exact"


@pytest.mark.parametrize("heads", ["Cost/case,Sell/case", "Cost,Sell each", "Cost/box,Sell per case"])
def test_prices_of_the_same_have_a_margin(over: Callable[[str], Exactly], heads: str) -> None:
    reply = over(WINE.replace("Cost/case,Sell each", heads)).answer("margin of Malbec House")
    assert reply is not None and reply.kind == "exact", reply
    assert "-27.99" in reply.text, reply.text
