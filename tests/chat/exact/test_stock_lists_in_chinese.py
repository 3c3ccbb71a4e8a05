"""What stock-keepers ask in Chinese: pieces by group, sums of groups, money tied up, columns reckoned."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.exact.answering import Exactly

PAINT = """编号,品名,类目,品牌,供货商,进价,批发价,零售价,库存,月出库量,到货周期(天),有效期至,仓库
QX101,内墙乳胶漆 18L,内墙漆,漆王,东海化工,100,150,210,40,20,9,2027-03-31,甲仓
QX102,内墙乳胶漆 5L,内墙漆,漆王,东海化工,40,50,80,10,30,7,2027-04-30,乙仓
QX103,木器清漆 1kg,木器漆,光泽,西山涂料,30,36,60,60,4,20,,甲仓
QX104,木器清漆 500g,木器漆,光泽,西山涂料,18,20,33,0,45,30,2026-12-15,甲仓
QX105,环氧地坪漆 20kg,地坪漆,光泽,西山涂料,200,290,390,25,5,25,2027-03-02,乙仓
"""
FISH = """Code,Item,Category,Supplier,Units per case,Cost per case,Price per case,Stock cases,Wk out,Best before
FS101,Cod fillets,White fish,Nordsea,30,50,66,40,10,2027-01-20
FS102,Prawns,Shellfish,Lotus,10,80,110,5,1,
FS103,Scallops,Shellfish,Lotus,20,60,99,12,2,2027-02-10
"""

BREAD = """SKU,Title,Cost Price,Trade Price,RRP,Stock
AA1,Lime marmalade,2.00,3.00,4.50,5
AA2,Rye bread,1.00,2.50,3.00,4
"""
TYRES = """货号,品名,品牌,规格,供应商,成本,售价,库存,安全库存,月销量,备注
LT101,石轮静音胎 195/65,石轮,195/65,甲商行,200,250,10,4,5,停产
LT102,石轮静音胎 205/55,石轮,205/55,甲商行,300,290,0,4,9,
LT103,海角雪地胎 195/65,海角,195/65,乙商行,210,260,7,8,30,
LT104,海角雪地胎 225/45,海角,225/45,乙商行,410,520,40,8,2,
LT105,海角雪地胎 195/65,海角,195/65,乙商行,220,280,12,8,3,
"""
FEED = """编码,品名,品牌,起订量,批发价,进价,库存,周销量,保质期至
CW101,喵星猫粮 1.5kg,喵星,1,30,20,9,5,2027-01-20
CW102,喵星猫粮 5kg,喵星,6,90,60,30,5,2027-02-20
CW103,旺财狗粮 500g,旺财,1,12,8,100,10,2026-12-30
"""


@pytest.mark.parametrize(
    ("catalogue", "question", "told"),
    [
        # pieces, which are those in stock, of each group
        (PAINT, "每一类货各还有多少件", "木器漆 60"),
        (PAINT, "每个仓库各有多少件货", "甲仓 100"),
        (PAINT, "按仓库汇总一下库存件数", "乙仓 35"),
        (PAINT, "还有三十件以上的货的有哪些", "共 2 个规格（库存不低于 30）"),
        # what adds up is added up, also by its own head; who delivers is as fast as theirs come on average
        (PAINT, "月出库量合计最高的品牌", "光泽：54"),
        (PAINT, "哪个品牌月出库量最高", "光泽：54"),
        (PAINT, "哪家供货商到货最慢", "西山涂料：25"),
        (PAINT, "哪家货期最短", "东海化工：8"),
        # money tied up is what was paid
        (PAINT, "库存总成本是多少", "按进价计算，库存总值为 11,200"),
        (PAINT, "内墙漆压了我们多少进货的钱", "4,400"),
        (PAINT, "我们一共从几家拿货", "2 种"),
        # one column less another, or by another
        (PAINT, "按批发价减进价算哪个赚得最多", "为 90：环氧地坪漆"),
        (PAINT, "零售价减进价最小的是哪款", "为 15：木器清漆 500g"),
        (PAINT, "QX103的零售价比进价高多少", "：30。"),
        (BREAD, "AA1的RRP比Trade Price高多少", "：1.50。"),
        (BREAD, "rrp和trade price相差最大的是哪个", "为 1.50：Lime marmalade"),
        (PAINT, "有货的里面，库存除以月出库量最小的是哪款", "0.33：内墙乳胶漆 5L"),
        (PAINT, "照现在的销售速度,哪个货要最久才能卖完", "15：木器清漆 1kg"),
        # days that count in, and the end of a month
        (PAINT, "2027年3月31日及以前到期的", "共 3 件"),
        (PAINT, "2027年3月底之前过期的", "共 3 件"),
        (PAINT, "有效期到2027年3月31日为止(含当天)的", "共 3 件"),
        (PAINT, "没填有效期的有多少个", "共 1 件"),
        (PAINT, "没有保质到期日的有哪些", "木器清漆 1kg"),
        # a price that is that of a case is not taken times what is in it
        (FISH, "FS101一箱多少钱", "：66。"),
        (FISH, "整箱拿FS103要多少钱", "：99。"),
        (FISH, "Shellfish 一箱平均卖多少钱", "104.5"),
        (FISH, "每箱赚得最多的是哪个", "为 39：Scallops"),
        # the word on which all names end is the word for all goods
        (TYRES, "断货的胎有几款", "共 1 件"),
        (TYRES, "每个品牌还有多少条胎", "海角 59"),
        (TYRES, "库存最多的胎是哪款", "海角雪地胎 225/45"),
        (TYRES, "海角有几种规格", "规格共有 2 种"),
        (TYRES, "卖了要亏的有哪些", "LT102"),
        (TYRES, "安全库存以下的有哪些", "共 2 件"),
        (TYRES, "走量最好的是哪款", "为 30：海角雪地胎"),
        # amounts as names write them, and none that is only the end of another
        (FEED, "1.5公斤装的猫粮多少钱", "：30。"),
        (FEED, "十斤装的猫粮有哪些", "共 1 件"),
        (FEED, "半公斤的狗粮多少钱", "：12。"),
        (FEED, "有多少款一件就能起订", "共 2 件"),
        (FEED, "够卖不到两周的有哪些", "共 1 件"),
        (FEED, "哪些货快过期了", "旺财狗粮 500g（CW103）：2026-12-30；喵星猫粮 1.5kg"),
        # with a time beside it, how many are sold is no price and no stock
        (FEED, "喵星一周卖多少", "周销量合计 10"),
        (FEED, "旺财狗粮一周走多少件", "周销量合计 10"),
        (TYRES, "甲商行的货一个月卖多少", "月销量合计 14"),
        (TYRES, "每个月哪个牌子走货最多", "海角：35"),
        (FISH, "2027年1月底之前必须卖掉的有哪些", "Cod fillets（FS101）"),
    ],
)
def test_what_a_stock_keeper_asks_in_chinese(
    over: Callable[[str], Exactly], catalogue: str, question: str, told: str
) -> None:
    reply = over(catalogue).answer(question)
    assert reply is not None
    assert (reply.kind, told in reply.text) == ("exact", True), reply.text


@pytest.mark.parametrize("question", ["甲商行的电话是多少", "甲商行的电话"])
def test_no_list_of_goods_says_how_to_reach_people(over: Callable[[str], Exactly], question: str) -> None:
    reply = over(TYRES).answer(question)
    assert reply is not None and reply.kind == "declined", reply
