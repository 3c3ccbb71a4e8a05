"""Lengths in characters, UTF-16 units, bytes and half widths; texts cut to fit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from merchant_assistant.listings.counting import Counting, cut, measure

WAYS: tuple[Counting, ...] = ("characters", "utf16", "bytes", "half_width")


@pytest.mark.parametrize(
    ("text", "lengths"),
    [("abc", (3, 3, 3, 3)), ("保温杯", (3, 3, 9, 6)), ("é", (1, 1, 2, 1)), ("🎁", (1, 2, 4, 2)), ("，A", (2, 2, 4, 3))],
)
def test_lengths(text: str, lengths: tuple[int, ...]) -> None:
    assert tuple(measure(text, way) for way in WAYS) == lengths


def test_cut_at_a_word() -> None:
    assert cut("Steel bottle with lid", 14) == "Steel bottle"
    assert cut("Steel bottle, with lid", 12) == "Steel bottle"
    assert cut("Steel bottle", 12) == "Steel bottle"
    assert cut("不锈钢保温杯", 7, "half_width") == "不锈钢"


@given(st.text(max_size=60), st.integers(1, 50), st.sampled_from(WAYS))
def test_what_is_cut_fits_and_is_the_beginning(text: str, most: int, way: Counting) -> None:
    short = cut(text, most, way)
    assert measure(short, way) <= most
    assert text.startswith(short)
