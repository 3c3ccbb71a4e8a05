"""Prices by quantity and by customer stand in one line that is read again as it was meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from merchant_assistant.catalogue.pricing import (
    PriceTier,
    price_for,
    read_prices,
    read_tiers,
    write_prices,
    write_tiers,
)
from merchant_assistant.foundation.money import Money

amounts = st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False).map(str)
money = st.builds(Money, amounts, st.sampled_from([None, "EUR", "CNY", "USD"]))
quantities = st.integers(1, 10**6).map(str)


@given(st.dictionaries(quantities, money, min_size=1))
def test_tiers_come_back_smallest_quantity_first(tiers: dict[str, Money]) -> None:
    written = write_tiers(PriceTier(quantity, price) for quantity, price in tiers.items())
    wanted = sorted(tiers.items(), key=lambda item: int(item[0]))
    assert read_tiers(written) == tuple(PriceTier(quantity, price) for quantity, price in wanted)


@given(st.dictionaries(st.from_regex(r"[\w\- .]*\w", fullmatch=True), money, min_size=1))
def test_prices_of_customers_come_back(prices: dict[str, Money]) -> None:
    trimmed = {name.strip(): price for name, price in prices.items()}
    assert read_prices(write_prices(trimmed)) == trimmed


def test_marks_in_a_name_end_it_nowhere() -> None:
    assert read_prices(write_prices({"A; B: C": Money("1")})) == {"A, B  C": Money("1")}


def test_other_texts_are_no_prices() -> None:
    for text in ("", "from 10 pieces cheaper", "10: dear", "10: 1.5 euro", ";"):
        assert read_tiers(text) is None
        assert read_prices(text) is None
    assert read_tiers("wholesale: 9.90 EUR") is None


@pytest.mark.parametrize(("quantity", "price"), [(9, None), (10, "11.20"), (99, "11.20"), (100, "9.90")])
def test_many_cost_each_what_the_last_tier_below_says(quantity: int, price: str | None) -> None:
    found = price_for(quantity, "100: 9.90 EUR; 10: 11.20 EUR")
    assert found == (Money(price, "EUR") if price else None)
