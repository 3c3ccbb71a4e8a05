"""What each of the things that were told has."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.chat.talking.conftest import BAKERY as SHOP  # noqa: F401 - what the conversations are about


@pytest.mark.parametrize(
    ("talk", "answer"),
    [
        (["price of the oven gloves blue", "and the grey", "margin on each"], "BK-09"),
        (["which tins do we have", "how many of each"], "BK-05"),
    ],
)
def test_it_is_of_what_is_meant(computed: Callable[[list[str]], str], talk: list[str], answer: str) -> None:
    assert answer in computed(talk)
