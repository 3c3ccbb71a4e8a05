"""A column of units says in what each thing is kept; what is on order is counted as what is there."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.exact.answering import Exactly

CLOTH = """SKU,Name,Width (cm),UOM,Price,Stock,On order
C1,Linen plain,140,m,11,300,0
C2,Linen stripe,180,m,12,200,50
C3,Denim,150,m,9,120,0
B1,Horn button,,pcs,0.20,900,400
B2,Shell button,,pcs,0.30,100,0
"""


def skus(over: Callable[[str], Exactly], asked: str) -> list[str]:
    finding = over(CLOTH).answer(asked).finding
    assert finding is not None
    return sorted(row.sku for row in finding.rows)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("what do we have with a width of 1.5 m or more", ["C2", "C3"]),  # of width, not of what is kept by the metre
        ("门幅1.6米以上的有哪些", ["C2"]),
        ("which ones have more than 150 m in stock", ["C1", "C2"]),
    ],
)
def test_metres_of_width_are_none_of_stock(over: Callable[[str], Exactly], asked: str, found: list[str]) -> None:
    assert skus(over, asked) == found


@pytest.mark.parametrize(
    "asked",
    [
        "how many pieces are we waiting for in all",
        "how many pieces are coming in",
        "how many pieces are on order in total",
    ],
)
def test_pieces_that_are_waited_for_are_those_on_order(over: Callable[[str], Exactly], asked: str) -> None:
    reply = over(CLOTH.replace(",UOM", ",Kept by")).answer(asked)
    assert reply.value == 450, reply.text
