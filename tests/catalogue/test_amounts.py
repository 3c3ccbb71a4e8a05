"""Numbers in cells, with their units."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from merchant_assistant.catalogue.amounts import quantity_of


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("12.50 EUR", "12.50", "EUR"),
        ("1.234,5", "1234.5", ""),
        ("1,234.5 kg", "1234.5", "kg"),
        ("0,5 kg", "0.5", "kg"),
        ("1,234", "1234", ""),
        ("1.234", "1.234", ""),
        ("1 000 000", "1000000", ""),
        ("10 %", "10", "%"),
        ("500ml", "500", "ml"),
        ("$5.00", "5.00", "$"),
        ("-3", "-3", ""),
        ("3 年", "3", "年"),
    ],
)
def test_reads(text: str, number: str, unit: str) -> None:
    quantity = quantity_of(text)
    assert quantity is not None
    assert (str(quantity.number), quantity.unit) == (number, unit)


@pytest.mark.parametrize("text", ["", "red", "12.5.6", "1,2,3", "20 x 30 cm", "TM-500", "1.23457E+12", "--1", "5 to 7"])
def test_does_not_read(text: str) -> None:
    assert quantity_of(text) is None


@given(number=st.decimals(allow_nan=False, allow_infinity=False, places=3), unit=st.sampled_from(("", " EUR", " kg")))
def test_what_was_written_plainly_is_read_again(number: Decimal, unit: str) -> None:
    quantity = quantity_of(f"{number:f}{unit}")
    assert quantity is not None
    assert (quantity.number, quantity.unit) == (number, unit.strip())


@given(text=st.text(max_size=40))
def test_any_text_can_be_asked(text: str) -> None:
    quantity_of(text)
