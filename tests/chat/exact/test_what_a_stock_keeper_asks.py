"""What a stock-keeper asks every morning: what sells, and when; how long the stock lasts; what is to be ordered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from merchant_assistant.chat.exact.answering import Exactly
from merchant_assistant.chat.exact.columns.keeping import spelt, time_of
from merchant_assistant.chat.exact.days import said_of_days
from merchant_assistant.chat.exact.values import dated

_HEAD = (
    "Item No,Description,Dept,Vendor,Net Price,QOH,ROP,Max Lvl,On PO,Lead Time (days),"
    "Sold/Mth,SoldYTD,SoldLastYear,Last Sale"
)
GLUES = f"""{_HEAD}
G-1,Wood glue 250 g,Glue,Kolle,4.00,20,30,100,0,7,40,400,300,03/05/26
G-2,Wood glue 1 kg,Glue,Kolle,9.00,90,30,80,50,7,30,280,450,13/05/26
G-3,Masking tape 25 mm,Tape,Bandwerk,2.00,600,50,900,0,42,100,900,800,12/05/26
G-4,Duct tape 50 mm,Tape,Bandwerk,5.00,8,20,200,0,60,0,0,25,25/11/25
G-5,Putty knife 60 mm,Tools,Kolle,3.00,50,10,60,0,14,0,0,0,
"""

ROPES = """货号,品名,大类,供应商,批发价,现有库存,补货点,在途数量,采购周期(天),近30天销量,年销量,最近销售
R-1,麻绳 5米,绳索,海通,12,30,40,0,5,60,500,2026-05-10
R-2,尼龙绳 20米,绳索,海通,35,200,50,100,30,20,300,2026-05-01
R-3,钢丝绳 10米,绳索,北固,88,15,5,0,45,0,12,2026-01-20
R-4,弹力绳 2米,绑带,北固,9,400,60,0,10,0,0,
"""

GREENS = """PartNo,Name,Grp,Price,Stk,Min Lvl,Max Lvl,Incoming,ETA,Last Rcpt,Use By,Sales 12m
K-1,Spinach 1 kg,Leaf,3.00,12,20,60,40,2026-05-20,02.05.2026,30.06.2026,310
K-2,Rocket 500 g,Leaf,4.00,80,20,60,0,,14.04.2026,31.12.2026,120
K-3,Leek 5 kg,Root,9.00,30,10,60,24,2026-06-28,20.12.2025,10.05.2026,0
K-4,Carrot 10 kg,Root,8.00,5,10,40,0,,11.05.2026,12.01.2027,48
"""

DAYS = [
    ("what arrives next week", {"K-1"}),
    ("what arrived last month", {"K-2"}),
    ("next delivery", {"K-1"}),
    ("when was the last delivery", {"K-4"}),
    ("anything arriving in the next 2 weeks", {"K-1"}),
    ("what has been sitting in the warehouse longest", {"K-3"}),
    ("what goes out of date soonest", {"K-3"}),
    ("anything past its use by date", {"K-3"}),
    ("what expires before year end", {"K-1", "K-2", "K-3"}),
    ("use by before the end of June", {"K-1", "K-3"}),
    ("overstocked items", {"K-2"}),
    ("anything above max level", {"K-2"}),
    ("what has dropped below its minimum", {"K-1", "K-4"}),
    ("what isn't selling at all", {"K-3"}),
    ("items without an eta date", {"K-2", "K-4"}),
    ("下周到货的有哪些", {"K-1"}),
    ("上个月到货的", {"K-2"}),
    ("放得最久的货是哪个", {"K-3"}),
    ("年底前到期的", {"K-1", "K-2", "K-3"}),
    ("2026年底以前到期的有几个", 3),
    ("库存跌破最低库存的", {"K-1", "K-4"}),
    ("库存超上限的", {"K-2"}),
]

ENGLISH = [
    ("what is below its reorder point", {"G-1", "G-4"}),
    ("how many lines are under ROP", 2),
    ("best seller", {"G-3"}),
    ("best seller this year", {"G-3"}),
    ("which one sold most last year", {"G-3"}),
    ("worst seller last year", {"G-5"}),
    ("glue that sold most last year", {"G-2"}),
    ("what hasn't sold this year", {"G-4", "G-5"}),
    ("items with no sales last year", {"G-5"}),
    ("sold more than 300 this year", {"G-1", "G-3"}),
    ("units sold this year in total", 1580),
    ("never sold", {"G-5"}),
    ("which items don't last a month at current sales", {"G-1"}),
    ("items with less than 4 months of stock", {"G-1", "G-2"}),
    ("more than 6 months of stock", {"G-4", "G-5"}),
    ("how many months of stock do we have of masking tape", "6"),
    ("days of cover for the wood glue 250 g", "15"),
    ("which runs out first", {"G-1"}),
]

CHINESE = [
    ("哪些该补货了", {"R-1"}),
    ("卖得最好的是哪个", {"R-1"}),
    ("一年卖得最多的是哪个", {"R-1"}),
    ("近30天没卖出去的", {"R-3", "R-4"}),
    ("近30天卖不到30个的", {"R-2", "R-3", "R-4"}),
    ("不够卖一个月的有哪些", {"R-1"}),
    ("库存能卖半年以上的", {"R-2", "R-3", "R-4"}),
    ("尼龙绳还能卖多少天", "300"),
    ("麻绳的库存够卖几天", "15"),
    ("最快断货的是哪个", {"R-1"}),
    ("从没卖过的", {"R-4"}),
    ("2月以后没卖过的", {"R-3", "R-4"}),
    ("年销量前两名是哪些", {"R-1", "R-2"}),
    ("钢丝绳采购周期是几天", "45"),
]


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (said_of_days, dated):
        monkeypatch.setattr(module, "today", lambda: date(2026, 5, 14))


@pytest.fixture(scope="module")
def glues(over: Callable[[str], Exactly]) -> Exactly:
    return over(GLUES)


@pytest.fixture(scope="module")
def ropes(over: Callable[[str], Exactly]) -> Exactly:
    return over(ROPES)


@pytest.fixture(scope="module")
def greens(over: Callable[[str], Exactly]) -> Exactly:
    return over(GREENS)


def _told(asked: Exactly, question: str, wanted: object) -> object:
    reply = asked.answer(question)
    assert reply is not None and reply.kind == "exact", (question, reply)
    if isinstance(wanted, set):
        assert reply.finding is not None
        rows = list(reply.finding.rows)
        inquiry = reply.reading.inquiry if reply.reading else None
        first = (inquiry.limit if inquiry and inquiry.limit else reply.finding.tied) or None
        return {row.sku for row in rows[:first]}
    return reply.value


@pytest.mark.usefixtures("today")
@pytest.mark.parametrize(("question", "wanted"), ENGLISH)
def test_what_is_asked_in_english(glues: Exactly, question: str, wanted: object) -> None:
    assert _told(glues, question, wanted) == wanted


@pytest.mark.usefixtures("today")
@pytest.mark.parametrize(("question", "wanted"), DAYS)
def test_what_is_asked_of_days(greens: Exactly, question: str, wanted: object) -> None:
    assert _told(greens, question, wanted) == wanted


@pytest.mark.usefixtures("today")
@pytest.mark.parametrize(("question", "wanted"), CHINESE)
def test_what_is_asked_in_chinese(ropes: Exactly, question: str, wanted: object) -> None:
    assert _told(ropes, question, wanted) == wanted


@pytest.mark.parametrize(
    ("head", "time"),
    [
        ("Sold/Mth", "month"), ("SoldYTD", "this_year"), ("Sales 12m", "year"), ("units_sold_30d", "month"),
        ("Qty sold last yr", "last_year"), ("月均销量", "month"), ("近30天销量", "month"), ("年销量", "year"),
        ("销量", ""),
    ],
)  # fmt: skip
def test_the_time_that_a_head_says(head: str, time: str) -> None:
    assert time_of(f"attribute:{head}") == time, spelt(f"attribute:{head}")
