"""Two small shops that conversations are about, each of another trade, and what is computed at their end."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.model import Turn

BAKERY = """Item no.,Title,Group,Supplier,Origin,Bin,Colour,Stock,Weight,Price,Cost
BK-01,Rye flour 25kg,Flour,Mill Brandt,Germany,A-01,,42,25 kg,18.90,13.20
BK-02,Wheat flour 25kg,Flour,Mill Brandt,Germany,A-02,,60,25 kg,16.50,11.90
BK-03,Spelt flour 10kg,Flour,Hofgut Lind,Austria,A-03,,0,10 kg,14.80,9.70
BK-04,Loaf tin 900g black,Tins,Steelbake,Poland,B-01,black,120,0.6 kg,7.90,4.40
BK-05,Loaf tin 450g black,Tins,Steelbake,Poland,B-02,black,85,0.4 kg,5.90,3.30
BK-06,Loaf tin 900g silver,Tins,Steelbake,Poland,B-03,silver,0,0.6 kg,8.40,4.90
BK-07,Proving basket oval,Baskets,Rattania,Vietnam,C-01,,31,0.4 kg,13.90,6.20
BK-08,Proving basket round,Baskets,Rattania,Vietnam,C-02,,22,0.3 kg,12.90,5.90
BK-09,Oven gloves blue,Hand tools,Texno,Turkey,D-01,blue,14,0.3 kg,14.50,7.80
BK-10,Oven gloves grey,Hand tools,Texno,Turkey,D-02,grey,3,0.3 kg,13.50,7.10
BK-11,Dough scraper blue,Hand tools,Steelbake,Poland,D-03,blue,280,0.05 kg,2.20,0.90
BK-12,Fresh yeast 500g,Leavening,Levur,France,E-01,,0,0.5 kg,1.90,1.10
"""

KITCHEN = """货号,商品名称,分类,供应商,产地,重量,单价（元）,进价,库存
KC-01,不锈钢汤锅 24厘米,锅具,炊宝,广东,2.1千克,189,98,35
KC-02,不锈钢汤锅 28厘米,锅具,炊宝,广东,2.9千克,239,128,12
KC-03,奶锅 16厘米,锅具,炊宝,广东,0.9千克,79,41,60
KC-04,保温杯 350毫升,杯壶,清泉,浙江,0.25千克,69,33,85
KC-05,保温杯 500毫升,杯壶,清泉,浙江,0.32千克,79,38,40
KC-06,马克杯 蓝色,杯壶,陶源,江西,0.35千克,25,9,90
KC-07,马克杯 白色,杯壶,陶源,江西,0.35千克,22,8,75
KC-08,竹砧板 40厘米,砧板,竹乡,浙江,1.2千克,49,21,33
KC-09,竹砧板 30厘米,砧板,竹乡,浙江,0.8千克,36,15,28
KC-10,隔热手套 灰色,纺织,织云,江苏,0.1千克,26,11,48
KC-11,隔热手套 红色,纺织,织云,江苏,0.1千克,28,12,0
"""


@pytest.fixture
def computed(said: Callable[[list[str]], Turn]) -> Callable[[list[str]], str]:
    """The last answer of a conversation, which has to be computed; its figures without commas."""

    def ask(talk: list[str]) -> str:
        turn = said(talk)
        assert turn.kind == "exact", turn.text
        return turn.text.replace(",", "")

    return ask
