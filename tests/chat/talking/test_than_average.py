"""Those that were told on one side of their average."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.chat.talking.conftest import KITCHEN as SHOP  # noqa: F401 - what the conversations are about


@pytest.mark.parametrize(
    ("talk", "answer"),
    [
        (["锅具平均多少钱", "比均价贵的有几款"], "2 件商品"),
        (["锅具平均多少钱", "低于均价的有哪些"], "KC-03"),
    ],
)
def test_it_is_of_what_is_meant(computed: Callable[[list[str]], str], talk: list[str], answer: str) -> None:
    assert answer in computed(talk)
