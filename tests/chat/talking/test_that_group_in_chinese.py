"""The same in Chinese: 他们家最便宜的."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.chat.talking.conftest import KITCHEN as SHOP  # noqa: F401 - what the conversations are about


@pytest.mark.parametrize(
    ("talk", "answer"),
    [
        (["哪个供应商的商品最多", "他们最贵的是什么"], "239"),
        (["哪个供应商的商品最多", "他们家最便宜的是哪款"], "KC-03"),
    ],
)
def test_it_is_of_what_is_meant(computed: Callable[[list[str]], str], talk: list[str], answer: str) -> None:
    assert answer in computed(talk)
