"""How far a question reaches behind others."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.chat.talking.conftest import BAKERY as SHOP  # noqa: F401 - what the conversations are about


@pytest.mark.parametrize(
    ("talk", "answer"),
    [
        (["average price of the tins", "and in the whole shop?"], "10.94"),
        (["list the flour", "back to the tins, which is the cheapest"], "BK-05"),
    ],
)
def test_it_is_of_what_is_meant(computed: Callable[[list[str]], str], talk: list[str], answer: str) -> None:
    assert answer in computed(talk)
