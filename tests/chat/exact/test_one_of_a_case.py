"""Prices of whole cases: what one piece or kilo of it costs, and how many cases so much money buys."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from merchant_assistant.chat.exact.answering import Exactly

_HEAD = (
    "Code,Description,Category,Supplier,Jars per case,Case weight kg,Cost per case,Price per case,Stock cases,"
    "Reorder level,Lead time days,Weekly sales,Best before,Comments"
)
JAMS = f"""{_HEAD}
J-1,Plum jam 340g,Jam,Obstgarten Mueller,6,3.0,12.00,18.00,10,12,14,4,2027-01-20,clearance
J-2,Cherry jam 450g,Jam,Obstgarten Mueller,12,7.5,30.00,42.00,0,5,14,6,2026-12-10,
J-3,Orange marmalade 340g,Marmalade,Sevilla Foods,6,3.0,9.00,12.00,40,10,35,1,2027-08-01,
J-4,Honey 1kg,Honey,Imkerei Vogt,6,8.4,48.00,60.00,3,4,7,2,,
"""

FIGURES = [
    ("what does a case of plum jam cost", Decimal("18.00")),
    ("average price of a case of jam", Decimal(30)),
    ("how much are 3 cases of honey", Decimal("180.00")),
    ("price per kilo of plum jam", "6"),
    ("what does a single plum jam work out at", "3"),
    ("how many cases of honey do I get for £200", 3),
    ("a chef has 500 pounds to spend on honey, how many cases is that", 8),
    ("with 100 euros, how many cases of plum jam can I buy", 5),
    ("number of lines we have none left of", 1),
    ("how much money is tied up in jam at what we paid for it", Decimal("120.00")),
    ("plum jam 340g - what do we charge for a case", Decimal("18.00")),
    ("how many cases do we sell a week", 13),
    ("what do 5 cases of honey cost us", Decimal("240.00")),
    ("margin on the honey in percent", "20.00 %"),
    ("how many cases of jam do we sell a week", 10),
    ("how long does Sevilla take to deliver", Decimal(35)),
    ("how long does stuff from Sevilla take to get here on average", Decimal(35)),
]

THINGS = [
    ("cheapest jam per kilo", {"J-2"}),
    ("which case is heaviest", {"J-4"}),
    ("which cases weigh more than 3 kilos", {"J-2", "J-4"}),
    ("what do we need to order", {"J-1", "J-2", "J-4"}),
    ("which lines have dropped below the point where we buy again", {"J-1", "J-2", "J-4"}),
    ("anything we're completely out of?", {"J-2"}),
    ("what hardly sells at all", {"J-3"}),
    ("what's moving fastest", {"J-2"}),
    ("what has to go by the end of January 2027", {"J-1", "J-2"}),
    ("what earns us most per case", {"J-2", "J-4"}),
    ("products from Sevilla", {"J-3"}),
    ("which lines will run out before a fresh order could get here", {"J-2"}),
    ("which product would last us the most weeks at the rate it sells", {"J-3"}),
    ("anything noted as clearance", {"J-1"}),
    ("which jars hold more than 100 litres", None),
    ("anything we need to buy more of", {"J-1", "J-2", "J-4"}),
    ("what takes longer than 2 weeks", {"J-3"}),
    ("heaviest thing we ship", {"J-4"}),
    ("biggest gap between what we pay and what we charge", {"J-2", "J-4"}),
    ("which ones weigh over a kilo", {"J-1", "J-2", "J-3", "J-4"}),
    ("anything cheaper than the honey in the same category", None),
    ("is anything cheaper than the honey per kilo", None),
    ("products under 4 a piece", {"J-1", "J-2", "J-3"}),
]


@pytest.fixture(scope="module")
def jams(over: Callable[[str], Exactly]) -> Exactly:
    return over(JAMS)


@pytest.mark.parametrize(("question", "value"), FIGURES)
def test_figures(jams: Exactly, question: str, value: object) -> None:
    reply = jams.answer(question)
    assert reply is not None
    assert (reply.kind, reply.value) == ("exact", value), reply.text


@pytest.mark.parametrize(("question", "skus"), THINGS)
def test_things(jams: Exactly, question: str, skus: set[str] | None) -> None:
    reply = jams.answer(question)
    if skus is None:
        assert reply is None or reply.kind != "exact", reply.text
        return
    assert reply is not None
    assert reply.kind == "exact", reply.text
    assert reply.finding is not None
    first = reply.finding.rows[: reply.finding.tied or None]
    assert {row.sku for row in first} == skus, reply.text


def test_a_name_may_have_a_word_that_else_says_nothing(over: Callable[[str], Exactly]) -> None:
    milks = over("Code,Name,Category,Price,Stock\nM-1,Whole milk 2L,Milk,2.00,5\nM-2,Skimmed milk 2L,Milk,1.80,7\n")
    assert (reply := milks.answer("stock of whole milk")) is not None
    assert reply.value == 5, reply.text
    assert (reply := milks.answer("how many products in the whole catalogue")) is not None
    assert reply.value == 2, reply.text


def test_one_piece_of_what_tells_no_pieces_is_not_told(over: Callable[[str], Exactly]) -> None:
    reply = over("Code,Name,Price per case,Qty/box\nA-1,Green soap,12.00,\nA-2,Blue soap,9.00,\n").answer(
        "what does one piece of green soap cost, price per piece"
    )
    assert reply is None or reply.kind != "exact"


WINES = """Code,Description,Type,Btl size (cl),Cost/btl,Trade/btl,Stock (btls),Last sold
W-1,Malbec Gran Corte,Red,75,6.00,9.00,76,12/10/2026
W-2,Malbec Crianza,Red,75,5.00,7.00,10,02/08/2026
W-3,Cava Brut,Sparkling,75,4.00,6.00,20,05/10/2026
"""


def test_a_bottle_is_the_piece_that_has_the_price_whatever_its_size(over: Callable[[str], Exactly]) -> None:
    wines = over(WINES)
    assert (reply := wines.answer("Red类平均每瓶批发多少钱")) is not None
    assert reply.value == 8, reply.text


@pytest.mark.parametrize(
    "question", ["how many bottles of Malbec did we sell in October", "how many bottles were sold"]
)
def test_pieces_that_were_sold_are_not_those_in_stock(over: Callable[[str], Exactly], question: str) -> None:
    reply = over(WINES).answer(question)
    assert reply is not None
    assert reply.kind == "declined", reply.text
