"""The same in Chinese: 不对，是500毫升那个."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.model import Turn
from tests.chat.talking.conftest import KITCHEN as SHOP  # noqa: F401 - what the conversations are about


@pytest.mark.parametrize(
    ("talk", "answer"),
    [
        (["保温杯350毫升多少钱", "不对，是500毫升那个"], "KC-05"),
        (["保温杯350毫升多少钱", "不对，是500毫升那个", "要40个一共多少"], "3160"),
        (["竹砧板40厘米和不锈钢汤锅24厘米差多少钱", "说错了，是跟奶锅比"], "KC-03"),
        (["保温杯350毫升多少钱", "不是350毫升，是500毫升的"], "79"),
        (["竹砧板40厘米和不锈钢汤锅24厘米哪个便宜", "不对，是跟奶锅比"], "KC-08、KC-03"),
        (["产地是广东的有哪些", "说错了，我要的是浙江的"], "4 件商品"),
    ],
)
def test_it_is_of_what_is_meant(computed: Callable[[list[str]], str], talk: list[str], answer: str) -> None:
    assert answer in computed(talk)


@pytest.mark.parametrize(
    "talk",
    [
        ["竹砧板40厘米和不锈钢汤锅24厘米哪个便宜", "不对，我说的是汤锅24厘米"],  # it is one of the two
        ["广东的锅具哪个便宜", "不对，是跟奶锅比"],
    ],
)
def test_what_stays_is_asked_for(said: Callable[[list[str]], Turn], talk: list[str]) -> None:
    assert said(talk).kind == "clarify"
