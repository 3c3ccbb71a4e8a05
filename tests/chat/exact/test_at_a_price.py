"""Prices of several columns: which one is meant by what stands beside a question, and how much so much money buys."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.exact.answering import Exactly

CHAIRS = (
    "型号,品名,品类,出厂价,工程价,门市价,箱入数,在库,样,在产,厂家,近12月\n"
    "S-1,藤编摇椅,椅,200,250,400,2,12,X,0,安吉恒坐,30\n"
    "S-2,藤编躺椅,椅,300,360,600,1,0,,20,安吉恒坐,0\n"
    "S-3,藤编圆桌,桌,500,580,900,1,3,X,0,龙江联友,90\n"
    "S-4,竹编屏风,配套,100,130,260,4,40,,10,龙江联友,55\n"
)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("藤编摇椅一箱多少钱,按工程价", "500"),
        ("藤编摇椅一箱工程价多少", "500"),
        ("3把藤编摇椅,工程价合计", "750"),
        ("最便宜的椅子,按工程价", "250"),
        ("门市价最贵的是哪个", "900"),
        ("藤编圆桌零售多少钱", "900"),
        ("毛利率最高的椅子,按工程价", "工程价减出厂价"),
        ("3000块能买几把藤编躺椅", "5"),
        ("客户有3000块钱,工程价能买几把藤编躺椅", "8"),
        ("整个仓库的成本多少", "7,900"),
        ("a customer has 3000 yuan, how many 藤编躺椅 can he get at project price", "8"),
        ("factory price of 藤编圆桌", "500"),
        ("过去一年一件没卖的", "藤编躺椅"),
        ("一年卖得最好的两样", "竹编屏风"),
        ("有样品的有哪些", "共 2 件商品"),
        ("正在生产的总共多少件", "30"),
        ("正在生产的有几款", "共 2 件商品"),
        ("龙江那家有哪些货", "共 2 件商品"),
    ],
)
def test_the_price_that_is_named_beside_is_taken(over: Callable[[str], Exactly], question: str, told: str) -> None:
    reply = over(CHAIRS).answer(question)
    assert reply is not None and reply.kind == "exact" and told in reply.text, reply


@pytest.mark.parametrize("question", ["3箱藤编摇椅能买几把", "3000块能买几箱藤编摇椅"])
def test_nothing_is_made_up(over: Callable[[str], Exactly], question: str) -> None:
    reply = over(CHAIRS).answer(question)
    assert reply is None or reply.kind != "exact"


LAMPS = (
    "Name,SKU,Price,Compare at price,Wholesale price,Stock\n"
    "Reading lamp,L1,60,80,30,4\n"
    "Floor lamp,L2,150,200,140,2\n"
    "Wall lamp,L3,40,,10,9\n"
)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("biggest price cut (compare at price minus price)", "Floor lamp"),
        ("whats on sale (compare at price higher than price)", "2 products"),
    ],
)
def test_a_price_that_is_compared_is_none_that_is_taken(
    over: Callable[[str], Exactly], question: str, told: str
) -> None:
    reply = over(LAMPS).answer(question)
    assert reply is not None and reply.kind == "exact" and told in reply.text, reply


def test_a_vendor_is_who_supplies_where_a_column_tells_that(over: Callable[[str], Exactly]) -> None:
    shop = over(
        "SKU,Title,Manufacturer,Supplier,Price\nE-1,Orla earphones,Orla,Nordhandel,10\nE-2,Kip earphones,Kip,Sudex,9\n"
    )
    reply = shop.answer("which vendor supplies us the Orla earphones")
    assert reply is not None
    assert "Nordhandel" in reply.text, reply.text
