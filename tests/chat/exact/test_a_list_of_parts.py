"""A stock list of a workshop whose heads are cut short, asked in English and Chinese."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.exact.answering import Exactly
from merchant_assistant.chat.exact.columns.heads_of_columns import keys_of_column, unit_of_column

from .conftest import seen

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
        ("items below minimum that nobody has ordered yet", {"H-1"}),
        ("what's on the way from suppliers", {"H-2", "H-3"}),
        ("which parts can stand more than 200 psi", {"H-1", "H-4"}),
        ("what hasn't sold since the end of March", {"H-1", "H-3", "H-4"}),
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
        ("what is everything at Bern worth at AvgCost", "32"),
        ("what is all the hoses worth at what we paid", "182"),
        ("how many lines are kept at each branch", "Bern: 2"),
        ("which manufacturer has the longest lead time", "Toran"),
        ("whose goods take longest to come in?", "Toran"),
        ("how many different parts does Ferl supply", "2 products"),
        ("Could you tell me what we pay for the Jet Gun?", "61"),
        ("margin % on Jet Gun", "23.75 %"),
        ("200镑能买几个 Jet Gun", "200 可买Jet Gun（H-4） 2，"),
        ("客户预算200英镑，够买多少个H-4", " 2，"),
        ("200 pounds at trade price buys how many Jet Gun?", "200 buys 2 of Jet Gun"),
        ("a customer has 200 quid at trade, how many Jet Guns can he take", "200 buys 2 of Jet Gun"),
        ("which hose have we most of", "Fuel Hose"),
    ],
)
def test_the_figure_is_told(over: Callable[[str], Exactly], question: str, told: str) -> None:
    assert told in seen(over(HOSES).answer(question))


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


CANS = """SKU,ItemName,Supplr,CostEx,TradePr,CaseQty,OnHand
C-1,Tuna Can,Ferl,0.20,0.50,12,40
C-2,Jam Jar,Ferl,1,2,6,9
"""


def test_so_many_cases_are_not_passed_over_in_what_they_come_to(over: Callable[[str], Exactly]) -> None:
    reply = over(CANS).answer("4 cases of tuna cans what does that come to trade")
    assert reply is not None and "24.00" in reply.text, reply


def test_what_a_pack_costs_is_not_how_many_are_in_it(over: Callable[[str], Exactly]) -> None:
    tees = "PartRef,ItemText,TradePr,FreeStk,PkQty\nT-1,Comp Tee,4.72,30,10\nT-2,Comp Elbow,3.10,20,10\n"
    reply = over(tees).answer("Comp Tee 一包多少钱")
    assert reply is None or reply.kind in ("declined", "clarify"), reply


def test_a_head_that_begins_and_ends_as_a_word_is_short_for_it(over: Callable[[str], Exactly]) -> None:
    reply = over(CANS).answer("which supplier do we get the Jam Jar from")
    assert reply is not None and "Ferl" in reply.text, reply


def test_a_slip_is_no_column_that_this_catalogue_lacks(over: Callable[[str], Exactly]) -> None:
    pots = over("SKU,Title,Price,Stock\nT-1,Glass teapot,8.75,3\nM-1,Mug,2.00,9\n")
    assert _told(pots, "pirce of the tepot") == {"T-1"}


def test_an_amount_of_another_column_is_no_size_alone(over: Callable[[str], Exactly]) -> None:
    laptops = over(
        "SKU,Title,Price,RAM,Size\nL-1,Laptop small,900,8 GB,\nL-2,Laptop big,1200,16 GB,\nP-1,Pad,300,,16GB\n"
    )
    assert _told(laptops, "16GB 的 laptop 多少钱") == {"L-2"}


def test_a_character_of_a_longer_word_is_not_what_brackets_translate(over: Callable[[str], Exactly]) -> None:
    hats = over("SKU,Title,Price,Stock\nB-1,Belt,8.75,3\nV-1,Visor blue,5.00,3\nV-2,Sun hat,5.00,3\n")
    reply = hats.answer("腰带和遮阳帽檐（visor）一共几款")
    assert reply is None or reply.kind != "exact", reply.text
