"""What is left and on hand, in English: the stock is asked for, not how many things there are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.exact.answering import Exactly

SHELF = """SKU,Title,Brand,Category,Price,Currency,Stock
91823001,Canvas tote,Marlo,Bags,12.00,USD,1
91823002,Linen tote,Marlo,Bags,18.00,USD,30
91823003,Field satchel,Orrin,Bags,240.00,USD,2
91823004,City satchel,Orrin,Bags,260.00,USD,0
"""


@pytest.fixture(scope="module")
def shelf(over: Callable[[str], Exactly]) -> Exactly:
    return over(SHELF)


@pytest.mark.parametrize(
    ("question", "skus"),
    [
        ("Which bags do we only have one left of?", {"91823001"}),
        ("which products have just a single unit left", {"91823001"}),
        ("what have we got only one left of", {"91823001"}),
        ("bags over 200 that are still in stock", {"91823003"}),
        ("bags above 200 which are available", {"91823003"}),
    ],
)
def test_things_are_those(shelf: Exactly, question: str, skus: set[str]) -> None:
    reply = shelf.answer(question)
    assert reply is not None and reply.finding is not None, reply
    assert {row.sku for row in reply.finding.rows} == skus, reply


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("qty on hand of SKU 91823002", "30 pieces"),
        ("units on hand for the brand Marlo", "31 pieces"),
        ("what does product no. 91823002 cost", "18"),
    ],
)
def test_the_figure_is_that(shelf: Exactly, question: str, told: str) -> None:
    reply = shelf.answer(question)
    assert reply is not None and reply.kind == "exact" and told in reply.text, reply
