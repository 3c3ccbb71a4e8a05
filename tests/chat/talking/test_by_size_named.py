"""The larger and the smaller of two by the measure in their names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.model import Turn
from merchant_assistant.chat.talking.by_size_named import sized
from merchant_assistant.chat.talking.talk import said_in
from tests.chat.talking.conftest import KITCHEN as SHOP  # noqa: F401 - what the conversations are about


@pytest.mark.parametrize(
    ("talk", "answer"),
    [
        (["竹砧板有哪几款", "小的那款进价多少"], "15"),
        (["不锈钢汤锅有哪几款", "大的那款库存多少"], "12"),
        (["保温杯有哪几款", "小的那款多少钱"], "69"),
        (["竹砧板有哪几款", "大的多重", "换成小的呢"], "0.8"),
    ],
)
def test_it_is_of_what_is_meant(computed: Callable[[list[str]], str], talk: list[str], answer: str) -> None:
    assert answer in computed(talk)


@pytest.mark.parametrize(
    "talk",
    [
        ["马克杯有哪几款", "小的那款多少钱"],
    ],
)
def test_what_is_not_known_is_not_guessed(said: Callable[[list[str]], Turn], talk: list[str]) -> None:
    assert said(talk).kind != "exact"


def test_it_is_told_by_one_measure_only() -> None:
    words = said_in("en")
    titles = {"A": "Pot 20cm", "B": "Pot 30cm", "C": "Pot 1 l 40cm", "D": "Tray 30cm 2 l"}
    assert sized("smaller", titles, ["A", "B"], words) == "A"
    assert sized("biggest", titles, ["A", "B", "C"], words) == "C"
    assert sized("cheaper", titles, ["A", "B"], words) == ""
    assert sized("bigger", titles, ["C", "D"], words) == ""  # 40 cm or 2 litres
