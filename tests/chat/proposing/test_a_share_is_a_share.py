"""A share that was typed badly is no number: "how many" asks another thing."""

import pytest

from merchant_assistant.chat.proposing import same


@pytest.mark.parametrize(
    "text", ["环保袋占全部的比列", "环保袋的比例是多少", "what percentage are bags", "bags as a share of all"]
)
def test_a_share_is_one(text: str) -> None:
    assert same._OF_SHARE in same.Said(text, ()).turns


@pytest.mark.parametrize("text", ["环保袋有几种", "how many bags", "which one shared"])
def test_a_number_is_none(text: str) -> None:
    assert same._OF_SHARE not in same.Said(text, ()).turns
