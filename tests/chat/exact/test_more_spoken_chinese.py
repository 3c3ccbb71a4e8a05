"""Families of spoken Chinese that go beyond single words: ranks, bounds behind a number, what is said once more."""

from __future__ import annotations

from decimal import Decimal

import pytest

from merchant_assistant.chat.exact.answering import Exactly

ASKED = [
    # the first and the last of an order
    ("库存第一的是哪款", 15000),
    ("按价格从低到高排第一的是哪款", Decimal("3.60")),
    ("单价倒数第一的是谁", Decimal("3.60")),
    ("按重量排，第一名是谁", Decimal("1.2")),
    ("哪个品牌平均下来最贵", "固明"),
    ("均价最高的是哪个品牌", "固明"),
    ("最便宜的是哪款，多少钱", Decimal("3.60")),
    ("除了澜舟别的牌子有几款", 2),
    # bounds that stand behind their number, or close another one
    ("二十块钱不到的有几款", 2),
    ("重量1公斤或者更重的有几款", 1),
    ("单价高于10低于50的有几款", 2),
    ("库存没有1000的有几款", 2),
    ("30元以内（不含）的有几款", 2),
    ("库存过千的有几款", 2),
    ("15天以内能发货的有几款", 3),
    # how many of what
    ("统计一下品牌个数", 3),
    ("品牌去重后多少个", 3),
    ("品牌和商品数", (("澜舟", 2), ("万包", 1), ("固明", 1))),
    # which of two
    ("保温杯和马克杯哪个交货更快", 15),
    ("保温杯和马克杯哪个价低", Decimal("18.80")),
    ("纸箱和台灯两款哪个重", Decimal("1.2")),
    # a list behind a number is no limit
    ("起订量100的都列出来", 1),
    # who asks, and what for
    ("物流问哪款最重", Decimal("1.2")),
    ("要做报价单，马克杯单价发我", Decimal("18.80")),
    ("报关要填台灯的条形码", "2600005390250"),
]


@pytest.mark.parametrize(("question", "value"), ASKED)
def test_is_read(chinese: Exactly, question: str, value: object) -> None:
    reply = chinese.answer(question)
    assert reply is not None and reply.kind == "exact" and reply.value == value, reply


def test_a_chinese_word_beside_a_name_says_it_again(english: Exactly) -> None:
    for question in ("台灯Desk lamp多少钱", "Desk lamp 这款灯多少钱"):
        reply = english.answer(question)
        assert reply is not None and reply.value == Decimal("18.40"), reply


def test_a_look_beside_it_still_restricts(english: Exactly) -> None:
    reply = english.answer("红色Desk lamp多少钱")
    assert reply is None or reply.kind != "exact", reply


def test_what_shops_call_a_variant(english: Exactly) -> None:
    reply = english.answer("哪些规格缺货")
    assert reply is not None and reply.reading is not None and reply.reading.inquiry.things == "variants", reply


def test_a_measure_is_found_however_it_is_written(english: Exactly) -> None:
    reply = english.answer("300ml的mug多少钱")
    assert reply is not None and reply.value == Decimal("4.50"), reply
