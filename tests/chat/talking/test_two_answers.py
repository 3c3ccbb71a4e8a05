"""What is asked of the last two answers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.model import Turn
from tests.chat.talking.conftest import BAKERY as SHOP  # noqa: F401 - what the conversations are about


@pytest.mark.parametrize(
    ("talk", "answer"),
    [
        (["price of the rye flour", "and the wheat flour", "whats the difference"], "2.40"),
        (["how many tins do we have", "and how many baskets", "both together"], "5"),
        (["price of the rye flour", "what about the wheat flour", "both together"], "35.40"),
        (["price of the rye flour", "and of the wheat flour", "what do they cost together"], "35.40"),
        (["stock of the rye flour", "and the wheat flour", "both together"], "102"),
        (["stock of the rye flour", "and the wheat flour", "what do they cost together"], "35.40"),
    ],
)
def test_it_is_of_what_is_meant(computed: Callable[[list[str]], str], talk: list[str], answer: str) -> None:
    assert answer in computed(talk)


def test_one_thing_alone_is_not_told_as_both(said: Callable[[list[str]], Turn]) -> None:
    assert said(["price of the rye flour", "what do they cost together"]).kind == "clarify"
