"""Questions that go on from the one before: what they keep of it, what they leave, and when they are new ones."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.exact.answering import Exactly

from .conftest import told_in_turn

LAMPS = """货号,商品名称,类目,功率,单价（元）,库存
A-9,球灯 9W 暖白,球灯,9W,6.80,560
A-12,球灯 12W 暖白,球灯,12W,8.50,0
A-13,球灯 12W 正白,球灯,12W,8.70,20
R-5,灯带 5米 暖白,灯带,,21.00,30
F-100,投光灯 100W,投光灯,100W,109.00,145
F-200,投光灯 200W,投光灯,200W,216.00,38
U-200,工矿灯 200W,工矿灯,200W,298.00,12
"""


@pytest.fixture(scope="module")
def lamps(over: Callable[[str], Exactly]) -> Exactly:
    return over(LAMPS)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("what does the desk lamp cost", "how many are in stock altogether"), "35 pieces in stock"),
        (("what does the desk lamp cost", "which come from Portugal"), "1 product (country of origin: Portugal)"),
        (("cheapest in drinkware", "how many under 5"), "2 products (category: Drinkware; price under 5"),
        (("cheapest in drinkware", "which ones are out of stock"), "forest green (WB-1-GN)"),
        (("which mugs are under 4.6", "and which is the dearest bottle?"), "8.10 USD"),
        (("what does the desk lamp weigh", "and for the WB-1 in black"), "310 g"),
        (("what does the desk lamp cost", "how many do we have"), "35 pieces in stock"),
        (("average price in drinkware", "and the median?"), "The median price"),
        (("compare CM-3 and DL-2", "how many under 5"), "2 products (price under 5 USD)"),
        (("is the oak table in stock", "and the mugs?"), "Yes: 2 products (in stock; called “mugs”)"),
        (("the 2 cheapest products", "the average price of those"), "The average price is 4.50 USD"),
        (("which is dearer, CM-3 or WB-1", "and what do they cost"), "Coffee mug 300 ml (CM-3): 4.50 USD"),
    ],
)
def test_of_one_thing_and_of_several(english: Exactly, asked: tuple[str, ...], told: str) -> None:
    assert told in told_in_turn(english, *asked)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("球灯有哪些", "各有多少库存"), "球灯 9W 暖白（A-9）：560"),
        (("球灯有哪些", "各有多少库存", "加起来呢"), "580"),
        (("球灯有哪些", "库存最多的是哪个", "最少的呢"), "最低库存为 0"),
        (("球灯缺货的有哪些", "有货的里面最贵的是哪个"), "球灯 12W 正白（A-13）"),
        (("球灯有货的平均价格", "全店的平均价呢"), "7 件商品"),
        (("12W的有哪些", "哪个类目的商品最多"), "球灯：3"),
        (("球灯有几款", "都有货吗"), "3 个规格中有 2 个"),
        (("每类几款", "最多的呢"), "球灯：3"),
        (("投光灯最贵的是哪个", "是100W的吗", "多少钱"), "216.00"),
        (("球灯有货的有哪些", "球灯最贵的是哪款"), "8.70"),
        (("球灯缺货的有哪些", "球灯最贵的是哪款"), "8.70"),
        (("球灯各有多少库存", "平均呢"), "平均库存为 193.33"),
        (("球灯有哪些", "除了暖白的有哪些"), "球灯 12W 正白（A-13）"),
        (("球灯有哪些", "它多少钱"), "您指的是哪些商品"),
        (("投光灯最贵的是哪个", "是200W的吗"), "有：1 件商品"),
        (("灯带多少钱", "一共几款"), "共 1 件商品"),
        (("球灯有几款", "暖白的有几款"), "共 2 件商品"),
        (("投光灯 100W多少钱", "那200W的呢"), "投光灯 200W（F-200）的价格：216.00"),
        (("投光灯 200W还有多少库存", "工矿灯呢"), "12"),
        (("球灯 9W 暖白多少钱", "最贵的两款"), "工矿灯 200W（U-200）"),
        (("球灯最便宜的是哪个", "8块以上的有几款"), "共 2 件商品（类目：球灯"),
    ],
)
def test_in_chinese(lamps: Exactly, asked: tuple[str, ...], told: str) -> None:
    assert told in told_in_turn(lamps, *asked)


def test_what_names_are_like_stays_with_its_goods(ridges: Exactly) -> None:
    blue = told_in_turn(ridges, "do you have clogs", "in white?", "and in blue?")
    assert "Blue" in blue and "white" not in blue
    assert "1 product (called “clogs”" in told_in_turn(ridges, "do you have clogs", "in white?")
