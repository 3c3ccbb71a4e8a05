"""What is to be ordered again today, over heads as merchants write them: "Min b4 reorder", 低于就补, 在路上."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.chat.exact.answering import Exactly

EN = """Item no,Title,Trade £ ex,On shelf,Min b4 reorder,Coming in,Days to get
P1,Masking tape,2.29,5,6,,8
P2,Sanding block,1.10,40,10,20,3
P3,Dust sheet,6.40,0,4,6,42
"""
ZH = """编号,货名,批发价(元),现有,低于就补,在路上,到货要几天
C1,紫砂壶,92.1,50,15,,45
C2,公道杯,12.5,3,20,50,6
C3,茶巾,3.2,8,30,,4
"""


@pytest.mark.parametrize(
    ("cells", "question", "skus"),
    [
        (EN, "what do I need to order today?", {"P1", "P3"}),
        (EN, "what needs reordering this morning", {"P1", "P3"}),
        (EN, "what is coming in", {"P2", "P3"}),
        (EN, "what takes longest to deliver", {"P3"}),
        (ZH, "今天哪些货该补了", {"C2", "C3"}),
        (ZH, "在路上最多的是哪个", {"C2"}),
        (ZH, "到货最慢的是哪个", {"C1"}),
    ],
)
def test_it_is_told_by_the_columns(
    listed: Callable[[str], Catalogue], cells: str, question: str, skus: set[str]
) -> None:
    reply = Exactly(listed(cells)).answer(question)
    assert reply is not None and reply.finding is not None, reply
    assert {row.sku for row in reply.finding.rows[: len(skus)]} == skus
