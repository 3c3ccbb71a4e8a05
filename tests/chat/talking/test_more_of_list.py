"""More of the list that was told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.model import Turn
from tests.chat.talking.conftest import BAKERY as SHOP  # noqa: F401 - what the conversations are about


@pytest.mark.parametrize(
    ("talk", "answer"),
    [
        (["list the tins", "list the first two"], "BK-05"),
        (["which tins do we have", "which is the cheapest", "the others?"], "BK-06"),
    ],
)
def test_it_is_of_what_is_meant(computed: Callable[[list[str]], str], talk: list[str], answer: str) -> None:
    assert answer in computed(talk)


def test_another_thing_than_those_of_the_list_has_no_others(said: Callable[[list[str]], Turn]) -> None:
    assert said(["list the tins", "price of the rye flour", "the others?"]).kind == "clarify"
