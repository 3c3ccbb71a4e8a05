"""What options take: texts of the command line as values, or one sentence about what is wrong with them."""

from __future__ import annotations

import argparse
import math

MAX_TEMPERATURE = 2.0


def mapping_pair(text: str) -> tuple[str, str]:
    """``COLUMN=FIELD``, split at the last ``=`` (a column's name may hold one)."""
    column, mark, field = text.rpartition("=")
    if not mark or not column:
        raise argparse.ArgumentTypeError(f"{text!r} is not COLUMN=FIELD")
    return column, field


def whole_number(text: str) -> int:
    """A number from 1 to what the database can hold."""
    return _integer(text, 1, 2**63 - 1)


def seed(text: str) -> int:
    """What the model's dice start from."""
    return _integer(text, 0, 2**32 - 1)


def temperature(text: str) -> float:
    """0 (the same text each time) to 2 (above that models write nonsense)."""
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not 0 <= value <= MAX_TEMPERATURE:  # NaN is not, either
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 0 to {MAX_TEMPERATURE:g}")
    return value


def _integer(text: str, low: int, high: int) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 20 and low <= int(text) <= high):
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from {low} on")
    return int(text)
