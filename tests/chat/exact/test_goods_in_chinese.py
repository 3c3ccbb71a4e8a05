"""Chinese questions over an English catalogue: goods, makers and countries are found by what they are called there."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable

import pytest

from merchant_assistant.chat.exact.answering import Exactly
from merchant_assistant.foundation.paths import resource

SHOP = """SKU,Parent SKU,Title,Brand,Category,Material,Colour,Weight,Price,Currency,Stock,Origin
KT-1,,Glass Teapot with Infuser,Halvern,Kitchen,Borosilicate glass,,620 g,18.00,USD,30,China
KT-2,,Skillet 28 cm,Halvern,Kitchen,Aluminium,,1.2 kg,21.00,USD,9,China
FN-1,,Oak Bar Stool,Norvik,Furniture,Oak,,6 kg,46.00,USD,4,Poland
HB-1,,Cable Tie Pack,Norvik,Hardware,Nylon,,90 g,3.50,USD,,China
HB-1-BK,HB-1,Cable Tie Pack black,,,,Black,90 g,3.50,USD,400,China
HB-1-NA,HB-1,Cable Tie Pack natural,,,,Natural,90 g,3.50,USD,250,China
SH-1,,Freerun shoe,Converse,Footwear,Canvas,White,700 g,60.00,USD,12,Vietnam
"""

ASKED = [
    ("煎锅多少钱", "21.00"),
    ("茶壶有几款", 1),
    ("扎带库存一共多少", 650),
    ("吧凳多少钱", "46.00"),
    ("匡威有几款产品", 1),
    ("帮我看下最沉的是哪款", "6"),
    ("按品牌统计产品数", (("Halvern", 2), ("Norvik", 2), ("Converse", 1))),
    ("分品牌看，产品各有几款", (("Halvern", 2), ("Norvik", 2), ("Converse", 1))),
    ("仓库里的扎带总共有几包", 650),
    ("现货总量多少", 705),
    ("数量低于10的有哪几款", 2),
    ("煎锅和吧凳价差多少", "25.00"),
    ("煎锅比吧凳便宜几美元", "25.00"),
    ("茶壶便宜还是煎锅便宜", "18.00"),
    ("卖过20的一共几款", 3),
    ("波兰货加越南货总共几款产品", 2),
    ("28厘米平底锅多少钱", "21.00"),
    ("扎带黑色和本色的库存加起来多少", 650),
    ("中国以外产的有几款产品", 2),
    ("HB-1有多少个SKU", 2),
    ("玻璃茶壶和吧凳哪个更重", "6"),
]


@pytest.fixture(scope="module")
def shop(over: Callable[[str], Exactly]) -> Exactly:
    """Over SHOP."""
    return over(SHOP)


@pytest.mark.parametrize(("question", "value"), ASKED)
def test_answers_in_chinese_what_is_written_in_english(shop: Exactly, question: str, value: object) -> None:
    reply = shop.answer(question)
    assert reply is not None and reply.kind == "exact", reply and reply.text
    assert str(reply.value) == str(value), reply.text


def test_does_not_pass_over_a_product_of_two_numbers(shop: Exactly) -> None:
    reply = shop.answer("所有产品单价×重量加总")
    assert reply is None or reply.kind != "exact", reply.text  # no sum of prices


def test_does_not_list_as_many_as_a_code_says(shop: Exactly) -> None:
    reply = shop.answer("85364190 对应哪些产品")
    assert reply is None or reply.kind != "exact", reply.text


def test_tells_what_a_word_was_looked_for_as(shop: Exactly) -> None:
    reply = shop.answer("煎锅有几款")
    assert reply is not None and "skillet" in reply.query


def test_every_chinese_word_for_goods_stands_in_one_line() -> None:
    text = resource("chat", "exact", "goods.toml").read_text(encoding="utf-8")
    lines = [(key, value) for trade in tomllib.loads(text).values() for key, value in trade.items()]
    words = Counter(word for key, _ in lines for word in key.split())
    assert not [word for word, times in words.items() if times > 1]
    assert all(value.isascii() for _, value in lines)


def test_what_no_table_calls_in_english_is_not_said_to_be_missing(shop: Exactly) -> None:
    unknown = shop.answer("有几款鼻烟壶")
    assert unknown and unknown.kind == "declined" and "鼻烟壶" in unknown.text
    known = shop.answer("有几款电饭煲")
    assert known and (known.kind, known.value) == ("exact", 0)
    material = shop.answer("羊绒产品有几款")
    assert material and (material.kind, material.value) == ("exact", 0)
