"""Where the talk turns: to all there is, back to goods, to what was meant."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.chat.talking.conftest import BAKERY as SHOP  # noqa: F401 - what the conversations are about


@pytest.mark.parametrize(
    ("talk", "answer"),
    [
        (["how many loaf tins do we have", "and the heaviest thing we sell?"], "25 kg"),
        (["list the flour", "what comes from Poland?"], "4 products"),
        (["which tins do we have", "what is the cheapest product in the shop"], "1.90"),
        (["price of the oven gloves blue", "no the grey one"], "13.50"),
        (["which tins do we have", "the oven gloves, what do they cost"], "BK-10"),
        (["which tins do we have", "which is the cheapest one we have"], "BK-05"),
        (["how many loaf tins do we have", "next thing: what flour comes from Germany"], "2 products"),
        (["list the flour", "adn the tins?"], "BK-05"),
        (["how many loaf tins do we have", "how many of that have we got"], "loaf tins"),
        (["no. of different suppliers we list"], "6 different values"),
        (["which tins do we have", "no. the flour"], "3 products"),
        (["what do we buy from Steelbake", "which is the dearest", "no, the cheapest"], "BK-11"),
    ],
)
def test_it_is_of_what_is_meant(computed: Callable[[list[str]], str], talk: list[str], answer: str) -> None:
    assert answer in computed(talk)
