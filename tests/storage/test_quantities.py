"""Which texts say the same amount."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from merchant_assistant.storage.quantities import same_quantity


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1.499,00", "1499"),
        ("29,90 €", "29.90"),
        ("29,90 €", "EUR 29.9"),
        ("0,85 kg", "850 g"),
        ("420克", "0.42 kg"),
        ("1 250", "1,250"),
        ("1'250.50", "1250,5"),
    ],
)
def test_the_same(one: str, other: str) -> None:
    assert same_quantity(one, other) and same_quantity(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("24,99", "2499"),
        ("29,90 €", "$29.90"),
        ("0,85 kg", "0,85 lb"),
        ("850", "850 g"),
        ("on request", "on request!"),
        ("-4", "4"),
        ("1.499,00", "1.498"),
    ],
)
def test_not_the_same(one: str, other: str) -> None:
    assert not same_quantity(one, other) and not same_quantity(other, one)


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_is_answered(one: str, other: str) -> None:
    assert same_quantity(one, other) == same_quantity(other, one)


def test_a_cell_that_is_not_there_equals_none() -> None:
    """SQLite asks before it has looked whether there is one: a first weight must not stop an import."""
    assert not same_quantity(None, "310 g")
    assert not same_quantity("310 g", None)
    assert not same_quantity(None, None)
