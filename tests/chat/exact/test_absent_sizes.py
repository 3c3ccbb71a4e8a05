"""The order of sizes that a thing comes in."""

from __future__ import annotations

import pytest

from merchant_assistant.chat.exact.items.absent import sizes_in_order


@pytest.mark.parametrize(
    ("held", "told"),
    [
        (["L", "M", "XL", "S", "2XL", "XS"], ["XS", "S", "M", "L", "XL", "2XL"]),
        (["red", "L", "blue"], ["red", "L", "blue"]),
    ],
)
def test_sizes_are_told_from_the_smallest_on(held: list[str], told: list[str]) -> None:
    assert sizes_in_order(held) == told
