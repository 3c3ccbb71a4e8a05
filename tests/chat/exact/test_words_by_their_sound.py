"""Chinese that was typed by its sound: read as what sounds so, never where what stands there is a word."""

from __future__ import annotations

from decimal import Decimal

import pytest

from merchant_assistant.chat.exact.answering import Exactly

MISTYPED = [
    ("台灯什么加格", Decimal("138.00")),
    ("马克杯的裤存多少", 760),
    ("起定量最小的是哪个", 20),
    ("现在缺获的有几款", 1),
    ("保温杯才质是什么", "304不锈钢"),
    ("帮我茶一下马克杯价格", Decimal("18.80")),
    ("有几个形号", 4),
    ("交货期不超过15填的有几款", 3),
    ("最便意的是哪款", Decimal("3.60")),
    ("杯壶一供几款", 2),
    ("台灯的重亮多少", "1.2千克"),
    ("台灯毛众多少", "1.2千克"),
]
GOODS = [
    ("兰舟的有几款", 2, "“兰舟”按“澜舟”理解"),
    ("五层纸香库存多少", 15000, "层纸香”按“五层纸箱”理解"),
    ("台登多少钱", Decimal("138.00"), "“台登”按“台灯”理解"),
]


@pytest.mark.parametrize(("question", "value"), MISTYPED)
def test_a_word_of_asking_is_read_by_its_sound(chinese: Exactly, question: str, value: object) -> None:
    reply = chinese.answer(question)
    assert reply is not None and reply.kind == "exact" and reply.value == value, reply


@pytest.mark.parametrize(("question", "value", "told"), GOODS)
def test_what_goods_were_read_as_is_told(chinese: Exactly, question: str, value: object, told: str) -> None:
    reply = chinese.answer(question)
    assert reply is not None and reply.value == value and told in reply.text, reply


@pytest.mark.parametrize(
    "question",
    [
        "台灯的音色怎么样",  # no silver
        "台灯怎么报修",  # no warranty
        "成色新的有几款",  # no orange
        "谁买了台灯",  # the opposite of selling
        "从每国进了几款货",
        "台灯比原价省多少",
    ],
)
def test_a_word_that_people_write_stays(chinese: Exactly, question: str) -> None:
    reply = chinese.answer(question)
    assert reply is None or reply.kind != "exact", reply
