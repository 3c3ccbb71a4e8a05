"""Which of the things that were told is more of something."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.chat.talking.conftest import KITCHEN as SHOP  # noqa: F401 - what the conversations are about


@pytest.mark.parametrize(
    ("talk", "answer"),
    [
        (["竹砧板有哪几款", "哪个便宜"], "KC-09"),
        (["锅具有哪几款", "重的是哪款"], "KC-02"),
    ],
)
def test_it_is_of_what_is_meant(computed: Callable[[list[str]], str], talk: list[str], answer: str) -> None:
    assert answer in computed(talk)
