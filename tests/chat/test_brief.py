"""What the window says of an exact answer where chips and a table stand beside the sentence."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.chat.brief import Brief, brief_of
from merchant_assistant.chat.computed import exact_of_reply
from merchant_assistant.chat.exact.answering import Exactly
from merchant_assistant.chat.exact.columns.labels import cell_text, number_text
from merchant_assistant.foundation.paths import AppPaths
from merchant_assistant.storage.database import Database

SHOP = """SKU,Title,Category,Price,Currency,Stock
T-1,Tin Mug,Mugs,4.5,USD,12
T-2,Clay Mug,Mugs,6,USD,0
T-3,Felt Hat,Hats,18,USD,7
T-4,Straw Hat,Hats,1850,USD,3
"""


@pytest.fixture(scope="module")
def exactly(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Exactly]:
    folder = tmp_path_factory.mktemp("shop")
    (folder / "goods (1).csv").write_text(SHOP, encoding="utf-8")
    paths = AppPaths(folder / "data", folder / "models")
    database = Database(paths.database, paths.backups)
    catalogue = Catalogue(database, paths)
    catalogue.apply(catalogue.plan(folder / "goods (1).csv"))
    yield Exactly(catalogue)
    database.close()


def _brief(exactly: Exactly, question: str) -> tuple[str, Brief]:
    reply = exactly.answer(question)
    exact = reply and exact_of_reply(reply)
    assert reply and exact, reply
    return reply.text, brief_of(reply.text, exact)


@pytest.mark.parametrize(
    ("question", "sentence", "query"),
    [
        ("how many products are in stock?", "3 products.", ""),
        ("how many products cost more than 5000", "No product.", ""),
        ("list products in stock", "3 products.", ""),
        ("list all products, cheapest first", "List of products, lowest price first.", ""),
        ("how many products are there per category", "Number of products, for each category.", ""),
        ("average price per category", "Average price of products, for each category.", ""),
        ("有多少商品有库存", "共 3 件商品。", ""),
        ("有库存的商品有哪些", "共 3 件商品。", ""),
        ("share of the hats", "50 %: 2 of 4 products.", "Share of products"),
        ("price of the tin mug", "Price of Tin Mug (T-1): 4.50 USD.", ""),
        ("compare T-1 with T-3", "They differ in 3 points.", ""),
        ("比较T-1和T-3", "有 3 处不同。", ""),
        ("which category has the most products", "Hats and Mugs have the most products: 2 each.", ""),
        ("which category has the highest average price", "Hats has the highest average price: 934.00 USD.", ""),
        ("which category has the least stock", "Hats has the lowest total stock: 10.", ""),
        ("哪个分类库存最多", "库存合计最高的是Mugs：12。", ""),
        ("what is the highest price", "The highest price is 1,850 USD: Straw Hat (T-4).", ""),
    ],
)
def test_conditions_and_rows_stand_once(exactly: Exactly, question: str, sentence: str, query: str) -> None:
    _, brief = _brief(exactly, question)
    assert (brief.sentence, brief.query) == (sentence, query)


@pytest.mark.parametrize("question", ["how many products cost less than 10", "多少商品低于10元"])
def test_the_day_stands_by_itself(exactly: Exactly, question: str) -> None:
    text, brief = _brief(exactly, question.replace("元", "美元"))
    assert brief.day and brief.day in text
    assert "goods (1).csv" in brief.day and "goods" not in brief.sentence


@pytest.mark.parametrize(
    ("number", "unit", "told"),
    [("20", "w", "20 W"), ("230", "v", "230 V"), ("5", "kg", "5 kg"), ("1250", "", "1,250"), ("3", "件", "3件")],
)
def test_units_are_written_as_they_are_printed(number: str, unit: str, told: str) -> None:
    assert number_text(Decimal(number), unit) == told


def test_a_cell_has_no_html() -> None:
    assert cell_text("<p>Clay &amp; felt</p>") == "Clay & felt"
    assert cell_text("under < 5 and > 3") == "under < 5 and > 3"
