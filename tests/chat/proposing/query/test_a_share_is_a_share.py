"""A share that was typed badly is no number: "how many" asks another thing."""

import pytest

from merchant_assistant.chat.proposing.query.asked import Asked


@pytest.mark.parametrize(
    "text", ["环保袋占全部的比列", "环保袋的比例是多少", "what percentage are bags", "bags as a share of all"]
)
def test_a_share_is_one(text: str) -> None:
    assert Asked(text, ()).has_share


@pytest.mark.parametrize("text", ["环保袋有几种", "how many bags", "which one shared"])
def test_a_number_is_none(text: str) -> None:
    assert not Asked(text, ()).has_share
