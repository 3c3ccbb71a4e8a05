"""A list with a column for each month of what was sold: how many in March, the best month, the best of a quarter."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from merchant_assistant.catalogue.importing.formats.generic import GENERIC
from merchant_assistant.catalogue.importing.month_heads import month_of
from merchant_assistant.chat.exact.answering import Exactly
from merchant_assistant.chat.exact.days import months

LAMPS = """SKU,Product,Category,Price,Stock,Jan,Feb,Mar,Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec,Total
M-1,Desk lamp,Lamps,19.00,4,1,2,3,4,5,6,7,8,9,10,11,12,78
M-2,Floor lamp,Lamps,49.00,0,0,0,30,0,0,0,0,0,0,0,0,0,30
M-3,Candle holder 20cm,Decor,9.00,7,12,11,10,9,8,7,6,5,4,3,2,1,78
"""
TEAS = """货号,品名,类别,批发价,库存,1月,2月,3月,4月,5月,6月
C-1,龙井,绿茶,90.00,4,1,2,3,4,5,6
C-2,碧螺春,绿茶,80.00,0,0,9,0,0,0,0
C-3,祁红,红茶,70.00,7,8,7,6,5,4,3
"""
TURNOVER = """SKU,Product,Price,Stock,2026-01 Sales £,2026-02 Sales £,2026-03 Sales £
R-1,Rope,9.00,4,10.50,20.00,30.25
R-2,Twine,3.00,2,5.00,1.00,0.00
"""
SEEDS = """SKU,Variety,Season,Price,Stock,Jan,Feb,Mar,Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec
V-1,May Queen Lettuce,Spring,1.35,44,41,19,50,83,6,9,68,12,46,74,7,64
V-2,Winter Density Lettuce,Winter,1.80,35,62,53,5,85,9,71,73,40,43,88,44,76
V-3,Spring Hero Cabbage,Spring,1.80,11,60,89,85,8,7,89,39,82,73,87,57,36
V-4,June Strawberry Runner,Summer,1.80,153,72,7,79,26,63,87,68,54,40,59,74,8
V-5,Snow Queen Pea,Spring,2.10,9,1,1,1,1,1,1,1,1,1,1,1,1
V-7,Star of May Rose,Summer,9.10,6,3,3,3,3,3,3,3,3,3,3,3,3
V-8,Star Anise,Rockery,9.10,5,3,3,3,3,3,3,3,3,3,3,3,3
V-6,Snow in Summer,Rockery,2.10,3,2,2,2,2,2,2,2,2,2,2,2,2
"""
GLOVES = """货号,品名,批发价,库存,1月,2月,3月,4月,5月,6月,7月,8月,9月,10月,11月,12月
G-1,冬季保暖手套,9.00,4,1,1,1,1,1,1,1,1,1,1,1,1
G-2,冬季围巾,9.00,7,2,2,2,2,2,2,2,2,2,2,2,2
G-3,三月红茶,9.00,7,5,5,5,5,5,5,5,5,5,5,5,5
"""
SEASON = """SKU,Product,Price,Stock,Oct,Nov,Dec,Jan,Feb,Mar
S-1,Sledge,40.00,4,1,2,30,4,5,6
S-2,Ice scraper,4.00,9,1,1,1,1,1,1
"""
YEAR_SO_FAR = """SKU,Product,Price,Stock,Jan,Feb,Mar,Apr
Y-1,Rake,12.00,4,1,2,3,4
Y-2,Hoe,14.00,9,1,1,1,1
"""


@pytest.mark.parametrize(
    ("head", "month", "money"),
    [
        ("Jan", (0, 1), False), ("May", (0, 5), False), ("2026-03", (2026, 3), False), ("Mar-26", (2026, 3), False),
        ("03/2026", (2026, 3), False), ("12月", (0, 12), False), ("十一月销量", (0, 11), False),
        ("2026年3月", (2026, 3), False), ("Sold Oct", (0, 10), False), ("Mar Sales £", (0, 3), True),
        ("Umsatz März", (0, 3), True), ("3月销售额", (0, 3), True),
    ],
)  # fmt: skip
def test_heads_of_months(head: str, month: tuple[int, int], money: bool) -> None:
    assert month_of(head) == (month, money)


@pytest.mark.parametrize("head", ["Mar Price", "Marge", "Month", "Jan margin", "3月价格", "Decor", "2026-13"])
def test_others_are_none(head: str) -> None:
    assert month_of(head) is None


def test_they_are_imported_as_what_they_are() -> None:
    heads = ["SKU", "Name", "Price", "Jan", "Mar", "May", "2026-06"]
    rows = [(line, [f"K{line}", f"Oak shelf {line}", "9.50", "4", "2", "7", "1"]) for line in range(2, 8)]
    assert GENERIC.fields(heads, rows) == ["sku", "title", "price", *(f"attribute:{head}" for head in heads[3:])]
    assert (
        GENERIC.fields(["SKU", "Name", "Price", "JAN"], [(n, [*c[:3], "4901234567894"]) for n, c in rows])[3]
        == "barcode"
    )


def _value(over: Callable[[str], Exactly], list_: str, question: str) -> object:
    answer = over(list_).answer(question)
    return answer.value if answer and answer.kind == "exact" else None


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("how many did we sell in March", 43),
        ("how many desk lamps did we sell in March?", 3),
        ("March sales", 43),
        ("total Lamps sold in Q1", 36),
        ("how many candle holder 20cm did we sell between April and June", 24),
        ("best month for desk lamp", "Dec"),
        ("worst month for desk lamp", "Jan"),
        ("which month sold the most", "Mar"),
        ("which sold best in the summer", 21),
        ("what was our best seller in March", 30),
        ("sales in Feb and Apr", 13 + 13),  # and not of those between
        ("how many desk lamps did we sell in March, May and June", 3 + 5 + 6),
        ("sales between Feb and Apr", 13 + 43 + 13),
    ],
)
def test_months_of_pieces(over: Callable[[str], Exactly], question: str, value: object) -> None:
    assert _value(over, LAMPS, question) == value


@pytest.mark.parametrize(
    ("question", "skus"),
    [
        ("what sold nothing in January", {"M-2"}),
        ("which products sold more than 9 in March", {"M-2", "M-3"}),
        ("which items sold more in June than in May", {"M-1"}),
        ("top 2 sellers in winter", {"M-1", "M-3"}),
    ],
)
def test_goods_of_months(over: Callable[[str], Exactly], question: str, skus: set[str]) -> None:
    answer = over(LAMPS).answer(question)
    assert answer
    assert answer.finding
    assert {row.sku for row in answer.finding.rows} == skus


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("3月卖了多少", 9),
        ("祁红3月和6月卖了多少", 6 + 3),
        ("龙井3月卖了多少", 3),
        ("上半年祁红卖了多少", 33),
        ("哪个月卖得最好", "2月"),
        ("祁红哪个月卖得最差", "6月"),
        ("二季度卖得最好的是哪款", 15),
    ],
)
def test_months_in_chinese(over: Callable[[str], Exactly], question: str, value: object) -> None:
    assert _value(over, TEAS, question) == value


@pytest.mark.parametrize(
    "question",
    [
        "how many did we sell in 2025",
        "how many did we sell last year",
        "how many purple unicorns did we sell in March",
        "how many did we sell in the last 3 months",
        "which products sold more than 9 in March and June",  # in each, or in both together
    ],
)
def test_what_no_column_tells_is_not_told(over: Callable[[str], Exactly], question: str) -> None:
    assert _value(over, LAMPS, question) is None


def test_turnover_is_no_number_of_pieces(over: Callable[[str], Exactly]) -> None:
    assert str(_value(over, TURNOVER, "turnover in March")) == "30.25"
    assert _value(over, TURNOVER, "how many Rope did we sell in March") is None


@pytest.mark.parametrize(
    ("list_", "question", "value"),
    [
        (YEAR_SO_FAR, "sales this year", 14),
        (YEAR_SO_FAR, "sales in 2026", 14),
        (YEAR_SO_FAR, "sales in Mar this year", 4),
        (YEAR_SO_FAR, "sales last month", 5),
        (YEAR_SO_FAR, "sales in 2025", None),
        (LAMPS, "sales this year", None),  # the rest of which is still to come, or it is another year
        (LAMPS, "sales in March 2026", None),
        (LAMPS, "sales in the whole year", 186),
        (LAMPS, "how many desk lamps did we sell last winter", None),
        (LAMPS, "sales last quarter", None),
        (SEASON, "sales this year", None),
        (SEASON, "total sales", 54),
        (SEASON, "sales in Q1", 18),
    ],
)
def test_months_without_a_year_are_of_none_that_is_not_sure(
    over: Callable[[str], Exactly], monkeypatch: pytest.MonkeyPatch, list_: str, question: str, value: object
) -> None:
    monkeypatch.setattr(months, "today", lambda: date(2026, 5, 9))
    assert _value(over, list_, question) == value


def test_they_are_told_in_their_order(over: Callable[[str], Exactly]) -> None:
    answer = over(SEASON).answer("total sales")
    assert answer
    assert "Oct to Mar" in answer.text
    answer = over(LAMPS).answer("sales in March, May and June")
    assert answer
    assert "Mar, May and Jun" in answer.text


@pytest.mark.parametrize(
    ("list_", "question", "value"),
    [
        (SEEDS, "how many winter density lettuce did we sell", 649),
        (SEEDS, "spring hero cabbage sales", 712),
        (SEEDS, "how many June Strawberry Runner did we sell", 637),
        (SEEDS, "how many june strawberry runners did we sell in June", 87),
        (SEEDS, "how many May Queen did we sell", 479),
        (SEEDS, "sales of May Queen", 479),
        (SEEDS, "how many May Queen did we sell in May", 6),
        (SEEDS, "how much May Queen Lettuce do we have", 44),
        (SEEDS, "stock of May Queen", 44),  # and not of Snow Queen as well
        (SEEDS, "how many snow in summer did we sell", 24),
        (SEEDS, "how many lettuces did we sell in winter", 124 + 191),
        (SEEDS, "how many star of may did we sell", 36),
        (SEEDS, "stock of star of may", 6),
        (SEEDS, "May sales", 94),
        (SEEDS, "lettuce sales in May and June", 15 + 80),
        (SEEDS, "lettuce sales April to May", 168 + 15),
        (SEEDS, "how many lettuces sold in may", 15),
        (GLOVES, "冬季保暖手套卖了多少", 12),
        (GLOVES, "三月红茶卖了多少", 60),
        (GLOVES, "三月卖了多少", 8),
        (GLOVES, "冬季围巾在冬季卖了多少", 6),
    ],
)
def test_what_goods_are_called_is_no_time(
    over: Callable[[str], Exactly], list_: str, question: str, value: object
) -> None:
    assert _value(over, list_, question) == value


@pytest.mark.parametrize(
    "question", ["winter lettuce sales", "how many summer items did we sell", "how many spring ones were sold"]
)
def test_a_season_that_may_be_what_goods_are_called_is_asked_about(
    over: Callable[[str], Exactly], question: str
) -> None:
    answer = over(SEEDS).answer(question)
    assert answer
    assert answer.kind == "clarify"


@pytest.mark.parametrize(
    "question", ["who may sell lettuce", "which may sell out", "which lettuce may we sell", "May peas sold"]
)
def test_may_is_a_verb_as_well(over: Callable[[str], Exactly], question: str) -> None:
    answer = over(SEEDS).answer(question)
    assert answer
    assert answer.kind == "clarify"
