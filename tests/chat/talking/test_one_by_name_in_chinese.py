"""The same in Chinese: 蓝色那款."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.chat.talking.conftest import KITCHEN as SHOP  # noqa: F401 - what the conversations are about


@pytest.mark.parametrize(
    ("talk", "answer"),
    [
        (["马克杯有哪几款", "蓝色那款库存多少"], "90"),
        (["马克杯有哪几款", "白的那款多少钱"], "22"),
    ],
)
def test_it_is_of_what_is_meant(computed: Callable[[list[str]], str], talk: list[str], answer: str) -> None:
    assert answer in computed(talk)
