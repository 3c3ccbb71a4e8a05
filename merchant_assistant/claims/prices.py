"""Prices: $12.50, 12,50 €, 35元."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from merchant_assistant.claims.context import Context
from merchant_assistant.claims.facts import Fact
from merchant_assistant.claims.numbers import Amount
from merchant_assistant.claims.quantities import Quantity
from merchant_assistant.claims.tables import Unit
from merchant_assistant.claims.text import Text

_CURRENCIES = {
    "$": ("USD", "CAD", "AUD", "SGD", "HKD", "MXN", "NZD"), "us$": ("USD",), "hk$": ("HKD",), "a$": ("AUD",), "c$": ("CAD",),
    "usd": ("USD",), "dollars": ("USD", "CAD", "AUD"), "dollar": ("USD", "CAD", "AUD"), "美元": ("USD",), "美金": ("USD",),
    "€": ("EUR",), "eur": ("EUR",), "euro": ("EUR",), "euros": ("EUR",), "欧元": ("EUR",), "£": ("GBP",), "gbp": ("GBP",),
    "英镑": ("GBP",), "¥": ("CNY", "JPY"), "cny": ("CNY",), "rmb": ("CNY",), "yuan": ("CNY",), "元": ("CNY",), "块钱": ("CNY",),
    "人民币": ("CNY",), "jpy": ("JPY",), "日元": ("JPY",), "₹": ("INR",), "inr": ("INR",), "rs": ("INR",), "rs.": ("INR",),
    "aed": ("AED",), "chf": ("CHF",), "cad": ("CAD",), "aud": ("AUD",), "sek": ("SEK",), "pln": ("PLN",), "sgd": ("SGD",),
    "hkd": ("HKD",), "₽": ("RUB",), "rub": ("RUB",), "zł": ("PLN",), "krw": ("KRW",), "₩": ("KRW",), "try": ("TRY",),
}  # fmt: skip
_FORMS = "|".join(re.escape(form) for form in sorted(_CURRENCIES, key=len, reverse=True) if form != "try")
_BEFORE = re.compile(rf"(?<![A-Za-z])(?P<form>{_FORMS})\s?$", re.IGNORECASE)
_AFTER = re.compile(rf"\s?(?P<form>{_FORMS})(?![A-Za-z])", re.IGNORECASE)
_LONGEST = 6


def prices(context: Context) -> Iterator[Fact]:
    """Every amount of money of the text."""
    for amount in context.numbers:
        found = _price(context.text, amount)
        if found:
            start, end, currencies = found
            topics, words = context.around(start, end)
            yield Fact("price", start, end, Quantity(amount, None, currencies), topics | {"price"}, words)


def _price(text: Text, amount: Amount) -> tuple[int, int, tuple[Unit, ...]] | None:
    if amount.spelled:
        return None
    before = _BEFORE.search(text.folded, max(0, amount.start - _LONGEST), amount.start)
    after = _AFTER.match(text.folded, amount.end)
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
    return tuple(Unit(code, f"money:{code}", Fraction(1), Fraction(0), "money") for code in _CURRENCIES[form])
