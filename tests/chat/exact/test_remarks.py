"""What a question adds in brackets or behind "i.e.": only what says nothing new is passed over."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.exact.answering import Exactly

from .test_plain_one import CUPS, SHIRTS


@pytest.fixture(scope="module")
def asked(over: Callable[[str], Exactly]) -> Callable[[str], str]:
    """What is answered; '' where nothing is."""
    english, chinese = over(SHIRTS), over(CUPS)

    def answer(text: str) -> str:
        reply = (english if text.isascii() else chinese).answer(text)
        return reply.text if reply else ""

    return answer


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("price of the T-Shirt (not the one with logo)", "T-Shirt (T-1): 9.00 USD"),
        ("price of the hoodie, i.e. not the one with a zip", "Hoodie grey (H-1): 31.00 USD"),
        ("how many hoodies are there (not the one with the zip)", "1 product"),
        ("list shirts (but not the long ones)", "2 products"),
        ("price of the cap (not the one with a logo)", "Cap (C-1): 5.00 USD"),
        ("马克杯多少钱（不是保温的那款）", "马克杯（M-1）的价格：9"),
        ("杯子有哪些（不要带保温的那种）", "马克杯（M-1）"),
    ],
)
def test_what_is_not_meant_is_taken_off(asked: Callable[[str], str], text: str, told: str) -> None:
    assert told in asked(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("how much is the cap (price)", "Cap (C-1): 5.00 USD"),
        ("how much is the cap, meaning its price?", "Cap (C-1): 5.00 USD"),
        ("which shirts are white, that is, white ones", "2 products"),
        ("how many shirts are there (meaning products in category shirts)", "3 products"),
        ("T恤多少钱，我指的是价格", "19"),
        ("T恤还有多少，也就是库存", "50"),
    ],
)
def test_what_says_the_same_in_other_words_is_passed_over(asked: Callable[[str], str], text: str, told: str) -> None:
    assert told in asked(text)


@pytest.mark.parametrize(
    "text",
    [
        "how much is the cap, meaning its stock?",  # another field
        "how much is the cap, i.e. in green",
        "price of hoodies (not the one with a hood)",  # of two, and nothing is called so
        "price of the cap (a gift for my brother)",
        "马克杯多少钱，我指的是库存",
    ],
)
def test_what_says_more_is_not_passed_over(asked: Callable[[str], str], text: str) -> None:
    told = asked(text)
    assert not any(price in told for price in ("5.00", "31.00", "35.00", "9.00", "29.00")), told


def test_what_restricts_is_kept(asked: Callable[[str], str]) -> None:
    assert "T-Shirt (T-1), T-Shirt with Logo (T-2)" in asked("list shirts (white)")
    assert "No product" in asked("how many hoodies are in stock (not the grey ones)")
