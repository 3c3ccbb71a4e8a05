"""Numbers in names, whole cartons, groups in order, and one field taken from another: merchants' Chinese."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from merchant_assistant.chat.exact.answering import Exactly

LAMPS = """货号,商品名称,品牌,分类,功率,光通量(lm),毛重,装箱数,单价（元）,划线价,库存,销量
P-66,600x600面板灯 40W,御野,面板灯,40W,4000,2.1kg,8,79,99,310,40
P-31,300x1200面板灯 48W,御野,面板灯,48W,4800,2.6kg,6,88,92,40,90
U-10,工矿灯 100W,固明,工矿灯,100W,15000,3kg,4,188,200,77,15
U-20,工矿灯 200W,固明,工矿灯,200W,26000,4kg,2,298,310,24,5
F-10,投光灯 100W,固明,投光灯,100W,9000,2kg,4,99,120,12,70
T-12,T8灯管 1.2米 18W,亮禾,灯管,18W,1900,0.3kg,25,11.20,12,500,800
T-06,T8灯管 0.6米 9W,亮禾,灯管,9W,900,0.2kg,30,8.10,12,700,300
S-12,路灯头 120W,固明,路灯,120W,15600,6.7kg,1,398,450,30,2
"""

ASKED = [
    # numbers that are part of a name
    ("600x600面板灯多少钱", Decimal(79)),
    ("600乘600的面板灯什么价", Decimal(79)),
    ("600*600面板灯库存", 310),
    ("T8灯管1.2米18W多少钱", Decimal("11.20")),
    ("路灯头120W毛重", "6.7kg"),
    ("工矿灯200W比100W贵多少", Decimal(110)),
    ("200W的比100W那款工矿灯贵多少", Decimal(110)),
    ("工矿灯100W和200W哪个库存大", 77),
    # a whole carton
    ("T-12一箱多少钱", Decimal(280)),
    ("1.2米T8灯管拿一箱总共多少", Decimal(280)),
    ("18W的T8灯管整箱什么价", Decimal(280)),
    ("T-12来3箱多少钱", Decimal(840)),
    ("两箱T-12多少钱", Decimal(560)),
    ("T-12一箱几个", "25"),
    # the ending of a field's name
    ("流明数最高的是哪个", 26000),
    # one price less another
    ("划线价减售价最大的是哪个", 52),
    ("现价比划线价低得最多的是哪款,看差价", 52),
    # groups in order, and what theirs adds up to
    ("各品牌库存合计，从大到小", (("亮禾", 1200), ("御野", 350), ("固明", 143))),
    ("按品牌统计销量，从小到大排列", (("固明", 92), ("御野", 130), ("亮禾", 1100))),
    ("每个品牌卖了多少件，排一下", (("亮禾", 1100), ("御野", 130), ("固明", 92))),
    ("亮禾销量一共多少", 1100),
    ("销量前2的品牌", (("亮禾", 1100), ("御野", 130))),
    ("御野均价跟亮禾比哪个高", (("御野", Decimal("83.5")), ("亮禾", Decimal("9.65")))),
    # what is said twice
    ("想要个最便宜的面板灯，最低那款", Decimal(79)),
    ("600x600面板灯库存还剩多少", 310),
    ("全部库存多少件", 1693),
]


@pytest.fixture(scope="module")
def lamps(over: Callable[[str], Exactly]) -> Exactly:
    return over(LAMPS)


@pytest.mark.parametrize(("question", "value"), ASKED)
def test_is_read(lamps: Exactly, question: str, value: object) -> None:
    reply = lamps.answer(question)
    assert reply is not None and reply.kind == "exact" and reply.value == value, reply


@pytest.mark.parametrize(
    ("question", "skus"),
    [
        ("固明的、除了工矿灯以外的商品", {"F-10", "S-12"}),
        ("按毛重排，前2是哪几款", {"S-12", "U-20"}),
        ("库存数量最少的2款", {"F-10", "U-20"}),
        ("灯管类、库存超过600、还有库存的产品", {"T-06"}),
    ],
)
def test_nothing_is_turned_round(lamps: Exactly, question: str, skus: set[str]) -> None:
    reply = lamps.answer(question)
    assert reply is not None and reply.finding is not None, reply
    assert {row.sku for row in reply.finding.rows} == skus, reply


def test_of_several_cartons_it_is_asked_which(lamps: Exactly) -> None:
    reply = lamps.answer("T8灯管一箱总共多少钱")
    assert reply is not None and reply.kind == "clarify", reply


def test_what_nothing_tells_of_a_carton_is_declined(chinese: Exactly) -> None:
    reply = chinese.answer("保温杯拿一箱总共多少钱")
    assert reply is None or reply.kind != "exact", reply
