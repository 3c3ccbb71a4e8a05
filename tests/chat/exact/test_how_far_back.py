"""How far a question reaches behind others: the whole shop, back to goods, the one thing and its sizes and colours."""

from __future__ import annotations

from collections.abc import Callable

import pytest

SHOP = """SKU,Parent SKU,Title,Category,Condition,Material,Size,Colour,Price,Cost,Stock
BT-1,,Ridge boot,Footwear,new,Leather,,,60,40,
BT-1-42,BT-1,"Ridge boot, 42",,,,42,Black,60,40,7
BT-1-43,BT-1,"Ridge boot, 43",,,,43,Brown,60,40,4
BT-1-44,BT-1,"Ridge boot, 44",,,,44,Green,60,40,0
CL-2,,Meadow clog,Footwear,new,Wood,40,White,30,21,9
LM-3,,Reading lamp,Lighting,used,Metal,,White,90,70,0
LM-4,,Garden lantern,Lighting,new,Metal,,White,25,10,3
"""


@pytest.mark.parametrize(
    ("talk", "answer"),
    [
        (["which products are footwear", "which of them are sold out?", "and in the whole shop?"], "2 variants"),
        (["average price of footwear", "and in the entire store"], "51.25"),
        (["Footwear有几款", "那全店呢"], "共 4 件商品"),
        (["which lamps do we have", "back to footwear, whats the most expensive thing there"], "Ridge boot"),
        (["which lamps do we have", "ok back to the ridge one. which colour is sold out?"], "Green"),
        (["what colours does the ridge boot come in", "and which colour do we have most of"], "Black has the highest"),
        (["Ridge boot有哪些颜色", "那哪个颜色库存最多"], "Black"),
        (["which footwear comes in 43", "how many pairs in that size?"], "4 pieces"),
        (["which footwear comes in 43", "how many pairs in that size?", "how many pairs of it over all sizes?"], "11 "),
        (["what does the reading lamp cost", "is it new or used"], "(LM-3): used"),
        (["what does the reading lamp cost", "is it wood or metal"], "(LM-3): Metal"),
        (["reading lamp多少钱", "它是全新的还是二手的"], "的condition：used"),
        (["what does the reading lamp cost", "and the clog, how much do we make on one of those?"], "9"),
    ],
)
def test_it_is_of_what_is_meant(told: Callable[[list[str]], str], talk: list[str], answer: str) -> None:
    assert answer in told(talk)


def test_of_several_things_it_is_asked_if_any_is_so(told: Callable[[list[str]], str]) -> None:
    assert told(["is there a lamp that is new or used"]).startswith("Yes")
