"""Which products a question finds, and what it means when it points back."""

from __future__ import annotations

import pytest

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.chat.question import read_question
from merchant_assistant.chat.retrieval import products_for


def found(catalogue: Catalogue, text: str, earlier: tuple[int, ...] = ()) -> list[str]:
    return [product.sku for product in products_for(read_question(text), catalogue, earlier)]


@pytest.mark.parametrize(
    ("text", "skus"),
    [
        ("What does the steel bottle weigh?", ["WB-1"]),
        ("What do bottles cost?", ["WB-1"]),
        ("How much is WB-1-GN?", ["WB-1"]),
        ("stock of cm-3 please", ["CM-3"]),
        ("Compare CM-3 and DL-2", ["CM-3", "DL-2"]),
        ("保温杯多少钱？", ["BW-5"]),
        ("杯的价格", ["BW-5"]),
        ("台灯有多重", ["TD-9"]),
        ("LED 台灯", ["TD-9"]),
        ("Which mug is microwave safe?", ["CM-3"]),
        ("Do you sell chainsaws?", []),
        ("你们卖电锯吗？", []),
        ("How heavy is the yoga mat?", []),
        ("Is there a blue yoga mat?", []),
        ("What is made of stoneware?", ["CM-3"]),
        ("hello", []),
    ],
)
def test_products_of_a_question(catalogue: Catalogue, text: str, skus: list[str]) -> None:
    assert found(catalogue, text) == skus


@pytest.mark.parametrize(
    ("text", "sku"),
    [
        ("What does it weigh?", "WB-1"),
        ("And the price?", "WB-1"),
        ("Is it dishwasher safe?", "WB-1"),
        ("Is the dishwasher a problem?", "WB-1"),
        ("它有多重？", "WB-1"),
        ("真空的吗", "WB-1"),
        ("有货吗？", "WB-1"),
        ("And what does the desk lamp cost?", "DL-2"),
        ("保温杯呢？", "BW-5"),
        ("And CM-3?", "CM-3"),
    ],
)
def test_what_was_spoken_of_is_meant_until_another_is_named(catalogue: Catalogue, text: str, sku: str) -> None:
    assert found(catalogue, text, (catalogue.find("WB-1").id,)) == [sku]


def test_a_product_that_is_gone_is_not_meant(catalogue: Catalogue) -> None:
    assert found(catalogue, "What does it weigh?", (4711,)) == []
