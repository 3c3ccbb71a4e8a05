"""What is in a case, sales of another time than the column's, bottles where cases are counted: never another figure."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.exact.answering import Exactly

OIL = """货号,品名,类别,进价,售价,库存,月销,箱规,保质期至
S1,山茶油,食用油,30,45,12,6,10,2027-03-04
S2,花生油,食用油,20,35,4,8,6,2027-01-24
S3,镇江香醋,醋,5,9,60,20,24,2028-05-01
"""
SALT = """货号,品名,类别,箱进价,箱批价,库存箱数,周销(箱)
L1,海盐苏打水,汽水,40,50,7,16
L2,青柠苏打水,汽水,42,55,9,8
"""


@pytest.mark.parametrize("question", ["一箱山茶油多少盒", "一箱山茶油有几盒", "一箱山茶油多少件"])
def test_how_many_are_in_a_case(over: Callable[[str], Exactly], question: str) -> None:
    reply = over(OIL).answer(question)
    assert reply is not None and reply.kind == "exact" and "装箱数：10" in reply.text, reply


@pytest.mark.parametrize("question", ["最快断货的是哪款", "哪款最先缺货"])
def test_what_is_out_first_though_there_are_days_of_expiry(over: Callable[[str], Exactly], question: str) -> None:
    reply = over(OIL).answer(question)
    assert reply is not None and reply.kind == "exact" and "0.5" in reply.text and "花生油" in reply.text, reply


@pytest.mark.parametrize(
    ("catalogue", "question"),
    [
        (OIL, "一件山茶油几盒"),
        (OIL, "每一类各有多少瓶"),
        (SALT, "一周卖多少瓶海盐苏打水"),
        (SALT, "海盐苏打水一个月能卖多少"),
        (SALT, "一共有多少瓶"),
    ],
)
def test_no_figure_in_another_unit(over: Callable[[str], Exactly], catalogue: str, question: str) -> None:
    reply = over(catalogue).answer(question)
    assert reply is None or reply.kind != "exact", reply.text


@pytest.mark.parametrize(
    ("catalogue", "question", "told"),
    [
        (SALT, "海盐苏打水一周卖多少箱", "16"),
        (OIL, "山茶油一个月卖多少", "6"),
        (OIL, "山茶油还有多少瓶", "12"),
        (OIL, "食用油有几款", "2"),
    ],
)
def test_the_own_unit_is_told(over: Callable[[str], Exactly], catalogue: str, question: str, told: str) -> None:
    reply = over(catalogue).answer(question)
    assert reply is not None and reply.kind == "exact" and told in reply.text, reply
