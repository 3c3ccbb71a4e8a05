"""Chinese as people type it: what is left, what is not filled in, sizes, packs, levels, codes, short words."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from merchant_assistant.chat.exact.answering import Exactly

GOODS = """货号,商品名称,品牌,分类,材质,防护等级,色温(K),库存,单价（元）,海关编码,件数说明
K-1,青釉茶壶,窑山,杯壶,陶瓷,,,1,9.90,691110,1件
K-2,白釉茶杯,窑山,杯壶,陶瓷,,,40,12,691110,3件
K-3,庭院壁灯,辰光,路灯,铝合金,IP65,3000,0,88,940511,1件
K-4,水下射灯,辰光,射灯,304不锈钢,IP68,4000,,120,940511,1件
K-5,走廊筒灯,辰光,筒灯,钢化玻璃,IP20,4000,150,35,940511,1件
K-6,台布 礼盒三件装,织里,家纺,100%棉帆布,,,60,45,630251,3件
K-7,旧台布,织里,家纺,棉,,,,45,630251,3件
"""

SIZED = """SKU,Parent SKU,Title,Category,Size,Shoe size,Neck,Price,Currency,Stock
T-1,,Round top,Tops,,,Round Neck,20,USD,
T-1-L,T-1,"Round top, L",,L,,,20,USD,5
T-1-M,T-1,"Round top, M",,M,,,20,USD,7
S-1,,Runner,Shoes,,,,60,USD,
S-1-42,S-1,"Runner, 42",,,42,,60,USD,3
S-1-43,S-1,"Runner, 43",,,43,,60,USD,0
C-1,,Oak chair,Chairs,,,,90,USD,4
"""

ASKED = [
    ("只剩最后一件的有几款", 1),
    ("库存就剩1个的有几款", 1),
    ("快没货的有几款，50个以下", 3),
    ("0库存的有几款", 1),
    ("库存没录进去的有几款", 2),
    ("防护等级不低于IP65的有几款", 2),
    ("IP65以上的有几款", 2),
    ("IP65以下的有几款", 2),
    ("4000k的有几款", 2),
    ("海关编码940511的有几款", 3),
    ("691110对应几款产品", 2),
    ("棉的有几款", 2),
    ("钢的有几款", 1),
    ("壶有几款", 1),
    ("窑山牌有几款", 2),
    ("9块9的有几款", 1),
    ("三件装的有几款", 1),
    ("库存最少也有50的有几款", 2),
    ("十块钱以内的小东西有几款", 1),
]

OF_SIZES = [
    ("大号的有几个sku", 1),
    ("有没有42码的鞋", True),
    ("有没有48码的鞋", False),
    ("圆领的有几款", 1),
    ("有多个规格的产品有几款", 2),
    ("只有一个规格的产品有几款", 1),
]


@pytest.fixture(scope="module")
def goods(over: Callable[[str], Exactly]) -> Exactly:
    return over(GOODS)


@pytest.fixture(scope="module")
def sized(over: Callable[[str], Exactly]) -> Exactly:
    return over(SIZED)


@pytest.mark.parametrize(("question", "value"), ASKED)
def test_is_read(goods: Exactly, question: str, value: object) -> None:
    reply = goods.answer(question)
    assert reply is not None and reply.kind == "exact" and reply.value == value, reply


@pytest.mark.parametrize(("question", "value"), OF_SIZES)
def test_sizes_are_read(sized: Exactly, question: str, value: object) -> None:
    reply = sized.answer(question)
    assert reply is not None and reply.kind == "exact" and reply.value == value, reply


def test_a_sort_of_goods_that_no_name_has_is_not_said_to_be_missing(sized: Exactly) -> None:
    reply = sized.answer("50块以上的家具有几款")
    assert reply is None or reply.kind != "exact", reply


def test_levels_are_told_one_by_one(goods: Exactly) -> None:
    reply = goods.answer("IP65及以上的灯有哪些")
    assert reply is not None and "IP65" in reply.query and "IP68" in reply.query and reply.value == Decimal(2), reply


MARKED = """SKU,Title,Category,Brand,Water Resistant,Alarm Clock,Heel Height,Price,Currency,Stock
W-1,Diver,Watches,Tolm,Yes,"Yes, 3 alarms",,80,USD,1
W-2,Dress watch,Watches,Tolm,No,No,,90,USD,2
W-3,Pilot,Watches,Arbo,Yes,No,,70,USD,3
S-1,Pumps,Shoes,Arbo,,,3 inch,60,USD,4
"""

OF_MARKS = [
    ("防水的手表有几款", 2),
    ("带闹钟的手表有几款", 1),
    ("跟高2英寸以上的有几款", 1),
]


@pytest.mark.parametrize(("question", "value"), OF_MARKS)
def test_columns_are_called_in_chinese(over: Callable[[str], Exactly], question: str, value: int) -> None:
    reply = over(MARKED).answer(question)
    assert reply is not None and reply.kind == "exact" and reply.value == value, reply


def test_a_title_is_asked_for_words_in_it(goods: Exactly) -> None:
    reply = goods.answer("名称里有茶杯的有几款")
    assert reply is not None and (reply.kind, reply.value) == ("exact", 1), reply


def test_that_no_text_speaks_of_it_does_not_prove_that_it_is_not_in_there(goods: Exactly) -> None:
    reply = goods.answer("不含铅的茶壶有几款")
    assert reply is None or reply.kind != "exact", reply


def test_only_before_a_number_changes_nothing(goods: Exactly) -> None:
    reply = goods.answer("库存只有一件的有哪些")
    assert reply is not None and (reply.kind, reply.value) == ("exact", 1), reply


def test_a_notebook_of_paper_is_no_computer(over: Callable[[str], Exactly]) -> None:
    reply = over("SKU,Title,Price,Currency\nN-1,Ruled notebook A5,3,USD\nN-2,Gel pen,1,USD\n").answer(
        "笔记本电脑有几款"
    )
    assert reply is None or reply.kind != "exact" or reply.value == 0, reply
