"""Letters and cloths of names, the unit that the stock is counted in, and where goods come from, not where they are."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from merchant_assistant.chat.exact.answering import Exactly

DRUGS = """货号,品名,生产厂家,批发价,库存(箱),货位,ABC分类
Y1,维生素C片,白云山,10.6,5,A-1,C
Y2,维生素E软胶囊,养生堂,20.7,20,A-2,C
Y3,K歌麦克风,海氏,45,3,B-1,A
Y4,医用酒精,海氏,55.6,8,B-2,C
Y5,理疗仪 12V,海氏,99,2,B-3,B
Y6,理疗仪 18V,海氏,129,4,B-4,B
"""
CLOTHS = """编码,名称,材质,价格(元/米),库存(米),门幅(cm),产地,货位,进口,素食
B1,棉布 天蓝,棉,28.6,283,110,苏州,A1,否,是
B2,棉布 米白,棉,29.0,140,140,广州,A2,否,是
B3,亚麻布 黑色,麻,37.2,94,150,苏州,A3,是,否
B4,亚麻布 米白,麻,58.3,524,110,绍兴,A4,否,否
B5,灯芯绒 天蓝,棉,45.1,71,110,绍兴,B1,是,否
"""
TWILLS = """SKU,Product,Price,Stock (m),Grade,Imported,Bin
T1,Cotton twill navy,12.5,140,A,No,A1
T2,Cotton poplin white,9.5,60,B,Yes,A2
T3,Linen plain white,19.5,30,C,No,B1
T4,Drill 12V,49.5,7,C,Yes,B2
T5,Drill 18V,79.5,4,C,Yes,B3
"""


@pytest.fixture(scope="module")
def shops(over: Callable[[str], Exactly]) -> dict[str, Exactly]:
    return {"drugs": over(DRUGS), "cloths": over(CLOTHS), "twills": over(TWILLS)}


@pytest.mark.parametrize(
    ("shop", "question", "value"),
    [
        ("drugs", "维生素C片多少钱", Decimal("10.6")),
        ("drugs", "维生素C片还有多少", 5),
        ("drugs", "K歌麦克风多少钱", Decimal(45)),
        ("drugs", "C类有几种", 3),
        ("drugs", "C的有几种", 3),
        ("drugs", "一共有多少箱", 42),
        ("drugs", "海氏的一共有多少箱", 17),
        ("cloths", "棉布还有多少米", 423),
        ("cloths", "亚麻布一共还有几米", 618),
        ("cloths", "一共有多少米", 1112),
        ("cloths", "棉布 天蓝多少钱", Decimal("28.6")),
        ("cloths", "全棉的有几款", 3),
        ("cloths", "国产的有几款", 3),
        ("cloths", "素食的有几款", 2),
        ("cloths", "棉布 天蓝在哪里生产的", "苏州"),
        ("twills", "how many metres of cotton are left", 200),
        ("twills", "how many metres do we have altogether", 241),
        ("twills", "how many domestic products are there", 2),
    ],
)
def test_is_read(shops: dict[str, Exactly], shop: str, question: str, value: object) -> None:
    reply = shops[shop].answer(question)
    assert reply is not None and reply.kind == "exact" and reply.value == value, reply


@pytest.mark.parametrize(
    ("shop", "question"),
    [
        ("drugs", "维C多少钱"),
        ("drugs", "在哪儿买的医用酒精"),
        ("drugs", "医用酒精在哪里卖"),
        ("drugs", "理疗仪有几种尺寸"),
        ("cloths", "棉布还有多少公斤"),
        ("cloths", "纯素的有几款"),
        ("twills", "what sizes does the drill come in"),
    ],
)
def test_is_not_told(shops: dict[str, Exactly], shop: str, question: str) -> None:
    reply = shops[shop].answer(question)
    assert reply is None or reply.kind != "exact", reply


def test_where_goods_are_made_is_not_where_they_lie(shops: dict[str, Exactly]) -> None:
    reply = shops["drugs"].answer("在哪儿生产的医用酒精")
    assert reply is not None and "海氏" in reply.text and "B-2" not in reply.text, reply
