"""A stock list of a workshop whose heads are cut short, asked in English and Chinese."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.exact.answering import Exactly
from merchant_assistant.chat.exact.columns.heads_of_columns import keys_of_column, unit_of_column

_HEAD = (
    "PartRef,ItemText,ComGrp,Manuf,Matl,Ø mm,MaxBar,AvgCost,TradePr,FreeStk,OnPO,MinStk,Depot,LT wks,LstSale,Gtee yrs"
)
HOSES = f"""{_HEAD}
H-1,Air Hose 10m,HOSES,Ferl,Rubber,9,20,8.00,10.00,4,0,10,Bern,2,2026-03-02,2
H-2,Fuel Hose 5m,HOSES,Ferl,Nitrile,12,10,5.00,9.00,30,5,10,Basel,1,2026-04-20,
H-3,Hose Clamp 90mm,CLAMPS,Toran,Steel,90,,0.40,0.80,0,50,25,Bern,6,2025-08-11,5
H-4,Jet Gun,GUNS,Toran,Brass,,25,61.00,80.00,12,0,5,Basel,8,,10
"""


def _told(exactly: Exactly, question: str) -> set[str]:
    reply = exactly.answer(question)
    assert reply is not None and reply.finding is not None, reply
    return {row.sku for row in reply.finding.rows}


@pytest.mark.parametrize(
    ("head", "said"),
    [("LstSale", "last sale"), ("Gtee yrs", "guarantee yrs"), ("Ø mm", "diameter"), ("⌀", "diameter")],
)
def test_heads_are_written_out(head: str, said: str) -> None:
    assert said in {" ".join(key) for key in keys_of_column(f"attribute:{head}")}


def test_a_letter_in_a_word_is_no_sign_of_a_diameter() -> None:
    assert ("diameter",) not in keys_of_column("attribute:Øl")


def test_a_unit_that_is_written_with_the_name_is_one() -> None:
    assert unit_of_column("attribute:MaxBar") == "Bar"


@pytest.mark.parametrize(
    ("question", "codes"),
    [
        ("how long is the guarantee of the Jet Gun", {"H-4"}),
        ("Jet Gun 保修几年", {"H-4"}),
        ("Hose Clamp 90mm 在哪个仓库", {"H-3"}),
        ("最大压力超过250psi的有哪些", {"H-1", "H-4"}),
        ("what have we got over 3 inches in diameter", {"H-3"}),
        ("which parts have no last sale date", {"H-4"}),
        ("没有任何卖出日期记录的有哪些", {"H-4"}),
        ("which parts have less free stock than the MinStk", {"H-1", "H-3"}),
        ("which items have more stock than their minimum", {"H-2", "H-4"}),
        ("现货已经少于最低库存的有哪些", {"H-1", "H-3"}),
        ("库存不够最低数、又一件都没订的是哪些", {"H-1"}),
        ("parts with zero free stk", {"H-3"}),
        ("软管(Hose)里有哪些是 Ferl 的", {"H-1", "H-2"}),
        ("喷枪类(GUNS)有哪些", {"H-4"}),
    ],
)
def test_it_is_read_over_such_a_list(over: Callable[[str], Exactly], question: str, codes: set[str]) -> None:
    assert _told(over(HOSES), question) == codes


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ("what haven't we sold for the longest time?", "H-3"),
        ("最久没卖过的是哪个", "H-3"),
        ("which part has our worst margin", "H-3"),
    ],
)
def test_it_stands_first(over: Callable[[str], Exactly], question: str, code: str) -> None:
    reply = over(HOSES).answer(question)
    assert reply is not None and reply.finding is not None, reply
    assert reply.finding.rows[0].sku == code


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("which brand has the longest lead time on average", "Toran"),
        ("which line has our worst margin, percentage wise", "20.00 %"),
        ("average trade price in HOSES", "9.5"),
        ("HOSES 里5到9.5镑之间的有几种", "1"),
    ],
)
def test_the_figure_is_told(over: Callable[[str], Exactly], question: str, told: str) -> None:
    assert told in str(over(HOSES).answer(question))


@pytest.mark.parametrize("question", ["how many air hoses did we sell last month", "how many have we sold since March"])
def test_the_day_of_the_last_sale_counts_no_pieces(over: Callable[[str], Exactly], question: str) -> None:
    answer = over(HOSES).answer(question)
    assert answer is None or answer.kind in ("declined", "clarify")


def test_of_what_is_sold_out_none_are_left(over: Callable[[str], Exactly]) -> None:
    reply = over(HOSES).answer("how many Hose Clamp 90mm have we got left")
    assert reply is not None and reply.value == 0, reply


def test_the_same_in_another_diameter(over: Callable[[str], Exactly]) -> None:
    clamps = HOSES + "H-5,Hose Clamp 60mm,CLAMPS,Toran,Steel,60,,0.30,0.60,7,0,25,Bern,6,2025-08-12,5\n"
    exactly = over(clamps)
    first = exactly.answer("Hose Clamp 60mm, how many have we got left")
    assert first is not None and first.reading is not None
    reply = exactly.answer("and the 90mm?", first.reading)
    assert reply is not None and reply.value == 0, reply
