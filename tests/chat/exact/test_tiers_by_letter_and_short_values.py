"""Prices that a letter tells apart, the price of a list beside one for dealers, and values that are short for words."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from merchant_assistant.catalogue import inquiry
from merchant_assistant.chat.exact.answering import Exactly
from merchant_assistant.chat.exact.columns.model import Chip
from merchant_assistant.chat.exact.columns.price_kinds import kinds_in
from merchant_assistant.chat.exact.columns.short_values import meant_by
from merchant_assistant.chat.exact.items.replacing import replaced

LAMPS = """PartNo,PartName,Cls,Vndr,BuyUSD,DlrA,DlrB,MSRP,CtnQty,InStk,AvgMth
LP-1,Wall lamp 3 arm,INDR,Orvo,10.00,14.00,16.00,25.00,4,7,2
LP-2,Desk lamp,INDR,Orvo,20.00,24.00,26.00,45.00,2,0,0
LP-3,Garden spot,OUTD,Tilda,5.00,7.00,8.00,12.00,12,30,15
LP-4,Bulb warm,ACC,Tilda,0.50,0.80,0.90,2.00,100,400,200
LP-5,Cable clip,ACC,Tilda,0.10,0.20,0.25,0.60,500,0,90
"""
PRESSES = """Art,Desc,Cls,UnitCost,DealerPr,ListPr,SOH,Qty12M
PR-1,Bench press 8 ton,MACH,100,150,180,2,9
PR-2,Roller wide,TOOL,10,14,20,40,120
PR-3,Ink black 1 kg,CONS,8,11,15,6,0
"""


@pytest.fixture(scope="module")
def lamps(over: Callable[[str], Exactly]) -> Exactly:
    """Two prices for dealers and a recommended one; categories in capitals."""
    return over(LAMPS)


@pytest.fixture(scope="module")
def presses(over: Callable[[str], Exactly]) -> Exactly:
    """A price for dealers and one of the list."""
    return over(PRESSES)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("price A of the garden spot", "DlrA of Garden spot (LP-3): 7.00"),
        ("dealer B price for the desk lamp", "DlrB of Desk lamp (LP-2): 26.00"),
        ("one carton of garden spot at A price", "84.00"),
        ("Desk lamp B价多少", "DlrB：26.00"),
        ("价格A的Garden spot多少钱", "DlrA：7.00"),
        ("margin on the garden spot at B", "DlrB less cost of Garden spot (LP-3): 3.00"),
        ("bestseller", "Bulb warm"),
        ("how many months does the stock of Garden spot last", ": 2"),
        ("price of the 3 arm wall lamp", "MSRP of Wall lamp 3 arm (LP-1): 25.00"),
        ("which accessories are out of stock", "Cable clip"),
        ("how many indoor products", "2 products (category: INDR)"),
    ],
)
def test_a_letter_tells_which_price(lamps: Exactly, question: str, told: str) -> None:
    reply = lamps.answer(question)
    assert reply is not None
    assert told in reply.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Roller wide目录价多少", "ListPr：20"),
        ("Roller wide经销价多少", "DealerPr：14"),
        ("what margin do we have on the roller wide to dealers", ": 4"),
        ("margin on roller wide at list", ": 10"),
        ("Roller wide卖给经销商多少钱", "DealerPr：14"),
        ("price of the 8 ton bench press", "DealerPr of Bench press 8 ton (PR-1): 150"),
        ("how many machines", "1 product (category: MACH)"),
        ("bestseller of the last 12 months", "Roller wide"),
        ("3 roller wide at list please", "at 20: 60"),
        ("5 roller wide at dealer", "at 14: 70"),
        ("按目录价毛利率最高的是哪个", "（ListPr减成本）为 50.00 %"),
        ("Roller wide毛利率多少，按目录价", "50.00 %"),
        ("margin in % on the roller wide at list", "(ListPr less cost) of Roller wide (PR-2): 50"),
    ],
)
def test_the_price_of_the_list_is_that_beside_the_dealers(presses: Exactly, question: str, told: str) -> None:
    reply = presses.answer(question)
    assert reply is not None
    assert told in reply.text


def test_a_mark_is_one_only_beside_another() -> None:
    assert [one.mark for one in kinds_in({}, {}, ["attribute:DlrA", "attribute:DlrB"])] == ["A", "B"]
    assert [one.mark for one in kinds_in({}, {}, ["attribute:Price 1", "attribute:Price 2"])] == ["1", "2"]
    assert [one.mark for one in kinds_in({}, {}, ["attribute:Price A"])] == [""]


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("wheels", "WHL"),
        ("instruments", "INST"),
        ("white", "WHT"),
        ("black", "BLK"),
        ("accessories", "ACC"),
        ("blinds", ""),
        ("institution", ""),
        ("instructions", ""),
        ("accents", ""),
    ],
)
def test_a_value_is_short_for_a_word(word: str, value: str) -> None:
    codes = {code.casefold(): {("attribute:Cls", code)} for code in ("WHL", "INST", "WHT", "BLK", "ACC")}
    assert dict(meant_by(word, codes)).get("attribute:Cls", "") == value


def test_what_is_left_out_of_the_same_column_keeps_what_was_asked() -> None:
    under = Chip("price under 100", inquiry.Test("price", high=Decimal(100)))
    without = Chip("not under 12", inquiry.Not(inquiry.Test("price", high=Decimal(12))))
    assert not replaced(under, [without], lambda _: True, adds=False)
    assert replaced(under, [without], lambda _: False, adds=False)


@pytest.mark.parametrize("question", ["库存最多的配件", "有多少配件", "配件的平均价格"])
def test_a_translated_word_is_no_short_value(lamps: Exactly, question: str) -> None:
    reply = lamps.answer(question)
    assert reply is None or reply.kind != "exact" or "ACC" not in reply.text
