"""Weights as the numbers that platforms want."""

from __future__ import annotations

import re
from decimal import Decimal

_WEIGHT = re.compile(r"(\d+(?:[.,]\d+)?)\s*(kg|g|lbs?|oz|千克|公斤|克)\.?", re.IGNORECASE)
_GRAMS = {
    "kg": Decimal(1000), "千克": Decimal(1000), "公斤": Decimal(1000), "g": Decimal(1), "克": Decimal(1),
    "lb": Decimal("453.59237"), "lbs": Decimal("453.59237"), "oz": Decimal("28.349523125"),
}  # fmt: skip


def grams(text: str) -> Decimal | None:
    """The grams of a weight with its unit (``"0.5 kg"``); None where it is anything else."""
    found = _WEIGHT.fullmatch(text.strip())
    if found is None:
        return None
    return Decimal(found[1].replace(",", ".")) * _GRAMS[found[2].lower()]


def plain(number: Decimal) -> str:
    """Without exponent and trailing zeros."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
