"""What so many of something come to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.chat.talking.conftest import BAKERY as SHOP  # noqa: F401 - what the conversations are about


@pytest.mark.parametrize(
    ("talk", "answer"),
    [
        (["which oven gloves do we have", "20 of the blue ones - what does that come to"], "290.00"),
        (
            ["which oven gloves do we have", "20 of the blue ones, how much is that", "and of the grey ones?"],
            "270.00",
        ),
        (["price of the oven gloves blue", "10 of the grey, how much"], "135.00"),
        (["which oven gloves do we have", "20 of each", "and in total?"], "560.00"),
    ],
)
def test_it_is_of_what_is_meant(computed: Callable[[list[str]], str], talk: list[str], answer: str) -> None:
    assert answer in computed(talk)
