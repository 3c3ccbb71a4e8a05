"""A whole question behind others: goods that go by what they are made of are named anew."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.model import Turn

SHOP = """Code,Name,Material,Unit,Stock,Price,Cost,On PO
F1,Habotai white,Silk,m,40,16.00,9.50,0
F2,Crepe black,Silk,m,25,74.00,50.00,30
F3,Satin red,Silk,m,12,90.00,61.00,0
F4,Twill navy,Cotton,m,70,99.00,5.00,0
F5,Voile white,Cotton,m,30,7.00,3.50,10
"""


@pytest.mark.parametrize(
    ("talk", "answer"),
    [
        (["which silks do we have", "any below 80", "and which silk is the dearest"], "F3"),
        (["which silks do we have", "any below 80", "and which is the dearest"], "F2"),
        (["which silks do we have", "which of these are on PO"], "1 product"),
        (["price of the Habotai", "so how much do we make on a metre"], "6.50"),
        (["price of the Habotai", "how much do we make on a piece"], "6.50"),
    ],
)
def test_it_is_of_what_is_meant(said: Callable[[list[str]], Turn], talk: list[str], answer: str) -> None:
    turn = said(talk)
    assert turn.kind == "exact", turn.text
    assert answer in turn.text, turn.text


@pytest.mark.parametrize("text", ["so how much do we make on a metre", "how much is left of it"])
def test_of_nothing_in_particular_nothing_is_told(said: Callable[[list[str]], Turn], text: str) -> None:
    assert said([text]).kind != "exact"
