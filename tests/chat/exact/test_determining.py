"""A number that only says again how many there are; any other stays what it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.exact.answering import Exactly
from merchant_assistant.chat.exact.items.items import items_of
from merchant_assistant.chat.exact.numbers.determining import determiner_in

SOFAS = """SKU,Title,Category,Price,Currency,Stock
S-1,Halden sofa,Sofas,400.00,USD,3
S-2,Vale sofa,Sofas,500.00,USD,5
L-1,Reading lamp,Lamps,40.00,USD,9
"""
TEAS = """货号,商品名称,分类,单价（元）,库存
T-1,明前龙井 100克,绿茶,88.00,40
T-2,雨前龙井 100克,绿茶,58.00,12
"""


@pytest.fixture(scope="module")
def told(over: Callable[[str], Exactly]) -> Callable[..., str]:
    """The words of the number in a question; '' for none. ``titles`` are had by products."""
    english, chinese = over(SOFAS).holdings(), over(TEAS).holdings()

    def words(text: str, *titles: str) -> str:
        items = items_of(text, english if text.isascii() else chinese, {})
        found = determiner_in(items, titles.__contains__)
        return text[found[0] : found[1]] if found else ""

    return words


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("which of the two sofas is cheaper", "two"),
        ("which of the 12 sofas is cheapest", "12"),
        ("which two sofas are cheapest", "two"),
        ("compare the two sofas", "two"),
        ("what do the three sofas cost", "three"),
        ("which two sofas have the most stock", "two"),
        ("which of the two sofas is green", "two"),
        ("两款龙井哪个便宜", "两款"),
        ("两款龙井哪款最便宜", "两款"),
        ("两款龙井最便宜的是哪款", "两款"),
        ("有货两款龙井哪个便宜", "两款"),
        ("龙井这两款茶哪个便宜", "两款"),
        ("两款龙井的库存总值", "两款"),
        ("两款龙井平均多少钱", "两款"),
        ("两款龙井一共多少库存", "两款"),
        ("这两款龙井多少钱", "两款"),
        ("这两款龙井差多少", "两款"),
    ],
)
def test_it_only_says_again_how_many(told: Callable[..., str], text: str, number: str) -> None:
    assert told(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "show me two sofas",  # so many of more
        "list the two sofas, which is cheaper",
        "top two sofas, which is cheapest",
        "compare two sofas",
        "two sofas, on average",
        "two sofas, compare these",
        "which two sofas are green",
        "what do two sofas cost",
        "compare the top of the two sofas",
        "which are the cheapest two sofas",
        "the two sofas with the lowest price",
        "the two cheapest sofas",
        "which of the 13 sofas is cheapest",  # nobody counts so far
        "which 1 sofa is cheapest",
        "which of the 2.5 sofas is cheapest",
        "which of the 3 kg sofas is cheapest",
        "which of the two pairs of sofas is cheaper",
        "which of the two is cheaper",
        "which is cheaper of two",
        "哪两款龙井最便宜",
        "两款龙井差多少",  # read with its number
        "列出两款龙井",
        "龙井两款哪个便宜",
        "明前龙井和雨前龙井两款茶哪个便宜",  # of the two that were named
        "两款龙井多少钱",
        "两款龙井最便宜",
        "两款龙井是哪些",
        "两款龙井一共多少",
        "两款龙井库存",
        "两款",
    ],
)
def test_it_says_more(told: Callable[..., str], text: str) -> None:
    assert not told(text)


def test_a_number_that_products_are_called_with_is_their_name(told: Callable[..., str]) -> None:
    assert not told("which of the two sofas is cheaper", "two sofas")
    assert not told("两款龙井哪个便宜", "两款龙井")
    assert told("两款龙井哪个便宜", "两款 龙井")
