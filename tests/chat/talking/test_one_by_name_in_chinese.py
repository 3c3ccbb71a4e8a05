"""The same in Chinese: 蓝色那款."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.model import Turn
from tests.chat.talking.conftest import KITCHEN as SHOP  # noqa: F401 - what the conversations are about


@pytest.mark.parametrize(
    ("talk", "answer"),
    [
        (["马克杯有哪几款", "蓝色那款库存多少"], "90"),
        (["马克杯有哪几款", "白的那款多少钱"], "22"),
    ],
)
def test_it_is_of_what_is_meant(said: Callable[[list[str]], Turn], talk: list[str], answer: str) -> None:
    turn = said(talk)
    assert turn.kind == "exact", turn.text
    assert answer in turn.text.replace(",", ""), turn.text
