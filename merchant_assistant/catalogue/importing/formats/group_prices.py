"""Prices of customer groups as shops write them: from a quantity on, for all or one group, fixed or as a discount."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from merchant_assistant.catalogue.importing import values
from merchant_assistant.catalogue.pricing import PriceTier, write_prices, write_tiers
from merchant_assistant.foundation.money import Money

_EVERYONE = {"", "all", "all groups", "*", "b2c"}
_CENTS = Decimal("0.01")
_WHOLE = Decimal(100)


@dataclass(frozen=True, slots=True)
class GroupPrice:
    """One price of a list. ``percent``: the price is how many percent less than the usual one. All texts as written."""

    group: str
    quantity: str
    price: str
    percent: bool = False


def as_fields(prices: Iterable[GroupPrice], usual: str | None, currency: str | None) -> dict[str, str]:
    """``price_tiers`` (of everyone) and ``customer_prices`` (of one group) of a variant; both are there, blank or not.

    ``usual``: the variant's price as a decimal string, which discounts are taken off.
    """
    tiers: dict[str, PriceTier] = {}
    customers: dict[str, Money] = {}
    for one in prices:
        amount, quantity = _amount(one, usual), _quantity(one.quantity)
        if amount is None or quantity is None:
            continue
        if one.group.strip().casefold() in _EVERYONE:
            tiers[quantity] = PriceTier(quantity, Money(amount, currency))
        else:
            who = one.group.strip() if quantity == "1" else f"{one.group.strip()} ({quantity}+)"
            customers[who] = Money(amount, currency)
    return {"price_tiers": write_tiers(tiers.values()), "customer_prices": write_prices(customers)}


def _quantity(text: str) -> str | None:
    many = values.read_stock(text) if text.strip() else 1.0
    return None if many is None or many <= 0 else f"{many:g}" if many < 1e6 else f"{many:.0f}"


def _amount(one: GroupPrice, usual: str | None) -> str | None:
    read = values.read_amount(one.price.strip().removesuffix("%")) if one.price.strip() else None
    decimal = values.to_decimal(read.number, ".") if read else None
    if decimal is None or not one.percent:
        return decimal
    if usual is None or not 0 <= Decimal(decimal) <= _WHOLE:
        return None
    return str((Decimal(usual) * (_WHOLE - Decimal(decimal)) / _WHOLE).quantize(_CENTS))
