"""Lists of trades: heads by their sound or in a few characters, sizes as texts, stock in boxes, what was ordered."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.catalogue.importing import head_words, names
from merchant_assistant.catalogue.importing.pinyin_heads import in_characters
from merchant_assistant.chat.exact.answering import Exactly

POTS = """SKU,PinMing,规格,材质,品类,箱规,进(元/个),散客(元/个),食堂(元/个),箱数,预警箱,在订,周出箱,下次到货
KP1,圆汤锅,450ml,PP,锅,300,2,4,3,4,16,10,8,2026-12-08
KP2,圆汤锅,1500ml,304,锅,100,9,14,12,0,2,0,1,
KP3,蒸笼,8寸,竹,笼,50,5,9,7,22,18,0,11,
KP4,蒸笼,12寸,竹,笼,20,8,15,11,6,9,5,0,2026-12-20
KP5,手提套,大号,410铁,袋,20,1,3,2,60,9,0,10,
"""
BOLTS = """WLBM,品名规格,材质,执行标准,小类,成本/只,零价,批价,只/盒,结存盒,最低,未到,年销盒,停
LA1,六角螺栓 M6*20,304,GB70,螺栓,0.1,0.3,0.2,100,40,3,0,45,
LA2,六角螺栓 M6*20,镀锌,GB70.3,螺栓,0.05,0.1,0.08,100,2,6,0,82,
LA3,盘头钉 M4.2*25,12.9级发黑,GB845,螺钉,0.2,0.5,0.4,200,0,6,20,9,Y
LA4,平垫 M8,304,GB97,垫圈,0.01,0.03,0.02,1000,0,4,0,0,
"""


@pytest.mark.parametrize(
    ("head", "field"),
    [
        ("PinMing", "title"), ("KuCun", "stock"), ("LingShouJia", "price"), ("huohao", "sku"), ("JinHuoJia", "cost"),
        ("零价", "price"), ("散客(元/个)", "price"), ("批(元/个)", "price"),
    ],
)  # fmt: skip
def test_heads_by_their_sound_and_in_a_few_characters(head: str, field: str) -> None:
    assert field in {**names.meanings(head), **head_words.fields_of(head)}


@pytest.mark.parametrize("head", ["Range", "Line", "Unit", "Title", "Canning", "Made in", "Shape", "Bin"])
def test_english_heads_are_no_sounds(head: str) -> None:
    assert not in_characters(head)


@pytest.mark.parametrize(
    ("catalogue", "question", "told"),
    [
        (POTS, "1500毫升的汤锅散客价多少", "14"),
        (POTS, "圆汤锅450还有几箱", "4 箱"),
        (POTS, "8寸的蒸笼食堂价多少", "7"),
        (POTS, "304的有几种", "共 1 件"),
        (POTS, "食堂价超过10块的有哪些", "共 2 件"),
        (POTS, "最贵的袋子", "手提套"),
        (POTS, "蒸笼8寸够卖几个礼拜", "：2"),
        (POTS, "要订货了的帮我拉个单子", "共 3 件"),
        (POTS, "走得最快的", "KP3"),
        (BOLTS, "304的六角螺栓M6*20还有几盒", "40 盒"),
        (BOLTS, "12.9的还有几盒", "0 盒"),
        (BOLTS, "GB70.3有几种", "共 1 件"),
        (BOLTS, "盘头钉4.2*25一盒多少个", "：200"),
        (BOLTS, "缺货里头已经订了货的有几个", "共 1 件"),
        (BOLTS, "断货的里面还没订货的有哪些", "平垫 M8"),
        (BOLTS, "已经停掉的有哪些", "盘头钉"),
        (BOLTS, "低于最低但是还没下订单的", "共 2 件"),
        (BOLTS, "零价超过4毛的有几个", ""),
    ],
)
def test_lists_of_a_trade(over: Callable[[str], Exactly], catalogue: str, question: str, told: str) -> None:
    reply = over(catalogue).answer(question)
    if told:
        assert reply is not None and reply.kind == "exact" and told in reply.text, reply
    else:
        assert reply is None or reply.kind != "exact"


def test_boxes_are_not_taken_times_the_price_of_one(over: Callable[[str], Exactly]) -> None:
    """What a stock in boxes is worth at the price of a piece is not told by the two alone."""
    reply = over(BOLTS).answer("库存总值是多少")
    assert reply is None or reply.kind != "exact"


def test_a_number_behind_a_column_of_figures_is_no_size(over: Callable[[str], Exactly]) -> None:
    reply = over("编号,品名,材质,批发价,零售价,库存\nA1,合页,201,3,5,304\nA2,门吸,304,6,9,20\n").answer(
        "库存304的是哪个"
    )
    assert reply is not None and reply.finding is not None
    assert [row.sku for row in reply.finding.rows] == ["A1"], reply.text


def test_the_retail_price_is_no_zero_stock(over: Callable[[str], Exactly]) -> None:
    shop = over("huohao,pinming,jinjia,lingshoujia,pifajia,kucun\nT1,水,2,4,3,240\nT2,茶,2,5,3,0\n")
    reply = shop.answer("零售价乘库存最高是哪个")
    assert reply is not None
    assert reply.kind != "exact" or "960" in reply.text, reply.text


def test_a_measure_that_names_tell_is_a_bound_all_the_same(over: Callable[[str], Exactly]) -> None:
    cups = over(
        "SKU,品名,容量,价格\nC1,保温杯 500毫升,500毫升,9\nC2,水壶 750毫升,750毫升,12\nC3,小杯 300毫升,300毫升,5\n"
    )
    reply = cups.answer("容量500毫升及以上的有几款")
    assert reply is not None
    assert (reply.kind, reply.value) == ("exact", 2), reply.text


def test_what_two_prices_are_apart_is_the_margin(over: Callable[[str], Exactly]) -> None:
    shop = over("SKU,品名,进价,批发价,售价\nA1,锅,5,7,9\nA2,盆,2,3,12\n")
    reply = shop.answer("进价和售价差价最大的产品")
    assert reply is not None and reply.finding is not None
    assert reply.finding.rows[0].sku == "A2", reply.text


def test_samples_are_not_all_goods(over: Callable[[str], Exactly]) -> None:
    shop = over("SKU,品名,状态,价格\nA1,扳手,样品,5\nA2,钢管,在产,7\n")
    reply = shop.answer("样品有哪些")
    assert reply is not None and reply.finding is not None
    assert [row.sku for row in reply.finding.rows] == ["A1"], reply.text
