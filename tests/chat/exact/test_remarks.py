"""What a question adds in brackets or behind "i.e.": only what says nothing new is passed over."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.catalogue.inquiry import Condition, Inquiry
from merchant_assistant.chat.exact.answering import Exactly
from merchant_assistant.chat.exact.following.remarks import Remarks
from merchant_assistant.chat.exact.items.items import items_of
from merchant_assistant.chat.exact.reading import Reader

from .test_plain_one import CUPS, SHIRTS

WITH_AND_WITHOUT = [
    ("price of the T-Shirt (not the one with logo)", ["called “T-Shirt”"]),  # one is called just that
    ("price of the hoodie, i.e. not the one with a zip", ["category: Hoodies", "not called “zip”"]),
    ("list shirts (but not the long ones)", None),  # "long ones" is no name
    ("list shirts (not the ones that are long)", ["category: Shirts", "not called “long”"]),
    ("price of the cap (not the one with a zip)", ["category: Caps"]),  # there is but one
    ("price of the hoodie (not the one with a logo)", None),  # of two, and neither is called so
    ("price of the cap (not the one with a hood)", None),  # nothing is called so
    ("how many are there (not the one with a zip)", None),  # of all goods
    ("马克杯多少钱（不是保温的那款）", ["名称含“马克杯”"]),
    ("T恤多少钱（不要带图的那种）", ["名称含“T恤”"]),
    ("杯子有哪些（不要带保温的那种）", ["类目：杯子", "名称含“保温”除外"]),
]


@pytest.fixture(scope="module")
def shops(over: Callable[[str], Exactly]) -> tuple[Exactly, Exactly]:
    return over(SHIRTS), over(CUPS)


@pytest.fixture
def told(shops: tuple[Exactly, Exactly]) -> Callable[[str], list[str] | None]:
    """The conditions that are left of a question; None where its remark says something new."""

    def without(text: str) -> list[str] | None:
        shop = shops[0] if text.isascii() else shops[1]
        catalogue, holdings = shop._catalogue, shop.holdings()

        def passing(condition: Condition) -> int:
            return catalogue.answer(Inquiry("count", where=condition, limit=0)).passing

        reader = Remarks(
            lambda other: Reader(catalogue, holdings, other, None, mends=False).read(),
            lambda said: items_of(said, holdings, {}),
            passing,
            holdings,
        )
        reading = reader.without(text)
        return [chip.text for chip in reading.chips] if reading else None

    return without


@pytest.mark.parametrize(("text", "chips"), WITH_AND_WITHOUT)
def test_what_is_not_meant_is_taken_off(
    told: Callable[[str], list[str] | None], text: str, chips: list[str] | None
) -> None:
    assert told(text) == chips


@pytest.mark.parametrize(
    ("text", "chips"),
    [
        ("how much is the cap (price)", ["category: Caps"]),
        ("how much is the cap, meaning its price?", ["category: Caps"]),
        ("cheapest shirt (by price)", ["category: Shirts"]),
        ("how many products by colour (colour)", []),
        ("which shirts are white, that is, white ones", ["category: Shirts", "Colour: White"]),
        ("how many shirts are there (shirts)", ["category: Shirts"]),
        ("T恤多少钱，我指的是价格", ["名称含“T恤”"]),
        ("杯子有哪些，也就是杯子", ["类目：杯子"]),
    ],
)
def test_what_says_the_same_is_passed_over(
    told: Callable[[str], list[str] | None], text: str, chips: list[str]
) -> None:
    assert told(text) == chips


@pytest.mark.parametrize(
    "text",
    [
        "how much is the cap",
        "how much is the cap (stock)",
        "how much is the cap, meaning its stock?",
        "how much is the cap, i.e. in green",
        "list shirts (white)",
        "list shirts (white shirts)",
        "list shirts (flurb)",
        "how much is the flurb (price)",
        "price of the cap (a gift for my brother)",
        "how much is the cap (the one)",
        "马克杯多少钱，我指的是库存",
    ],
)
def test_what_says_more_is_not(told: Callable[[str], list[str] | None], text: str) -> None:
    assert told(text) is None


def test_so_it_is_answered(shops: tuple[Exactly, Exactly]) -> None:
    reply = shops[0].answer("price of the hoodie, i.e. not the one with a zip")
    assert reply
    assert "Hoodie grey (H-1): 31.00 USD" in reply.text
