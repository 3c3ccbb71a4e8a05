"""What is said of a case, a 斤 or 600 pieces is no matter of one piece; goods and columns that have the same name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.exact.answering import Exactly

FARM = """编码,品名,类别,售价(元/公斤),进价(元/公斤),库存(公斤),日均销量,可售天数,带花生
F1,香梨,水果,20,12,40,4,7,否
F2,花生,坚果,30,20,90,3,5,否
F3,曲奇,点心,50,30,10,1,20,是
"""
CHEST = """编码,品名,类别,不含税价,含税价,500个以上价,每100个价,进价,库存,最高库存,装箱数,带电池
C1,遥控船,玩具,10,11.3,9,950,6,120,100,24,是
C2,五号电池,电池,2,2.26,1.5,180,1,40,100,48,否
C3,玻璃碗,餐具,8,9.04,7,770,4,600,900,12,否
"""
SHELF = """SKU,Item,Category,Price per kg,Cost,Case Qty,Stock,Has battery,Contains coffee,Sold per month,Days of cover
E1,Torch red,Torches,10.0,6.0,12,40,yes,no,10,9
E2,AA battery,Batteries,2.0,1.0,48,100,no,no,50,3
E3,Mocha cake,Cakes,20.0,8.0,6,10,no,yes,5,12
E4,Ground coffee,Coffee,7.0,4.0,12,60,no,yes,30,14
E5,Filter paper,Paper,5.0,2.0,24,70,no,no,3,99
"""
SCARVES = """SKU,Style,Type,Fabric,Colour,Price,Stock,Carton qty
S1,Orange Blouse,Blouse,Wool,Blue,12.54,50,6
S2,Mint Scarf,Scarf,Linen,Olive,15.31,25,6
S3,Plum Scarf,Scarf,Wool,Olive,21.66,41,12
"""
WATCHES = """id,title,category,brand,price,stock
W1,Chronograph watch,Watches,Tempora,900,3
W2,Dinner plate 20 cm,Plates,Acme,9,30
"""


@pytest.mark.parametrize(
    ("catalogue", "question", "told"),
    [
        # a column of the file that is called as what else would be computed
        (FARM, "香梨的可售天数", "可售天数：7。"),
        (FARM, "可售天数低于6的有几种", "1 件"),
        (SHELF, "days of cover for ground coffee", ": 14."),
        # a noun of goods is the goods, but behind a word that says what these have
        (FARM, "花生多少钱", "30"),
        (CHEST, "电池多少钱", "五号电池"),
        (CHEST, "带电池的有几种", "1 件商品（带电池：是）"),
        (SHELF, "price of the batteries", "AA battery"),
        (SHELF, "cheapest coffee", "7.0: Ground coffee"),
        (SHELF, "which items have a battery", "Torch red"),
        (SHELF, "how many contain coffee", "2 products (Contains coffee: yes)"),
        # of several that are named none is left out for being called just so
        (FARM, "香梨和曲奇多少钱", "曲奇（F3）：50"),
        (CHEST, "玻璃碗和遥控船的库存", "遥控船（C1）：120"),
        (SHELF, "price of torch red and mocha cake", "Mocha cake (E3): 20"),
        (SHELF, "which two items sell most per mnoth?", "AA battery (E2): 50; Ground coffee (E4): 30"),
        # so many of the unit that has the price
        (FARM, "香梨10斤多少钱", "100"),
        (FARM, "香梨一公斤赚多少", "：8"),
        (SHELF, "how many pieces in a case of ground coffee", ": 12."),
        (CHEST, "30个玻璃碗多少钱", "271"),
        (CHEST, "不含税价最高的是哪款", "10：遥控船"),
        (CHEST, "库存500个以上的最贵的是哪款", "玻璃碗"),
        (CHEST, "库存按进价算值多少", "3,160"),
        (CHEST, "库存超上限的有几款", "1 件"),
    ],
)
def test_what_is_read(over: Callable[[str], Exactly], catalogue: str, question: str, told: str) -> None:
    reply = over(catalogue).answer(question)
    assert reply is not None and reply.kind == "exact", reply
    assert told in reply.text, reply.text


@pytest.mark.parametrize(
    ("catalogue", "question"),
    [
        (CHEST, "玻璃碗一箱多少公斤"),
        (CHEST, "玻璃碗每箱赚多少"),
        (CHEST, "玻璃碗卖一箱能赚多少钱"),
        (CHEST, "买600个玻璃碗多少钱"),
        (CHEST, "100个玻璃碗多少钱"),
        (WATCHES, "那块表的表盘多大"),
        (FARM, "香梨一斤赚多少"),
        (FARM, "香梨3斤多少钱"),
        (SHELF, "how many kg in a case of ground coffee"),
        (SHELF, "margin per case on ground coffee"),
        (SHELF, "how much do we make per pound on ground coffee"),
        # no carton of a column is the cardboard that things are made of
        (SCARVES, "cartons in stock"),
        (SCARVES, "how many cartons of mint scarf do we have"),
        (SCARVES, "which come in cartons of 6"),
        (SCARVES, "under 100 a carton"),
        # whether they have one and the same of something says nothing of how many they are
        (SCARVES, "are all scarves the same price"),
        (SCARVES, "are the scarves all the same colour"),
        (SCARVES, "do all of the scarves come in the same carton"),
        (SCARVES, "围巾价格都一样吗"),
    ],
)
def test_no_number_of_another_unit(over: Callable[[str], Exactly], catalogue: str, question: str) -> None:
    reply = over(catalogue).answer(question)
    assert reply is None or reply.kind != "exact", reply.text
