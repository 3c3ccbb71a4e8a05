"""What is left of what was told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.chat.talking.conftest import BAKERY as SHOP  # noqa: F401 - what the conversations are about


@pytest.mark.parametrize(
    ("talk", "answer"),
    [
        (["which tins do we have", "which is the cheapest", "how many of the rest are in stock"], "1 product"),
        (["which tins do we have", "which is the cheapest", "and without that one?"], "7.90"),
    ],
)
def test_it_is_of_what_is_meant(computed: Callable[[list[str]], str], talk: list[str], answer: str) -> None:
    assert answer in computed(talk)
