"""Columns of quantities beside the price: from how many on one holds, or what is in each of several stores."""

from __future__ import annotations

import pytest

from merchant_assistant.catalogue.importing import price_columns


@pytest.mark.parametrize(
    ("heads", "tiers"),
    [
        (["Price", "Qty 1", "Qty 2"], 0),
        (["Price", "Qty 1", "Qty 10", "Qty 100"], 3),
        (["Price", "1+", "2+"], 2),
        (["Description", "Qty 1", "Qty 2"], 2),
    ],
)
def test_quantities_of_places_are_no_tiers_of_prices(heads: list[str], tiers: int) -> None:
    fields = ["price" if head == "Price" else "" for head in heads]
    price_columns.claim(heads, fields)
    assert fields.count(price_columns.TIERS) == tiers
