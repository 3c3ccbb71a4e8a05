"""What columns of prices and stock become by the words of their heads, beside what was found by whole names."""

from __future__ import annotations

import pytest

from merchant_assistant.catalogue.importing import mapping
from merchant_assistant.catalogue.importing.by_words import filled

LOW, HIGH = ["6.50", "5.50"], ["9.00", "8.00"]
NAMES = ["North Ltd", "South Ltd"]


def _fields(*columns: tuple[str, list[str]]) -> list[str]:
    """What columns beside a code and a name become, without the mark of those that stay attributes."""
    heads = ["Code", "Name", *(head for head, _ in columns)]
    cells = [["A1", "A2"], ["Red wine", "White wine"], *(held for _, held in columns)]
    fields = filled(mapping.by_names(heads), heads, cells)
    assert fields[:2] == ["sku", "title"]
    return [field.partition(":")[0] for field in fields[2:]]


def test_one_price_is_found_by_its_words() -> None:
    assert _fields(("VK netto/Stk", LOW)) == _fields(("Dealer net", LOW)) == ["price"]
    assert _fields(("Price", HIGH), ("VK netto/Stk", LOW)) == ["price", "attribute"]


def test_of_two_heads_the_one_that_says_it_better() -> None:
    assert _fields(("Retail rate", HIGH), ("VK netto/Stk", LOW))[1] == "price"
    assert _fields(("VK netto/Stk", LOW), ("Retail rate", HIGH))[0] == "price"


@pytest.mark.parametrize(
    ("own", "held", "fields"),
    [
        ("VK netto/Stk", LOW, ["compare_at_price", "price"]),
        ("VK netto/Stk", NAMES, ["price", "attribute"]),
        ("SRP inc VAT", LOW, ["price", "compare_at_price"]),  # recommended as well
    ],
)
def test_what_is_asked_here_comes_before_what_is_recommended(own: str, held: list[str], fields: list[str]) -> None:
    assert _fields(("RRP", HIGH), (own, held)) == fields


def test_what_dealers_are_asked_comes_before_the_list_price() -> None:
    assert _fields(("List price", HIGH), ("Dealer net", LOW)) == ["compare_at_price", "price"]


def test_of_two_own_prices_beside_a_recommended_one_the_other_stays() -> None:
    assert _fields(("RRP", HIGH), ("VK netto/Stk", LOW), ("Sell/btl", LOW)) == [
        "compare_at_price",
        "price",
        "attribute",
    ]


def test_a_recommended_price_is_no_second_one_to_compare_with() -> None:
    assert _fields(("RRP", HIGH), ("Compare at price", HIGH), ("VK netto/Stk", LOW)) == [
        "attribute",
        "compare_at_price",
        "price",
    ]


def test_a_price_for_some_customers_is_one_beside_the_price() -> None:
    assert _fields(("Price", HIGH), ("Dealer net", LOW)) == ["price", "customer_prices"]
    assert _fields(("Price", HIGH), ("Dealer net", NAMES)) == ["price", "attribute"]
    assert _fields(("Distributor net", LOW)) == ["attribute"]


def test_for_two_sorts_of_customers_beside_a_recommended_price() -> None:
    assert _fields(("RRP", HIGH), ("Dealer net", LOW), ("Whsl ex VAT", LOW)) == [
        "price",
        "customer_prices",
        "customer_prices",
    ]
