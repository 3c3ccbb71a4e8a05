"""What we are out of, who delivers something, what takes longest to arrive."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.exact.answering import Exactly

BARREL = """SKU,Name,Kind,Price,Stock,On Order,Lead Time (wks),Supplier,Last Delivery
BR-1,Alder stout,Beer,2.00,0,10,3,Hopper,2026-09-14
BR-2,Birch lager,Beer,1.50,30,20,12,Malthouse,2026-10-02
BR-3,Cedar cider,Cider,2.50,0,0,4,Hopper,2025-11-28
BR-4,Dune porter,Beer,3.00,7,0,6,Orchard,2026-03-20
"""


@pytest.fixture(scope="module")
def barrel(over: Callable[[str], Exactly]) -> Exactly:
    """Drinks of which some are out and some are on their way."""
    return over(BARREL)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("are we out of anything that is on order", "Alder stout (BR-1)"),
        ("are we out of birch lager", "No: there is no"),
        ("are we currently out of any cider", "Yes: 1"),
        ("who delivers the birch lager", "Malthouse"),
        ("who ships dune porter", "Orchard"),
        ("what takes longest to arrive", "12 weeks: Birch lager"),
        ("which take shortest to come", "3 weeks: Alder stout"),
    ],
)
def test_nothing_of_it_is_dropped(barrel: Exactly, question: str, told: str) -> None:
    reply = barrel.answer(question)
    assert reply is not None and reply.kind == "exact", reply
    assert told in reply.text, reply.text
    assert question != "are we out of anything that is on order" or "BR-2" not in reply.text


def test_who_delivers_fastest_is_of_the_lead_time(barrel: Exactly) -> None:
    reply = barrel.answer("who delivers birch lager fastest")
    assert reply is None or "Malthouse" not in reply.text or "12" in reply.text, reply
