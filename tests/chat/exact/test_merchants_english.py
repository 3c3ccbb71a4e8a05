"""How merchants ask in English: kinds of wordings over small catalogues of our own making."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.exact.answering import Exactly

TRADE = """SKU,Title,Brand,Supplier,Category,Condition,Price,Compare at price,Cost,Stock,Width,Product rating,Rating
AA-1,Garden lantern,Lumo,Harbour Imports,Lights,new,20.00,25.00,12.00,40,21.5,5,5
AA-2,Reading lamp,Lumo,Harbour Imports,Lights,used,30.00,30.00,33.00,7,35,4,4
AA-3,Oval rug,,Weave House,Rugs,refurbished,80.00,100.00,50.00,120,59,,
AA-4,Round rug,Tufted,Weave House,Rugs,new,60.00,60.00,20.00,15,45,3,3
"""
DISKS = """SKU,Parent SKU,Title,Category,Drive,Memory,Size,Price,Stock
HD,,Hard disk,Parts,,,,,
HD-1,HD,Hard disk 1,Parts,1 TB,,,40,5
HD-2,HD,Hard disk 2,Parts,2 TB,,,60,0
MB,,Memory bar,Parts,,,,,
MB-8,MB,Memory bar 8,Parts,,,8GB,30,9
MB-16,MB,Memory bar 16,Parts,,,16GB,55,4
PC,,Workstation,Machines,,,,,
PC-8,PC,Workstation 8,Machines,,8 GB,,700,2
PC-32,PC,Workstation 32,Machines,,32 GB,,900,2
"""


@pytest.fixture(scope="module")
def trade(over: Callable[[str], Exactly]) -> Exactly:
    return over(TRADE)


@pytest.fixture(scope="module")
def disks(over: Callable[[str], Exactly]) -> Exactly:
    return over(DISKS)


def _rows(exactly: Exactly, question: str) -> list[str]:
    reply = exactly.answer(question)
    assert reply is not None and reply.kind == "exact" and reply.finding is not None, (question, reply)
    return sorted(row.sku for row in reply.finding.rows)


def _value(exactly: Exactly, question: str) -> object:
    reply = exactly.answer(question)
    assert reply is not None and reply.kind == "exact", (question, reply)
    value = reply.value
    return value if isinstance(value, str | tuple) else float(str(value))


@pytest.mark.parametrize(
    ("question", "skus"),
    [
        ("products with condition not new", ["AA-2", "AA-3"]),
        ("everything where condition is something other than new", ["AA-2", "AA-3"]),
        ("leave out the new ones, what's left", ["AA-2", "AA-3"]),
        ("customer wants a rug and has less than 70 to spend, do we have something", ["AA-4"]),
        ("items whose price doesn't cover the wholesale price", ["AA-2"]),
        ("what costs us more than we ask for it", ["AA-2"]),
        ("are there items we loose money on, going by price vs wholesale", ["AA-2"]),
        ("unbranded products", ["AA-3"]),
        ("products nobody has rated yet", ["AA-3"]),
        ("running low - under 10 units", ["AA-2"]),
        ("items that have dropped below 10 in stock", ["AA-2"]),
        ("items with two digit stock", ["AA-1", "AA-4"]),
        ("products that don't reach 10 units in stock", ["AA-2"]),
        ("everything under Rugs", ["AA-3", "AA-4"]),
        ("which articles are narrower than 30 mm", ["AA-1"]),
        ("products less than 3 cm wide", ["AA-1"]),
        ("5 star products", ["AA-1"]),
    ],
)
def test_it_lists(trade: Exactly, question: str, skus: list[str]) -> None:
    assert _rows(trade, question) == skus


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("which supplier delivers the garden lantern", "Harbour Imports"),
        ("who do i reorder the oval rug from", "Weave House"),
        ("garden lantern comes from which supplier", "Harbour Imports"),
        ("vendor of the garden lantern", "Harbour Imports"),
        ("biggest gap between selling price and wholesale price, which item", 40.0),
        ("highest saving (compare at minus price)", 20.0),
        ("stock valuation using the wholesale price column", 7011.0),
        ("starting price of our rugs", 60.0),
        ("at what price do rugs begin", 60.0),
        ("upper end of our prices?", 80.0),
        ("how many rugs cost over 70 after the discount", 1.0),
        ("how many products have no rating available", 1.0),
        ("average rating", 4.0),
        ("lights stock total all sizes", 47.0),
    ],
)
def test_it_computes(trade: Exactly, question: str, value: object) -> None:
    assert _value(trade, question) == value


@pytest.mark.parametrize(
    ("question", "sku"),
    [
        ("garden lantern, reading lamp: cheaper?", "AA-1"),
        ("cheaper one: oval rug, round rug", "AA-4"),
        ("oval rug vs round rug, lower price?", "AA-4"),
        ("between oval rug and round rug, which is the better price, i.e. lower", "AA-4"),
    ],
)
def test_of_two_the_cheaper_is_told(trade: Exactly, question: str, sku: str) -> None:
    reply = trade.answer(question)
    assert reply is not None and reply.finding is not None and reply.finding.rows[0].sku == sku, reply


def test_a_column_of_numbers_without_a_unit_is_said_to_be_one(trade: Exactly) -> None:
    reply = trade.answer("narrower than 30 mm")
    assert reply is not None and "no unit" in reply.text
    asked = trade.answer("narrower than 30 inches")
    assert asked is not None and asked.kind == "clarify"


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("price of the 16GB memory bar", 55.0),
        ("stock of the 2TB hard disk", 0.0),
        ("price of the 32 GB workstation", 900.0),
    ],
)
def test_an_amount_is_looked_for_where_it_stands(disks: Exactly, question: str, value: float) -> None:
    assert _value(disks, question) == value


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("what sizes does the hard disk come in", ("1 TB", "2 TB")),
        ("hard disk: which TB choices are there", ("1 TB", "2 TB")),
        ("available capacities for the workstation", ("32 GB", "8 GB")),
    ],
)
def test_what_a_thing_comes_in_is_told_from_its_own_column(disks: Exactly, question: str, value: object) -> None:
    reply = disks.answer(question)
    assert reply is not None and reply.kind == "exact", reply
    assert tuple(sorted(reply.value if isinstance(reply.value, tuple) else ())) == value


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("cheapest product overall", 20.0),
        ("how many products are there that cost more than 70", 1.0),
        ("how many of the products come from either Lumo or Tufted", 3.0),
        ("median stock per product", 27.5),
        ("total quantity of rugs in the warehouse", 135.0),
        ("what part of our line-up is rugs, in percent", 50.0),
    ],
)
def test_words_that_leave_nothing_out(trade: Exactly, question: str, value: float) -> None:
    assert _value(trade, question) == value


TEXTS = """SKU,Title,Category,Price,Description
TX-1,Field jacket,Outerwear,80,A waterproof jacket for wet days
TX-2,Town jacket,Outerwear,60,Light cotton with a silk lining
TX-3,Silk scarf,Scarves,30,Hand rolled
"""


@pytest.mark.parametrize(
    ("question", "skus"),
    [
        ("what have we got that's waterproof", ["TX-1"]),
        ("which items are waterproof", ["TX-1"]),
        ("things made of silk", ["TX-2", "TX-3"]),
        ("everything in the price range from 50 to 70", ["TX-2"]),
    ],
)
def test_what_texts_say_of_things(over: Callable[[str], Exactly], question: str, skus: list[str]) -> None:
    assert _rows(over(TEXTS), question) == skus


def test_what_texts_do_not_say_is_not_denied(over: Callable[[str], Exactly]) -> None:
    reply = over(TEXTS).answer("which items are not waterproof")
    assert reply is None or reply.kind != "exact", reply


@pytest.mark.parametrize(
    ("question", "skus"),
    [
        ("which items sell for less than cost", ["AA-2"]),
        ("anything priced below what we pay for it", ["AA-2"]),
        ("articles not wider than 35 mm", ["AA-1", "AA-2"]),
        ("which article is 21.5 mm wide", ["AA-1"]),
        ("which products did we discount", ["AA-1", "AA-3"]),
        ("sale items", ["AA-1", "AA-3"]),
    ],
)
def test_more_is_listed(trade: Exactly, question: str, skus: list[str]) -> None:
    assert _rows(trade, question) == skus


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("what's our inventory worth at cost", 7011.0),
        ("what do we make on the garden lantern", 8.0),
        ("how much do you save on the oval rug", 20.0),
        ("what did the oval rug cost before the discount", 100.0),
        ("what part of our lineup is Lights, percentage please", 50.0),
    ],
)
def test_more_is_computed(trade: Exactly, question: str, value: float) -> None:
    assert _value(trade, question) == value
