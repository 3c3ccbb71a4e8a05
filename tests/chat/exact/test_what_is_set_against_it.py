"""What follows an answer about one thing and is of another, or of all; a brand that is named points at nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.answer import Asking
from merchant_assistant.chat.exact.answering import Exactly
from merchant_assistant.chat.talking.picking import picked

from .conftest import told_in_turn

LAMPS = """货号,商品名称,品牌,类目,功率,单价（元）,销量,库存
A-9,球灯 9W 暖白,明禾,球灯,9W,6.80,31,560
A-12,球灯 12W 暖白,明禾,球灯,12W,8.50,12,0
F-50,投光灯 50W 盒装,明禾,投光灯,50W,58.00,44,520
F-100,投光灯 100W 袋装,远烛,投光灯,100W,109.00,18,145
F-200,投光灯 200W  盒装,远烛,投光灯,200W,216.00,7,38
U-100,工矿灯 100W,远烛,工矿灯,100W,298.00,5,12
Y-3,远烛夜灯  插电,远烛,夜灯,3W,4.00,9,77
"""
CUPS = """SKU,Title,Brand,Category,Price,Currency,Stock
C-1,Stoneware mug 300 ml,Hydra,Mugs,4.50,USD,76
C-2,Enamel mug,Norrvik,Mugs,9.50,USD,12
C-3,Enamel bowl,Norrvik,Bowls,7.00,USD,30
"""


@pytest.fixture(scope="module")
def lamps(over: Callable[[str], Exactly]) -> Exactly:
    return over(LAMPS)


@pytest.fixture(scope="module")
def cups(over: Callable[[str], Exactly]) -> Exactly:
    return over(CUPS)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("投光灯功率最大的是哪款", "还有多少库存", "100瓦那款呢"), "库存合计 145 件（类目：投光灯"),
        (("投光灯功率最大的是哪款", "多少钱", "50瓦的那款呢"), "投光灯 50W 盒装（F-50）的价格：58"),
        (("投光灯功率最大的是哪款", "销量多少", "那袋装的呢"), "投光灯 100W 袋装（F-100）的销量：18"),
        (("投光灯功率最大的是哪款", "还有多少库存", "9瓦那款呢"), "没有符合"),
    ],
)
def test_another_of_the_same_sort_is_asked_the_same(lamps: Exactly, asked: tuple[str, ...], told: str) -> None:
    assert told in told_in_turn(lamps, *asked)


def test_so_in_english(cups: Exactly) -> None:
    assert "12 pieces" in told_in_turn(cups, "cheapest mug", "how many of it do we have", "and the enamel one?")


def test_goods_that_are_named_whole_begin_anew_where_nothing_is_left(lamps: Exactly) -> None:
    assert "球灯 9W 暖白（A-9）" in told_in_turn(lamps, "哪些断货了", "那9瓦的球灯有哪些")
    assert "球灯 12W 暖白（A-12）" in told_in_turn(lamps, "哪些断货了", "那球灯有哪些")
    assert "没有符合" in told_in_turn(lamps, "哪些断货了", "其中9瓦的球灯有哪些")


def test_a_brand_in_the_name_of_what_was_told_is_all_of_the_brand(lamps: Exactly) -> None:
    asked = ("远烛有几款", "最便宜的是哪款", "它卖了多少", "那远烛卖得最好的是哪款")
    assert "F-100" in told_in_turn(lamps, *asked)


@pytest.mark.parametrize("text", ["远烛这个牌子都有什么产品", "远烛这个品牌最贵的是哪款"])
def test_a_brand_before_the_word_brand_is_that_brand(lamps: Exactly, text: str) -> None:
    reply = lamps.answer("50元以下的有几款")
    assert reply and reply.reading
    named = picked(Asking(text, reading=reply.reading), lamps.answer)
    assert isinstance(named, Asking) and (named.text, named.reading) == (text, None)
    asked_back = picked(Asking("这个牌子都有什么产品", reading=reply.reading), lamps.answer)
    assert isinstance(asked_back, str)
