"""Prices: $12.50, 12,50 €, 35元."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache

from merchant_assistant.claims.context import Context
from merchant_assistant.claims.facts import Fact
from merchant_assistant.claims.numbers import Amount
from merchant_assistant.claims.quantities import Quantity
from merchant_assistant.claims.tables import Unit, table
from merchant_assistant.claims.text import Text

_LONGEST = 6


@cache
def _currencies() -> dict[str, tuple[str, ...]]:
    content = table("currencies")
    codes = {code.lower(): (code,) for code in content["codes"]["iso"]}
    return codes | {sign: tuple(meant) for sign, meant in content["signs"].items()}


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    forms = "|".join(re.escape(form) for form in sorted(_currencies(), key=len, reverse=True))
    return (
        re.compile(rf"(?<![A-Za-z])(?P<form>{forms})\s?$", re.IGNORECASE),
        re.compile(rf"\s?(?P<form>{forms})(?![A-Za-z])", re.IGNORECASE),
    )


def prices(context: Context) -> Iterator[Fact]:
    """Every amount of money of the text."""
    for amount in context.numbers:
        found = _price(context.text, amount)
        if found:
            start, end, currencies = found
            topics, words = context.around(start, end)
            yield Fact("price", start, end, Quantity(amount, None, currencies), topics | {"price"}, words)


def _price(text: Text, amount: Amount) -> tuple[int, int, tuple[Unit, ...]] | None:
    pattern_before, pattern_after = _patterns()
    before = pattern_before.search(text.folded, max(0, amount.start - _LONGEST), amount.start)
    after = pattern_after.match(text.folded, amount.end)
    if after and after["form"] in ("$", "¥") and not before and text.folded[after.end() : after.end() + 1].isdigit():
        after = None  # "2 $5 vouchers"
    form = before or after
    if not form or form["form"] == "RS":  # the prefix of a model
        return None
    start = before.start() if before else amount.start
    end = after.end() if after and (not before or after["form"].isalpha()) else amount.end
    return start, end, _units(form["form"].lower())


def _units(form: str) -> tuple[Unit, ...]:
    """Currencies are units that do not convert: each is a dimension of its own."""
    return tuple(Unit(code, f"money:{code}", Fraction(1), Fraction(0), "money") for code in _currencies()[form])
