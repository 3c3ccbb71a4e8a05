"""What is asked besides is not left out: so many boxes, both of two conditions, which price, who delivers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.exact.answering import Exactly

SCREWS = """编码,品名,材质,执行标准,类,成本/只,批价,零价,只/盒,结存盒,交期(天),供方
A1,六角螺母 M8,镀锌,GB70,螺母,0.04,0.05,0.07,500,2,7,永恒
A2,沉头螺母 M6,304,GB70.3,螺母,0.05,0.06,0.09,200,9,5,威利
A3,平垫 M8,304,GB97,垫圈,0.03,0.05,0.08,1000,50,5,威利
"""
PILLS = """编码,品名,片/盒,售价,库存盒
P1,钙片,24,18.5,7
P2,锌片,30,22,4
"""


@pytest.mark.parametrize(
    ("catalogue", "question", "told", "never"),
    [
        (SCREWS, "一盒六角螺母M8批发多少钱", "25", "：0.05。"),
        (SCREWS, "三盒六角螺母M8多少钱", "75", "0.15"),
        (SCREWS, "GB70的有几种", "1 ", "2 件"),
        (SCREWS, "五天能到货的是哪家", "威利", "螺母"),
    ],
)
def test_what_is_told(over: Callable[[str], Exactly], catalogue: str, question: str, told: str, never: str) -> None:
    reply = over(catalogue).answer(question)
    assert reply is not None and reply.kind == "exact", reply
    assert told in reply.text and never not in reply.text, reply.text


@pytest.mark.parametrize(
    ("catalogue", "question"),
    [(SCREWS, "304的平垫M8一共多少片"), (PILLS, "拿3盒钙片多少钱,要几箱")],
)
def test_what_is_not_told(over: Callable[[str], Exactly], catalogue: str, question: str) -> None:
    reply = over(catalogue).answer(question)
    assert reply is None or reply.kind in ("clarify", "declined"), reply


def test_a_box_that_is_priced_itself_is_not_multiplied(over: Callable[[str], Exactly]) -> None:
    reply = over(PILLS).answer("一盒钙片多少钱")
    assert reply is None or "444" not in reply.text, reply
