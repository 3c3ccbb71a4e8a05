"""Packed cells of feeds and marketplaces."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from merchant_assistant.catalogue.importing.formats import feed_cells as cells
from merchant_assistant.catalogue.importing.formats.taobao_skus import combinations
from merchant_assistant.catalogue.pricing import read_tiers

NAMES = st.text("abc颜色尺码 ", min_size=1, max_size=8).map(str.strip).filter(bool)
VALUES = st.text("abc红M0123.() ", min_size=1, max_size=8).map(str.strip).filter(bool)
PAIRS = st.dictionaries(NAMES, VALUES, min_size=1, max_size=5)


@given(PAIRS, st.sampled_from(";；|\n"), st.sampled_from(":：="))
def test_pairs_come_back(found: dict[str, str], between: str, colon: str) -> None:
    assert cells.pairs(between.join(f"{name}{colon}{value}" for name, value in found.items())) == found


@given(PAIRS)
def test_relations_come_back(found: dict[str, str]) -> None:
    assert cells.relations("|".join(f"{name}={value}" for name, value in found.items())) == found


@given(
    st.dictionaries(st.text("abcd", min_size=1, max_size=6), st.text("xyz 123", min_size=1).map(str.strip).filter(bool))
)
def test_details_come_back(found: dict[str, str]) -> None:
    assert cells.details(",".join(f"Section:{name}:{value}" for name, value in found.items())) == found


@given(st.text(max_size=60))
def test_any_text_is_taken_apart_or_left(text: str) -> None:
    """No text makes a parser fail, and tiers that are read can be read again."""
    assert all(name and value for name, value in cells.pairs(text).items())
    assert all(name and value for name, value in cells.relations(text).items())
    assert all(name and value for name, value in cells.details(text).items())
    told = cells.tiers(text, "CNY")
    assert told is None or read_tiers(told)
    combinations(text, text)
    cells.is_over(text)
    cells.days(text, text)
    cells.money(text, "CNY")


@given(st.dictionaries(st.integers(1, 10**6), st.decimals(0, 10**6, places=2), min_size=1, max_size=6))
def test_tiers_come_back(prices: dict[int, object]) -> None:
    told = cells.tiers(";".join(f"{quantity}件起:¥{price}" for quantity, price in prices.items()), "CNY")
    read = read_tiers(told or "")
    assert read is not None
    assert {int(tier.quantity): str(tier.price) for tier in read} == {q: f"{price} CNY" for q, price in prices.items()}


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("2-9件:25.00元;10-99件:¥22.50;≥100件:19.80", "2: 25.00 CNY; 10: 22.50 CNY; 100: 19.80 CNY"),
        ("1~9：12元，10以上：10元", "1: 12 CNY; 10: 10 CNY"),
        ("10起=5.5/件", "10: 5.5 CNY"),
        ("100件以上：$1.20", "100: 1.20 USD"),
        ("10: 90; 100: 80.50", "10: 90 CNY; 100: 80.50 CNY"),
        ("1,234件:5", None),
        ("面议", None),
        ("", None),
    ],
)
def test_price_steps(cell: str, told: str | None) -> None:
    assert cells.tiers(cell, "CNY") == told


def test_sections_tell_details_of_one_name_apart() -> None:
    assert cells.details("Front:Size:5 in,Back:Size:4 in,Back:Colour:black") == {
        "Front: Size": "5 in",
        "Back: Size": "4 in",
        "Colour": "black",
    }


@pytest.mark.parametrize(
    ("shortest", "longest", "told"),
    [("1", "3", "1-3 days"), ("", "1", "1 day"), ("2", "2", "2 days"), ("soon", "", "soon"), ("", "", "")],
)
def test_days(shortest: str, longest: str, told: str) -> None:
    assert cells.days(shortest, longest) == told
