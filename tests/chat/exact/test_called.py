"""What a noun means: names, and the categories and tags that are of such goods."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.exact.answering import Exactly
from merchant_assistant.chat.exact.items.items import items_of
from merchant_assistant.chat.exact.items.linking import Linker
from merchant_assistant.chat.exact.reading import Reader

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
J-1,Rain jacket,Clothing,,60.00,USD
J-2,Parka,Men's jackets,,90.00,USD
J-3,Zip,Jacket parts,,3.00,USD
"""
TEAS = """货号,商品名称,分类,单价（元）,库存
D-1,路灯 50瓦,照明,88.00,40
C-1,龙井,绿茶,66.00,30
C-2,茉莉花茶,花茶,36.00,30
C-3,大麦茶 50袋,食品,16.00,30
P-1,紫砂茶盘,茶盘,96.00,15
P-2,茶叶罐,罐子,20.00,8
P-3,茶刀,工具,25.00,8
P-4,茶韵摆件,茶盘,45.00,8
B-1,马克杯,杯壶,28.00,6
B-2,玻璃壶,杯壶,48.00,6
X-1,男士保湿洗面奶,护肤,28.00,60
X-2,男士毛巾,日用,28.00,60
"""


@pytest.fixture(scope="module")
def skus(over: Callable[[str], Exactly]) -> Callable[[str], list[set[str]]]:
    """The products of each condition that words are linked to."""
    english, chinese = over(GOODS), over(TEAS)

    def linked(text: str) -> list[set[str]]:
        shop, language = (english, "en") if text.isascii() else (chinese, "zh")
        holdings = shop.holdings()
        reader = Reader(shop._catalogue, holdings, "", None)
        linker = Linker(holdings, language, reader.holds, reader.rows, reader.look)
        clauses = linker.nouns(items_of(text, holdings, {})) or []
        return [{row.sku for row in reader.rows(clause.condition)} for clause in clauses]

    return linked


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("lamps", [{"L-1", "L-3"}]),  # the category, so no shade
        ("cameras", [{"C-1"}]),  # neither a case nor a strap for one
        ("camera case", [{"C-2"}]),
        ("straps", [{"C-3"}]),
        ("tea", [{"T-1", "K-1"}]),
        ("tea and coffee", [{"K-1"}]),
        ("garden tools", [{"G-1", "G-2"}]),
        ("jackets", [{"J-1", "J-2"}]),  # by its name or a category of such goods, not of parts of them
        ("women scarf", [{"S-1"}, {"S-1"}]),
        ("flurb", []),
    ],
)
def test_a_noun_in_english(skus: Callable[[str], list[set[str]]], text: str, called: list[set[str]]) -> None:
    assert skus(text) == called


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("茶", [{"C-1", "C-2", "C-3"}]),  # none of the tools of it, and not what is kept under 茶盘
        ("灯", [{"D-1"}]),
        ("壶", [{"B-2"}]),  # of 杯壶 not every one
        ("花茶", [{"C-2"}]),
        ("茶刀", [{"P-3"}]),
        ("男士毛巾", [{"X-2"}]),
        ("男士洗面奶", [{"X-1", "X-2"}, {"X-1"}]),
    ],
)
def test_a_noun_in_chinese(skus: Callable[[str], list[set[str]]], text: str, called: list[set[str]]) -> None:
    assert skus(text) == called
