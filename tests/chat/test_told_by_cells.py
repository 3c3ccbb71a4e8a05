"""What a product's own cells and sentences say of what is asked is quoted; what they do not say is not."""

from __future__ import annotations

import pytest

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.chat.naming import named_in
from merchant_assistant.chat.question import read_question, with_nouns
from merchant_assistant.chat.retrieval import products_for
from merchant_assistant.chat.told_by_cells import told_of


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("does the steel bottle come with a leak-proof lid", "Leak-proof lid."),
        ("can the coffee mug go in the microwave", "Microwave safe."),
        ("is the coffee mug ok for dishwashers", "Dishwasher safe."),
        ("马克杯能放洗碗机吗", "Dishwasher safe."),
        ("保温杯保温几小时", "保温6小时"),
        ("how much is the coffee mug dishwasher safe", ""),  # a price is computed, or not said
        ("保温杯保温6小时卖多少", ""),
        ("where was the coffee mug fired", ""),
        ("battery life of the desk lamp", ""),
        ("保温杯几年保修", ""),
    ],
)
def test_what_answers_is_quoted(catalogue: Catalogue, text: str, says: str) -> None:
    question = with_nouns(read_question(text))
    products = named_in(question, products_for(question, catalogue, ())) or products_for(question, catalogue, ())
    told = told_of(products[0], question)
    assert says in told
    assert bool(told) is bool(says)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("马克杯多高", "Coffee mug 300 ml"),
        ("台灯的光色", "LED台灯"),
    ],
)
def test_products_are_named_in_the_other_language(catalogue: Catalogue, text: str, title: str) -> None:
    question = with_nouns(read_question(text))
    assert title in [product.title for product in named_in(question, products_for(question, catalogue, ()))]
