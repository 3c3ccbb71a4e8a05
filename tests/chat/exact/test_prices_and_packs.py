"""Several prices side by side, cases and boxes, margins in per cent, stocks that are counted in cases or metres."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.exact.answering import Exactly
from merchant_assistant.chat.exact.columns.price_kinds import kinds_in, qualified

PANTRY = """Item Code,Description,Range,Supplier,Cost Price,Trade Price,RRP,Case Qty,Case Price,Min Order (cases),\
Stock (cases)
PA-1,Alder syrup,Syrups,Brook,2.00,4.00,6.50,12,45.00,2,7
PA-2,Birch syrup,Syrups,Brook,3.00,4.00,7.00,6,23.00,1,0
PA-3,Cedar honey,Honey,Mill,5.00,8.00,11.00,24,180.00,1,30
PA-4,Dune salt,Salts,Mill,0.50,0.60,1.20,48,28.00,5,4
"""
CABLES = """Part No,Item,Brand,Net Cost,Price ex VAT,Price inc VAT,Price per 100,Box Qty,Stock (m),MOQ (m)
CB-1,Flex thin,Noor,1.00,2.00,2.40,180.00,50,120,10
CB-2,Flex thick,Noor,2.00,3.00,3.60,270.00,25,0,5
CB-3,Cord red,Sila,3.00,5.00,6.00,450.00,50,40,20
"""
DOCKS = """编码,品名,分类,进价,批发价,建议零售价,含税批发价,装箱数,整箱价,起订量(箱),库存(箱)
DK1,海盐,调料,5,8,15,9.04,24,180,2,7
DK2,虾酱,调料,10,12,20,13.56,12,140,1,30
DK3,紫菜,干货,4,9,16,10.17,48,400,3,0
"""


@pytest.fixture(scope="module")
def pantry(over: Callable[[str], Exactly]) -> Exactly:
    """A stock in cases, with a price by the case."""
    return over(PANTRY)


@pytest.fixture(scope="module")
def cables(over: Callable[[str], Exactly]) -> Exactly:
    """Prices with tax, without, and per 100; a stock in metres."""
    return over(CABLES)


@pytest.fixture(scope="module")
def docks(over: Callable[[str], Exactly]) -> Exactly:
    """The same in Chinese."""
    return over(DOCKS)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("trade price of alder syrup", "Trade Price of Alder syrup (PA-1): 4"),
        ("rrp of cedar honey", "RRP of Cedar honey (PA-3): 11"),
        ("case price of dune salt", "Case Price of Dune salt (PA-4): 28"),
        ("what does a case of cedar honey cost", "Case Price of Cedar honey (PA-3): 180"),
        ("price for 3 cases of alder syrup", "3 cases × Alder syrup (PA-1) at 45.00: 135"),
        ("how many in a case of birch syrup?", "Case Qty of Birch syrup (PA-2): 6"),
        ("how many cases do I need for 100 alder syrup", "9 cases (12 in each)"),
        ("cheapest syrup per case", "lowest Case Price is 23.00: Birch syrup"),
        ("which products come 48 to a case", "Dune salt"),
        ("stock of cedar honey", "30 cases"),
        ("how many cases of alder syrup have we got", "7 cases"),
        ("min order for birch syrup", "1 case."),
        ("which products have a min order of more than 1 case", "2 products"),
        ("products with a margin above 45%", "1 product (margin in per cent (Trade Price less cost) over 45 %): Alder"),
        ("highest markup percentage", "100.00 %: Alder syrup"),
        ("what do we make on cedar honey", "Margin (Trade Price less cost) of Cedar honey (PA-3): 3"),
        ("margin at rrp on cedar honey", "RRP less cost of Cedar honey (PA-3): 6"),
        ("most expensive item at trade", "highest Trade Price is 8.00: Cedar honey"),
    ],
)
def test_each_price_is_the_one_that_was_asked_for(pantry: Exactly, question: str, told: str) -> None:
    reply = pantry.answer(question)
    assert reply is not None and reply.kind == "exact", reply
    assert told in reply.text, reply.text


def test_no_stock_of_cases_is_worth_as_many_pieces(pantry: Exactly) -> None:
    reply = pantry.answer("what is our stock worth at cost")
    assert reply is not None and reply.kind == "clarify", reply


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("price of flex thin inc vat", "Price inc VAT of Flex thin (CB-1): 2.4"),
        ("cheapest flex including vat", "lowest Price inc VAT is 2.40: Flex thin"),
        ("price of cord red excluding vat", "Price ex VAT of Cord red (CB-3): 5"),
        ("dearest item per 100", "450.00: Cord red"),
        ("total stock value ex vat", "At Price ex VAT the stock is worth 440"),
        ("how much do we have of the flex thin", "120 m"),
        ("which items have a moq over 8m", "2 products"),
        ("how many in a box of flex thick", "Box Qty of Flex thick (CB-2): 25"),
        ("price of flex thin", "Price ex VAT of Flex thin (CB-1): 2"),
    ],
)
def test_taxes_hundreds_and_metres(cables: Exactly, question: str, told: str) -> None:
    reply = cables.answer(question)
    assert reply is not None and reply.kind == "exact", reply
    assert told in reply.text, reply.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("海盐批发价多少", "批发价：8"),
        ("海盐进价", "进价：5"),
        ("虾酱建议零售价", "建议零售价：20"),
        ("紫菜含税批发价多少", "含税批发价：10.17"),
        ("海盐一箱多少钱", "整箱价：180"),
        ("订5箱虾酱多少钱", "5箱 × 虾酱（DK2），单价 140：共 700"),
        ("100包海盐要几箱", "5箱（每箱 24）"),
        ("虾酱还有多少库存", "30 箱"),
        ("紫菜起订量", "3箱"),
        ("利润率超过40%的有哪些", "紫菜"),
        ("紫菜赚多少钱", "毛利（批发价减进价）：5"),
        ("批发价最低的产品", "最低批发价为 8：海盐"),
    ],
)
def test_chinese_prices_and_cartons(docks: Exactly, question: str, told: str) -> None:
    reply = docks.answer(question)
    assert reply is not None and reply.kind == "exact", reply
    assert told in reply.text, reply.text


YARD = """Stock Code,Descr,Group,UOM,Buy Price,Trade ex VAT,RRP inc VAT,TrayQty,On Hand
YD-1,Alder batten,Timber,m,2.00,3.00,5.00,10,40
YD-2,Birch board,Timber,m,4.00,6.00,9.00,5,120
YD-3,Clout nails,Fixings,kg,1.00,1.50,2.50,20,18
YD-4,Felt green,Covers,roll,8.00,12.00,19.00,2,4
"""
BOLTS = """货号,品名,类别,供货厂家,单位,成本价,批发单价,代理价,市场零售价,现有库存
BL1,麻绳,绳索,海丰,米,1,2,1.8,4,300
BL2,铁链,绳索,远洋,米,5,8,7,15,60
BL3,铁钉,五金,海丰,公斤,3,4,3.6,7,500
"""


@pytest.fixture(scope="module")
def yard(over: Callable[[str], Exactly]) -> Exactly:
    """Things that are kept by the metre, by weight and by the roll."""
    return over(YARD)


@pytest.fixture(scope="module")
def bolts(over: Callable[[str], Exactly]) -> Exactly:
    """The same in Chinese, with four prices."""
    return over(BOLTS)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("how many metres of birch board have we got", "120 m in stock"),
        ("stock of felt green", "4 rolls"),
        ("timber with less than 50 metres in stock", "Alder batten (YD-1)"),
        ("price of alder batten per metre", "Trade ex VAT of Alder batten (YD-1): 3"),
        ("how many alder batten come in a tray", "TrayQty of Alder batten (YD-1): 10"),
        ("biggest gap between trade price and what we pay", "is 4.00: Felt green"),
    ],
)
def test_what_is_kept_in_a_unit_of_its_own(yard: Exactly, question: str, told: str) -> None:
    reply = yard.answer(question)
    assert reply is not None and reply.kind == "exact", reply
    assert told in reply.text, reply.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("麻绳还有多少米", "300 米"),
        ("铁链批发单价多少钱一米", "批发单价：8"),
        ("铁链代理价", "代理价：7"),
        ("市场零售价和成本价差最多的产品", "为 10：铁链"),
        ("库存不到100米的有哪些", "铁链"),
        ("谁家的存货最多", "海丰：800"),
    ],
)
def test_units_and_four_prices_in_chinese(bolts: Exactly, question: str, told: str) -> None:
    reply = bolts.answer(question)
    assert reply is not None and reply.kind == "exact", reply
    assert told in reply.text, reply.text


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("number of lines that cost less than half a litre in the bottle", None),
        ("dearest wine with more than half a bottle", None),
        ("what does the alder red cost per bottle", "what does the alder red cost"),
        ("price of the alder red by the bottle", "price of the alder red"),
    ],
)
def test_what_is_in_the_bottle_is_no_price_by_the_bottle(question: str, left: str | None) -> None:
    told = qualified(question, kinds_in({"price": ("Trade/btl",)}, {"price": ""}, ()))
    assert (told and told.text) == left
