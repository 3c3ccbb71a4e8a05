"""Stocks in cases under heads of other tongues and short forms, sizes under the name of what goods come in."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.exact.answering import Exactly

VINES = """Art.No,Description,Bottle ml,{each},Cost/btl,Trade Price,{stock}
VN-1,Alder white,750,6,2.00,3.00,24
VN-2,Birch red,375,12,4.00,6.00,40
"""
CLOTH = """款号,品名,卷(米),售价,库存
CL1,蓝麻,45,12,240
CL2,白棉,60,9,35
"""


@pytest.mark.parametrize(
    ("stock", "each", "told"),
    [
        ("On Hand (cs)", "Case Size", "24 cs"),
        ("Bestand (Karton)", "Stück/Karton", "24 Karton"),
        ("Bestand (VE)", "Stück/VE", "24 VE"),
        ("Stock (shippers)", "Btls per shipper", "24 shippers"),
    ],
)
def test_a_stock_of_cases_is_no_pieces(over: Callable[[str], Exactly], stock: str, each: str, told: str) -> None:
    vines = over(VINES.format(stock=stock, each=each))
    reply = vines.answer("stock of alder white")
    assert reply is not None and told in reply.text, reply
    worth = vines.answer("what is the stock worth at cost")
    assert worth is not None and worth.kind == "clarify", worth


def test_a_stock_at_a_place_is_one_of_pieces(over: Callable[[str], Exactly]) -> None:
    reply = over(VINES.format(stock="Stock (London)", each="Case Size")).answer("what is the stock worth at cost")
    assert reply is not None and "208" in reply.text, reply


@pytest.mark.parametrize(
    "question",
    ["how many bottles of birch red do we have", "what does a bottle of alder white cost us", "how much is a bottle"],
)
def test_bottles_are_no_millilitres(over: Callable[[str], Exactly], question: str) -> None:
    reply = over(VINES.format(stock="Stock", each="Case Size")).answer(question)
    assert reply is None or reply.kind in ("clarify", "declined"), reply


def test_its_own_name_asks_for_a_size(over: Callable[[str], Exactly]) -> None:
    reply = over(VINES.format(stock="Stock", each="Case Size")).answer("bottle ml of birch red")
    assert reply is not None and "375" in reply.text, reply


@pytest.mark.parametrize("question", ["蓝麻有几卷", "蓝麻一卷多少钱"])
def test_rolls_are_no_metres(over: Callable[[str], Exactly], question: str) -> None:
    reply = over(CLOTH).answer(question)
    assert reply is None or reply.kind in ("clarify", "declined"), reply
