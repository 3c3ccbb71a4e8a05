"""One column times another, and what is taken or earned in the time of a column of sales."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.exact.answering import Exactly

ROPES = """Item no,Name,Make,Cost,Price,Stock,Sold/Mth,In transit,Buyer,Lead days,Eco (Y/N),Remark
R1,Climbing rope 60 m,Alpin,40,70,5,10,0,Ann,9,Y,clearance
R2,Climbing rope 40 m,Alpin,30,45,0,20,30,Bea,5,N,
R3,Carabiner,Gripfix,3,6,50,40,10,Bea,20,Y,
"""
SEEDS = """货号,品名,厂家,进价,售价,结存数,月均销,在途数,负责人,供货天数,环保标,备注,最后售出
S1,番茄种子 5g,绿野,2,5,10,30,0,李明,7,是,清仓,2026/01/05
S2,黄瓜种子 5g,绿野,3,4,0,50,60,王芳,9,否,,2026/09/01
S3,育苗盘,大田,8,11,40,5,20,王芳,30,是,,2026/05/20
"""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("monthly sales times price over everything", "1,840"),
        ("total of cost × stock", "350"),
        ("what do we turn over in a month", "1,840"),
        ("which product brings in the most profit a month", "R1"),
        ("which make has the highest turnover per month", "Alpin"),
        ("which make earned us the most profit per month", "Alpin"),
        ("lowest stock relative to monthly sales, sold-out ones left aside", "0.5"),
        ("which has nothing on the way", "R1"),
        ("what have we got the most of still on its way to us", "R2"),
        ("which Alpin ropes are we out of", "R2"),
        ("which colleague looks after the most items", "Bea"),
        ("who is the slowest to deliver to us", "Gripfix"),
        ("percentage of Alpin with the eco label", "50 %"),
        ("what are we clearing out that is still on the shelf", "R1"),
    ],
)
def test_times_in_english(over: Callable[[str], Exactly], question: str, told: str) -> None:
    reply = over(ROPES).answer(question)
    assert reply is not None
    assert (reply.kind, told in reply.text) == ("exact", True), reply.text


@pytest.mark.parametrize(
    "question",
    [
        "stock value, cost x stock",
        "total stock value of everything (cost times stock)",
        "what is our stock worth, cost times quantity",
        "value of the Alpin stock, cost x stock",
    ],
)
def test_how_the_worth_is_computed_is_a_remark(over: Callable[[str], Exactly], question: str) -> None:
    reply = over(ROPES).answer(question)
    assert reply is not None
    told = "200" if "Alpin" in question else "350"
    assert (reply.kind, told in reply.text) == ("exact", True), reply.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("所有商品售价乘月均销加起来是多少", "405"),
        ("一个月总共能卖多少钱", "405"),
        ("绿野一个月能卖多少钱", "350"),
        ("哪个厂家一个月赚得最多", "绿野：140"),
        ("备注清仓的商品,结存数乘进价总共多少", "20"),
        ("有结存的商品中,结存数除以月均销最小的是哪个", "S1"),
        ("结存低于5的商品", "S2"),
        ("路上正在来的哪样最多", "S2"),
        ("路上没有在来的是哪些", "S1"),
        ("谁手上管的货品种最多", "王芳"),
        ("哪家厂送货最慢", "大田"),
        ("放得最久没人买的是哪样", "S1"),
        ("2026年6月以前就没再卖出过的有哪些", "共 2 件"),
        ("品名带5g、售价低于5元的", "S2"),
        ("按百分比算加价最多的是哪个商品", "S1"),
        ("环保的占比多少", "66.67%"),
    ],
)
def test_times_in_chinese(over: Callable[[str], Exactly], question: str, told: str) -> None:
    reply = over(SEEDS).answer(question)
    assert reply is not None
    assert (reply.kind, told in reply.text) == ("exact", True), reply.text


DRIED = """货号,品名,供货,售价,现存,警戒,在途,月销,到期日,末次出货,冷库
D1,虾皮 淡干,舟山渔家,29,40,10,0,79,2026/12/20,2026/11/02,否
D2,虾皮 咸,舟山渔家,16,0,10,0,60,2027/05/01,2026/10/01,是
D3,紫菜,霞浦海味,50,90,20,30,12,2027/08/01,2026/03/12,否
"""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("哪家供应商的货压钱最多", "霞浦海味"),
        ("低于警戒线又还没下单的有哪些", "D2"),
        ("要放冷库的有多少个", "共 1 件"),
        ("不用进冷库的是哪几个", "共 2 件"),
        ("虾皮两种哪个卖得快", "D1"),
        ("最久没出过货的是哪个", "D3"),
        ("元旦前要到期的都有哪些", "D1"),
        ("库房里现在没货的有哪几样", "D2"),
    ],
)
def test_a_trade_of_dried_goods(over: Callable[[str], Exactly], question: str, told: str) -> None:
    reply = over(DRIED).answer(question)
    assert reply is not None
    assert (reply.kind, told in reply.text) == ("exact", True), reply.text


@pytest.mark.parametrize("question", ["番茄种子卖多少钱", "黄瓜种子的售价"])
def test_a_price_is_no_turnover(over: Callable[[str], Exactly], question: str) -> None:
    reply = over(SEEDS).answer(question)
    assert reply is not None
    assert "×" not in reply.text
