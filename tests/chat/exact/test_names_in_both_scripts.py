"""Chinese names in Latin letters, names with a slip in them, and goods by a word of the other language."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.exact.answering import Exactly

LEAVES = """货号,商品名称,品牌,类目,材质,单价（元）,库存,产地
N1,临海 六安瓜片 明前 罐装,临海,绿茶,,168,40,安徽六安
N2,临海 六安瓜片 袋装,临海,绿茶,,98,120,安徽六安
N3,岭上 凤凰单丛,岭上,乌龙茶,,260,8,广东潮州
N4,岭上 黄金桂,岭上,乌龙茶,,45,,福建安溪
N5,白坡 建盏 油滴,白坡,茶杯,建陶,380,6,福建南平
N6,白坡 旅行茶盘 竹,白坡,茶盘,竹,35,0,浙江安吉
N7,白坡 提梁壶 黑陶,白坡,茶壶,黑陶,220,15,山东淄博
N8,白坡 一壶两杯,白坡,茶具套装,白瓷,88,30,山东淄博
N9,白坡 煮茶器,白坡,电器,玻璃,199,3,广东中山
"""


@pytest.fixture(scope="module")
def leaves(over: Callable[[str], Exactly]) -> Exactly:
    return over(LEAVES)


SETS = [
    ("price of Fenghuang Dancong", {"N3"}),
    ("do we stock fenghuang dan cong", {"N3"}),
    ("Huang Jin Gui price", {"N4"}),
    ("how many products from Fujian", {"N4", "N5"}),
    ("heitao teapots", {"N7"}),
    ("凤黄单丛多少钱", {"N3"}),
    ("六安瓜骗有哪几款", {"N1", "N2"}),
    ("那款黄金桂多少钱", {"N4"}),
    ("teapots", {"N7"}),
    ("茶叶有哪些", {"N1", "N2", "N3", "N4"}),
    ("teas under 100", {"N2", "N4"}),
    ("50以下有货的", set()),
    ("100以内的有现货的", {"N2", "N8"}),
    ("which items are missing a stock number", {"N4"}),
    ("items without a stock figure", {"N4"}),
    ("哪些没有库存数据", {"N4"}),
    ("缺库存数据的有哪些", {"N4"}),
    ("没有库存的有哪些", {"N6"}),
]


@pytest.mark.parametrize(("question", "skus"), SETS)
def test_just_these_are_meant(leaves: Exactly, question: str, skus: set[str]) -> None:
    reply = leaves.answer(question)
    assert reply is not None and reply.kind == "exact" and reply.finding is not None, reply
    assert {row.sku for row in reply.finding.rows} == skus, reply.query


NUMBERED = [
    ("两款六安瓜片哪个便宜", "N2"),
    ("那两款绿茶，库存多的是哪款", "N2"),
    ("which of the two Lu'an Guapian teas has more stock", "N2"),
    ("the two oolong teas, which is dearer", "N3"),
    ("绿茶哪个贵", "N1"),
    ("绿茶哪款剩得多", "N2"),
    ("两个乌龙茶里最便宜的是哪个", "N4"),
]


@pytest.mark.parametrize(("question", "sku"), NUMBERED)
def test_a_number_that_says_again_how_many_there_are_is_no_condition(leaves: Exactly, question: str, sku: str) -> None:
    reply = leaves.answer(question)
    assert reply is not None and reply.kind == "exact" and reply.finding is not None, reply
    assert [row.sku for row in reply.finding.rows][:1] == [sku], reply.query


def test_another_number_than_there_are_is_asked_back(leaves: Exactly) -> None:
    reply = leaves.answer("三款绿茶哪个便宜")
    assert reply is not None and reply.kind == "clarify" and "符合的有 2 个" in reply.text, reply


def test_so_many_are_still_listed(leaves: Exactly) -> None:
    reply = leaves.answer("最便宜的两款茶叶")
    assert reply is not None and reply.finding is not None, reply
    assert [row.sku for row in reply.finding.rows] == ["N4", "N2"], reply.query


@pytest.mark.parametrize("question", ["how many bananas", "price of the longer one", "banana price", "canoe stock"])
def test_an_english_word_is_no_chinese_name(leaves: Exactly, question: str) -> None:
    reply = leaves.answer(question)
    assert reply is None or reply.kind != "exact", reply


def test_what_a_name_was_read_as_is_told_in_the_language_of_the_question(leaves: Exactly) -> None:
    reply = leaves.answer("Liu'an Guapian stock")
    assert reply is not None and "was read as “六安瓜片”" in reply.text, reply
