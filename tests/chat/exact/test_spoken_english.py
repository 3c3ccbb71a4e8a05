"""Questions as people say them in English shops: constructions that mean what a plainer one says."""

from __future__ import annotations

from decimal import Decimal

import pytest

from merchant_assistant.chat.exact.answering import Exactly
from merchant_assistant.chat.exact.words.spoken import reworded

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


FAMILIES = [
    # of what there is most
    ("which two products do we have the most of", ("Coffee mug 300 ml (CM-3): 760", "Trail bottle 750 ml (WB-1): 40")),
    ("lowest inventory, 2 products", ("Oak table (TB-9): 0", "Enamel mug (CM-4): 12")),
    ("drinkware sorted cheapest first, only 1", ("Coffee mug 300 ml (CM-3): 4.50 USD",)),
    ("max weight - which product?", 31),
    ("what weighs more than anything else", 31),
    ("by price, which product comes first", Decimal("18.40")),
    # figures over all
    ("mean price across the catalogue", Decimal("8.81")),
    ("how much does drinkware cost on average", Decimal("5.62")),
    ("which brand is the most expensive on average", "Norrvik"),
    ("middle price of drinkware", Decimal("4.50")),
    ("drinkware median USD", Decimal("4.50")),
    ("what's left on the shelf of the mugs altogether", 772),
    ("if we sold all the drinkware we have in stock, how much would it bring in?", Decimal("3788.00")),
    ("how many product categories in total", 3),
    ("how big is our range?", 5),
    # shares, gaps
    ("ratio of drinkware to all products", 60),
    ("for how many products didn't we fill in the warranty", 2),
    ("how many products have nothing entered for warranty", 2),
    ("how many products are not sold out", 4),
    # bounds
    ("products with no less than 5 years of warranty", 2),
    ("how many items with 5+ years of warranty", 2),
    ("how many products stay below 350 grams", 2),
    ("goods with at least 10 and at most 40 pieces on hand", 3),
    ("how many products can be delivered within 14 days", 1),
    ("how many products take longer than 30 days to deliver", 1),
    ("products over a kilo", 1),
    # two side by side
    ("coffee mug vs desk lamp: which weighs more?", Decimal("980")),
    ("what do we save taking CM-3 instead of DL-2", Decimal("13.90")),
    ("how much more is the trail bottle in forest green than in black", Decimal("0.25")),
    ("price difference between the two trail bottles", Decimal("0.25")),
    # lookups and groups
    ("if I order the desk lamp, how many days until it's ready?", "14 days"),
    ("break the number of products down by brand", (("Norrvik", 3), ("Hydra", 2))),
    ("origin Portugal / Poland, product count", 2),
    # left out
    ("leave out Germany: which products remain?", 3),
    ("yes or no: mugs made in Poland?", True),
    # what is said besides is kept
    ("how much do the mugs weigh on average", 275),
    ("how many products with stock left under 20", 2),
    ("top of the price list in drinkware", Decimal("8.10")),
]


@pytest.mark.parametrize(("question", "value"), FAMILIES)
def test_families_of_wordings(english: Exactly, question: str, value: object) -> None:
    reply = english.answer(question)
    assert reply is not None and reply.kind == "exact" and reply.value == value, reply


NO_FIGURE = (
    "what can ship within 14 days to Germany",
    "what did we pay for the desk lamp",
    "products that don't cost 4.50",
)


@pytest.mark.parametrize("question", NO_FIGURE)
def test_what_else_is_said_is_not_passed_over(english: Exactly, question: str) -> None:
    reply = english.answer(question)
    assert reply is None or reply.kind != "exact", reply
