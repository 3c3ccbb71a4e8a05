"""What goes on from a question that nothing was computed of is asked back, not answered of the whole shop."""

from __future__ import annotations

import re

import pytest

from merchant_assistant.chat.talking.talk import said_in
from merchant_assistant.foundation.prose import asked_in

HANGING = [
    "and in China?",
    "just the ones for women",
    "only those with a lid",
    "the red one",
    "袋装那款呢",
    "那红色的那个呢",
]
WHOLE = [
    "and how many mugs are in stock?",
    "and the friction belt?",
    "list the red ones",
    "just list the mugs",
    "那红茶有几款",
    "袋装的有哪些",
]


@pytest.mark.parametrize("text", HANGING)
def test_it_hangs(text: str) -> None:
    assert re.match(said_in(asked_in(text))["fragment"], text, re.IGNORECASE)


@pytest.mark.parametrize("text", WHOLE)
def test_it_stands_by_itself(text: str) -> None:
    assert not re.match(said_in(asked_in(text))["fragment"], text, re.IGNORECASE)
