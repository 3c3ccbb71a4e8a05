"""Two brands or suppliers that were told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.chat.talking.conftest import KITCHEN as SHOP  # noqa: F401 - what the conversations are about


@pytest.mark.parametrize(
    ("talk", "answer"),
    [
        (["炊宝有几款", "清泉呢", "这两个供应商一共有几款"], "5"),
    ],
)
def test_it_is_of_what_is_meant(computed: Callable[[list[str]], str], talk: list[str], answer: str) -> None:
    assert answer in computed(talk)
