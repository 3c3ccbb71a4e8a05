"""Conditions in the merchant's words."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from merchant_assistant.catalogue.query import Filter
from merchant_assistant.ui.facts.names import field_name
from merchant_assistant.ui.words import decimal, listed, number

IN_STOCK = Filter("stock", low=Decimal(1))
OUT_OF_STOCK = Filter("stock", high=Decimal(0))
_MOST_VALUES = 3  # said one by one; the rest is counted
_LONGEST = 28  # characters of one value
translate = QCoreApplication.translate  # by this very name the collector of sentences knows it


def filter_text(condition: Filter, unit: str = "") -> str:
    """“Category: Bottles, Mugs”, “Price: 5 to 10 EUR”, “Without barcode”. ``unit``: of the field's numbers."""
    if condition == IN_STOCK:
        return in_stock()
    if condition == OUT_OF_STOCK:
        return out_of_stock()
    name = field_name(condition.field)
    if condition.blank is False:
        return translate("Filters", "With {field}").format(field=name)
    if condition.blank:
        return without(condition.field)
    unit = condition.currency or unit
    told = values_text(condition.values) if condition.values else range_text(condition.low, condition.high, unit)
    return translate("Filters", "{field}: {what}").format(field=name, what=told)


def in_stock() -> str:
    return translate("Filters", "In stock")


def out_of_stock() -> str:
    return translate("Filters", "Out of stock")


def without(field: str) -> str:
    """What products that have no such value are called."""
    return translate("Filters", "Without {field}").format(field=field_name(field))


def values_text(values: tuple[str, ...]) -> str:
    """The first values, and how many more there are."""
    shown = [value if len(value) <= _LONGEST else value[: _LONGEST - 2].rstrip() + " …" for value in values]
    told, more = listed(*shown[:_MOST_VALUES]), len(values) - _MOST_VALUES
    if more <= 0:
        return told
    return translate("Filters", "{values} and {count} more").format(values=told, count=number(more))


def range_text(low: Decimal | None, high: Decimal | None, unit: str = "") -> str:
    """From, to, or both, in a unit or currency."""
    bounds = _bounds_text(low, high)
    return f"{bounds} {unit}" if unit else bounds


def _bounds_text(low: Decimal | None, high: Decimal | None) -> str:
    if low is not None and high is not None:
        return translate("Filters", "{low} to {high}").format(low=number_text(low), high=number_text(high))
    if low is not None:
        return translate("Filters", "from {low}").format(low=number_text(low))
    return translate("Filters", "up to {high}").format(high=number_text(high or Decimal(0)))


def number_text(value: Decimal) -> str:
    """A number as the window's language writes it, with its own digits."""
    return decimal(f"{value:f}")
