"""`products`: words, filters, sorting, counts, pages."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from merchant_assistant.catalogue.query import Filter, Sort
from merchant_assistant.cli.queries import filter_of, sort_of, together

ROWS = """SKU,Title,Brand,Price,Stock,Material
TM-500,Thermal mug,Hale,12.50 EUR,3,steel
KB-1,Keyboard,Berg,49 EUR,0,plastic
OT-9,Oak table,,199 EUR,12,oak
杯-1,不锈钢保温杯,Hale,99 CNY,40,steel
"""

FOUND: tuple[tuple[list[str], list[str]], ...] = (
    (["--filter", "brand=hale"], ["TM-500", "杯-1"]),
    (["--filter", "brand=Hale", "--filter", "brand=Berg"], ["TM-500", "KB-1", "杯-1"]),
    (["--filter", "brand="], ["OT-9"]),
    (["--filter", "brand=*", "--filter", "stock=..5"], ["TM-500", "KB-1"]),
    (["--filter", "price=10..100"], ["TM-500", "KB-1", "杯-1"]),
    (["--filter", "price=10..100 EUR"], ["TM-500", "KB-1"]),
    (["--filter", "attribute:Material=steel", "--query", "mug"], ["TM-500"]),
    (["--sort", "price:desc"], ["OT-9", "杯-1", "KB-1", "TM-500"]),
    (["--sort", "title", "--limit", "2", "--offset", "1"], ["OT-9", "TM-500"]),
    (["--query", "tm500"], ["TM-500"]),
    (["--query", "keybord"], ["KB-1"]),
    (["--query", "不銹鋼"], ["杯-1"]),
)


@pytest.fixture
def shop(tmp_path: Path, command: Any) -> Any:
    file = tmp_path / "shop.csv"
    file.write_text(ROWS, "utf-8")
    assert command("import", file).code == 0

    def ask(*options: str) -> list[str]:
        return [product["sku"] for product in command("products", "--json", *options).json["products"]]

    return ask


def test_finds(shop: Any) -> None:
    for options, skus in FOUND:
        assert shop(*options) == skus, options


def test_the_answer_says_what_was_understood_and_what_can_be_chosen(shop: Any, command: Any) -> None:
    answer = command("products", "--query", "keybord", "--facets", "--json").json
    assert answer["corrected"] == {"keybord": "keyboard"}
    everything = {facet["field"]: facet for facet in command("products", "--facets", "--json").json["facets"]}
    assert everything["brand"]["values"] == {"Hale": 2, "Berg": 1}
    assert everything["price"] == {
        "field": "price", "kind": "numbers", "count": 4, "low": "12.50", "high": "199", "unit": "EUR",
    }  # fmt: skip
    shown = command("products", "--query", "keybord", "--facets")
    assert "Looked for “keyboard” instead" in shown.err
    assert "brand (3): Hale (2), Berg (1)" in command("products", "--facets").out


@pytest.mark.parametrize(
    "options", [["--filter", "brand"], ["--filter", "nonsense=1"], ["--sort", "attribute:"], ["--offset", "-1"]]
)
def test_wrong_usage(command: Any, options: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        command("products", *options)
    assert caught.value.code == 2


def test_filters_as_they_are_typed() -> None:
    assert filter_of("price=10..20.5 EUR") == Filter("price", low=Decimal(10), high=Decimal("20.5"), currency="EUR")
    assert filter_of("stock=-2..") == Filter("stock", low=Decimal(-2))
    assert filter_of("attribute:Note=..") == Filter("attribute:Note", ("..",))
    assert filter_of("title=a=b") == Filter("title", ("a=b",))
    assert sort_of("attribute:Size:desc") == Sort("attribute:Size", descending=True)
    two = together([Filter("brand", ("a",)), Filter("stock", low=Decimal(1)), Filter("brand", ("b",))])
    assert two == (Filter("brand", ("a", "b")), Filter("stock", low=Decimal(1)))


@pytest.mark.parametrize(("filter", "code"), [("price=abc", 3), ("stock=few", 3), ("price=12.50", 0), ("brand=abc", 0)])
def test_a_text_is_no_price(command: Any, filter: str, code: int) -> None:
    result = command("products", "--filter", filter, "--json")
    assert result.code == code
    if code:
        assert result.json["error"]["code"] == "not_a_number"
        assert filter.partition("=")[2] in result.json["error"]["message"]
