"""What goes on from an answer in words that are read."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.chat.talking.conftest import BAKERY as SHOP  # noqa: F401 - what the conversations are about


@pytest.mark.parametrize(
    ("talk", "answer"),
    [
        (["which tins do we have", "what is that worth"], "1449.50"),
        (["price of the rye flour", "does that also go for the wheat flour"], "16.50"),
        (["how many loaf tins do we have", "how many of that have we got"], "called “loaf tins”"),
        (["price of the rye flour", "how many of that have we got"], "42 pieces"),
    ],
)
def test_it_is_of_what_is_meant(computed: Callable[[list[str]], str], talk: list[str], answer: str) -> None:
    assert answer in computed(talk)
