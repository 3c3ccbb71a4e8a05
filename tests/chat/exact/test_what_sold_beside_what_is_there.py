"""What sold beside what is there or coming, how long it lasts and since when nothing came, as a merchant heads it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.chat.exact.answering import Exactly
from merchant_assistant.chat.exact.days.said_of_days import today

_NOW = f"{today():%Y-%m-%d}"
EN = f"""Item no,Title,Trade £ ex,On shelf,Min b4 reorder,Coming in,Last delivery,Gone last 30d
P1,Masking tape,2.29,5,6,24,{_NOW},17
P2,Sanding block,1.10,40,10,2,2019-04-11,9
P3,Dust sheet,6.40,4,4,6,2020-05-02,0
"""
ZH = f"""编号,货名,批发价(元),现有,低于就补,在路上,上次进货,上月走货
C1,紫砂壶,92.1,50,15,2,{_NOW},3
C2,公道杯,12.5,3,20,50,2020-05-02,20
C3,茶巾,3.2,8,30,20,2019-04-11,0
"""


@pytest.mark.parametrize(
    ("cells", "question", "skus"),
    [
        (EN, "what went out most in the last 30 days", {"P1"}),
        (EN, "which products sold more in the last 30 days than we have on the shelf", {"P1"}),
        (EN, "anything on shelf less than went out in the last 30 days?", {"P1"}),
        (EN, "which have less on shelf than gone last 30d", {"P1"}),
        (EN, "which have less in stock than min b4 reorder", {"P1"}),
        (EN, "are there products where coming in is less than gone last 30d", {"P2"}),
        (EN, "which lines have less than a months stock left", {"P1"}),
        (EN, "which will run out within 30 days", {"P1"}),
        (EN, "what hasn't been delivered for six months", {"P2", "P3"}),
        (EN, "which were last delivered more than 6 months ago", {"P2", "P3"}),
        (EN, "whats been sitting here longest without a delivery", {"P2"}),
        (EN, "what have we had longest without a new delivery", {"P2"}),
        (ZH, "上月走货最多的是什么", {"C2"}),
        (ZH, "现有比上月走货少的有哪些", {"C2"}),
        (ZH, "现有低于上月走货的有哪些", {"C2"}),
        (ZH, "上月走货高于库存的有哪些", {"C2"}),
        (ZH, "卖得比库存多的是哪些", {"C2"}),
        (ZH, "上个月卖的比库存多的有哪些", {"C2"}),
        (ZH, "在路上的比上月走货少的有哪些", {"C1"}),
        (ZH, "现有不到10个的有哪些", {"C2", "C3"}),
        (ZH, "30天内要断货的有哪些", {"C2"}),
        (ZH, "哪些货半年没进过了", {"C2", "C3"}),
        (ZH, "最近三个月没进货的有哪些", {"C2", "C3"}),
        (ZH, "今年没进过货的有哪些", {"C2", "C3"}),
        (ZH, "哪个货放得最久没进过货", {"C3"}),
    ],
)
def test_it_is_told_by_the_columns(
    listed: Callable[[str], Catalogue], cells: str, question: str, skus: set[str]
) -> None:
    reply = Exactly(listed(cells)).answer(question)
    assert reply is not None and reply.finding is not None, reply
    finding = reply.finding
    assert {row.sku for row in finding.rows[: finding.tied or None]} == skus, reply.text
