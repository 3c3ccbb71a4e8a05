"""An amount behind two columns is of their difference; months of sales hold no prices and no sums of groups."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable

import pytest

from merchant_assistant.chat.exact.answering import Exactly
from merchant_assistant.foundation.paths import resource

NIBS = """货号,品名,品牌,供货商,采购价,供货价,库存数,警戒库存,近30天销量
B1,钢笔,英雄,海河,100,130,3,8,4
B2,墨水,英雄,海河,20,24,9,4,0
B3,铅笔,中华,长江,18,24,1,9,7
"""
YARN = """货号,品名,品牌,零售价,库存,1月,2月,3月,4月,5月,6月
Y1,棉线,金鹿,9,5,1,0,8,4,4,2
Y2,毛线,金鹿,19,5,1,2,8,4,4,2
Y3,麻绳,银杉,29,5,9,9,0,9,9,9
"""


@pytest.mark.parametrize(
    ("catalogue", "question", "told"),
    [
        (NIBS, "供货价比采购价高5块以上的有几款", "共 2 件"),
        (NIBS, "供货价比采购价高10元以上的", "共 1 件商品"),
        (NIBS, "采购价比供货价低10以上的有几款", "共 1 件"),
        (NIBS, "供货价高于采购价6元的", "铅笔（B3）"),
        (NIBS, "库存比警戒库存少5个的", "共 1 件商品"),
        (NIBS, "近30天卖了几款", "共 2 件"),
        (NIBS, "近30天卖了多少支", "合计 11"),
        (YARN, "3月卖了多少", "合计 16"),
    ],
)
def test_how_far_apart_and_how_many(over: Callable[[str], Exactly], catalogue: str, question: str, told: str) -> None:
    reply = over(catalogue).answer(question)
    assert reply is not None
    assert (reply.kind, told in reply.text) == ("exact", True), reply.text


@pytest.mark.parametrize(
    "question",
    ["3月卖了几款", "3月一共卖了多少款", "3月棉线多少钱", "3月份毛线什么价", "3月棉线价格", "卖得最好的品牌"],
)
def test_what_months_of_sales_do_not_say(over: Callable[[str], Exactly], question: str) -> None:
    reply = over(YARN).answer(question)
    assert reply is None or reply.kind != "exact", reply.text


def test_the_best_brand_is_not_the_brand_of_the_best() -> None:
    tables = tomllib.loads(resource("chat", "talk.toml").read_text(encoding="utf-8"))
    best = next(one["best_bare"] for one in tables.values() if isinstance(one, dict) and "best_bare" in one)
    assert not re.match(best, "卖得最好的品牌")
    assert re.match(best, "卖得最好的库存还有多少")
