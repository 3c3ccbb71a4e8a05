"""Who may answer a question."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.exact.answering import Exactly
from merchant_assistant.chat.wanting import counts_or_pays


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("how many cans for dogs", True),
        ("300块钱能拿几根丝杆", True),
        ("a customer has £100 to spend on a rod", True),
        ("wheels that don't scratch the floor", False),
        ("不烫手的玻璃杯", False),
        ("emergency exit sign", False),
    ],
)
def test_what_counts_or_speaks_of_money_is_not_answered_with_near_goods(
    over: Callable[[str], Exactly], text: str, expected: bool
) -> None:
    shop = over("SKU,Title,Price,Stock\nR-1,Rod,10.00,4\nW-1,Wheel,3.00,9\n")
    assert counts_or_pays(text, shop.holdings()) is expected
