"""The same in Chinese: 蓝色的20个要多少钱."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.chat.talking.conftest import KITCHEN as SHOP  # noqa: F401 - what the conversations are about


@pytest.mark.parametrize(
    ("talk", "answer"),
    [
        (["马克杯有哪几款", "蓝色的20个要多少钱"], "500"),
        (["马克杯有哪几款", "蓝色的20个要多少钱", "一共呢"], "500"),
        (["马克杯有哪几款", "蓝色的20个要多少钱", "白的呢"], "440"),
        (["马克杯有哪几款", "各要20个多少钱", "一共呢"], "940"),
        (["马克杯 蓝色和竹砧板 30厘米多少钱", "各要10个多少钱", "总共多少钱"], "610"),
        (["保温杯多少钱", "大的那个", "各要50个多少钱"], "7400"),
    ],
)
def test_it_is_of_what_is_meant(computed: Callable[[list[str]], str], talk: list[str], answer: str) -> None:
    assert answer in computed(talk)
