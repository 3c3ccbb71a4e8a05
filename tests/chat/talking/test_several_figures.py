"""Several figures asked of one thing at once, and who has the most of those that are counted."""

from __future__ import annotations

import pytest

from merchant_assistant.chat.talking.several_figures import each_figure, is_bare_count, of_each_group, points_to_one


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("price and stock of the oak table", ["price of the oak table", "stock of the oak table"]),
        ("price, weight and stock of the mug", ["price of the mug", "weight of the mug", "stock of the mug"]),
        ("number of mugs and their average price", ["number of mugs", "what is their average price"]),
        ("average and median price of lamps", ["average price of lamps", "median price of lamps"]),
        ("台灯的价格和库存", ["台灯的价格是多少", "台灯的库存是多少"]),
        ("台灯的价格、重量和库存", ["台灯的价格是多少", "台灯的重量是多少", "台灯的库存是多少"]),
        ("difference between price and cost of the mug", []),
        ("price of mugs and bowls", []),
        ("what colours are there", []),
    ],
)
def test_each_figure_is_asked_by_itself(text: str, asked: list[str]) -> None:
    assert each_figure(text)[0] == asked


@pytest.mark.parametrize(
    ("parts", "asked"),
    [
        (["how many brands do we have", "which has the most products"], "which brand has the most products"),
        (["how many categories are there", "which is the biggest"], "which category has the most products"),
        (["有几个品牌", "哪个商品最多"], "哪个品牌商品最多"),
        (["what does it cost", "which has the most"], "which has the most"),
    ],
)
def test_which_has_the_most_is_of_those_that_are_counted(parts: list[str], asked: str) -> None:
    assert of_each_group(parts)[1] == asked


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("how many", True), ("how many does it have?", True), ("有多少款", True), ("how many mugs", False)],
)
def test_a_bare_count_was_told(text: str, is_one: bool) -> None:
    assert is_bare_count(text) is is_one


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("what is its stock", True), ("它的库存是多少", True), ("what is their stock", False), ("stock of it", False)],
)
def test_its_is_of_one_thing(text: str, is_one: bool) -> None:
    assert points_to_one(text) is is_one
