"""The supplier or brand that was told, by "their", "them", "that supplier"."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.model import Turn
from tests.chat.talking.conftest import BAKERY as SHOP  # noqa: F401 - what the conversations are about


@pytest.mark.parametrize(
    ("talk", "answer"),
    [
        (["which supplier has the most items", "whats the value of their stock"], "2065.50"),
        (["which supplier has the most items", "whats the cheapest thing from them"], "BK-11"),
        (["price of the rye flour", "what else does that supplier deliver"], "BK-02"),
        (["which supplier has the most items", "list theirs"], "4 products"),
        (["have we got a phone number for Steelbake", "how many products of theirs do we list"], "4 products"),
    ],
)
def test_it_is_of_what_is_meant(computed: Callable[[list[str]], str], talk: list[str], answer: str) -> None:
    assert answer in computed(talk)


def test_of_whom_nobody_told_is_asked_back(said: Callable[[list[str]], Turn]) -> None:
    assert said(["which tins do we have", "which of theirs is the cheapest"]).kind == "clarify"
