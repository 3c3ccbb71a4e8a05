"""Figures that reviewers found wrong: money of another currency, goods called by a customer or a currency."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from merchant_assistant.chat.exact.answering import Exactly

TWO = """Art No,Name,Commodity Grp,Colour,Price,Hotel Price,Currency,On Hand,On PO,30d Qty,Supplier
Q1,Euro box 60x40,Boxes,black,10.00,8.00,EUR,9,40,5,Halden
Q2,Euro pallet cover,Covers,black,40.00,30.00,USD,3,0,2,Halden
Q3,Silver dollar plant,Plants,red,20.00,15.00,USD,4,12,3,Brix
Q4,Hotel towel white,Towels,white,19.60,14.70,EUR,7,10,1,Brix
Q5,Beach towel blue,Towels,blue,8.00,6.00,EUR,70,0,4,Orsay
Q6,Cold box,Boxes,black,25.00,20.00,EUR,6,10,2,Orsay
"""


@pytest.fixture(scope="module")
def two(over: Callable[[str], Exactly]) -> Exactly:
    """Prices in two currencies, a price for hotels, and goods that are called by either."""
    return over(TWO)


@pytest.mark.parametrize(
    ("question", "value", "told"),
    [
        ("I have 100 dollars, how many euro pallet cover can I buy?", 2, "100 USD"),
        ("price for hotel towels", Decimal("19.60"), "Hotel towel white"),
        ("how much for the hotel towel?", Decimal("19.60"), "Hotel towel white"),
        ("what do hotels pay for beach towel blue", "6.00", "Hotel Price"),
        ("how much is beach towel blue for hotels?", "6.00", "Hotel Price"),
        ("how many black products are on order?", 2, "2 products"),
        ("how many towels are on order?", Decimal(10), "10"),
        ("are euro pallet covers in stock?", 1, "Yes"),
        ("average price of euro pallet covers", Decimal(40), "40.00 USD"),
        ("how many euro boxes do we have?", Decimal(9), "9"),
        ("turnover in dollars per month", Decimal("140.00"), "140.00 USD"),
        ("cheapest in dollars", Decimal("20.00"), "20.00 USD"),
        ("how many products are not priced in EUR?", 2, "2 products"),
        ("average hotel price in USD", Decimal("22.50"), "22.50"),
        ("dearest at hotel price in EUR", Decimal("20.00"), "Cold box"),
        ("total 30d Qty", Decimal(17), "17"),
    ],
)
def test_what_is_sure_is_told(two: Exactly, question: str, value: object, told: str) -> None:
    reply = two.answer(question)
    assert reply is not None
    assert (reply.kind, reply.value) == ("exact", value), reply.text
    assert told in reply.text, reply.text


@pytest.mark.parametrize(
    "question",
    [
        "I have 100 euros, how many euro pallet cover can I buy?",
        "I have 500 euros, how many silver dollar plant at hotel price can I buy?",
        "what does Halden pay for the cold box?",
        "what do we take from Halden in a month?",
        "average hotel price",  # of two currencies
        "stock value at hotel price",
        "dearest at hotel price",
    ],
)
def test_what_is_not_sure_is_no_figure(two: Exactly, question: str) -> None:
    reply = two.answer(question)
    assert reply is None or reply.kind != "exact", reply.text


PANS = """SKU,Name,Category,Price,Stock
P1,Frying pan 24 cm,Pans,20.00,6
P2,Frying pan 28 cm,Pans,25.00,5
P3,GN pan 1/1,Pans,15.00,23
"""


@pytest.mark.parametrize(("question", "told"), [("frying pans", "11 pieces"), ("pans", "34 pieces")])
def test_a_sort_of_pans_is_not_all_of_them(over: Callable[[str], Exactly], question: str, told: str) -> None:
    reply = over(PANS).answer(f"how many {question} do we have")
    assert reply is not None
    assert told in reply.text, reply.text
