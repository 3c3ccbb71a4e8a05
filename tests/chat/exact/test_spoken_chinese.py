"""Questions as people say them in Chinese shops: dialect, politeness, ways to ask for ranks, bounds and stock."""

from __future__ import annotations

from decimal import Decimal

import pytest

from merchant_assistant.chat.exact.answering import Exactly
from merchant_assistant.chat.exact.spoken import reworded

ASKED = [
    # who asks, and how politely, restricts nothing
    ("麻烦帮我数一下澜舟有几款呀", 2),
    ("客户问马克杯咋卖", Decimal("18.80")),
    ("五层纸箱的单价是多少来着", Decimal("3.60")),
    # stock by what is at hand
    ("马克杯还剩几个", 760),
    ("五层纸箱手上有多少存货呢", 15000),
    ("存货数少于800的有几款", 2),
    ("哪几款卖断货了", 1),
    # ranks
    ("哪一款的单价排第一", Decimal("138.00")),
    ("最不贵的是啥", Decimal("3.60")),
    ("哪个品牌现货总数最多", "万包"),
    ("各品牌库存比一比,最多的是谁", "万包"),
    # bounds
    ("比一公斤还重的有几款", 1),
    ("单价没到二十元的有几样", 2),
    ("产地不是广东的、卖不到30块的有几款", 1),
    ("15天内能交货的有几款", 3),
    # groups, shares, gaps
    ("分类 平均价", (("杯壶", Decimal("25.65")), ("灯具", Decimal("138.00")), ("包装", Decimal("3.60")))),
    ("澜舟的款占全部商品的比重", Decimal(50)),
    ("条形码那一栏空着的有几款", 2),
    ("条码不为空的商品占总数几成", Decimal(50)),
    # a value that stands behind its field, and a barcode that stands for its product
    ("台灯条形码多少", "2600005390250"),
    ("2600005390250是啥货", "LED台灯"),
    ("有没有卖断货的", True),
    ("澜舟和固明分别有几款", (("澜舟", 2), ("固明", 1))),
    ("澜舟和固明各有几款", (("澜舟", 2), ("固明", 1))),
    ("超过30块的杯子占几成", Decimal(25)),
    ("澜舟占全部杯子的比例", Decimal(100)),
    ("产地分布情况", (("浙江永康", 1), ("江西景德镇", 1), ("广东中山", 1), ("广东东莞", 1))),
    ("库存量最低的2款是哪几款", None),
    ("我们的货一共几类呢", 3),
    ("有没有地毯卖的", False),
    # a colour that nothing has
    ("紫色的有几款", 0),
]


@pytest.mark.parametrize(("question", "value"), ASKED)
def test_what_is_asked_as_people_speak(chinese: Exactly, question: str, value: object) -> None:
    reply = chinese.answer(question)
    assert reply is not None and reply.kind == "exact", reply
    if value is None:
        assert reply.finding and [row.sku for row in reply.finding.rows] == ["TD-9", "MK-3"]
        return
    assert (set(reply.value) if isinstance(reply.value, tuple) else reply.value) == (
        set(value) if isinstance(value, tuple) else value
    ), reply


def test_what_restricts_is_not_lost() -> None:
    assert reworded("占全部杯子的比重") == "占全部杯子的比例"
    assert reworded("澜舟以外还有几款") == "澜舟以外还有几款"  # products, not pieces in stock
    assert reworded("客户要求高的杯子有哪些") == "客户要求高的杯子有哪些"
    assert reworded("重量最大的叫什么") == "重量最大的叫什么"
    assert reworded("cheapest mug") == "cheapest mug"
