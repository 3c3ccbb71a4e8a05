"""The same in Chinese: 他们家最便宜的."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.model import Turn
from tests.chat.talking.conftest import KITCHEN as SHOP  # noqa: F401 - what the conversations are about


@pytest.mark.parametrize(
    ("talk", "answer"),
    [
        (["哪个供应商的商品最多", "他们最贵的是什么"], "239"),
        (["哪个供应商的商品最多", "他们家最便宜的是哪款"], "KC-03"),
    ],
)
def test_it_is_of_what_is_meant(said: Callable[[list[str]], Turn], talk: list[str], answer: str) -> None:
    turn = said(talk)
    assert turn.kind == "exact", turn.text
    assert answer in turn.text.replace(",", ""), turn.text
