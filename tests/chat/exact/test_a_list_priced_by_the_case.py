"""A list in Chinese of goods that are priced and kept by the case: its columns, its cases, and numbers in its names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.exact.answering import Exactly
from merchant_assistant.chat.exact.columns.heads import names_several

NUTS = """货号,品名,大类,进口,箱规(斤),进价/箱,批价/箱,在库(箱),到仓日期,赏味期至,周走量,损耗%,路上天数
N1,带壳核桃 3把 20斤装,坚果,否,20,100,160,7,2026-10-01,2027-03-01,4,1.5,3
N2,带壳核桃 4把 30斤装,坚果,否,30,150,210,0,2026-09-01,2027-01-01,9,0.5,3
N3,美国杏仁 大粒 10斤装,坚果,是,10,300,420,12,2026-11-01,2027-06-01,2,6.5,20
N4,车厘子干 大果 10斤装,樱桃李枣,是,10,250,270,5,2026-10-20,2026-12-01,1,2,25
N5,冬枣干 中果 10斤装,樱桃李枣,否,10,50,90,5,2026-10-25,2026-12-20,3,2,4
"""


@pytest.fixture(scope="module")
def nuts(over: Callable[[str], Exactly]) -> Exactly:
    """Goods by the case of so many 斤."""
    return over(NUTS)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("which one has the highest wastage", "N3"),
        ("损耗率最高的货", "N3"),
        ("烂得最厉害的是哪款", "N3"),
        ("最早到仓的是哪个", "N2"),
        ("哪个最先过赏味期", "N4"),
        ("路上天数最长的是哪款", "N4"),
        ("平均批价", "230"),
        ("批价高于300的有哪些", "N3"),
        ("最重的一箱是哪个", "N2"),
        ("which one is cheapest per jin", "N2"),
        ("折算下来一斤最便宜的是哪个", "N2"),
        ("按斤算最贵的是哪个", "N3"),
        ("how many boxes do we have in each category", "樱桃李枣: 10箱"),
        ("how many cases of walnuts are left", "7 箱"),
        ("which boxes sell for between 150 and 250 yuan", "2 products"),
        ("带壳核桃4把多少钱", "210"),
        ("price of the 3把 带壳核桃", "160"),
        ("枣有几款", "1 件"),
        ("how many kinds of cherries", "1 product"),
        ("国外进口的有几款", "2 件"),
        ("单箱差价最大的是哪款", "N3"),
        ("按比例算哪样最不赚钱", "N4"),
        ("一周走得最少的是哪款", "N4"),
        ("照现在的走货速度，哪个最久才卖得完", "N3"),
    ],
)
def test_a_list_by_the_case_is_read(nuts: Exactly, question: str, told: str) -> None:
    reply = nuts.answer(question)
    assert reply is not None
    assert told in reply.text, reply.text


def test_what_a_box_is_sold_for_is_not_asked_of_boxes_that_are_goods(over: Callable[[str], Exactly]) -> None:
    cartons = over("货号,品名,大类,批价/箱,在库(箱)\nB1,飞机盒 box,纸盒,55,3\nB2,气泡袋,袋子,52,4\nB3,胶带,胶带,70,4\n")
    reply = cartons.answer("which boxes sell for between 50 and 60 yuan")
    assert reply is None or "B2" not in reply.text


@pytest.mark.parametrize(
    ("value", "several"), [("樱桃李枣", True), ("樱桃", False), ("纸盒", False), ("热带水果", False)]
)
def test_categories_called_by_several_goods(value: str, several: bool) -> None:
    assert names_several(value) is several
