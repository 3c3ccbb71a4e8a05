"""The one of the things that were told which is called so."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.chat.talking.conftest import BAKERY as SHOP  # noqa: F401 - what the conversations are about


@pytest.mark.parametrize(
    ("talk", "answer"),
    [
        (["which proving baskets do we have", "how much is the oval one"], "13.90"),
        (["which proving baskets do we have", "how much is the oval one", "what is our margin on it"], "7.70"),
        (["list the flour", "how much is the rye one"], "18.90"),
    ],
)
def test_it_is_of_what_is_meant(computed: Callable[[list[str]], str], talk: list[str], answer: str) -> None:
    assert answer in computed(talk)
