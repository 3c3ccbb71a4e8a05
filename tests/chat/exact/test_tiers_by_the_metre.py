"""Prices in tiers of what is sold by the metre, beside a cost by the metre and the price of a sample."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.exact.answering import Exactly

LOOM = """Style No,Style Name,Weave,Cost/m,Price 1-49 m,Price 50+ m,Sample Price,Stock (m)
LM-1,Alder twill,Twill,6.20,12.50,11.00,1.00,240
LM-2,Birch voile,Voile,6.90,13.90,12.20,1.00,35
LM-3,Cedar plush,Plush,5.00,11.00,9.50,1.50,410
"""


@pytest.fixture(scope="module")
def loom(over: Callable[[str], Exactly]) -> Exactly:
    """Cloths with prices for a few metres and for many."""
    return over(LOOM)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("price of 60 m of alder twill", "60 m × Alder twill (LM-1) at 11.00: 660.00"),
        ("what does 10 m of cedar plush cost", "at 11.00: 110.00"),
        ("birch voile 49 metres price", "at 13.90: 681.10"),
        ("sample price of cedar plush", "1.50"),
    ],
)
def test_metres_have_the_price_of_their_tier(loom: Exactly, question: str, told: str) -> None:
    reply = loom.answer(question)
    assert reply is not None and reply.kind == "exact", reply
    assert told in reply.text, reply.text
