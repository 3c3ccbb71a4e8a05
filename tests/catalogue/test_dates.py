"""Days in cells as numbers: every usual way of writing them, and columns that leave open what they mean."""

from __future__ import annotations

import pytest

from merchant_assistant.catalogue.dates import day_text, days_of


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2026-03-28", "2026-03-28"),
        ("2026/3/8", "2026-03-08"),
        ("08.03.2026", "2026-03-08"),
        ("2026年3月8日", "2026-03-08"),
        ("8 Mar 2026", "2026-03-08"),
        ("8-Mar-26", "2026-03-08"),
        ("March 8, 2026", "2026-03-08"),
        ("2026-03-08T14:30:00Z", "2026-03-08 14:30"),
        ("2026-03-08 2:30 pm", "2026-03-08 14:30"),
        ("Mar 2026", "2026-03"),
        ("2026年3月", "2026-03"),
        ("03/2026", "2026-03"),
        ("31/01/2026", "2026-01-31"),
        ("01/31/2026", "2026-01-31"),
    ],
)
def test_a_day_is_read_however_it_is_written(cell: str, day: str) -> None:
    days = days_of([cell])
    assert days is not None and days[0] is not None
    assert day_text(days[0]) == day


def test_a_column_says_what_comes_first() -> None:
    days = days_of(["02/03/2026", "13/04/2026", ""])
    assert days is not None
    assert [day and day_text(day) for day in days] == ["2026-03-02", "2026-04-13", None]


@pytest.mark.parametrize(
    "cells", [["02/03/2026", "04/05/2026"], ["12", "14"], ["10-12"], ["2:1"], ["31.02.2026"], [""]]
)
def test_what_is_open_or_no_day_is_none(cells: list[str]) -> None:
    assert days_of(cells) is None


def test_days_come_in_their_order() -> None:
    days = days_of(["2 Jan 2026", "30 Dec 2025", "Jan 2026"])
    assert days is not None
    assert sorted(days, key=lambda day: day or 0) == [days[1], days[2], days[0]]
