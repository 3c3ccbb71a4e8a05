"""What expires soon has not expired: the list begins today."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from merchant_assistant.chat.exact.answering import Exactly
from merchant_assistant.chat.exact.days.said_of_days import today


@pytest.mark.parametrize("question", ["快过期的有哪些", "哪些快到期了"])
def test_what_has_expired_is_not_told(over: Callable[[str], Exactly], question: str) -> None:
    days = [today() + timedelta(days=of) for of in (-40, 9, 400)]
    rows = [f"S{at},山茶油{at}号,{day:%Y-%m-%d},{at + 3}" for at, day in enumerate(days)]
    reply = over("\n".join(["货号,品名,保质期至,库存", *rows]) + "\n").answer(question)
    assert reply is not None and reply.kind == "exact" and reply.finding is not None, reply
    assert [row.sku for row in reply.finding.rows] == ["S1", "S2"]
