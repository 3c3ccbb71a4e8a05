"""Conversations in Chinese as merchants hold them: 便宜的是哪款, 每种来10个多少钱, 不是水杯，茶壶."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.chat.chat import Chat
from merchant_assistant.chat.exact.answering import Exactly
from merchant_assistant.chat.model import Turn
from tests.chat.conftest import data_of

SHOP = """货号,商品名称,品牌,分类,材质,容量(ml),起订量,单价,库存,评论数,装箱数
H-1,山水壶 大,山舍,茶壶,紫砂,300,10,200,5,40,6
H-2,山水壶 小,山舍,茶壶,紫砂,150,12,120,8,90,8
H-3,透明壶 防烫,清坊,茶壶,玻璃,600,20,60,30,300,4
B-1,对杯 白色,清坊,水杯,陶瓷,80,24,36,0,70,48
B-2,随手杯 绿,清坊,水杯,玻璃,250,30,25,50,500,36
B-3,随手杯 蓝,清坊,水杯,玻璃,350,30,28,40,450,36
101,竹托盘,竹里,托盘,竹,,15,45,12,20,10
L-1,落地灯 30W,灯语,落地灯,铝,,4,90,6,11,2
L-2,落地灯 50W,灯语,落地灯,铝,,4,130,3,9,2
L-3,小夜灯 30W,灯语,夜灯,塑料,,50,15,70,800,100
"""


@pytest.fixture(scope="module")
def shop_data(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A database with the products of SHOP."""
    return data_of(tmp_path_factory.mktemp("teashop"), SHOP)


def _last(chat: Chat, talk: list[str]) -> Turn:
    turn, _ = chat.ask(talk[0])
    for text in talk[1:]:
        turn, _ = chat.ask(text, turn.conversation_id)
    return turn


RANKED = [
    (["茶壶有哪些", "便宜的是哪款"], "60", "H-3"),
    (["茶壶有哪些", "哪把贵"], "200", "H-1"),
    (["茶壶有哪些", "哪个评论多"], "300", "H-3"),
    (["茶壶有哪些", "小的那把还有多少库存"], "8", "H-2"),
    (["紫砂的茶壶有哪些", "大的那把多少毫升", "小的那把呢"], "150", "H-2"),
    (["茶壶有哪些", "小的那把还有多少库存", "哪把容量大"], "600", "H-3"),
    (["茶壶有几款", "最贵的容量多少"], "300", "H-1"),
    (["水杯哪三款评论最多", "容量最大的是第几款"], "350", "B-3"),
    (["茶壶平均多少钱", "比均价贵的有哪些"], "126.6667", "H-1"),
    (["水杯有哪些", "白的那款起订量多少"], "24", "B-1"),
    (["水杯最便宜的是哪款", "比它贵的还有吗"], "2", "水杯"),
    (["竹托盘多少钱", "有比它便宜的水杯吗"], "3", "45"),
]
AMOUNTS = [
    (["水杯有哪些", "一个多少钱"], "28", "B-3"),
    (["紫砂的茶壶有哪些", "每种来10把总共多少钱"], "3200", "2"),
    (["茶壶有哪些", "玻璃的来12只要多少钱"], "720", "H-3"),
    (["透明壶多少钱", "按起订量拿要多少钱"], "1200", "H-3"),
    (["透明壶多少钱", "起订量是多少", "按这个数量买一共多少钱"], "1200", "H-3"),
    (["透明壶多少钱", "要5个呢"], "300", "H-3"),
]
TWO = [
    (["茶壶有几款", "水杯有几款", "哪个多"], "3", "茶壶"),
    (["茶壶平均多少钱", "水杯呢", "差多少"], "97", "茶壶"),
    (["茶壶库存多少", "水杯呢", "两个加起来多少"], "133", "茶壶"),
    (["透明壶多少钱", "竹托盘呢", "两个差多少钱"], "15", "H-3"),
    (["紫砂的茶壶有几款", "两把差多少钱"], "80", "H-1"),
    (["清坊有几款", "和山舍比哪个多"], "2", "清坊"),
    (["清坊有几款", "山舍呢", "这两个品牌哪个均价高"], "160", "山舍"),
    (["清坊和山舍哪个品牌的商品多", "均价呢，哪个高"], "160", "山舍"),
    (["山舍有几款", "清坊和山舍这两个品牌哪个均价高"], "160", "山舍"),
]
TURNS = [
    (["茶壶多少钱", "不是茶壶，托盘"], "45", "101"),
    (["库存20以上的有哪些", "透明壶库存多少", "不对，我问的是对杯"], "0", "B-1"),
    (["茶壶有哪些", "茶壶先不看了，30块以下的水杯有哪些"], "随手杯 绿", "2"),
    (["茶壶有哪些", "便宜点的呢，100元以下的有吗"], "1", "茶壶"),
    (["对杯是什么材质", "跟它一个品牌的还有什么"], "随手杯 绿", "B-3"),
    (["水杯有几款", "两百以内的呢"], "3", "200"),
    (["清坊评论前三是哪些", "第一个多少钱", "第二个呢", "两个差多少钱", "清坊均价多少"], "37.25", "清坊"),
    (["水杯有几款", "贵的几款列一下"], "36", "28"),
    (["落地灯有哪些", "50W的多少钱", "30W的库存多少"], "6", "落地灯"),
    (["透明壶来2箱多少钱", "竹托盘呢"], "900", "101"),
    (["透明壶有货吗", "来10个"], "600", "H-3"),
    (["山舍均价多少", "清坊呢", "哪家便宜"], "清坊", "山舍"),
    (["茶壶有哪些", "最少的还剩几把"], "5", "H-1"),
    (["茶壶有哪些", "评论怎么样"], "300", "H-3"),
    (["山舍均价多少", "和清坊比哪个贵", "贵多少"], "122.75", "山舍"),
    (["茶壶有哪些", "150块以下的呢", "三款茶壶总库存多少"], "43", "3"),
    (["透明壶多少钱", "要40个，库存够吗"], "没有", "H-3"),
    (["透明壶多少钱", "库存够20个吗"], "有：1", "H-3"),
    (["透明壶多少钱", "比竹托盘贵多少"], "15", "101"),
    (["随手杯 绿多少钱", "这个品牌均价多少"], "37.25", "清坊"),
    (["紫砂的茶壶有哪些", "两种各买10把一共多少钱"], "3200", "2"),
    (["对杯和竹托盘各来10个一共多少钱"], "810", "2"),
    (["随手杯 绿是什么材质", "同材质的还有多少款"], "2", "玻璃"),
    (["透明壶有货吗", "刚才那个竹托盘呢"], "1", "托盘"),
]


@pytest.mark.parametrize(("talk", "told", "of"), [*RANKED, *AMOUNTS, *TWO, *TURNS])
def test_a_chinese_conversation_holds(
    chat_with: Callable[..., Chat], catalogue: Catalogue, talk: list[str], told: str, of: str
) -> None:
    turn = _last(chat_with("", computes=Exactly(catalogue)), talk)
    assert turn.kind == "exact"
    assert told in turn.text.replace(",", "")
    assert of in turn.text


@pytest.mark.parametrize(
    "talk",
    [
        ["茶壶最便宜的是哪款", "最贵的呢", "差多少钱", "按起订量拿要多少钱"],  # of the cheapest or of the dearest
        ["茶壶库存多少", "水杯呢", "差多少钱"],  # pieces are no money
        ["茶壶有几款", "这两个品牌哪个均价高"],
        ["透明壶多少钱", "竹托盘多少钱", "两样一共多少钱"],  # not two of the last one
    ],
)
def test_what_may_mean_either_is_not_guessed(
    chat_with: Callable[..., Chat], catalogue: Catalogue, talk: list[str]
) -> None:
    assert _last(chat_with("", computes=Exactly(catalogue)), talk).kind != "exact"


def test_who_was_asked_back_and_asks_anew_is_answered(chat_with: Callable[..., Chat], catalogue: Catalogue) -> None:
    """Behind a decline what hangs on nothing is asked back once; the next question is of the whole shop."""
    talk = ["呼噜咪的茶壶有几款", "一共多少库存", "评论数最多的三款是什么"]
    chat = chat_with("", computes=Exactly(catalogue))
    first, _ = chat.ask(talk[0])
    assert first.kind == "declined", first.text
    again, _ = chat.ask(talk[1], first.conversation_id)
    assert again.kind == "clarify", again.text
    third, _ = chat.ask(talk[2], first.conversation_id)
    assert third.kind == "exact" and "随手杯" in third.text, third.text
