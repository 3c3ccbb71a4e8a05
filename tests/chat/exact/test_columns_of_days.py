"""Columns of days, columns set against each other, and heads as stock-keeping programs write them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from merchant_assistant.chat.exact.answering import Exactly
from merchant_assistant.chat.exact.days import said_of_days
from merchant_assistant.chat.exact.values import dated

_HEAD = (
    "ItemCode,Title,Category,UnitCost,UnitPrice,UnitsInStock,ReorderLevel,UnitsOnOrder,"
    "Best Before,Arrived,Last Sold,Bin,Discontinued,Buyer,Ships From,quantityPerUnit"
)
LARDER = f"""{_HEAD}
F-1,Rye flakes,Grain,2.00,3.00,5,10,24,2026-06-30,12/01/2026,03/05/2026,12A,No,Ann Brook,Lyon Sud,12 x 500 g
F-2,Plum jam,Jam,4.00,3.50,40,10,0,2027-03-01,25/02/2026,20/04/2026,14C,No,Jo Keller,Lyon Nord,6 x 340 g
F-3,Fig jam,Jam,1.00,6.00,8,20,0,,02/03/2026,,12A,Yes,Ann Brook,Ghent,6 x 340 g
F-4,Olive oil,Oil,9.00,14.00,30,12,6,2026-05-10,28/12/2025,01/02/2026,03B,No,Jo Keller,Ghent,4 x 1 l
F-5,Oat flakes,Grain,1.50,2.50,60,15,0,2026-09-15,02/03/2026,14/05/2026,03B,No,M. Ortiz,Lyon Sud,10 x 500 g
"""

TOOLS = """编码,品名,大类,售价(元),进价(元),库存,安全库存,月销量(件),发货地,上架日期,最近到货,承重(kg),是否包邮
W-1,三层货架,仓储,120,80,5,10,40,浙江永康,2025/3/1,2026年1月8日,90,是
W-2,五层货架,仓储,180,100,25,10,12,浙江宁波,2025/11/20,2026年2月3日,150,否
W-3,折叠梯,仓储,99,90,8,12,75,广东佛山,2026/2/14,,120,是
W-4,美工刀,手动工具,9,3,300,50,310,广东中山,2024/6/30,2026年2月3日,,否
"""

ENGLISH = [
    ("newest arrival", {"F-3", "F-5"}),
    ("which product arrived first", {"F-4"}),
    ("what expires first", {"F-4"}),
    ("which items go off next", {"F-4"}),
    ("products that arrived after 1 February 2026", {"F-2", "F-3", "F-5"}),
    ("what came in last month", {"F-2"}),
    ("anything that arrived in January?", {"F-1"}),
    ("items received since March", {"F-3", "F-5"}),
    ("which products expire before September 2026", {"F-1", "F-4"}),
    ("what goes out of date within 60 days", {"F-4"}),
    ("what is best before September 2026", {"F-1", "F-4"}),
    ("products with best before 2027", {"F-1", "F-4", "F-5"}),
    ("best before in September 2026", {"F-5"}),
    ("products best before 15 September 2026", {"F-5"}),
    ("which jams arrived between February and March 2026", {"F-2", "F-3"}),
    ("products with no best before date", {"F-3"}),
    ("which product hasn't been sold for the longest time", {"F-4"}),
    ("what has never been sold", {"F-3"}),
    ("things not sold since April", {"F-3", "F-4"}),
    ("products below their reorder level", {"F-1", "F-3"}),
    ("what needs reordering", {"F-1", "F-3"}),
    ("stock below the reorder level and nothing on order", {"F-3"}),
    ("priced under cost", {"F-2"}),
    ("items where cost is more than 3", {"F-2", "F-4"}),
    ("ships from Lyon", {"F-1", "F-2", "F-5"}),
    ("what does Jo Keller buy", {"F-2", "F-4"}),
    ("what is in bin 12A", {"F-1", "F-3"}),
    ("what's on order", {"F-1", "F-4"}),
    ("anything with a best before in the next 4 months", {"F-1", "F-4"}),
    ("which jams should I reorder", {"F-3"}),
    ("where do we keep the fig jam", {"F-3"}),
]

CHINESE = [
    ("最新上架的是哪个", {"W-3"}),
    ("最早上架的商品", {"W-4"}),
    ("最近到货的两样是什么", {"W-2", "W-4"}),
    ("2025年上架的有哪些", {"W-1", "W-2"}),
    ("去年下半年上架的", {"W-2"}),
    ("上个月到货的", {"W-2", "W-4"}),
    ("2026年2月以前到货的商品", {"W-1"}),
    ("还没到过货的有哪些", {"W-3"}),
    ("从浙江发货的有哪些", {"W-1", "W-2"}),
    ("库存低于安全库存的有哪些", {"W-1", "W-3"}),
    ("库存比安全库存少的商品", {"W-1", "W-3"}),
    ("该补货的有哪些", {"W-1", "W-3"}),
    ("不包邮的商品", {"W-2", "W-4"}),
    ("哪个最能承重", {"W-2"}),
    ("哪件赚得最多", {"W-2"}),
    ("月销最少的两个", {"W-2", "W-1"}),
    ("月销过50的有哪些", {"W-3", "W-4"}),
    ("这个月卖得最好的是哪个", {"W-4"}),
    ("超过一年前上架的商品", {"W-1", "W-4"}),
]

VALUES = [
    ("how many items arrived in March", 2),
    ("how many expire in 2026", 3),
    ("units on order in total", 30),
    ("how many products are below their reorder level", 2),
]


@pytest.fixture(autouse=True)
def _march(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (dated, said_of_days):
        monkeypatch.setattr(module, "today", lambda: date(2026, 3, 20))


@pytest.fixture(scope="module")
def larder(over: Callable[[str], Exactly]) -> Exactly:
    return over(LARDER)


@pytest.fixture(scope="module")
def tools(over: Callable[[str], Exactly]) -> Exactly:
    return over(TOOLS)


def _found(shop: Exactly, text: str) -> set[str]:
    reply = shop.answer(text)
    assert reply and reply.kind == "exact" and reply.finding, (text, reply and reply.text)
    order, tied = reply.reading.inquiry.order if reply.reading else None, reply.finding.tied
    rows = list(reply.finding.rows)
    if reply.reading and reply.reading.inquiry.operation in ("lowest", "highest"):
        rows = rows[:tied]
    return {row.sku for row in rows[: reply.reading.inquiry.limit if order and reply.reading else None]}


@pytest.mark.parametrize(("text", "skus"), ENGLISH)
def test_days_and_columns_in_english(larder: Exactly, text: str, skus: set[str]) -> None:
    assert _found(larder, text) == skus


@pytest.mark.parametrize(("text", "skus"), CHINESE)
def test_days_and_columns_in_chinese(tools: Exactly, text: str, skus: set[str]) -> None:
    assert _found(tools, text) == skus


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_figures_of_such_columns(larder: Exactly, text: str, value: int) -> None:
    reply = larder.answer(text)
    assert reply and reply.kind == "exact" and reply.value == value


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("when does the plum jam expire", "2027-03-01"),
        ("when was the olive oil last sold", "01/02/2026"),
        ("arrivals per month", "2025-12: 1; 2026-01: 1; 2026-02: 1; 2026-03: 2"),
        ("which month had the most arrivals", "2026-03"),
        ("what's the reorder level of rye flakes", "10"),
        ("how are oat flakes packed", "10 x 500 g"),
    ],
)
def test_what_is_told_of_them(larder: Exactly, text: str, told: str) -> None:
    reply = larder.answer(text)
    assert reply and reply.kind == "exact" and told in reply.text


def test_after_a_month_is_asked_back_where_some_are_of_it(tools: Exactly) -> None:
    reply = tools.answer("2026年2月以后到货的有哪些")
    assert reply and reply.kind == "clarify" and "2026-02" in reply.text
    assert _found(tools, "2026年2月起到货的有哪些") == {"W-2", "W-4"}


def test_a_word_is_no_day_without_such_a_column(english: Exactly) -> None:
    reply = english.answer("which products arrived last month")
    assert reply is None or reply.kind == "declined"


SOLD = """SKU,Title,Category,Stock,Monthly sales,Last sold,Discontinued
P-1,Ball bearing,Bearings,10,0,2026-03-01,No
P-2,Oil seal,Seals,4,3,2026-10-02,No
P-3,Drive belt,Belts,4,0,,No
P-4,Gear wheel,Gears,1,0,,
"""


@pytest.mark.parametrize(
    ("question", "skus"),
    [
        ("which products were never sold", {"P-3", "P-4"}),
        ("products that have not sold a single piece", {"P-3", "P-4"}),
        ("products with zero sales", {"P-1", "P-3", "P-4"}),
    ],
)
def test_never_sold_is_no_month_without_sales(over: Callable[[str], Exactly], question: str, skus: set[str]) -> None:
    reply = over(SOLD).answer(question)
    assert reply is not None and reply.finding is not None, reply
    assert {row.sku for row in reply.finding.rows} == skus, reply.query


@pytest.mark.parametrize(("what", "empty"), [("seals", False), ("products", True)])
def test_of_empty_cells_is_told_where_one_is_empty(over: Callable[[str], Exactly], what: str, *, empty: bool) -> None:
    reply = over(SOLD).answer(f"how many {what} are still in the range")
    assert reply is not None and ("does not prove" in reply.text) is empty, reply
