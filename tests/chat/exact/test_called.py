"""What a noun means: names, and the categories and tags that are of such goods."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.exact.answering import Exactly

GOODS = """SKU,Title,Category,Tags,Price,Currency
L-1,Desk lamp,Home > Lamps,metal,20.00,USD
L-2,Lamp shade,Home > Shades,paper,9.00,USD
L-3,Floor lamp,Home > Lamps,metal,50.00,USD
C-1,Camera,Optics,,300.00,USD
C-2,Camera case,Bags,,20.00,USD
C-3,Strap for camera,Bags,,12.00,USD
T-1,Gift set tea and honey,Food,gift,15.00,USD
K-1,Kettle,Kitchen > Tea and coffee,,35.00,USD
G-1,Rolling bin,Garden tools,,135.00,USD
G-2,Rake,Garden tools,,15.00,USD
S-1,Silk scarf,Accessories,women,15.00,USD
"""
TEAS = """货号,商品名称,分类,单价（元）,库存
D-1,路灯 50瓦,照明,88.00,40
C-1,龙井,绿茶,66.00,30
C-2,茉莉花茶,花茶,36.00,30
C-3,大麦茶 50袋,食品,16.00,30
P-1,紫砂茶盘,茶盘,96.00,15
P-2,茶叶罐,罐子,20.00,8
P-3,茶刀,工具,25.00,8
B-1,马克杯,杯壶,28.00,6
B-2,玻璃壶,杯壶,48.00,6
X-1,男士保湿洗面奶,护肤,28.00,60
X-2,男士毛巾,日用,28.00,60
"""


@pytest.fixture(scope="module")
def skus(over: Callable[[str], Exactly]) -> Callable[[str], set[str]]:
    """The products of an answer."""
    english, chinese = over(GOODS), over(TEAS)

    def answered(text: str) -> set[str]:
        reply = (english if text.startswith("list") else chinese).answer(text)
        return {row.sku for row in reply.finding.rows} if reply and reply.finding else set()

    return answered


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("list lamps", {"L-1", "L-3"}),  # the category, so no shade
        ("list cameras", {"C-1"}),  # neither a case nor a strap for one
        ("list 相机", {"C-1"}),
        ("list camera cases", {"C-2"}),
        ("list camera straps", {"C-3"}),
        ("list tea and coffee", {"K-1"}),
        ("list garden tools", {"G-1", "G-2"}),
        ("list silk scarves", {"S-1"}),
        ("list desk lamps", {"L-1"}),
    ],
)
def test_a_noun_in_english(skus: Callable[[str], set[str]], text: str, called: set[str]) -> None:
    assert skus(text) == called


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("茶有哪些", {"C-1", "C-2", "C-3"}),  # none of the tools of it, and not what is kept under 茶盘
        ("灯有哪些", {"D-1"}),
        ("壶有哪些", {"B-2"}),  # of 杯壶 not every one
        ("花茶有哪些", {"C-2"}),
        ("茶盘有哪些", {"P-1"}),
        ("男士洗面奶有哪些", {"X-1"}),  # two nouns that need not stand side by side
        ("洗面奶有哪些", {"X-1"}),
    ],
)
def test_a_noun_in_chinese(skus: Callable[[str], set[str]], text: str, called: set[str]) -> None:
    assert skus(text) == called
