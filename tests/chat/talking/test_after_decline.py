"""What goes on behind a question that could not be answered: the goods that it was asked of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.model import Turn
from tests.chat.talking.conftest import BAKERY as SHOP  # noqa: F401 - what the conversations are about


@pytest.mark.parametrize(
    ("talk", "answer"),
    [
        (["oven gloves, what is their burn rating", "how many of the blue ones are left"], "14 pieces"),
        (["are the oven gloves fireproof", "what do they cost"], "BK-10"),
        (["price of the spelt flour", "does it contain gluten traces", "how much is it"], "14.80"),
        (["price of the rye flour", "tread depth?", "and the stock"], "42"),
        (["what is the burn rating of the oven gloves", "the grey one, how much"], "13.50"),
        (["which tins do we have", "whats the non-stick guarantee", "how much are they"], "BK-06"),
        (["price of the fresh yeast", "are the loaf tins dishwasher safe", "the cheapest?"], "BK-05"),
        (["stock of the rye flour", "how much do we earn per sack", "and the price"], "18.90"),
    ],
)
def test_it_is_of_what_is_meant(computed: Callable[[list[str]], str], talk: list[str], answer: str) -> None:
    assert answer in computed(talk)


@pytest.mark.parametrize(
    "talk",
    [
        ["price of the rye flour", "do we have umbrellas", "how much are they"],
        ["price of the rye flour", "and umbrellas?", "which is the cheapest"],
        ["price of the rye flour", "what is the warranty on umbrellas", "how many are left"],
        ["which of the oven gloves are fireproof", "how many are left"],
        ["are the gloves for welders fireproof", "what do they cost"],
        ["which tins do we have", "which of them sells best", "how much is it"],
        ["price of the rye flour", "and the vegan one", "how much is it"],
    ],
)
def test_what_is_not_known_is_not_guessed(said: Callable[[list[str]], Turn], talk: list[str]) -> None:
    assert said(talk).kind != "exact"


def test_nobody_knows_how_many_of_those_that_were_to_be_picked(said: Callable[[list[str]], Turn]) -> None:
    assert said(["which tins do we have", "which of those are vegan", "how many of those"]).kind == "clarify"
