"""Questions as people say them in Chinese shops: dialect, politeness, ways to ask for ranks, bounds and stock."""

from __future__ import annotations

from decimal import Decimal

import pytest

from merchant_assistant.chat.exact.answering import Exactly
from merchant_assistant.chat.exact.words.spoken import reworded

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
    # where it is made, and whether it is told
    ("马克杯是哪里产的", "江西景德镇"),
    ("台灯是哪儿生产的", "广东中山"),
    ("台灯有没有注明产地", "广东中山"),
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
    assert reworded("台灯是哪一年的") == "台灯是哪年的"  # no number
    for goods in ("说明书", "填充玩具", "标签"):
        assert goods in reworded(f"有没有{goods}")


RESTRICTING = [
    # what is in stock, in brackets, said again behind a comma, told of each
    ("有货，白色的有几款", "有货"),
    ("缺货，价格低于100的有几款", "缺货"),
    ("价格低于30（含税）的有几款", "含税"),
    ("哪些商品（含棉）有几款", "含棉"),
    ("100元以下（含运费）的有几款", "含运费"),
    ("白色的，没卖出去过的有几款", "销量为0"),
    ("每家有几款", "每家"),
    ("砧板有几款，其他商品有几款", "其他"),
    ("哪款杯子（库存最多的）", "库存最多"),
    ("哪款浴巾按价格最低的", "价格最低"),
    # bounds, and of what
    ("超过20天能交货的有几款", "超过20天"),
    ("100元打底的有几款", "100元以上"),
    ("装箱数量大于20的有几款", "装箱数量"),
    ("评论数量大于100的有哪些", "评论数量"),
    ("卖过1000件的有哪些", "销量超过1000件"),
    ("有几块浴巾", "几块浴巾"),
    # goods
    ("数码相机有几款", "数码相机"),
    ("拉杆箱有几款", "拉杆箱"),
    ("手表里最贵的是哪款", "手表"),
    ("打底裤有几款", "打底裤"),
    ("半升降桌有几款", "半升降桌"),
    ("沉香手串有几款", "沉香"),
    ("3刀头剃须刀有几款", "3刀头"),
    ("laptop15寸有几款", "laptop15"),
    ("空白T恤有几款", "空白T恤"),
    ("有没有带中文的说明书", "说明书"),
]


@pytest.mark.parametrize(("question", "kept"), RESTRICTING)
def test_no_rule_takes_away_what_restricts(question: str, kept: str) -> None:
    assert kept in reworded(question)


def test_what_is_said_twice_is_said_once() -> None:
    assert reworded("30元以下（含30）的有几款") == "30元以下的有几款"
    assert reworded("30元（含）以下的有几款") == "30元以下的有几款"
    assert reworded("不是澜舟的，其他商品有几款") == "不是澜舟的，商品有几款"
    assert reworded("不用等超过7天就能交货的") == "交货期不超过7天的"


def test_parts_of_words_are_not_taken_for_words() -> None:
    assert reworded("手表里有几款") == "手表里有几款"
    assert "列出" not in reworded("拉手128mm有什么颜色")
    assert reworded("FK Advantage产品数").endswith("商品数量")
    assert "差多少钱" not in reworded("原价和促销价差额最大的产品")


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("DH-128 有几种颜色，分别是什么", "有哪些颜色"),
        ("中国以外产的家具", "不是中国产的"),
        ("查原价305以上（含）312以下（含）的手表", "305到312"),
        ("不足100克重的产品", "100克的"),
        ("描述里没提 organic cotton 的 T恤有多少款", "描述不含"),
        ("批发价乘以库存数量，合计多少", "按成本算库存价值"),
        ("打折比例最大的是谁", "折扣率最高"),
        ("买升降桌不买折叠椅要多掏多少", "升降桌比折叠椅贵多少"),
        ("哪家的款数多？", "最多"),
    ],
)
def test_says_plainly_what_shops_say(said: str, plain: str) -> None:
    assert plain in reworded(said)
