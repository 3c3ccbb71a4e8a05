"""What is on its way, asked in Chinese; and counters that are what goods are like."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.exact.answering import Exactly

PILLS = """货号,品名,品牌,售价,库存,在途
P1,退热片,安康,9,0,30
P2,止咳片,安康,8,4,20
P3,润喉颗粒,和济,7,3,0
"""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("在途一共多少", "合计 50"),
        ("安康在途多少", "合计 50"),
        ("每个品牌的在途有多少", "安康 50"),
        ("按品牌汇总在途", "安康 50"),
        ("在途的有几款", "共 2 件"),
        ("有货在路上的", "共 2 "),
    ],
)
def test_what_is_coming(over: Callable[[str], Exactly], question: str, told: str) -> None:
    reply = over(PILLS).answer(question)
    assert reply is not None
    assert (reply.kind, told in reply.text) == ("exact", True), reply.text


@pytest.mark.parametrize("question", ["片有几种", "颗粒有几种", "片还剩多少", "粒有几种"])
def test_a_form_is_not_passed_over(over: Callable[[str], Exactly], question: str) -> None:
    reply = over(PILLS).answer(question)
    assert reply is None or reply.kind != "exact", reply.text
