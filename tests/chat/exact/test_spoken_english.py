"""Questions as people say them in English shops: constructions that mean what a plainer one says."""

from __future__ import annotations

from decimal import Decimal

import pytest

from merchant_assistant.chat.exact.answering import Exactly
from merchant_assistant.chat.exact.spoken import reworded

ASKED = [
    # groups, and the best of them
    ("list the brands with their highest price", (("Hydra", Decimal("8.10")), ("Norrvik", Decimal("18.40")))),
    ("category by category: how many products", (("Drinkware", 3), ("Furniture", 1), ("Lighting", 1))),
    ("biggest category by number of products", "Drinkware"),
    ("which brand do we hold the most pieces of", "Hydra"),
    # prices and differences
    ("what are we selling DL-2 for", Decimal("18.40")),
    ("by how much is CM-3 cheaper than DL-2", Decimal("13.90")),
    ("DL-2 minus CM-3, price", Decimal("13.90")),
    ("price difference between the black and the forest green trail bottle", Decimal("0.25")),
    ("which is heavier, enamel mug or coffee mug", 350),
    # bounds, signs, cells
    ("which products cost at least 4 but not over 5 dollars", 2),
    ("products with 700 up to 800 in stock", 1),
    ("brand = Norrvik, how many products", 3),
    ("how many brands in total", 2),
    ("how many products with no barcode set", 2),
]
KEPT = ("how many green-made mugs", "list categories with the most products", "total stock of mugs", "mug - price")


@pytest.mark.parametrize(("question", "value"), ASKED)
def test_it_is_read_as_the_plainer_one(english: Exactly, question: str, value: object) -> None:
    reply = english.answer(question)
    assert reply is not None and reply.kind == "exact" and reply.value == value, reply


@pytest.mark.parametrize("question", KEPT)
def test_what_no_rule_knows_stays(question: str) -> None:
    assert reworded(question) == question


def test_a_whole_sort_of_goods_that_no_name_has_is_not_denied(english: Exactly) -> None:
    reply = english.answer("how many kitchenware products cost under 5")
    assert reply is None or reply.kind != "exact", reply


def test_signs_name_no_product(english: Exactly) -> None:
    reply = english.answer("how many products with a stock of 12 (5/5)")
    assert reply is None or reply.kind != "exact" or "/5" not in reply.text
