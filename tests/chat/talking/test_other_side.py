"""One of two things that were compared, put right; and a question said again with what was meant."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.chat.talking.conftest import BAKERY as SHOP  # noqa: F401 - what the conversations are about


@pytest.mark.parametrize(
    ("talk", "answer"),
    [
        (
            ["compare the price of the 900g black tin with the silver one", "no, not the silver one, the 450g"],
            "BK-05",
        ),
        (
            [
                "compare the price of the 900g black tin with the silver one",
                "no, not the silver one, the 450g",
                "by how much",
            ],
            "2.00",
        ),
        (
            [
                "compare the price of the rye flour and the wheat flour",
                "sorry, I meant the spelt",
            ],
            "4.10",
        ),
        (["price of the rye flour", "not the rye, the spelt flour"], "14.80"),
    ],
)
def test_it_is_of_what_is_meant(computed: Callable[[list[str]], str], talk: list[str], answer: str) -> None:
    assert answer in computed(talk)
