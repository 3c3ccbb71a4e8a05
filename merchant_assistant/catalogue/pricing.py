"""Prices beside the one price: tiers by quantity, and lists for some customers, each written as one line of text.

``1: 12.50 EUR; 10: 11.20 EUR; 100: 9.90 EUR`` (from that quantity on, each) and ``wholesale: 9.90 EUR; VIP: 9 EUR``.
One line is what a cell can hold, a person can read and correct, and an export can write again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from merchant_assistant.foundation.money import Money

_PART = re.compile(r"\s*(?P<name>[^;]*?)\s*:\s*(?P<amount>\d+(?:\.\d+)?)(?:\s+(?P<currency>[A-Z]{3}))?\s*")
_QUANTITY = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class PriceTier:
    """What one costs where at least ``quantity`` are bought. ``quantity``: a decimal string, unit as sold."""

    quantity: str
    price: Money


def write_tiers(tiers: Iterable[PriceTier]) -> str:
    """Tiers as one line, the smallest quantity first."""
    ordered = sorted(tiers, key=lambda tier: Decimal(tier.quantity))
    return "; ".join(f"{tier.quantity}: {tier.price}" for tier in ordered)


def read_tiers(text: str) -> tuple[PriceTier, ...] | None:
    """The tiers of a line of :func:`write_tiers`; None where it is another text."""
    parts = _parts(text)
    if not parts or not all(_QUANTITY.fullmatch(name) for name, _ in parts):
        return None
    return tuple(PriceTier(name, price) for name, price in parts)


def price_for(quantity: int, tiers: str) -> Money | None:
    """What one costs where so many are bought, by a line of tiers; None where none of them begins so low."""
    fitting = [tier for tier in read_tiers(tiers) or () if Decimal(tier.quantity) <= quantity]
    return max(fitting, key=lambda tier: Decimal(tier.quantity)).price if fitting else None


def write_prices(prices: Mapping[str, Money]) -> str:
    """Prices by customer group as one line, in their order. What would end a name early is written otherwise."""
    return "; ".join(f"{name.translate(_PLAIN)}: {price}" for name, price in prices.items())


def read_prices(text: str) -> dict[str, Money] | None:
    """The prices of a line of :func:`write_prices`; None where it is another text."""
    parts = _parts(text)
    return dict(parts) if parts and all(name for name, _ in parts) else None


_PLAIN = str.maketrans({";": ",", ":": " "})


def _parts(text: str) -> list[tuple[str, Money]] | None:
    found = [_PART.fullmatch(part) for part in text.split(";")]
    if not all(found):
        return None
    return [(part["name"], Money(part["amount"], part["currency"])) for part in found if part]
