"""What is offered below an answer that says nothing: sentences that a person would say."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.exact.answering import Exactly
from merchant_assistant.chat.instead import Instead

YARD = """SKU,Title,Brand,Category,Material,Care,Price,Currency,Stock
SF-1,Cream sofa,Halvern,Seats,Linen,Dry clean only,500.00,USD,3
SF-2,Grey sofa,Halvern,Seats,Wool,Dry clean only,400.00,USD,5
CH-1,Oak chair,Norrvik,Seats,Oak,Wipe,90.00,USD,5
CH-2,Beech chair,Norrvik,Seats,Beech,Wipe,80.00,USD,0
SP-1,Door stop set,Carmo,Doors,Rubber,,4.00,USD,8
SP-2,Door stop kit,Carmo,Doors,Steel,,5.00,USD,8
KW-1,Enamel kitchenware,Carmo,Kitchen,Enamel,,25.00,USD,8
KW-2,Steel kitchenware,Carmo,Kitchen,Steel,,29.00,USD,8
"""


@pytest.fixture
def yard(over: Callable[[str], Exactly]) -> Callable[[str], tuple[str, ...]]:
    """What is offered over YARD."""
    exactly = over(YARD)
    return lambda text: Instead(exactly.holdings(None), exactly.answer).of(text)


@pytest.mark.parametrize(
    ("asked", "instead"),
    [
        ("who bought the sofa", ("Which sofas do we have?", "Which sofa is the cheapest?")),  # one sofa, two sofas
        ("is the sofa ok for a flat", ("Which sofas do we have?", "Which sofa is the cheapest?")),  # no "Is the sofa?"
        ("who bought kitchenware", ("What kitchenware do we have?", "Which kitchenware is the cheapest?")),
        ("name of the designer of the chair", ("Which chairs do we have?", "Which chair is the cheapest?")),
        ("anything to stop the wind", ()),  # a verb is no goods
        (
            "who bought the cream sofa",
            ("What is the price of Cream sofa?", "How many pieces of Cream sofa are in stock?"),
        ),
        ("谁买了Oak chair", ("Oak chair 多少钱？", "Oak chair 还有多少库存？")),
        ("能坐四个人的椅子", ("有哪些椅子？", "最便宜的椅子是哪个？")),  # no 能椅子
        ("有没有防风的椅子", ("有没有椅子？", "有哪些椅子？")),
    ],
)
def test_what_is_offered_is_a_sentence(
    yard: Callable[[str], tuple[str, ...]], asked: str, instead: tuple[str, ...]
) -> None:
    assert yard(asked) == instead
