"""Of what a time in a question is: of what sold, of what else happened, of the wait or of how long goods keep."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from merchant_assistant.chat.exact.answering import Exactly
from merchant_assistant.chat.exact.days import days_left, said_of_days
from merchant_assistant.chat.exact.values import dated

RIBBONS = """编码,名称,单价(元/米),库存(米),幅宽(cm),上架日期,今年销量,去年销量,适用季节
D-1,缎带 红,3.2,400,4,2025-02-10,90,700,四季
D-2,缎带 蓝,3.1,250,4,2026-01-15,600,0,冬
D-3,罗纹带 白,2.4,800,3,2026-03-02,0,0,夏
D-4,罗纹带 黑,2.5,60,3,2024-11-20,750,300,春
D-5,绒带 绿,4.8,120,5,2025-06-08,150,40,四季
"""

LOTIONS = """货号,品名,单价,库存,月销量,交期(天),保质期(月),失效日
L-1,护手霜,19,40,10,5,36,2026-02-01
L-2,润唇膏,9,90,45,14,24,2026-04-20
L-3,面霜,88,6,3,30,18,2026-07-30
L-4,身体乳,45,200,20,45,12,2027-09-01
L-5,防晒乳,66,30,0,15,36,2026-05-30
"""

OF_SALES = [
    ("今年上架的哪款卖得最好", {"D-2"}),
    ("今年上架的一共卖了多少", 600),
    ("今年上架的有几款没卖过", 1),
    ("去年上架的哪款今年卖得最好", {"D-5"}),
    ("今年3月上架的有几款没卖过", 1),
    ("最近半年上架的有几款卖过", 1),
    ("哪款今年卖得最好", {"D-4"}),
    ("去年卖得最好的是哪款", {"D-1"}),
    ("卖不到100米的有几款", 2),
    ("去年卖超过300米的有哪些", {"D-1"}),
    ("今年上架的卖得超过500米的有几款", 1),
    ("how many sold less than 100 m", 2),
    ("items added this year with no sales this year", {"D-3"}),
    ("how many items listed this year have never sold", 1),
    ("best seller among products listed last year", {"D-5"}),
]

TEAS = """SKU,Name,Price,Stock,Sold per month,Days of cover
T-1,Green tea,4.0,30,10,60
T-2,Black tea,5.0,5,10,12
T-3,Mint tea,3.0,100,10,4
"""

OF_WAITING = [
    ("有没有不到一星期能到货的", {"L-1"}),
    ("半个月内能到货的有几种", 3),
    ("等两周以上的有几种", 4),
    ("要等一个月的有几种", 2),
    ("交期不到半个月的有几种", 2),
    ("过期三个月以上的有几种", 1),
    ("过期超过三个月的有哪些", {"L-1"}),
    ("what takes over two weeks to arrive", {"L-3", "L-4", "L-5"}),
    ("护手霜还能放多久", 102),
    ("保质期能卖三年的有几种", 2),
    ("保质期超过两年的有几种", 2),
    ("保质期三年的有几种", 2),
]


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (said_of_days, dated, days_left):
        monkeypatch.setattr(module, "today", lambda: date(2026, 5, 14))


@pytest.fixture(scope="module")
def ribbons(over: Callable[[str], Exactly]) -> Exactly:
    return over(RIBBONS)


@pytest.fixture(scope="module")
def lotions(over: Callable[[str], Exactly]) -> Exactly:
    return over(LOTIONS)


@pytest.fixture(scope="module")
def teas(over: Callable[[str], Exactly]) -> Exactly:
    return over(TEAS)


def _told(asked: Exactly, question: str, wanted: object) -> object:
    reply = asked.answer(question)
    assert reply is not None and reply.kind == "exact" and reply.finding, (question, reply)
    if isinstance(wanted, set):
        limit = reply.reading.inquiry.limit if reply.reading else None
        return {row.sku for row in list(reply.finding.rows)[: limit or reply.finding.tied or None]}
    return reply.value


@pytest.mark.usefixtures("today")
@pytest.mark.parametrize(("question", "wanted"), OF_SALES)
def test_a_time_of_what_else_happened_is_none_of_the_sales(ribbons: Exactly, question: str, wanted: object) -> None:
    assert _told(ribbons, question, wanted) == wanted


@pytest.mark.usefixtures("today")
@pytest.mark.parametrize(("question", "wanted"), OF_WAITING)
def test_a_time_to_wait_is_none_of_the_shelf_life(lotions: Exactly, question: str, wanted: object) -> None:
    assert _told(lotions, question, wanted) == wanted


@pytest.mark.usefixtures("today")
@pytest.mark.parametrize(
    "question",
    [
        "两周以上的有哪些",
        "还有三个月就过期的有哪些",
        "24个月的有几种",
        "over two weeks",
        "to be had in less than a week",
    ],
)
def test_of_several_columns_of_times_it_is_asked_which(lotions: Exactly, question: str) -> None:
    reply = lotions.answer(question)
    assert reply is None or reply.kind == "clarify"


@pytest.mark.parametrize("question", ["全年最畅销的是哪个", "best seller all year"])
def test_a_whole_year_is_no_season(ribbons: Exactly, question: str) -> None:
    reply = ribbons.answer(question)
    assert reply is None or reply.kind != "exact" or "四季" not in str(reply.reading)


@pytest.mark.parametrize(
    "question", ["卖不到10公斤的有几款", "卖不到10箱的有几款", "库存不到10箱的有几款", "sold less than 10 kg"]
)
def test_what_sells_by_the_metre_is_not_weighed(ribbons: Exactly, question: str) -> None:
    reply = ribbons.answer(question)
    assert reply is None or reply.kind != "exact"


def test_a_bound_of_cover_that_the_file_itself_tells_is_not_computed(teas: Exactly) -> None:
    assert _told(teas, "days of cover under 5", {"T-3"}) == {"T-3"}
    reply = teas.answer("less than 20 days of cover")
    assert reply is None or reply.kind != "exact"
