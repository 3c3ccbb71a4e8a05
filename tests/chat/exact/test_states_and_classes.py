"""What columns say in words and classes: availability, yes and no, IP codes, amounts in texts, ways to categories."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.exact.answering import Exactly
from merchant_assistant.chat.exact.values.scales import is_at, rank_of

_HEAD = (
    "SKU,Title,Category,Availability,Price,IP rating,Energy class,"
    "Rating,Reviews,Lumens,Vegan,Capacity,Size,Style,Origin"
)
LIGHTS = f"""{_HEAD}
L-1,Beacon 30,Light > Out > Floods,In stock,39.90,IP65,E,4.6,212,3200,No,,S,"Hooded, Plain",China
L-2,Beacon 50,Light > Out > Floods,Out of stock,54.90,IP66,E,4.2,98,5400,No,,M,Plain,Italy
L-3,Spike,Light > Out > Garden,Low stock,29.00,IP44,,3.9,45,120,Yes,400 ml,40,Hooded,Sweden
L-4,Hooded arc,Light > In > Desk,Pre-order,88.00,IP20,D,,0,980,Yes,"1.5 l, 2.5 l",41,Plain,Denmark
L-5,Clip,Light > In > Desk,Discontinued,14.90,IP54,F,5.0,15,90,No,1 l,42,Plain,Vietnam
"""

ASKED = [
    ("what is in stock", {"L-1", "L-3"}),
    ("which ones are sold out", {"L-2"}),
    ("list everything that is not available", {"L-2", "L-4", "L-5"}),
    ("anything on preorder?", {"L-4"}),
    ("what is running low", {"L-3"}),
    ("discontinued products", {"L-5"}),
    ("vegan and in stock", {"L-3"}),
    ("vegan ones", {"L-3", "L-4"}),
    ("everything that isn't vegan", {"L-1", "L-2", "L-5"}),
    ("IP65 or better", {"L-1", "L-2"}),
    ("anything below IP44", {"L-4"}),
    ("ip rating of 54 and up", {"L-1", "L-2", "L-5"}),
    ("energy class E or better", {"L-1", "L-2", "L-4"}),
    ("rated 4.5 or better", {"L-1", "L-5"}),
    ("4 stars and up", {"L-1", "L-2", "L-5"}),
    ("products with over 90 reviews", {"L-1", "L-2"}),
    ("at least 1000 lumens", {"L-1", "L-2"}),
    ("brighter than 3200 lumens", {"L-2"}),
    ("1 L or more", {"L-4", "L-5"}),
    ("anything under 500 ml", {"L-3"}),
    ("Light > Out", {"L-1", "L-2", "L-3"}),
    ("what is in Light > Out > Floods over 40", {"L-2"}),
    ("what comes in a 41", {"L-4"}),
    ("products in size 40, 41 or 42", {"L-3", "L-4", "L-5"}),
    ("products in M", {"L-2"}),
    ("hooded ones", {"L-1", "L-3", "L-4"}),
    ("made in asia", {"L-1", "L-5"}),
    ("european products", {"L-2", "L-3", "L-4"}),
    ("scandinavian and under 50", {"L-3"}),
    ("without reviews", {"L-4"}),
    ("more than 50 reviews and at least 4.5 stars", {"L-1"}),
    ("5 stars", {"L-5"}),
    ("products rated 5 out of 5", {"L-5"}),
    ("rated at least 4.5 out of 5", {"L-1", "L-5"}),
    ("anything under 40 in stock", {"L-1", "L-3"}),
    ("vegan stuff under 50", {"L-3"}),
    ("missing capacity and energy class", set()),
    ("teh vegan ones", {"L-3", "L-4"}),
]

AISLES = """SKU,Title,Aisle,Price,Stock,Colour,Barcode,Image
D-1,Oat drink,Dairy,2.50,4,,,a.jpg
D-2,Ginger ale,Drinks,1.20,0,,4006381333931,
D-3,Tonic,Drinks,1.50,9,,,
O-1,Olive oil,Oils,9.00,2,Green,4006381333948,b.jpg
O-2,Rape oil,Oils,4.00,0,Yellow,,
"""

ABOUT_SORTS = [
    ("drinks", {"D-2", "D-3"}),
    ("oils under 5", {"O-2"}),
    ("which drinks are out", {"D-2"}),
    ("missing barcode and image", {"D-3", "O-2"}),
    ("no barcode or no image", {"D-1", "D-2", "D-3", "O-2"}),
    ("green or yellow oils", {"O-1", "O-2"}),
]


@pytest.fixture(scope="module")
def lights(over: Callable[[str], Exactly]) -> Exactly:
    return over(LIGHTS)


@pytest.mark.parametrize(("question", "skus"), ASKED)
def test_states_and_classes_are_conditions(lights: Exactly, question: str, skus: set[str]) -> None:
    reply = lights.answer(question)
    assert reply is not None and reply.kind == "exact" and reply.finding is not None, reply
    assert {row.sku for row in reply.finding.rows} == skus, reply.query


@pytest.mark.parametrize(("question", "skus"), ABOUT_SORTS)
def test_a_column_of_sorts_is_a_category(over: Callable[[str], Exactly], question: str, skus: set[str]) -> None:
    reply = over(AISLES).answer(question)
    assert reply is not None and reply.kind == "exact" and reply.finding is not None, reply
    assert {row.sku for row in reply.finding.rows} == skus, reply.query


def test_few_pieces_are_asked_back(english: Exactly) -> None:
    """Where pieces are counted, nothing says how many are few."""
    reply = english.answer("what is running low")
    assert reply is not None and reply.kind == "clarify", reply


def test_amounts_in_other_units_are_told_as_they_were_asked(english: Exactly) -> None:
    reply = english.answer("anything over 2 lb")
    assert reply is not None and "2 lb" in reply.query, reply


def test_a_figure_that_was_not_tested_sets_no_bound() -> None:
    held = ("IPX4", "IP44", "IP65", "IPX3", "IP20")
    ranks = {code: rank_of("protection", code) or () for code in held}
    assert [code for code in held if is_at("<=", ranks[code], ranks["IPX4"])] == ["IPX4", "IP44", "IPX3", "IP20"]
    assert [code for code in held if is_at("<", ranks[code], ranks["IPX4"])] == ["IPX3", "IP20"]
