"""The same in Chinese: 能用电磁炉吗, 防霉吗."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.catalogue.inquiry import Inquiry
from merchant_assistant.chat.exact.columns.model import Reading
from merchant_assistant.chat.model import Turn
from merchant_assistant.chat.talking.after_decline import Declined
from tests.chat.talking.conftest import KITCHEN as SHOP  # noqa: F401 - what the conversations are about


@pytest.mark.parametrize(
    ("talk", "answer"),
    [
        (["奶锅多少钱", "能用明火吗", "还剩多少"], "60"),
        (["两款竹砧板价格差多少", "防霉吗", "哪个库存多"], "KC-08"),
        (["保温杯500毫升多少钱", "保温几个小时", "库存呢"], "40"),
        (["马克杯能进洗碗机吗", "蓝色的多少钱"], "25"),
        (["隔热手套红色还有货吗", "灰色的呢"], "有：1 件商品"),
        (["隔热手套红色还有货吗", "多少钱"], "28"),
        (["奶锅导磁性怎么样", "产地呢"], "KC-03"),
        (["广东的锅具有哪些", "导热快吗", "最贵的多少钱"], "239"),
    ],
)
def test_it_is_of_what_is_meant(computed: Callable[[list[str]], str], talk: list[str], answer: str) -> None:
    assert answer in computed(talk)


@pytest.mark.parametrize(
    "talk",
    [
        ["奶锅多少钱", "有雨伞吗", "多少钱"],
        ["奶锅多少钱", "雨伞防紫外线吗", "还剩多少"],
        ["奶锅能用电磁炉吗"],
        ["竹砧板有哪几款", "哪款卖得好", "它多少钱"],
    ],
)
def test_what_is_not_known_is_not_guessed(said: Callable[[list[str]], Turn], talk: list[str]) -> None:
    assert said(talk).kind != "exact"


@pytest.mark.parametrize(("text", "stays"), [("藏青的要100米多少钱", False), ("藏青的多少钱", True)])
def test_a_number_that_is_to_be_bought_is_not_lost(text: str, stays: bool) -> None:
    price = Reading(Inquiry("values", field="price"))
    declined = Declined(lambda *_: price, lambda _: True, lambda *_: None)
    assert (declined.leaves(text, None) is price) == stays
