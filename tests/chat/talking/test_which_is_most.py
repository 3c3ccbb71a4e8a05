"""Which of the things that were told is more of something."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.model import Turn
from tests.chat.talking.conftest import KITCHEN as SHOP  # noqa: F401 - what the conversations are about


@pytest.mark.parametrize(
    ("talk", "answer"),
    [
        (["竹砧板有哪几款", "哪个便宜"], "KC-09"),
        (["锅具有哪几款", "重的是哪款"], "KC-02"),
    ],
)
def test_it_is_of_what_is_meant(said: Callable[[list[str]], Turn], talk: list[str], answer: str) -> None:
    turn = said(talk)
    assert turn.kind == "exact", turn.text
    assert answer in turn.text.replace(",", ""), turn.text
