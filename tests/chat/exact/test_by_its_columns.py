"""包邮, 每家, 一共多少, a sort before the word for all goods, money tied up and a doubt: read by the columns held."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.exact.answering import Exactly

TOOLS = """型号,花名,类型,牌子,供货商,进价,单价,押金,运费,数量,失效日期
G-1,电锤,电动,锐克,海丰,50,100,200,0,2,2026-01-01
G-2,角磨机,气动,锐克,海丰,30,70,100,12,10,2030-01-01
G-3,电刨,电动,东力,和顺,20,40,50,8,5,2030-02-01
G-4,拉杆钳,手动,东力,和顺,5,9,0,8,40,2030-03-01
G-5,曲线锯,电动,锐克,和顺,60,120,200,0,3,2030-04-01
G-6,冲击钻,电动,东力,海丰,80,150,200,5,4,2030-05-01
"""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("包邮的有哪些", "共 2 件商品（运费为 0）"),
        ("押金一共多少", "合计 750"),
        ("每家的货值", "和顺 920"),
        ("120元以下的电动工具", "共 3 件商品"),
        ("电动的压了多少钱", "按进价计算，库存总值为 700"),
        ("电动的按单价压了多少钱", "按价格计算"),
        ("电锤多少钱", "电锤（G-1）"),
        ("不对吧，电锤已经失效了", "共 1 件商品"),
    ],
)
def test_is_read_by_the_columns(over: Callable[[str], Exactly], question: str, told: str) -> None:
    reply = over(TOOLS).answer(question)
    assert reply is not None and reply.kind == "exact" and told in reply.text, reply


def test_each_firm_is_asked_back_where_no_column_has_one(over: Callable[[str], Exactly]) -> None:
    lines = [line.split(",") for line in TOOLS.splitlines()]
    reply = over("\n".join(",".join([*line[:4], *line[5:]]) for line in lines) + "\n").answer("每家的货值")
    assert reply is None or reply.kind != "exact", reply.text
