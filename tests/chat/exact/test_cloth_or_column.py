"""Where cloths are sold, "which fabric" asks for goods and not for what they are made of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.exact.answering import Exactly

CLOTHS = """Style No,Style Name,Composition,Price,Grade,Sold Last Qtr
CT-1,Alder twill,100% cotton,12,A,310
CT-2,Birch denim,98% cotton,14,B,900
CT-3,Cedar drill,100% cotton,9,B,700
"""


@pytest.mark.parametrize("question", ["which fabric sold most last quarter", "which grade B fabrics"])
def test_no_composition_is_told_in_the_place_of_goods(over: Callable[[str], Exactly], question: str) -> None:
    reply = over(CLOTHS).answer(question)
    assert reply is None or "100% cotton" not in reply.text, reply
